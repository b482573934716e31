"""Which endpoints a page is about, and which of its sections are about which."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.findings import Findings
from generator.places import InPage
from generator.read.code import curl
from generator.read.pages.markdown import Fence, Section, Sheet, Text
from generator.read.pages.paths import Route
from generator.read.routing import (
    commands,
    front_calls,
    indexes,
    labelled,
    likeness,
    placeholders,
    routes,
)
from generator.read.routing.extents import extents, headings_over, is_common
from generator.read.routing.sampled import corrected, sampled
from generator.read.routing.sightings import (
    Sighting,
    calls,
    distinct,
    in_own_letters,
    without_samples,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """One operation that a page names, at `place`; said_server: where the page says its server.

    sections: what the page says about it, in order. home: those of them that introduce it, nearest first.
    constant: the field and its value that tell it from other operations on its path. shown: its path as the
    page has it, where values in it were taken for placeholders. miswritten: the call as the page has it, where its
    samples have another method.
    """

    route: Route
    place: InPage | None
    sections: tuple[Section, ...]
    home: tuple[Section, ...]
    said_server: InPage | None = None
    constant: tuple[str, str] | None = None
    shown: str | None = None
    miswritten: str | None = None


def endpoints(sheet: Sheet, described: Sequence[Route]) -> tuple[Endpoint, ...]:
    """The endpoints of a page: those its OpenAPI blocks describe, else those it names, else its samples'."""
    if len(described) == 1:
        only = Sighting(route=described[0], place=None, index=0)
        return _with_sections(sheet, [only])
    if described:
        return ()
    found = sorted(_named(sheet), key=lambda one: one.index)
    found = without_samples(in_own_letters(found), sheet.sections)
    found = indexes.at_home(found, sheet.sections)
    found = labelled.completed(found, sheet.sections)
    found = corrected(found, sheet.sections)
    spotted = commands.told_apart(found, sheet.sections)
    found = distinct(spotted) or distinct(sampled(sheet))
    # A value in one place may be a placeholder in another; only what is left is a value everywhere.
    named = distinct(_templated(sheet, found))
    return _alike(rooted(_with_sections(sheet, named)))


def by_hand(
    sheet: Sheet, described: Sequence[Route], lines: Container[int]
) -> tuple[Endpoint, ...]:
    """The endpoints that a page describes under headings of their own, apart from those in its OpenAPI blocks.

    described: these, in every spelling; lines: those that such a block begins at.
    """
    blocks = [
        index
        for index, one in enumerate(sheet.sections)
        if any(isinstance(part, Fence) and part.line in lines for part in one.parts)
    ]
    if not blocks:
        return ()
    over = {
        above for one in blocks for above in (one, *headings_over(sheet.sections, one))
    }
    found = sorted(_named(sheet), key=lambda one: one.index)
    found = [
        one
        for one in without_samples(found, sheet.sections)
        if one.index not in over
        and sheet.sections[one.index].title
        and not any(_are_one(one.route, other) for other in described)
    ]
    named = distinct(_templated(sheet, distinct(found)))
    told = [
        found.place
        for found in _with_sections(sheet, named, blocks)
        if any(map(routes.is_told, found.sections))
        or next(curl.calling(found.route, found.sections), None)
    ]
    named = [one for one in named if one.place in told]
    return _alike(_with_sections(sheet, named, blocks))


def without(sheet: Sheet, others: Sequence[Endpoint]) -> Sheet:
    """A page without the sections that are about some endpoints."""
    taken = {id(section) for one in others for section in one.sections}
    kept = tuple(one for one in sheet.sections if id(one) not in taken)
    return replace(sheet, sections=kept)


def alone(endpoints: Sequence[Endpoint]) -> list[Section | None]:
    """The section that names each endpoint; None where that names several: what stands there may be about any.

    Two methods of one line, `PUT/PATCH /boats/{id}`, are one.
    """
    named: dict[int, set[InPage | None]] = {}
    for one in endpoints:
        for home in one.home[:1]:
            named.setdefault(id(home), set()).add(one.place)
    return [
        one.home[0] if one.home and len(named[id(one.home[0])]) == 1 else None
        for one in endpoints
    ]


