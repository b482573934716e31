"""The vendor's own address of a page, where the page says it."""

import re
from collections.abc import Iterator

from generator.read.pages.markdown import Bullets, Paragraph, Sheet

_SAID = re.compile(
    r"(?i)(?:reference|source|html version|canonical(?: url)?)\s*:\s*<?(https?://[^\s<>()\"']+)"
)
_KEYS = frozenset({"source_url", "canonical_url", "source"})


def address(sheet: Sheet) -> str | None:
    """The URL in front matter or on a line such as `Reference: https://...`; None when there is none."""
    return next(_addresses(sheet), None)


def _addresses(sheet: Sheet) -> Iterator[str]:
    for entry in sheet.front:
        if entry.key in _KEYS and entry.value.startswith(("https://", "http://")):
            yield entry.value
    for text in _lines(sheet):
        found = _SAID.match(text)
        if found:
            yield found[1]


def _lines(sheet: Sheet) -> Iterator[str]:
    for section in sheet.sections:
        if section.title:
            yield section.title.source
        for part in section.parts:
            if isinstance(part, Paragraph):
                yield from part.text.source.split("\n")
            elif isinstance(part, Bullets):
                yield from (item.text.source for item in part.items)
