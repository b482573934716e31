"""The examples of a document that its operations lead to, each with the type that should hold it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator import pointers
from generator.model import (
    Api,
    ListOf,
    MapOf,
    Named,
    Nullable,
    OneOf,
    Operation,
    Scalar,
    TupleOf,
    Type,
)
from generator.values import (
    JsonObject,
    JsonValue,
    as_array,
    as_object,
    is_array,
)
from tests.corpus.uses import Use, media, resolved

_JSON = re.compile(r"(application/(json|[^;]+\+json)|\*/\*)\s*(;.*)?$", re.IGNORECASE)
_INPUT = "#input"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """at, schema: pointers of the example, and of the schema that it is one of."""

    at: str
    schema: str
    type: Type
    value: JsonValue


def of_operations(tree: JsonValue, operation: Operation) -> Iterator[Example]:
    """Examples beside the schemas of a body, of responses, and of parameters that are objects."""
    body = operation.body
    if body is not None and body.kind == "json":
        yield from _content(tree, body.at, body.media_type, body.type)
    for response in (*operation.results, *operation.errors):
        if response.type is not None and response.stream is None:
            yield from _content(tree, response.at, response.media_type, response.type)
    for parameter in operation.parameters:
        if _has_objects(parameter.type):
            holder, where = resolved(tree, parameter.at)
            schema = pointers.join(where, "schema")
            yield from _beside(tree, holder, where, schema, parameter.type)


def of_types(tree: JsonValue, api: Api, uses: Iterator[Use]) -> Iterator[Example]:
    """Examples that schemas hold themselves, of named types and of fields."""
    for use in uses:
        if use.at is not None and not use.but_null and not _has_files(use.type):
            yield from _of_schema(tree, use.at, use.type)
        if isinstance(use.type, Named) and not use.type.id.endswith(_INPUT):
            yield from _of_named(tree, use.type)


def distinct(examples: Iterator[Example]) -> list[Example]:
    """Each example once, whatever number of operations leads to it."""
    found: dict[tuple[str, Type], Example] = {}
    for example in examples:
        found.setdefault((example.at, example.type), example)
    return list(found.values())


def _content(
    tree: JsonValue, at: str, media_type: str | None, kind: Type
) -> Iterator[Example]:
    where = media(tree, at, media_type)
    if where is None or not _JSON.match(media_type or "") or _has_files(kind):
        return
    holder, place = resolved(tree, where)
    yield from _beside(tree, holder, place, pointers.join(place, "schema"), kind)
    schema, there = resolved(tree, pointers.join(place, "schema"))
    if schema:
        yield from _of_schema(tree, there, kind)


def _beside(
    tree: JsonValue, holder: JsonObject, where: str, schema: str, kind: Type
) -> Iterator[Example]:
    """`example` and `examples` of a media type or a parameter."""
    if "schema" not in holder:
        return
    if "example" in holder:
        at = pointers.join(where, "example")
        yield Example(at=at, schema=schema, type=kind, value=holder["example"])
    for name in as_object(holder.get("examples")):
        named, at = resolved(tree, pointers.join(where, "examples", name))
        if "value" in named:
            there = pointers.join(at, "value")
            yield Example(at=there, schema=schema, type=kind, value=named["value"])


def _of_named(tree: JsonValue, named: Named) -> Iterator[Example]:
    """A named type's own examples; null, which its schema may allow, is said where it is used."""
    for example in _of_schema(tree, named.id, named):
        if example.value is not None:
            yield example


def _of_schema(tree: JsonValue, where: str, kind: Type) -> Iterator[Example]:
    try:
        schema = as_object(pointers.find(tree, where))
    except pointers.NoSuchValue:
        return
    if "example" in schema:
        at = pointers.join(where, "example")
        yield Example(at=at, schema=where, type=kind, value=schema["example"])
    if is_array(schema.get("examples")):
        for index, value in enumerate(as_array(schema["examples"])):
            at = pointers.join(where, "examples", index)
            yield Example(at=at, schema=where, type=kind, value=value)


def _has_objects(kind: Type) -> bool:
    return any(isinstance(each, Named | MapOf) for each in _parts(kind))


def _has_files(kind: Type) -> bool:
    return any(
        isinstance(each, Scalar) and each.kind == "file" for each in _parts(kind)
    )


def _parts(kind: Type) -> Iterator[Type]:
    yield kind
    match kind:
        case ListOf(item=inner) | MapOf(value=inner) | Nullable(inner=inner):
            yield from _parts(inner)
        case OneOf(members=members) | TupleOf(items=members):
            for member in members:
                yield from _parts(member)
        case _:
            pass
