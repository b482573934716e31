"""Headings that are a method alone, `#### GET`, over the paths that have it: a section for each call."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.read.layout.labelled_texts import after
from generator.read.pages.markdown import (
    LABEL_LEVEL,
    Bullet,
    Bullets,
    Paragraph,
    Part,
    Section,
    Text,
)
from generator.read.pages.paths import METHODS, only_route

_METHOD = re.compile(
    rf"(?:HTTP )?({'|'.join(METHODS)})(?: (?:requests?|method|calls))?:?"
)
_PATH = re.compile(
    r"(?:\*\*)?`(?P<path>/[^`\n]*)`(?:\*\*)?\s*(?:[:–—-]\s+(?=\S)(?P<words>.*)|$)",
    re.DOTALL,
)


def sections(found: Iterable[Section]) -> Iterator[Section]:
    """The sections of a page, each under such a heading followed by one for each path that it lists."""
    for section in found:
        method = _METHOD.fullmatch(section.heading.strip())
        if method:
            yield from _apart(section, method[1])
        else:
            yield _named(section)


def _named(section: Section) -> Section:
    """A section whose heading is a path, with the method that the one over it is."""
    method = _METHOD.fullmatch(section.above[-1].strip()) if section.above else None
    call = _call(method[1], section.title) if method and section.title else None
    return replace(section, title=call[0]) if call and not call[1] else section


def _apart(section: Section, method: str) -> Iterator[Section]:
    groups: list[tuple[list[tuple[Text, list[Part]]], list[Part]]] = [([], [])]
    for part in section.parts:
        calls = [*_calls(part, method)]
        if calls:
            groups.append((calls, []))
        else:
            groups[-1][1].append(part)
    yield replace(section, parts=tuple(groups[0][1]))
    # Of paths that stand together, all is said of each that is said after them.
    for calls, parts in groups[1:]:
        for title, own in calls:
            yield Section(
                level=min(section.level + 1, LABEL_LEVEL - 1),
                title=title,
                above=(*section.above, section.heading),
                parts=(*own, *parts),
            )


def _calls(part: Part, method: str) -> Iterator[tuple[Text, list[Part]]]:
    """The calls that a part names, each with what else it says of it; none when one item is no path."""
    items: tuple[Bullet, ...] = ()
    if isinstance(part, Bullets):
        items = part.items
    elif isinstance(part, Paragraph) and not part.quoted:
        items = (Bullet(text=part.text, more=(), children=()),)
    found = [_call(method, item.text) for item in items]
    if all(found):
        for item, call in zip(items, found, strict=True):
            said = [call[1]] if call and call[1] else []
            own: list[Part] = [Paragraph(text=one, quoted=False) for one in said]
            own += [Paragraph(text=one, quoted=False) for one in item.more]
            own += [Bullets(items=item.children)] if item.children else []
            if call:
                yield call[0], own


def _call(method: str, text: Text) -> tuple[Text, Text | None] | None:
    """A title that names the call whose path a text begins with, and what the text says after it."""
    found = _PATH.fullmatch(text.source.strip())
    name = f"{method} {found['path']}" if found else ""
    if found is None or only_route(name) is None:
        return None
    title = replace(text, source=name, plain=name, codes=(), link=None)
    return title, after(text, found.start("words")) if found["words"] else None
