"""Where parameters go, path, query or body, where paths and what a page's samples send tell it better than a heading."""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from generator.addresses import variables
from generator.findings import Findings
from generator.places import InPage
from generator.read.code.shown import objects
from generator.read.described import asked, forms
from generator.read.listed.fields import Field, FieldList, Location
from generator.read.pages.paths import BODYLESS
from generator.read.routing.endpoints import Endpoint
from generator.values import JsonValue

_ADDRESS = re.compile(r"(?i)\bur[li]\b")
_PATH = re.compile(r"(?i)\bpath\b")
_OF_PATH = re.compile(
    r"(?i)\bpart of (?:the )?(?:request )?(?:ur[li]|path)\b|\b(?:in|from) the (?:request )?(?:ur[li] path|path)\b"
    r"|\b(?:path|ur[li]) (?:param(?:eter)?|segment|variable)\b"
)


def settled(
    lists: Sequence[FieldList],
    endpoint: Endpoint,
    sent: Sequence[JsonValue],
    findings: Findings,
) -> tuple[FieldList, ...]:
    """The lists with the places that samples show: templates leave `Query Parameters` over what a body holds.

    sent: the bodies of the samples. What was moved against its heading is reported.
    """
    asked_for = asked.names(endpoint)
    placed = [_of_address(one, endpoint, asked_for) for one in lists]
    in_path = [half for one in placed for half in _halves(one, endpoint)]
    if endpoint.route.method in BODYLESS and not sent:
        return tuple(in_path)
    keys = {key for value in sent for _, inner in objects(value) for key in inner}
    keys |= forms.names(endpoint)
    return tuple(_settled(one, endpoint, keys, asked_for, findings) for one in in_path)


def _of_address(
    one: FieldList, endpoint: Endpoint, in_query: frozenset[str]
) -> FieldList:
    """A list of what is in an address, `URI Parameters`: what its path does not have is in its query or its host."""
    if one.slot.role != "parameters" or one.slot.location != "path":
        return one
    route = endpoint.route
    fields = tuple(
        field for field in one.fields if f"{{{field.name}}}" not in (route.server or "")
    )
    any_part = _ADDRESS.search(one.heading) and not _PATH.search(one.heading)
    names = {
        field.name
        for field in fields
        if not route.has_place(field.name) and (any_part or field.name in in_query)
    }
    return _placed(replace(one, fields=fields), names, "query")


def _settled(
    one: FieldList,
    endpoint: Endpoint,
    keys: set[str],
    in_query: frozenset[str],
    findings: Findings,
) -> FieldList:
    names = {field.name for field in one.fields if field.location is None}
    if one.slot.role != "parameters" or not names:
        return one
    mainly = 2 * len(names & keys) >= len(names)
    if _is_asked(one, endpoint) and mainly and not names & in_query:
        if one.slot.location:
            _report(one, findings)
        return replace(one, slot=replace(one.slot, role="body", location=None))
    if one.slot.location is None and (queried := (names & in_query) - keys):
        # Where a sample sends some in the query and nothing else, there is no other place for the rest.
        return _placed(one, queried if keys else names, "query")
    return one


def _is_asked(one: FieldList, endpoint: Endpoint) -> bool:
    """Whether a list would go into the query, by its heading or by the method."""
    neutral = one.slot.location is None and endpoint.route.method in BODYLESS
    return neutral or one.slot.location == "query"


def _halves(one: FieldList, endpoint: Endpoint) -> Iterator[FieldList]:
    """A list of parameters in two: those that the path has, whatever the heading says, and the others."""
    named = {
        field.name
        for field in one.fields
        if field.location is None and endpoint.route.has_place(field.name)
    }
    if one.slot.role != "parameters" or one.slot.location == "path" or not named:
        yield one
        return
    own = tuple(field for field in one.fields if field.name in named)
    yield _placed(replace(one, fields=own), named, "path")
    others = tuple(field for field in one.fields if field.name not in named)
    if others:
        yield replace(one, fields=others)


def _placed(one: FieldList, names: set[str], where: Location) -> FieldList:
    """The list with these of its fields where they go."""
    fields = tuple(
        (
            replace(field, location=where)
            if field.name in names and field.location is None
            else field
        )
        for field in one.fields
    )
    return replace(one, fields=fields)


def _report(one: FieldList, findings: Findings) -> None:
    findings.info(
        "placed-by-example",
        f"the fields of {one.heading!r} stand in the body that the example sends, not in"
        " the query; they were taken to be there",
        one.place,
    )


def in_urls(found: FieldList, path: str, known: Iterable[str]) -> tuple[Field, ...]:
    """The fields of a list of `URL parameters`, in the query where they cannot be in the path; known: parameters from other lists.

    One that must be sent may be what the path calls something else, as long as that is not listed.
    """
    if not found.slot.in_url:
        return found.fields
    places = {*variables(path)}
    left = places - {field.name for field in found.fields} - set(known)
    return tuple(
        (
            field
            if field.location
            or field.name in places
            or (left and field.required is not False)
            else replace(field, location="query")
        )
        for field in found.fields
    )


def in_paths(
    found: Sequence[tuple[FieldList, ...]], endpoints: Sequence[Endpoint]
) -> list[tuple[FieldList, ...]]:
    """The lists of each endpoint, without what is said to be part of the path where only another one's path has it."""
    taken = {
        (field.name, field.place)
        for lists, endpoint in zip(found, endpoints, strict=True)
        for one in lists
        if one.slot.role == "parameters"
        for field in one.fields
        if endpoint.route.has_place(field.name)
    }
    # The places of all paths that were spelt in one: `/boats[/{id}]`.
    spelt: dict[InPage, set[str]] = {}
    for endpoint in endpoints:
        if endpoint.place:
            names = spelt.setdefault(endpoint.place, set())
            names.update(variables(endpoint.route.path))
    return [
        tuple(
            _without(
                one,
                endpoint,
                spelt[endpoint.place] if endpoint.place else frozenset[str](),
                taken,
            )
            for one in lists
        )
        for lists, endpoint in zip(found, endpoints, strict=True)
    ]


def _without(
    one: FieldList,
    endpoint: Endpoint,
    spelt: AbstractSet[str],
    taken: set[tuple[str, InPage]],
) -> FieldList:
    fields = tuple(
        field
        for field in one.fields
        if endpoint.route.has_place(field.name)
        or (field.name, field.place) not in taken
        or not (field.name in spelt or _is_of_path(field))
    )
    return one if len(fields) == len(one.fields) else replace(one, fields=fields)


def _is_of_path(field: Field) -> bool:
    return field.location == "path" or _OF_PATH.search(field.description) is not None
