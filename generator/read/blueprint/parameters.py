"""What the calls of an API Blueprint take beside a body: by their address, their lists and their headers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.addresses import variables
from generator.places import InPage
from generator.read.blueprint.entries import head
from generator.read.blueprint.mson import Fields
from generator.read.blueprint.outline import Item
from generator.read.blueprint.payloads import Payload
from generator.read.blueprint.resources import Described
from generator.read.blueprint.titles import Uri
from generator.read.code import secrets
from generator.read.code.schemes import Scheme
from generator.read.listed.fields import Field
from generator.read.words import typewords

_NAMED_HEADER = re.compile(
    r"(?i)\b(?:provide|send|set|pass|include|add|supply|specify|give|use|using)\b[^.;`]{0,40}"
    r"(?:(?P<before>headers?)[^.;`]{0,20})?`(?P<name>[A-Z]\w*(?:-\w+)+)\s*:\s*(?P<value>[^`]+)`"
    r"(?(before)|[^.;`]{0,20}\bheader)"
)
_OF_HTTP = re.compile(
    r"(?i)accept(-.*)?|content-.*|authorization|user-agent|host|connection|cookie|origin|referer|"
    r"cache-control|date|expect|pragma|te|via|upgrade|transfer-encoding|if-.*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One description of a call: an action with its address and what it sends and answers.

    keys: the names at the top of the bodies that it shows.
    """

    action: Described
    uri: Uri
    payloads: tuple[Payload, ...]
    keys: frozenset[str]

    @property
    def requests(self) -> tuple[Payload, ...]:
        return tuple(one for one in self.payloads if one.kind == "request")


def in_path(path: str) -> frozenset[str]:
    """The names of a path's parameters."""
    return frozenset(variables(path))


def of_call(
    page: str, call: Call, fields: Fields, elsewhere: frozenset[str]
) -> tuple[list[Field], list[Field]]:
    """The parameters of a call, and the fields of its body that stand where parameters do.

    elsewhere: names that the addresses of other calls have, of which a list for several calls may tell.
    """
    asked = _of_requests(call, fields)
    listed = {**_listed(call, fields), **asked}
    in_body = [one for one in listed.values() if one.name in call.keys]
    names = in_path(call.uri.path)
    found: dict[str, Field] = {}
    for name, field in listed.items():
        if name in names:
            found[name] = replace(field, location="path", required=True)
    for name in call.uri.query:
        known = listed.get(name) or _unlisted(call, name)
        found[name] = _asked(known, call.uri)
    for name, value in call.uri.fixed:
        found[name] = replace(
            _unlisted(call, name), types="string", values=(value,), required=True
        )
    for name, field in listed.items():
        told = name in asked or name not in elsewhere
        if told and name not in found and field not in in_body:
            found[name] = replace(field, location="query")
    named = found.keys()
    in_body = [field for field in in_body if field.name not in named]
    headers = [*_headers(page, call.requests), *_told_headers(page, call)]
    return [*found.values(), *headers], in_body


def together(calls: Sequence[list[Field]]) -> list[Field]:
    """The parameters of one call from all descriptions of it; what one of them lacks can be left out."""
    found: dict[tuple[str, str], Field] = {}
    for fields in calls:
        for field in fields:
            found.setdefault((str(field.location), field.name), field)
    return [
        (
            field
            if field.location == "path" or all(_has(fields, field) for fields in calls)
            else replace(field, required=False)
        )
        for field in found.values()
    ]


def schemes(requests: Iterable[Payload]) -> Iterator[tuple[Scheme, int]]:
    """How the requests sign in, with the line of each header that says so."""
    for one in requests:
        for header in one.headers:
            scheme = secrets.of_header(header.name, header.value)
            if scheme:
                yield scheme, header.line


def _has(fields: Sequence[Field], field: Field) -> bool:
    return any((f.location, f.name) == (field.location, field.name) for f in fields)


def _listed(call: Call, fields: Fields) -> dict[str, Field]:
    """The lists of parameters over a call, and its other entries that name a field of its body."""
    action = call.action
    told = _bullets(call, fields)
    inherited = fields.parameters(action.inherited)
    if action.title.uri:
        # The resource's own list is about another address.
        asked = in_path(call.uri.path).union(call.uri.query)
        inherited = [one for one in inherited if one.name in asked]
    own = fields.parameters(action.parameters)
    return {one.name: one for one in (*told, *inherited, *own) if one.name}


def _of_requests(call: Call, fields: Fields) -> dict[str, Field]:
    """The lists of parameters below requests; what one of these lacks can be left out."""
    lists = [fields.parameters(one.parameters) for one in call.requests]
    found = {one.name: one for each in lists for one in each if one.name}
    return {
        name: (
            one
            if all(name in [other.name for other in each] for each in lists)
            else replace(one, required=False)
        )
        for name, one in found.items()
    }


def _bullets(call: Call, fields: Fields) -> Iterator[Field]:
    """Entries outside of lists of parameters that are some nevertheless: nothing is required by default."""
    for item in call.action.bullets:
        said = head(item.text)
        for one in fields.parameters([item]):
            if one.name in call.keys or said and _is_one(call, one, said.types):
                yield replace(one, required=_said(item))


def _is_one(call: Call, field: Field, types: str) -> bool:
    """Whether an entry is written as a parameter, `page (number) - text`, where one can be meant."""
    known = {*in_path(call.uri.path), *call.uri.query}
    asks = call.action.title.method in ("GET", "HEAD")
    return typewords.is_type(types) and (asks or field.name in known)


def _said(item: Item) -> bool | None:
    """What an entry that is not in a list of parameters says itself: nothing is required by default."""
    words = re.findall(r"(?i)\b(required|optional)\b", item.text)
    return words[0].lower() == "required" if words else None


def _unlisted(call: Call, name: str) -> Field:
    return Field(name=name, place=call.action.place, required=False, location="query")


def _asked(field: Field, uri: Uri) -> Field:
    types = field.types or ("array" if field.name in uri.listed else "")
    return replace(field, location="query", types=types)


def _headers(page: str, requests: Sequence[Payload]) -> Iterator[Field]:
    """The headers of sample requests that are neither HTTP's own nor for signing in."""
    for one in requests:
        for header in one.headers:
            place = InPage(page=page, line=header.line, column=header.column)
            yield from _header(header.name, header.value, place)


def _told_headers(page: str, call: Call) -> Iterator[Field]:
    """The headers that the prose over a call bids to send, "set the header `X-Tide: high`"."""
    for line in call.action.prose:
        for found in _NAMED_HEADER.finditer(line.text):
            column = found.start("name") + 1
            place = InPage(page=page, line=line.number, column=column)
            yield from _header(found["name"], found["value"], place)


def _header(name: str, value: str, place: InPage) -> Iterator[Field]:
    if not _OF_HTTP.fullmatch(name) and not secrets.of_header(name, value):
        yield Field(
            name=name,
            place=place,
            types="string",
            location="header",
            required=False,
        )
