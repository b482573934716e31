"""Endpoints of a page that names none: what its cURL samples call; and methods that were copied from another call."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from generator.places import InPage
from generator.read.code import curl
from generator.read.code.curl import Command
from generator.read.listed import headings, tables
from generator.read.pages.markdown import (
    LABEL_LEVEL,
    Section,
    Sheet,
    Table,
    Tagged,
)
from generator.read.pages.paths import Route, route
from generator.read.routing.extents import headings_over
from generator.read.routing.sightings import Sighting

_REQUEST = re.compile(r"(?i)\b(?:requests?|curl)\b")
_NEWS = re.compile(r"(?i)\W*(?:change ?log|release notes|what(?:'|’)?s new)\b.*")
_LIKE_A_VALUE = re.compile(r"\d|[A-Z]{2}|%|\.(?!json$|xml$)")
_VERSION = re.compile(r"v\d+(?:\.\d+)*")


def sampled(sheet: Sheet) -> Iterator[Sighting]:
    """What the samples call, where no part of the path could be somebody's own id.

    Where the page says which parameters are in the path, its first sample shows their values.
    """
    if any(one.level == 1 and _NEWS.fullmatch(one.heading) for one in sheet.sections):
        return
    asked = [*_commands(sheet)]
    names = [*_path_names(sheet)]
    # `rooms.close` in a title is what the call is called, not somebody's file.
    titled = {word for one in sheet.sections for word in one.heading.split()}
    for index, command in asked[:1] if names else asked:
        found = route(f"{command.method} {command.url}")
        path = _named(found.path, names, titled) if found else None
        if found and path:
            place = InPage(page=sheet.name, line=command.line)
            named = Route(method=found.method, path=path, server=found.server)
            said = place if named.server else None
            yield Sighting(route=named, place=place, index=index, said_server=said)


def corrected(found: Sequence[Sighting], sections: Sequence[Section]) -> list[Sighting]:
    """The sightings; of two calls named alike, each under its own heading, one has the method that its samples have.

    So it is where a call was written by copying another one, whose samples have the method that both are said with.
    """
    out = list(found)
    named: dict[str, list[Sighting]] = {}
    for one in found:
        named.setdefault(one.route.key, []).append(one)
    for number, one in enumerate(found):
        alike = [other for other in named[one.route.key] if other.index != one.index]
        if len(alike) != 1:
            continue
        ours = _sent(one, sections, beside=alike[0].index)
        theirs = _sent(alike[0], sections, beside=one.index)
        method = next(iter(ours), "")
        route = replace(one.route, method=method)
        known = route.key in named
        if len(ours) == 1 and theirs == {one.route.method} != ours and not known:
            out[number] = replace(one, route=route, miswritten=one.route.key)
    return out


def _sent(one: Sighting, sections: Sequence[Section], *, beside: int) -> set[str]:
    """The methods with which samples call a path, under the outermost heading over it that is not over another call."""
    shared = {beside, *headings_over(sections, beside)}
    own = [at for at in headings_over(sections, one.index) if at not in shared]
    start = own[-1] if own else one.index
    end = start + 1
    while end < len(sections) and sections[end].level > sections[start].level:
        end += 1
    return {
        command.method
        for section in sections[start:end]
        for command in curl.commands(section)
        if curl.goes_to(command.url, one.route.path)
    }


def _commands(sheet: Sheet) -> Iterator[tuple[int, Command]]:
    """The samples with the sections that they are in: those under headings of requests, if there are such."""
    every = [
        (index, command)
        for index, section in enumerate(sheet.sections)
        for command in curl.commands(section)
    ]
    asked = [one for one in every if _REQUEST.search(sheet.sections[one[0]].heading)]
    homes = {sheet.sections[index].above for index, _ in asked}
    labels = all(sheet.sections[index].level == LABEL_LEVEL for index, _ in asked)
    for one in every if labels else asked:
        # `Request:` within a section says nothing of others.
        section = sheet.sections[one[0]]
        beside = section.above in homes or (*section.above, section.heading) in homes
        if one in asked or not beside:
            yield one


def _named(path: str, names: Sequence[str], titled: Container[str]) -> str | None:
    """The path with the names in place of the values in it; None when it has others. titled: words that are none."""
    steps = path.split("/")
    values = [
        number
        for number, step in enumerate(steps)
        if "{" not in step
        and _LIKE_A_VALUE.search(step)
        and not _VERSION.fullmatch(step)
        and step not in titled
    ]
    known = [step.strip("{}") for step in steps if step.startswith("{")]
    missing = [name for name in names if name not in known]
    if not values:
        return path
    if len(values) != len(missing):
        return None
    for number, name in zip(values, missing, strict=True):
        steps[number] = f"{{{name}}}"
    return "/".join(steps)


def _path_names(sheet: Sheet) -> Iterator[str]:
    """The parameters in the path, as tags and tables of the page name them."""
    for section in sheet.sections:
        for part in section.parts:
            if isinstance(part, Tagged):
                name = part.tag.text("path")
                if name:
                    yield name
            elif isinstance(part, Table) and _is_of_path(section):
                yield from (
                    cell.plain.strip("`* ") for cell in tables.column(part, "name")
                )


def _is_of_path(section: Section) -> bool:
    slot = headings.slot(section)
    return slot is not None and slot.location == "path"
