"""What the addresses of an endpoint's calls ask for behind their `?`, where no list of the page has it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.findings import Findings
from generator.places import InPage
from generator.read.code import curl, secrets
from generator.read.listed.fields import Field, FieldList, Slot
from generator.read.pages.markdown import Fence, Paragraph, Section
from generator.read.pages.paths import only_route
from generator.read.pages.spelling import in_braces
from generator.read.routing import commands
from generator.read.routing.endpoints import Endpoint
from generator.read.routing.sightings import calls

_NAME = re.compile(r"[A-Za-z_$][\w.$-]*(?:\[[\w.-]*\])*")
_PLACEHOLDER = re.compile(r"[\[{<:$*]|\.{2,}|%7B|[A-Z][A-Z_]+$")
# `?time=1462653861261` keeps an answer out of a cache, and is no parameter.
_MOMENT = re.compile(r"1\d{9}(?:\d{3})?")
_BRACED = re.compile(r"\{([\w.-]+)\}")
_CONSTANT = re.compile(r"[A-Za-z]\w*(?:[./:-]\w+)*")
# `?kind={short|long}` says which values there are.
_CHOICE = re.compile(r"[{<\[]?([\w.-]+(?:\|[\w.-]+)+)[}>\]]?")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A parameter of an address and the value it has there."""

    name: str
    value: str
    line: int


def of_endpoint(
    page: str, endpoint: Endpoint, lists: Sequence[FieldList], findings: Findings
) -> tuple[FieldList, ...]:
    """The parameters that only the addresses of its calls have; none that a list has, or that carries a secret.

    Each is reported: of what type it is, one value tells at best.
    """
    known = {
        field.name.lower() for one in lists for field in one.fields if _is_sent(one)
    }
    found: dict[str, list[_Asked]] = {}
    for one in _all(endpoint):
        if one.name.lower() not in known and not secrets.of_query(one.name, one.value):
            found.setdefault(one.name, []).append(one)
    fields = tuple(_field(page, name, shown) for name, shown in found.items())
    if not fields:
        return ()
    for field in fields:
        findings.info(
            "inferred-schema",
            f"the query parameter {field.name!r} is in the address of a call and in no list;"
            " its type was inferred from there",
            field.place,
        )
    slot = Slot(role="parameters", location="query", required=False)
    return (FieldList(slot=slot, fields=fields, place=fields[0].place),)


def renamed(endpoint: Endpoint, lists: Sequence[FieldList]) -> tuple[FieldList, ...]:
    """The lists with what they call by a placeholder under its own name: `section`, in `?section={section_id}`."""
    known = {field.name for one in lists for field in one.fields}
    names = {
        found[1]: one.name
        for one in _all(endpoint)
        if (found := _BRACED.fullmatch(one.value)) and one.name not in known
    }
    return tuple(
        (
            replace(
                one,
                fields=tuple(
                    replace(field, name=names.get(field.name, field.name))
                    for field in one.fields
                ),
            )
            if one.slot.role == "parameters" and one.slot.location in (None, "query")
            else one
        )
        for one in lists
    )


def names(endpoint: Endpoint) -> frozenset[str]:
    """The parameters that any address of the endpoint's calls has."""
    return frozenset(one.name for one in _all(endpoint))


def _is_sent(one: FieldList) -> bool:
    return one.slot.role in ("parameters", "body")


def _field(page: str, name: str, shown: Sequence[_Asked]) -> Field:
    values = [one.value for one in shown if not _PLACEHOLDER.match(one.value)]
    *_, value = values or [""]
    if (
        commands.is_command(name)
        and {*values} == {value}
        and _CONSTANT.fullmatch(value)
    ):
        return Field(
            name=name,
            place=InPage(page=page, line=shown[0].line),
            values=(value,),
            required=True,
            location="query",
        )
    kinds = {bool(_NUMBER.fullmatch(value)) for value in values}
    told = [
        found[1].split("|") for one in shown if (found := _CHOICE.fullmatch(one.value))
    ]
    return Field(
        name=name,
        place=InPage(page=page, line=shown[0].line),
        values=tuple(told[0]) if told else (),
        required=False,
        location="query",
        example=values[0] if len(kinds) == 1 else "",
    )


def _all(endpoint: Endpoint) -> Iterator[_Asked]:
    for section in endpoint.sections:
        yield from _in_lines(section, endpoint)
        for command in curl.commands(section):
            if command.method == endpoint.route.method:
                yield from _in_address(command.url, command.line, endpoint)


def _in_lines(section: Section, endpoint: Endpoint) -> Iterator[_Asked]:
    """What the lines that name the endpoint have: `GET /boats?harbour={harbour}`."""
    for said, line in _lines(section):
        if "?" not in said:
            continue
        text = in_braces(said)
        route = only_route(text)
        if route and route.method == endpoint.route.method:
            yield from _in_address(text.split(None, 1)[-1], line, endpoint)


def _lines(section: Section) -> Iterator[tuple[str, int]]:
    if section.title:
        yield section.title.source.replace("`", " ").strip(), section.title.line
    for part in section.parts:
        if isinstance(part, Paragraph):
            yield part.text.source.replace("`", " ").strip(), part.text.line
        elif isinstance(part, Fence):
            lines = part.code.split("\n")
            yield from (
                (line.strip(), part.line + 1 + n) for n, line in enumerate(lines)
            )


def _in_address(url: str, line: int, endpoint: Endpoint) -> Iterator[_Asked]:
    address, _, query = url.partition("?")
    told = only_route(f"{endpoint.route.method} {address}")
    if told is None or not (
        calls(told, endpoint.route)
        or curl.base_of(address, endpoint.route.path) is not None
    ):
        return
    for pair in query.partition("#")[0].split("&"):
        name, equals, value = pair.partition("=")
        if equals and _NAME.fullmatch(name) and not _MOMENT.fullmatch(value):
            yield _Asked(name=name, value=value.strip("`\"' "), line=line)
