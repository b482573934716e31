"""Query parameters that no list of the page has: in the addresses of its calls, or named by a sentence alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.findings import Findings
from generator.places import InPage
from generator.read.code import curl, secrets
from generator.read.described import requested
from generator.read.listed.fields import Field, FieldList, Slot
from generator.read.pages.markdown import Fence, Paragraph, Section, Text
from generator.read.pages.paths import Route, only_route
from generator.read.pages.spelling import in_braces
from generator.read.routing import commands
from generator.read.routing.endpoints import Endpoint
from generator.read.routing.sightings import calls

_NAME = re.compile(r"[A-Za-z_$][\w.$-]*(?:\[[\w.-]*\])*")
_PLACEHOLDER = re.compile(r"[\[{<:$*]|\.{2,}|%7B|[A-Z][A-Z_]+$")
# `?time=1462653861261` keeps an answer out of a cache, and is no parameter.
_MOMENT = re.compile(
    r"(?i)(?:_\w*|t|ts|time|timestamp|cb|r|v|rand\w*|(?:no)?cache\w*)=1\d{9}(?:\d{3})?"
)
_BRACED = re.compile(r"\{([\w.-]+)\}")
# `?kind={short|long}` says which values there are.
_CHOICE = re.compile(r"[{<\[]?([\w.-]+(?:\|[\w.-]+)+)[}>\]]?")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

# `The optional `mode` query parameter ...`
_NAMED = re.compile(
    r"(?P<flag>\b(?:optional|required)\s+)?`\??(?P<name>[A-Za-z_$][\w.$-]*(?:\[\])?)`\s+(?P<after>optional\s+)?"
    r"(?:query|query[ -]string|URL) param(?:eter)?\b(?!\s+(?:of|in|on|from|for)\b)",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?]\s")
_ELSEWHERE = re.compile(
    r"(?i)\b(?:no longer|deprecated|removed|unlike|instead of|other endpoints?)\b|\]\("
)


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
    needed = requested.required(endpoint, found)
    fields = tuple(
        replace(field, required=True) if field.name in needed else field
        for field in (_field(page, name, shown) for name, shown in found.items())
    )
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


def mentioned(
    page: str, endpoint: Endpoint, lists: Sequence[FieldList]
) -> tuple[FieldList, ...]:
    """The parameters that the text under an endpoint's own heading names as such, where no list has them."""
    known = {field.name.lower() for one in lists for field in one.fields}
    found: dict[str, Field] = {}
    for part in endpoint.home[0].parts if endpoint.home else ():
        if isinstance(part, Paragraph) and not part.quoted:
            for field in _told(page, part.text):
                found.setdefault(field.name, field)
    fields = tuple(one for one in found.values() if one.name.lower() not in known)
    if not fields:
        return ()
    slot = Slot(role="parameters", location="query")
    return (FieldList(slot=slot, fields=fields, place=fields[0].place),)


def _told(page: str, text: Text) -> Iterator[Field]:
    for found in _NAMED.finditer(text.source):
        starts = [0, *(one.end() for one in _STOP.finditer(text.source))]
        start = max(at for at in starts if at <= found.start())
        end = min((at for at in starts if at > found.start()), default=len(text.source))
        sentence = " ".join(text.source[start:end].split())
        if _ELSEWHERE.search(sentence):
            continue
        flag = (found["flag"] or found["after"] or "").strip().lower()
        number = text.source[: found.start()].count("\n")
        yield Field(
            name=found["name"],
            place=InPage(
                page=page,
                line=text.line + number,
                column=text.column if number == 0 else None,
            ),
            required=flag == "required" if flag else None,
            description=sentence,
        )


def _is_sent(one: FieldList) -> bool:
    return one.slot.role in ("parameters", "body")


def _field(page: str, name: str, shown: Sequence[_Asked]) -> Field:
    values = [one.value for one in shown if not _PLACEHOLDER.match(one.value)]
    *_, value = values or [""]
    if (
        commands.is_command(name)
        and {*values} == {value}
        and commands.is_constant(value)
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
        for command in curl.calling(endpoint.route, [section]):
            yield from _in_query(command.url, command.line)
    yield from _of_only(endpoint)


def _of_only(endpoint: Endpoint) -> Iterator[_Asked]:
    """What the one command has that is shown of a call, where it says no method."""
    shown = [one for section in endpoint.sections for one in curl.commands(section)]
    if len(shown) != 1 or endpoint.route.method == "GET":
        return
    one, *_ = shown
    told = one.method != "GET" or "GET" in one.text
    if not told and curl.goes_to(one.url, endpoint.route.path):
        yield from _in_query(one.url, one.line)


def _in_lines(section: Section, endpoint: Endpoint) -> Iterator[_Asked]:
    """What the lines that name the endpoint have: `GET /boats?harbour={harbour}`."""
    for said, line in _lines(section):
        if "?" not in said:
            continue
        text = in_braces(said)
        route = only_route(text)
        if route and route.method == endpoint.route.method:
            address = text.split(None, 1)[-1]
            if _calls(address, endpoint.route):
                yield from _in_query(address, line)


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


def _calls(url: str, own: Route) -> bool:
    """Whether an address is that of a route."""
    address = url.partition("?")[0]
    told = only_route(f"{own.method} {address}")
    return told is not None and (calls(told, own) or curl.goes_to(address, own.path))


def _in_query(url: str, line: int) -> Iterator[_Asked]:
    for pair in url.partition("?")[2].partition("#")[0].split("&"):
        name, equals, value = pair.partition("=")
        if equals and _NAME.fullmatch(name) and not _MOMENT.fullmatch(pair):
            yield _Asked(name=name, value=value.strip("`\"' "), line=line)
