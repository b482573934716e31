"""What vendors call the values of an enumeration, in each of the ways they write it."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from generator.lower.types.parts import Pieces
from generator.values import (
    JsonObject,
    JsonValue,
    as_array,
    as_object,
    as_text,
    is_array,
    is_object,
)

Values: TypeAlias = tuple[str, ...] | tuple[int, ...]

_LABELS = ("x-enum-varnames", "x-enumNames", "x-enum-names", "x-speakeasy-enums")
_NOTES = ("x-enum-descriptions", "x-enumDescriptions")


def labels_of(found: Pieces, values: Values) -> tuple[str, ...]:
    """What the vendor calls each value; none where it says so of no value, the value itself where of some."""
    known = _told(found, _labels)
    return tuple(known.get(_key(each), str(each)) for each in values) if known else ()


def notes_of(found: Pieces, values: Values) -> tuple[str, ...]:
    """The vendor's words for each value; none where there are none at all."""
    known = _told(found, _notes)
    notes = tuple(known.get(_key(each), "") for each in values)
    return notes if any(notes) else ()


def _told(
    found: Pieces, look: "Callable[[JsonObject], Iterator[tuple[str, str]]]"
) -> Mapping[str, str]:
    return {
        value: text
        for piece in found
        if any(key.startswith("x-") for key in piece.schema)
        for value, text in look(piece.schema)
        if text.strip()
    }


def _labels(schema: JsonObject) -> Iterator[tuple[str, str]]:
    for keyword in _LABELS:
        yield from _listed(schema, keyword)
    yield from _microsoft(schema, "name")
    yield from _fern(schema, "name")


def _notes(schema: JsonObject) -> Iterator[tuple[str, str]]:
    for keyword in _NOTES:
        yield from _listed(schema, keyword)
    yield from _microsoft(schema, "description")
    yield from _fern(schema, "description")


def _listed(schema: JsonObject, keyword: str) -> Iterator[tuple[str, str]]:
    """A list that goes along with the values, or a map by value."""
    said, values = schema.get(keyword), as_array(schema.get("enum"))
    if is_array(said) and len(said) == len(values):
        for value, text in zip(values, said, strict=True):
            if isinstance(text, str):
                yield _key(value), text
    elif is_object(said):
        for name, text in said.items():
            if isinstance(text, str):
                yield name, text


def _microsoft(schema: JsonObject, part: str) -> Iterator[tuple[str, str]]:
    """`x-ms-enum`: a list of values, each with its name."""
    for each in as_array(as_object(schema.get("x-ms-enum")).get("values")):
        text = as_text(as_object(each).get(part))
        if text is not None and "value" in as_object(each):
            yield _key(as_object(each)["value"]), text


def _fern(schema: JsonObject, part: str) -> Iterator[tuple[str, str]]:
    """`x-fern-enum`: a map by value, each with its name."""
    for value, each in as_object(schema.get("x-fern-enum")).items():
        text = as_text(as_object(each).get(part))
        if text is not None:
            yield value, text


def _key(value: JsonValue) -> str:
    return str(value)
