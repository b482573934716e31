"""Examples of one thing in a response, not of the response: under the name of a type that one of its fields has."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator import pointers
from generator.read.code.shown import Example
from generator.values import JsonObject, JsonValue, as_object, is_object

_FILLER = re.compile(
    r"(?i)\b(?:the|an?|examples?|samples?|objects?|models?|schemas?|items?|json|types?|of)\b"
)
_WHOLE = re.compile(r"(?i)\b(?:respon[sc]es?|returns?|results?|output|[1-5]\d\d)\b")
# `The `data` section of the result has this format:`
_PART = re.compile(
    r"(?i)(?:the|its)\s+(?P<name>[\w-]+)\s+(?:section|field|part|property|key|member|attribute|object)\s+of\b"
    r".*\b(?:respon[sc]e|result|answer|output)s?\b"
)
_DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """A place in a schema that leaves open what is there. name: of its type, or else of the field."""

    tokens: tuple[str, ...]
    name: str


def home(example: Example, answer: JsonValue, document: JsonObject) -> tuple[str, ...]:
    """Where in the schema of a response an example belongs, as tokens below it; () for the whole of it."""
    title = example.section.title
    part = _PART.match(title.plain) if title else None
    first = example.section.parts[:1] == (example.fence,)
    if title and part and first and part["name"] in title.codes:
        return ("properties", part["name"])
    listed = as_object(_resolved(answer, document))
    value = example.sample.value
    if not is_object(value) or not listed:
        return ()
    known = as_object(listed.get("properties"))
    if set(map(str.lower, known)) & set(map(str.lower, value)) or not known:
        return ()
    places = list(_open(listed, document))
    heading = example.section.heading
    wanted = _folded(_FILLER.sub(" ", heading))
    named = [one for one in places if wanted and _folded(one.name) == wanted]
    if len(named) == 1:
        return named[0].tokens
    if len(places) == 1 and heading and not _WHOLE.search(heading):
        return places[0].tokens
    return ()


def around(schema: JsonObject, tokens: tuple[str, ...]) -> dict[str, JsonValue]:
    """The schema of a response that has this schema at a place within it."""
    whole: JsonObject = schema
    rest = list(tokens)
    while rest:
        last = rest.pop()
        if rest and rest[-1] == "properties":
            rest.pop()
            inner: JsonObject = {last: whole}
            whole = {"type": "object", "properties": inner}
        else:
            whole = {"type": "array", "items": whole}
    return dict(whole)


def _open(
    schema: JsonObject,
    document: JsonObject,
    tokens: tuple[str, ...] = (),
    name: str = "",
) -> Iterator[_Open]:
    if len(tokens) > _DEEPEST:
        return
    inner = as_object(schema.get("properties"))
    for key, value in inner.items():
        below = as_object(_resolved(value, document))
        yield from _open(below, document, (*tokens, "properties", key), key)
    if "items" in schema:
        below = as_object(_resolved(schema["items"], document))
        yield from _open(below, document, (*tokens, "items"), name)
    if tokens and not inner and "items" not in schema:
        # What has no type at all is anything only where it names one, or is an array's item.
        titled = isinstance(schema.get("title"), str)
        if schema.get("type") == "object" or (
            "type" not in schema and (titled or tokens[-1] == "items")
        ):
            yield _Open(tokens=tokens, name=str(schema.get("title", name)))


def _resolved(value: JsonValue, document: JsonObject) -> JsonValue:
    found = as_object(value).get("$ref")
    if not isinstance(found, str):
        return value
    return pointers.at(document, found.removeprefix("#")) or {}


def _folded(name: str) -> str:
    plain = re.sub(r"[^a-z0-9]", "", name.lower())
    for plural, single in (("ies", "y"), ("sses", "ss"), ("s", "")):
        if plain.endswith(plural) and len(plain) > len(plural) + 1:
            return plain[: -len(plural)] + single
    return plain
