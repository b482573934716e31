"""Pages copied as they looked, of several calls without a heading: each begins with its title, method and URL."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.read.pages.markdown import LABEL_LEVEL, Paragraph, Part, Section, Text
from generator.read.pages.paths import METHODS

_LEVEL = LABEL_LEVEL - 1
_URL = re.compile(r"<?(?:https?://|/)\S+")
_LONGEST_TITLE = 80


def sections(found: Iterable[Section]) -> tuple[Section, ...]:
    """The sections of a page, those with several such calls cut before each of them."""
    return tuple(one for section in found for one in _calls(section))


def _calls(section: Section) -> Iterator[Section]:
    starts = [n for n, part in enumerate(section.parts) if _begins(part) is not None]
    if len(starts) < 2:
        yield section
        return
    yield replace(section, parts=section.parts[: starts[0]])
    over = (section.heading,) if section.title and section.level > 1 else ()
    for start, end in zip(starts, [*starts[1:], len(section.parts)], strict=True):
        yield Section(
            level=_LEVEL,
            title=_begins(section.parts[start]),
            above=(*section.above, *over),
            parts=section.parts[start:end],
        )


def _begins(part: Part) -> Text | None:
    """The title of a call that a paragraph begins with, if its method and URL have lines of their own below it."""
    if not isinstance(part, Paragraph) or part.quoted:
        return None
    lines = [line.strip() for line in part.text.source.split("\n")]
    if len(lines) < 3:
        return None
    title, method, url = lines[:3]
    if method not in METHODS or not _URL.fullmatch(url) or len(title) > _LONGEST_TITLE:
        return None
    return replace(part.text, source=title, plain=title)
