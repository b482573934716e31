"""Which endpoints a page is about, and which of its sections are about which."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.places import InPage
from generator.read import curl
from generator.read.markdown import (
    Bullets,
    Fence,
    Paragraph,
    Section,
    Sheet,
    Table,
    Text,
)
from generator.read.paths import Route, head_route, only_route, route
from generator.read.sightings import Sighting, distinct

_LABEL = re.compile(
    r"(?i)\W{0,4}(?:endpoint|url|route|path|request|http request|method)\W{0,4}[:\s]\W{0,4}"
)
_KEYS = frozenset({"title", "api", "openapi", "endpoint", "sidebarTitle"})
_SAMPLE = re.compile(r"(?i)\b(examples?|samples?|see also)\b")
_LIKE_A_VALUE = re.compile(r"\d|[A-Z]{2}|%|\.(?!json$|xml$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """One operation that a page names, at `place`; said_server: where the page says its server.

    sections: what the page says about it, in order. home: those of them that introduce it, nearest first.
    """

    route: Route
    place: InPage | None
    sections: tuple[Section, ...]
    home: tuple[Section, ...]
    said_server: InPage | None = None


def endpoints(sheet: Sheet, described: Sequence[Route]) -> tuple[Endpoint, ...]:
    """The endpoints of a page: those its OpenAPI blocks describe, else those it names, else its samples'."""
    if len(described) == 1:
        only = Sighting(route=described[0], place=None, index=0)
        return _with_sections(sheet, [only])
    if described:
        return ()
    named = distinct(_named(sheet)) or distinct(_sampled(sheet))
    return _with_sections(sheet, named)


def _named(sheet: Sheet) -> Iterator[Sighting]:
    for entry in sheet.front:
        found = _front_route(entry.key, entry.value)
        if found:
            place = InPage(page=sheet.name, line=entry.line, column=entry.column)
            yield _sighting(found, place, 0)
    for index, section in enumerate(sheet.sections):
        for found, text in _in_section(section):
            line, column = text if isinstance(text, tuple) else (text.line, text.column)
            place = InPage(page=sheet.name, line=line, column=column)
            level = section.level if text is section.title else None
            yield replace(_sighting(found, place, index), level=level)


def _sighting(route: Route, place: InPage, index: int) -> Sighting:
    said = place if route.server else None
    return Sighting(route=route, place=place, index=index, said_server=said)


def _front_route(key: str, value: str) -> Route | None:
    if key not in _KEYS:
        return None
    return only_route(value) or head_route(value)


def _in_section(section: Section) -> Iterator[tuple[Route, Text | tuple[int, int]]]:
    if section.title:
        found = only_route(section.title.source)
        if found:
            yield found, section.title
    if any(_SAMPLE.search(title) for title in section.trail):
        return
    for part in section.parts:
        match part:
            case Paragraph(text=text, quoted=False):
                yield from _in_text(text)
            case Fence():
                first = part.code.lstrip().split("\n", 1)[0]
                found = only_route(first)
                if found:
                    yield found, (part.line + 1, part.indent + 1)
            case Bullets():
                yield from _in_bullets(part)
            case Table():
                yield from _in_table(part)
            case _:
                pass


def _in_text(text: Text) -> Iterator[tuple[Route, Text]]:
    for line in text.source.split("\n"):
        plain = line.replace("**", "").strip()
        label = _LABEL.match(plain)
        found = only_route(plain) or (label and only_route(plain[label.end() :]))
        if found:
            yield found, text
            return


def _in_bullets(part: Bullets) -> Iterator[tuple[Route, Text]]:
    said: dict[str, Text] = {}
    for item in part.items:
        label, _, value = item.text.plain.partition(":")
        if value.strip():
            said.setdefault(label.strip().lower(), item.text)
        yield from _in_text(item.text) if label.lower() == "endpoint" else ()
    method, path = said.get("method"), said.get("path") or said.get("url")
    if method and path:
        words = [text.plain.partition(":")[2].strip() for text in (method, path)]
        found = only_route(" ".join(words))
        if found:
            yield found, path


def _in_table(part: Table) -> Iterator[tuple[Route, Text]]:
    header = [cell.strip(" *") for cell in part.header]
    path = next((name for name in ("path", "endpoint", "url") if name in header), None)
    if "method" not in header or path is None:
        return
    for row in part.rows:
        if len(row) == len(header):
            cell = row[header.index(path)]
            found = only_route(f"{row[header.index('method')].plain} {cell.plain}")
            if found:
                yield found, cell


def _sampled(sheet: Sheet) -> Iterator[Sighting]:
    """What the cURL samples call, where no part of the path could be somebody's own id."""
    for index, section in enumerate(sheet.sections):
        for command in curl.commands(section):
            found = route(f"{command.method} {command.url}")
            if found and not _LIKE_A_VALUE.search(
                re.sub(r"/v\d+(?=/|$)", "", found.path)
            ):
                place = InPage(page=sheet.name, line=command.line)
                yield _sighting(found, place, index)


def _with_sections(sheet: Sheet, named: list[Sighting]) -> tuple[Endpoint, ...]:
    indexes = sorted({one.index for one in named})
    starts = {
        index: _start(sheet.sections, index, before)
        for before, index in zip([-1, *indexes], indexes, strict=False)
    }
    starts[indexes[0] if indexes else 0] = 0
    ends = dict(
        zip(
            indexes,
            [*(starts[i] for i in indexes[1:]), len(sheet.sections)],
            strict=False,
        )
    )
    return tuple(
        Endpoint(
            route=one.route,
            place=one.place,
            said_server=one.said_server,
            sections=sheet.sections[starts[one.index] : ends[one.index]],
            home=_home(sheet.sections, starts[one.index], one.index),
        )
        for one in named
    )


def _home(sections: tuple[Section, ...], start: int, index: int) -> tuple[Section, ...]:
    """The section that names an endpoint and the headings over it, down to where its own begin."""
    first = index
    if not sections[index].title and index + 1 < len(sections):
        # What front matter names is introduced by the page's title, if it has one.
        first = index + 1 if sections[index + 1].level == 1 else index
    chain = [sections[first]]
    for above in range(first - 1, start - 1, -1):
        if sections[above].level < chain[-1].level:
            chain.append(sections[above])
    return tuple(chain)


def _start(sections: tuple[Section, ...], index: int, before: int) -> int:
    """The first section of an endpoint: the heading over the one that names it, if that is its own."""
    start = index
    for above in range(index - 1, before, -1):
        if sections[above].level < sections[start].level:
            start = above
    return start
