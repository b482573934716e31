"""Schemas of objects: their fields, and the objects that `allOf` puts together."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeAlias

from generator import pointers
from generator.lower.context import Context
from generator.model import Field, Home, InType, Named, ObjectType, Type
from generator.values import (
    JsonObject,
    JsonValue,
    as_array,
    as_object,
    as_text,
    as_texts,
)

TypeOf: TypeAlias = Callable[[Context, JsonValue, str, Home], Type]


def object_type(
    context: Context,
    schema: JsonObject,
    at: str,
    home: Home,
    type_of: TypeOf,
    places: Mapping[str, str] = MappingProxyType({}),
) -> Named:
    """Adds the type of an object with named fields to the context.

    type_of: how a field's schema becomes a type; handed in, as objects and types hold each other.
    places: the pointers of properties that do not stand in this schema itself.
    """
    context.types[at] = None  # reserved: a field may lead back here
    required = frozenset(as_texts(schema.get("required")))
    inferred = schema.get("x-inferred") is True
    fields = tuple(
        _field(
            context,
            name,
            value,
            places.get(name) or pointers.join(at, "properties", name),
            required=name in required and not (inferred and _may_be_null(value)),
            owner=at,
            type_of=type_of,
        )
        for name, value in as_object(schema.get("properties")).items()
    )
    context.types[at] = ObjectType(
        id=at,
        home=home,
        fields=fields,
        description=as_text(schema.get("description")),
        inferred=inferred,
        sent=False,
        received=False,
    )
    return Named(id=at)


def _field(
    context: Context,
    name: str,
    schema: JsonValue,
    at: str,
    *,
    required: bool,
    owner: str,
    type_of: TypeOf,
) -> Field:
    here = as_object(schema)
    found, _ = context.resolve(schema, at)
    return Field(
        wire=name,
        type=type_of(context, schema, at, InType(owner=owner, field=name)),
        required=required,
        description=as_text(here.get("description")) or _own_words(found),
        deprecated=here.get("deprecated") is True,
        at=at,
    )


def _may_be_null(schema: JsonValue) -> bool:
    """Whether an example showed null: a server that has nothing to say may as well say nothing."""
    return "null" in as_array(as_object(schema).get("type"))


def _own_words(target: JsonObject) -> str | None:
    """A type's own description stands at the type; a plain value's belongs to the field."""
    if as_object(target.get("properties")) or "enum" in target:
        return None
    return as_text(target.get("description"))


def merged_all_of(
    context: Context, schema: JsonObject, at: str
) -> tuple[JsonObject, Mapping[str, str]] | None:
    """One object schema that says what all parts of an `allOf` say, or None when a part is no object.

    Beside it the pointer where each property really stands, so that findings about it have a place.
    JSON Schema 2020-12 core section 10.2.1.1: a value must hold for every part.
    """
    properties: dict[str, JsonValue] = {}
    places: dict[str, str] = {}
    required: dict[str, None] = {}
    for part, place in _parts(context, schema, at, set()):
        if not _may_be_object(part):
            return None
        for name, value in as_object(part.get("properties")).items():
            properties[name] = value
            places[name] = pointers.join(place, "properties", name)
        required.update(dict.fromkeys(as_texts(part.get("required"))))
    if not properties:
        return None
    rest = {key: schema[key] for key in ("description", "x-inferred") if key in schema}
    return {**rest, "properties": properties, "required": tuple(required)}, places


def _parts(
    context: Context, schema: JsonObject, at: str, seen: set[str]
) -> Iterator[tuple[JsonObject, str]]:
    """Every part once: one that is reached on several ways says nothing new, and may be reached on very many."""
    if at in seen:
        return
    seen.add(at)
    for index, member in enumerate(as_array(schema.get("allOf"))):
        part, place = context.resolve(member, pointers.join(at, "allOf", index))
        yield from _parts(context, part, place, seen)
    yield {key: value for key, value in schema.items() if key != "allOf"}, at


def _may_be_object(part: JsonObject) -> bool:
    if any(key in part for key in ("oneOf", "anyOf", "enum", "items")):
        return False
    declared = part.get("type")
    kinds = (declared,) if isinstance(declared, str) else as_array(declared)
    return not kinds or "object" in kinds
