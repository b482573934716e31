"""Calls whose method and address stand apart, each under a label of its own: `## Request URL` and `## Method`."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from generator.read.code import curl
from generator.read.listed import headings, unheaded
from generator.read.pages import labels
from generator.read.pages.markdown import (
    Bullets,
    Fence,
    Paragraph,
    Part,
    Section,
    Table,
    Text,
    prose,
)
from generator.read.pages.paths import METHODS, Route, only_path, slashed, told_route
from generator.read.routing import badges
from generator.read.routing.sightings import Sighting

Spot: TypeAlias = tuple[int, int]
_Role: TypeAlias = Literal["method", "address"]

_METHOD = re.compile(rf"(?:http\W*)?({'|'.join(METHODS)})(?![a-z])", re.IGNORECASE)
_ANY_METHOD = re.compile(rf"(?<![a-z])(?:{'|'.join(METHODS)})(?![a-z])", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:https?://|/(?!/)|\{\{?[\w-]+\}?\}/|\$\{?[A-Z]\w*\}?/)[^\s`\"'|，。；]*"
)
_COLON = re.compile(r"[:：]\s*")
# A placeholder that the path begins with; most that stand first are where the API is.
_PLACE_FIRST = re.compile(
    r"(?i)\{(?!\{)(?!\w*(?:ur[li]|host|domain|base|root|server|address|api|site|endpoint|gateway|instance))[\w-]+\}/"
)
# `All endpoints use POST.`, `Every call is a POST request`; not `All endpoints but one use POST`, nor `use POST or GET`.
_ALL_HAVE = re.compile(
    r"(?:^|[.:;!]\s{1,4}|\n)\W{0,8}(?i:(?:remember|note|please note)\W+(?:that\s+)?)?"
    r"(?i:(?:all|every|each)(?:\s+of)?(?:\s+(?:the|our|these|api|rpc|http|rest|this))*"
    r"\s+(?:endpoint|method|request|call|command|operation|action|route)s?"
    r"(?:\s+(?:in|of|on|to|below|here)(?:\s+(?:this|the|our))?(?:\s+(?:page|document|api|section|server))?)?"
    r"\s+(?:must\s+|should\s+|only\s+|always\s+|are\s+to\s+)*"
    r"(?:use[sd]?|are|is|be|accepts?|expects?|requires?|supports?|sent|made|called|take)"
    r"(?:\s+(?:only|an?|the|http|method|sent|made|called|using|via|with|as|by|through|is|be))*)"
    rf"\s+[`*\"']{{0,3}}(?P<method>{'|'.join(METHODS)})[`*\"']{{0,3}}(?:\s+(?i:https?\s+)?(?i:requests?|methods?|calls?|verbs?|s))?"
    r"(?=\s*(?:[.;!]|$)|,? with\b|,? to\b)"
)
_BASE = re.compile(r"(?i)api|rest|v\d+(?:\.\d+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call and where its address stands. index: of the section that has it."""

    route: Route
    index: int
    at: Text | Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A method or an address under its label. depth: the level of what it stands under."""

    role: _Role
    value: str
    at: Text | Spot
    index: int
    depth: int


def calls(sections: Sequence[Section]) -> Iterator[Call]:
    """The calls that labels make up, each at the heading over its labels, if these are no others' too."""
    found = [*_pairs(sections)]
    homes = [_over(sections, one.index) for one in found]
    for one, home in zip(found, homes, strict=True):
        yield replace(one, index=home) if homes.count(home) == 1 else one


def shown(sections: Sequence[Section], naming: Collection[int]) -> Iterator[Call]:
    """The calls whose address alone has a label, `Route: /beds`, or is a heading, with the one method of the
    commands that go there.

    naming: the sections that name calls otherwise; what is under one of these is about them.
    """
    every = _of_all(sections)
    said = [
        one
        for index, section in enumerate(sections)
        if not headings.is_sample(section)
        for one in (*_of(section, index), *_titled(section, index))
    ]
    starts = sorted({one.index for one in said} | {*naming})
    for index in (one for one in starts if one not in naming):
        own = [one for one in said if one.index == index]
        end = next((one for one in starts if one > index), len(sections))
        route = told_route("GET", own[0].value)
        if route is None or {one.role for one in own} != {"address"}:
            continue
        methods = {
            command.method
            for section in sections[index:end]
            for command in curl.commands(section)
            if curl.goes_to(command.url, route.path)
        }
        if not methods and every and any(map(_is_told, sections[index:end])):
            methods = {every}
        if len(methods) == 1:
            named = replace(route, method=methods.pop())
            yield Call(route=named, index=index, at=own[0].at)


def _titled(section: Section, index: int) -> Iterator[_Said]:
    """The path that all of a heading is."""
    path = only_path(section.title.source) if section.title else None
    if section.title and path:
        yield _said("address", (path, section.title), index, section.level)


def _of_all(sections: Sequence[Section]) -> str | None:
    """The method that a page says all of its calls have: `All endpoints use POST.`"""
    said = [text.plain for one in sections for text in prose(one.parts)]
    found = {one["method"] for text in said for one in _ALL_HAVE.finditer(text)}
    return found.pop() if len(found) == 1 else None


def _is_told(section: Section) -> bool:
    """Whether a section lists or shows what a call takes or gives."""
    return any(
        isinstance(part, Fence)
        or (isinstance(part, Table | Bullets) and unheaded.is_list(part))
        for part in section.parts
    )


