"""Which endpoints a page is about, and which of its sections are about which."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.findings import Findings
from generator.places import InPage
from generator.read.code import curl
from generator.read.pages.markdown import Section, Sheet
from generator.read.pages.paths import Route, head_route, only_route
from generator.read.routing import (
    commands,
    front_calls,
    indexes,
    labelled,
    likeness,
    named_steps,
    represented,
    routes,
    shared_lists,
)
from generator.read.routing.extents import extents
from generator.read.routing.literals import explained, templated
from generator.read.routing.sampled import sampled
from generator.read.routing.sightings import Sighting, distinct, without_samples

_KEYS = frozenset({"title", "api", "openapi", "endpoint", "sidebarTitle"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """One operation that a page names, at `place`; said_server: where the page says its server.

    sections: what the page says about it, in order. home: those of them that introduce it, nearest first.
    constant: the field and its value that tell it from other operations on its path. shown: its path as the
    page has it, where values in it were taken for placeholders.
    """

    route: Route
    place: InPage | None
    sections: tuple[Section, ...]
    home: tuple[Section, ...]
    said_server: InPage | None = None
    constant: tuple[str, str] | None = None
    shown: str | None = None


def endpoints(sheet: Sheet, described: Sequence[Route]) -> tuple[Endpoint, ...]:
    """The endpoints of a page: those its OpenAPI blocks describe, else those it names, else its samples'."""
    if len(described) == 1:
        only = Sighting(route=described[0], place=None, index=0)
        return _with_sections(sheet, [only])
    if described:
        return ()
    found = sorted(_named(sheet), key=lambda one: one.index)
    calls = without_samples(found, sheet.sections)
    calls = indexes.at_home(calls, sheet.sections)
    spotted = commands.told_apart(calls, sheet.sections)
    found = distinct(spotted) or distinct(sampled(sheet))
    # A value in one place may be a placeholder in another; only what is left is a value everywhere.
    named = distinct(_templated(sheet, found))
    return _alike(rooted(_with_sections(sheet, named)))


def _alike(found: tuple[Endpoint, ...]) -> tuple[Endpoint, ...]:
    """The endpoints with what they say another one describes."""
    keys = [one.route.key for one in found]
    every = [one.sections for one in found]
    homes = [one.home for one in found]
    methods = [one.route.method for one in found]
    shared = [
        likeness.answers(sections, keys, every)
        or shared_lists.of(index, homes, every)
        or represented.answer(index, methods, homes, every)
        for index, sections in enumerate(every)
    ]
    return tuple(
        replace(one, sections=(*one.sections, *more))
        for one, more in zip(found, shared, strict=True)
    )


def report(named: Sequence[Endpoint], findings: Findings) -> None:
    """Says which paths were shown with values in them."""
    for one in named:
        if one.shown is not None:
            findings.info(
                "value-in-path",
                f"the path '{one.shown}' shows values where something of the caller's goes; "
                f"it was read as '{one.route.path}'",
                one.place,
            )


def _templated(sheet: Sheet, found: Sequence[Sighting]) -> Iterator[Sighting]:
    ends = [one.index for one in found] + [len(sheet.sections)]
    for one in found:
        end = min(index for index in ends if index > one.index)
        told = one.route.path
        about = sheet.sections[one.index : end]
        names = named_steps.named(told, about)
        path = templated(explained(names, about))
        shown = told if path != names else None
        yield replace(one, route=replace(one.route, path=path), shown=shown)


def _named(sheet: Sheet) -> Iterator[Sighting]:
    for entry in sheet.front:
        found = _front_route(entry.key, entry.value)
        if found:
            place = InPage(page=sheet.name, line=entry.line, column=entry.column)
            yield _sighting(found, place, 0)
    if told := front_calls.call(sheet):
        entry = told[1]
        place = InPage(page=sheet.name, line=entry.line, column=entry.column)
        yield _sighting(told[0], place, 0)
    for index, section in enumerate(sheet.sections):
        own = [*routes.plain(section)]
        for said in own or routes.led(_below(sheet.sections, index)):
            at = said.at
            line, column = at if isinstance(at, tuple) else (at.line, at.column)
            place = InPage(page=sheet.name, line=line, column=column)
            level = section.level if at is section.title else None
            one = _sighting(said.route, place, index)
            yield replace(one, level=level)
    for call in labelled.calls(sheet.sections):
        at = call.at
        line, column = at if isinstance(at, tuple) else (at.line, at.column)
        place = InPage(page=sheet.name, line=line, column=column)
        yield _sighting(call.route, place, call.index)


def _below(sections: tuple[Section, ...], index: int) -> tuple[Section, ...]:
    """A section and those under its heading."""
    end = index + 1
    while end < len(sections) and sections[end].level > sections[index].level:
        end += 1
    return sections[index:end]


def _sighting(route: Route, place: InPage, index: int) -> Sighting:
    said = place if route.server else None
    return Sighting(route=route, place=place, index=index, said_server=said)


def _front_route(key: str, value: str) -> Route | None:
    if key not in _KEYS:
        return None
    return only_route(value) or head_route(value)


def _with_sections(sheet: Sheet, named: list[Sighting]) -> tuple[Endpoint, ...]:
    indexes = sorted({one.index for one in named})
    about = extents(sheet.sections, indexes)
    return tuple(
        Endpoint(
            route=one.route,
            place=one.place,
            said_server=one.said_server,
            constant=one.constant,
            shown=one.shown,
            sections=about[one.index].sections,
            home=_home(sheet.sections, about[one.index].start, one.index),
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
    for above in reversed(sections[start:first]):
        if above.level < chain[-1].level:
            chain.append(above)
    return tuple(chain)


def rooted(found: tuple[Endpoint, ...]) -> tuple[Endpoint, ...]:
    """The endpoints with the placeholders that every sample call of the page has before their paths.

    Pages that are all about one account leave it out: `GET /lists.json`, and `$HOST/$ACCOUNT/lists.json` in a sample.
    """
    roots = {root for one in found for root in _roots(one)}
    if len(roots) != 1 or "" in roots:
        return found
    root = roots.pop()
    return tuple(
        (
            one
            if one.route.server
            else replace(one, route=replace(one.route, path=root + one.route.path))
        )
        for one in found
    )


def _roots(one: Endpoint) -> Iterator[str]:
    """What samples have before the path of an endpoint, from the first placeholder on; "" for a mere base."""
    for command in (each for part in one.sections for each in curl.commands(part)):
        base = curl.base_of(command.url, one.route.path)
        if base is not None and command.method == one.route.method:
            at = base.find("/{")
            yield base[at:] if at >= 0 else ""