def _are_one(route: Route, other: Route) -> bool:
    """Whether one of two routes is the other, perhaps with values in its path."""
    return calls(route, other) or calls(other, route)


def _alike(found: tuple[Endpoint, ...]) -> tuple[Endpoint, ...]:
    """The endpoints with what they say another one describes."""
    every = [
        likeness.Call(route=one.route, home=one.home, sections=one.sections)
        for one in found
    ]
    return tuple(
        replace(one, sections=(*one.sections, *likeness.elsewhere(own, every)))
        for one, own in zip(found, every, strict=True)
    )


def report(named: Sequence[Endpoint], findings: Findings) -> None:
    """Says which paths were shown with values in them, and which commands sign in twice."""
    for one in named:
        for command in curl.calling(one.route, one.sections):
            if one.place and curl.signs_twice(command):
                findings.info(
                    "drift",
                    "this command sends 'Authorization' twice, with a token and with '-u'; where nothing else"
                    " on the page says which it is to be, either is taken",
                    InPage(page=one.place.page, line=command.line),
                )
        if one.miswritten is not None:
            findings.warning(
                "drift",
                f"'{one.miswritten}' is how the page names another call too; the samples of this one have"
                f" {one.route.method}, and that was taken",
                one.place,
            )
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
        names = placeholders.named(told, about)
        path = placeholders.templated(placeholders.explained(names, about))
        shown = told if path != names else None
        yield replace(one, route=replace(one.route, path=path), shown=shown)


def _named(sheet: Sheet) -> Iterator[Sighting]:
    naming = set[int]()
    for one in _said(sheet):
        naming.add(one.index)
        yield one
    for call in labelled.shown(sheet.sections, naming):
        yield _sighting(sheet, call.route, call.at, call.index)


def _said(sheet: Sheet) -> Iterator[Sighting]:
    for route, entry in front_calls.calls(sheet):
        yield _sighting(sheet, route, (entry.line, entry.column), 0)
    for index, section in enumerate(sheet.sections):
        own = [*routes.plain(section)]
        for said in own or routes.led(_below(sheet.sections, index)):
            one = _sighting(sheet, said.route, said.at, index)
            level = section.level if said.at is section.title else None
            yield replace(one, level=level)
    for call in labelled.calls(sheet.sections):
        yield _sighting(sheet, call.route, call.at, call.index)


def _below(sections: tuple[Section, ...], index: int) -> tuple[Section, ...]:
    """A section and those under its heading."""
    end = index + 1
    while end < len(sections) and sections[end].level > sections[index].level:
        end += 1
    return sections[index:end]


def _sighting(
    sheet: Sheet, route: Route, at: Text | tuple[int, int], index: int
) -> Sighting:
    line, column = at if isinstance(at, tuple) else (at.line, at.column)
    place = InPage(page=sheet.name, line=line, column=column)
    said = place if route.server else None
    return Sighting(route=route, place=place, index=index, said_server=said)


def _with_sections(
    sheet: Sheet, named: list[Sighting], others: Sequence[int] = ()
) -> tuple[Endpoint, ...]:
    """others: the sections that something else is about."""
    indexes = sorted({one.index for one in named} | {*others})
    about = extents(sheet.sections, indexes)
    before = () if others or not indexes else sheet.sections[: indexes[0]]
    common = [one for one in before if is_common(one)]
    return tuple(
        Endpoint(
            route=one.route,
            place=one.place,
            said_server=one.said_server,
            constant=one.constant,
            shown=one.shown,
            miswritten=one.miswritten,
            sections=_with(common, about[one.index].sections),
            home=_home(sheet.sections, about[one.index].start, one.index),
        )
        for one in named
    )


def _with(common: Sequence[Section], own: tuple[Section, ...]) -> tuple[Section, ...]:
    """An endpoint's sections, after those that are about all of them."""
    known = {id(one) for one in own}
    return (*(one for one in common if id(one) not in known), *own)


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
    for command in curl.calling(one.route, one.sections):
        base = curl.base_of(command.url, one.route.path)
        if base is not None:
            at = base.find("/{", base.find("://") + 3)
            yield base[at:] if at >= 0 else ""
