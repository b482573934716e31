"""Links of a page: the vendor's own address of it, and what would describe the API better than the page does."""

import re
from collections.abc import Iterator

from generator.findings import Findings
from generator.places import InPage
from generator.read.pages.markdown import Bullet, Bullets, Paragraph, Sheet, Table, Text

_SAID = re.compile(
    r"(?i)(?:reference|source|html version|canonical(?: url)?)\s*:\s*<?(https?://[^\s<>()\"']+)"
)
_KEYS = frozenset({"source_url", "canonical_url", "source"})
_DOCUMENT = re.compile(
    r"https?://[^\s()<>\[\]\"'`]*(?:openapi|swagger)[^\s()<>\[\]\"'`]*\.(?:json|ya?ml)\b",
    re.IGNORECASE,
)


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


def report(sheet: Sheet, findings: Findings) -> None:
    """Reports each OpenAPI document that a page links to; nothing is fetched."""
    lines = sheet.text.split("\n")
    for text in _texts(sheet):
        for url in dict.fromkeys(_DOCUMENT.findall(text.source)):
            line, column = _spot(lines, text, url)
            findings.info(
                "better-source",
                f"this page links to an OpenAPI document, {url}, which says more than "
                "the page; it was not fetched",
                InPage(page=sheet.name, line=line, column=column),
            )


def _spot(lines: list[str], text: Text, url: str) -> tuple[int, int | None]:
    for number in range(text.line, text.line + text.source.count("\n") + 1):
        at = lines[number - 1].find(url)
        if at >= 0:
            return number, at + 1
    return text.line, None


def _texts(sheet: Sheet) -> Iterator[Text]:
    for part in sheet.parts:
        match part:
            case Paragraph(text=text):
                yield text
            case Bullets(items=items):
                yield from (text for item in items for text in _within(item))
            case Table(rows=rows):
                yield from (cell for row in rows for cell in row)
            case _:
                pass


def _within(bullet: Bullet) -> Iterator[Text]:
    yield bullet.text
    yield from bullet.more
    for child in bullet.children:
        yield from _within(child)
