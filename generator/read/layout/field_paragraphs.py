"""Fields that stand in paragraphs or lines of their own, `` `limit`: How many ``: bullets, as other pages write them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.read.layout import labelled_texts
from generator.read.pages.markdown import (
    LABEL_LEVEL,
    Bullet,
    Bullets,
    Paragraph,
    Part,
    Section,
    Text,
)

_LONGEST_LABEL = 80
_MARKED = re.compile(r"(\*{1,2}|_{1,2})[^*_`\n]+\1:?")
_FIELD = re.compile(
    r"`[A-Za-z_@$][\w.@$\[\]-]*(?:=[^`\n]*)?`(?:\s*\([^()\n]*\))?\s*[:–—-]\s+\S"
)


def sections(found: Iterable[Section]) -> Iterator[Section]:
    """The sections with such fields as lists; the label straight before them begins a section."""
    for section in found:
        yield from _apart(section)


def _apart(section: Section) -> Iterator[Section]:
    now, parts = section, list[Part]()
    over = (section.heading,) if section.title and section.level > 1 else ()
    above = (*section.above, *over) if section.level < LABEL_LEVEL else section.above
    for part in section.parts:
        found = _fields(part)
        last = parts[-1] if parts else None
        if found and isinstance(last, Paragraph) and _is_label(last):
            yield replace(now, parts=tuple(parts[:-1]))
            now = Section(level=LABEL_LEVEL, title=last.text, above=above, parts=())
            parts = []
            last = None
        if found and isinstance(last, Bullets):
            parts[-1] = Bullets(items=(*last.items, *found))
        else:
            parts.append(Bullets(items=found) if found else part)
    yield replace(now, parts=tuple(parts))


def _is_label(part: Paragraph) -> bool:
    """Whether a paragraph does a heading's work: `Query parameters:`, `*Options*`."""
    source = part.text.source
    return len(source) <= _LONGEST_LABEL and (
        part.text.plain.endswith(":") or _MARKED.fullmatch(source) is not None
    )


def _fields(part: Part) -> tuple[Bullet, ...]:
    """The bullets that a paragraph is, a line each; none when one of its lines begins with anything else."""
    if not isinstance(part, Paragraph) or part.quoted:
        return ()
    typed = tuple(labelled_texts.fields(part.text))
    return typed or tuple(_lines(part.text))


def _lines(text: Text) -> Iterator[Bullet]:
    starts = [0, *(found.end() for found in re.finditer(r"\n", text.source))]
    begun = [at for at in starts if _FIELD.match(text.source, at)]
    if begun[:1] != [0]:
        return
    for start, end in zip(begun, [*begun[1:], len(text.source)], strict=True):
        own = labelled_texts.between(text, start, end)
        if own:
            yield Bullet(text=own, more=(), children=())