def addresses(section: Section) -> Iterator[tuple[str, Text | Spot]]:
    """The paths that a section has under labels for addresses, each with where it stands."""
    for one in () if headings.is_sample(section) else _of(section, 0):
        route = told_route("GET", one.value) if one.role == "address" else None
        if route:
            yield route.path, one.at


def completed(found: Sequence[Sighting], sections: Sequence[Section]) -> list[Sighting]:
    """The sightings; a heading that names a call in short has the address that a label under it gives in full."""
    return [_completed(one, sections) if one.level else one for one in found]


def _completed(one: Sighting, sections: Sequence[Section]) -> Sighting:
    end = one.index + 1
    while end < len(sections) and sections[end].level > (one.level or 0):
        end += 1
    said = {
        said.value
        for index in range(one.index, end)
        if not headings.is_sample(sections[index])
        for said in _of(sections[index], index)
        if said.role == "address"
    }
    route = _whole(said.pop()) if len(said) == 1 else None
    told = route and one.route.path != route.path and _says_more(route, one.route)
    if route is None or not told:
        return one
    whole = replace(route, method=one.route.method, query=one.route.query)
    return replace(one, route=whole)


def _whole(address: str) -> Route | None:
    place = _PLACE_FIRST.match(address)
    return told_route("GET", f"/{address}" if place else address)


def _says_more(route: Route, short: Route) -> bool:
    """Whether a path is a shorter one with further placeholders in it, or with a base before it."""
    ours, theirs = (one.path.strip("/").split("/") for one in (route, short))
    words = [step for step in ours if "{" not in step]
    wanted = [step for step in theirs if "{" not in step]
    base = words[: len(words) - len(wanted)]
    return (
        bool(wanted)
        and words[len(base) :] == wanted
        and all(_BASE.fullmatch(step) for step in base)
        and len(ours) - len(words) >= len(theirs) - len(wanted)
    )


def says_only(text: str) -> bool:
    """Whether all lines of a text are labels of methods and addresses, with or without these."""
    lines = [line for line in text.split("\n") if line.strip()]
    return bool(lines) and all(
        labels.of_call(_COLON.split(line, maxsplit=1)[0]) for line in lines
    )


def _over(sections: Sequence[Section], index: int) -> int:
    """The section with the heading over one that a label heads; any other is its own."""
    if labels.of_call(sections[index].heading) is None:
        return index
    level = sections[index].level
    above = (n for n in range(index, -1, -1) if sections[n].level < level)
    return next(above, index)


def _pairs(sections: Sequence[Section]) -> Iterator[Call]:
    """A method and an address in either order; each is taken once."""
    waiting: _Said | None = None
    for index, section in enumerate(sections):
        if waiting and section.title and section.level < waiting.depth:
            waiting = None
        for said in () if headings.is_sample(section) else _of(section, index):
            if waiting is None or waiting.role == said.role:
                waiting = said
                continue
            pair = {waiting.role: waiting, said.role: said}
            home = pair["address"]
            route = told_route(pair["method"].value, home.value)
            if route:
                yield Call(route=route, index=home.index, at=home.at)
            waiting = None


def _of(section: Section, index: int) -> Iterator[_Said]:
    role = labels.of_call(section.heading)
    if role:
        found = _value(section.parts, role)
        if found:
            yield _said(role, found, index, section.level)
        return
    label: _Role | None = None
    for part in section.parts:
        found = _value([part], label) if label else None
        if label and found:
            yield _said(label, found, index, section.level + 1)
        label = None
        for text in prose([part]):
            yield from _lines(text, index, section.level + 1)
        if isinstance(part, Paragraph):
            label = labels.of_call(part.text.plain)


def _lines(text: Text, index: int, depth: int) -> Iterator[_Said]:
    """What the lines of a text say after their labels: `请求方式：POST`."""
    for line in text.source.split("\n"):
        colon = _COLON.search(line)
        role = labels.of_call(line[: colon.start()]) if colon else None
        value = _read(role, line[colon.end() :]) if colon and role else None
        if role and value:
            yield _said(role, (value, text), index, depth)


def _said(role: _Role, found: tuple[str, Text | Spot], index: int, depth: int) -> _Said:
    return _Said(role=role, value=found[0], at=found[1], index=index, depth=depth)


def _value(parts: Sequence[Part], role: _Role) -> tuple[str, Text | Spot] | None:
    """What stands under a label: the first part is it, or there is none."""
    for part in parts[:1]:
        if isinstance(part, Fence):
            lines = [line.strip() for line in part.code.strip().split("\n")]
            value = _read(role, lines[0]) if len(lines) == 1 else None
            return (value, (part.line + 1, part.indent + 1)) if value else None
        for text in prose([part]):
            value = _read(role, badges.in_words(text.source))
            if value:
                return value, text
    return None


def _read(role: _Role, text: str) -> str | None:
    """The method or the address that a text begins with; nothing where there are several methods."""
    words = text.replace("**", "").strip(" \t`*<>-")
    if role == "method":
        found = _METHOD.match(words)
        several = len({one.upper() for one in _ANY_METHOD.findall(words)}) > 1
        return found[1].upper() if found and not several else None
    address = _ADDRESS.match(words)
    if address:
        return address.group().rstrip("`*>,;")
    return slashed(words)
