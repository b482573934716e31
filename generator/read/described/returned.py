"""Types that prose says a call takes or gives: `Returns an array of [Contact](/objects/contact)`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import pointers
from generator.fragments import Evidence, Fragment
from generator.places import InPage, Origins, Place
from generator.read.code import schemas
from generator.read.listed import headings
from generator.read.pages.markdown import Bullets, Fence, Paragraph, Section, Text
from generator.read.pages.paths import BODYLESS
from generator.read.routing.endpoints import Endpoint
from generator.read.words import typewords
from generator.values import JsonObject, JsonValue

_LINK = re.compile(
    r"`?(?P<many>\b(?:array|list|collection)s? of (?:an? |the )?`?)?"
    r"\[`?(?P<name>[A-Za-z_][\w.]*(?: [A-Z][\w.]*)?)`?\]\((?P<to>[^)\s]+)\s*\)"
    r"(?P<listed>`?\[\]|`?\s+(?:array|list)\b)?",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"(?i)^\W*(?:\*\*)?(?:returns?|response(?: body)?|gives|answers?|result)(?:\*\*)?\W*(?:with |is )?"
    r"|\b(?:returns?|responds? with|response (?:body )?(?:is|contains|holds))\b"
)
_TAKES = re.compile(
    r"(?i)^\W*(?:\*\*)?(?:request )?body(?:\*\*)?\W*"
    r"|\b(?:request body|body) (?:is|contains|takes|holds)\b|\bin the (?:request )?body\b"
    r"|\bjson representation of\b"
)
_BESIDE = re.compile(
    r"(?i)\b(?:see|refer|read|errors?|paginat\w+(?! (?:list|array|collection)s? of\b)|guide|like|unlike|instead)\b"
)
_NOUN = re.compile(
    r"`?\s+(?:objects?|resources?|collections?|arrays?|lists?|types?|models?)\b"
)
# `Schema: `Boat``, and the type is described elsewhere.
_SCHEMA = re.compile(
    r"\W*(?i:schema)\W*:\s*`(?P<name>[A-Z][\w.]*)(?P<listed>\[\])?`\W*"
    r"|\W*\$ref\W*:\s*[\"'`]?(?P<to>[\w./#-]*/(?P<last>[\w.]+))\W*"
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z`*\[])")
_LONGEST = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What a line says of a body. name: the words of the link; to: where it leads."""

    name: str
    to: str
    many: bool
    place: InPage

    @property
    def schema(self) -> JsonObject:
        """A reference to the type, or a list of them."""
        one = typewords.reference(self.name)
        return {"type": "array", "items": one} if self.many else one


def read(
    page: str, endpoints: Sequence[Endpoint], known: JsonObject
) -> Fragment | None:
    """The bodies of the endpoints that prose links to; known: what the lists of the page say already."""
    document: dict[str, JsonValue] = {}
    places: dict[str, tuple[Place, ...]] = {}
    schemas: dict[str, JsonValue] = {}
    paths: dict[str, dict[str, JsonValue]] = {}
    for endpoint in endpoints:
        route = endpoint.route
        operation: dict[str, JsonValue] = {}
        for part, said in _bodies(endpoint):
            if part in operation or _is_known(known, f"{route.pointer}/{part}"):
                continue
            content: JsonValue = {"application/json": {"schema": said.schema}}
            operation[part] = (
                {"200": {"description": "", "content": content}}
                if part == "responses"
                else {"content": content}
            )
            places[pointers.join(route.pointer, part)] = (said.place,)
            schemas[said.name] = {"title": said.name, "x-documented-at": said.to}
            places[pointers.join("/components/schemas", said.name)] = (said.place,)
        if operation:
            paths.setdefault(route.path, {})[
                pointers.split(route.pointer)[-1]
            ] = operation
    if not paths:
        return None
    document = {"paths": dict(paths), "components": {"schemas": schemas}}
    return Fragment(
        page=page,
        evidence=Evidence.TABLE,
        document=document,
        origins=Origins(places=places),
    )


def _is_known(document: JsonObject, at: str) -> bool:
    """Whether the lists of the page tell the body, or that of a success."""
    found = pointers.at(document, at)
    if at.endswith("/responses") and isinstance(found, dict):
        answers = [one for status, one in found.items() if status.startswith("2")]
        return any(isinstance(one, dict) and "content" in one for one in answers)
    return found is not None


def _bodies(endpoint: Endpoint) -> Iterator[tuple[str, _Said]]:
    for section in endpoint.sections:
        slot = headings.slot(section)
        role = slot.role if slot else ""
        if slot and role == "response" and not slot.status.startswith("2"):
            continue
        for text, is_item in _texts(section):
            # An item under a heading may be about one field; it has to say what it is about.
            under = "" if is_item else role
            for sentence in _SENTENCE.split(text.source):
                part = _part(sentence, under, endpoint.route.method)
                said = _said(sentence, text, endpoint.place) if part else None
                if part and said:
                    yield part, said
        yield from _in_code(section, role, endpoint)


def _in_code(
    section: Section, role: str, endpoint: Endpoint
) -> Iterator[tuple[str, _Said]]:
    """The bodies that a block of code only refers to, `{"$ref": "#/components/schemas/Boat"}`."""
    before = ""
    for each in section.parts:
        if isinstance(each, Paragraph):
            before = each.text.source
        found = schemas.reference(each.code) if isinstance(each, Fence) else None
        if found is None or not isinstance(each, Fence) or not endpoint.place:
            continue
        part = _part(before, role, endpoint.route.method) or _part(
            "", role, endpoint.route.method
        )
        if part is None and endpoint.route.method in BODYLESS:
            part = "responses"
        place = InPage(page=endpoint.place.page, line=each.line, column=each.indent + 1)
        if part:
            yield part, _Said(
                name=found.name, to=found.to, many=found.many, place=place
            )


def _part(source: str, role: str, method: str) -> str | None:
    """Which body a line is about, by its words or the heading over it."""
    if _BESIDE.search(source):
        return None
    takes = method not in BODYLESS
    if takes and (_TAKES.search(source) or role == "body"):
        return "requestBody"
    if _GIVES.search(source) or role == "response":
        return "responses"
    return None


def _said(sentence: str, text: Text, place: InPage | None) -> _Said | None:
    told = _SCHEMA.fullmatch(sentence)
    if told and place:
        name = told["name"] or told["last"].rpartition(".")[2]
        return _Said(
            name=name,
            to=told["to"] or name,
            many=bool(told["listed"]),
            place=InPage(page=place.page, line=text.line, column=text.column),
        )
    links = list(_LINK.finditer(sentence)) if len(sentence) <= _LONGEST else []
    if len(links) != 1 or place is None or not _is_type(links[0]):
        return None
    (found,) = links
    name = "".join(word[:1].upper() + word[1:] for word in found["name"].split())
    return _Said(
        name=name,
        to=found["to"],
        many=bool(found["many"] or found["listed"]),
        place=InPage(page=place.page, line=text.line, column=text.column),
    )


def _is_type(link: re.Match[str]) -> bool:
    """Whether a link's words name a type, not a topic: `Contact`, or `driveItem` before `object`."""
    after = link.string[link.end() :]
    return link["name"][0].isupper() or _NOUN.match(after) is not None


def _texts(section: Section) -> Iterator[tuple[Text, bool]]:
    """The prose of a section, and whether it is an item of a list."""
    for part in section.parts:
        if isinstance(part, Paragraph) and not part.quoted:
            yield part.text, False
        elif isinstance(part, Bullets):
            for item in part.items:
                if not item.text.source.startswith("`"):
                    yield item.text, True
