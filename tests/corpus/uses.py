"""Every use of a type that an API's operations lead to, beside the schema that it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from generator import pointers
from generator.model import (
    Anything,
    Api,
    Field,
    ListOf,
    MapOf,
    Named,
    Nullable,
    ObjectType,
    OneOf,
    Operation,
    Scalar,
    TupleOf,
    Type,
    UnionType,
)
from generator.values import JsonObject, JsonValue, as_object, is_object

_DEEPEST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A type where it is used. at: the pointer of its schema; None where that is not known.

    but_null: whether the schema allows null too, which a use of its own has told.
    """

    type: Type
    at: str | None
    but_null: bool = False


def of(api: Api) -> Iterator[Use]:
    """Every use of a type, a named type's own parts once."""
    seen: set[str] = set()
    waiting = [use for operation in api.operations for use in _roots(operation)]
    waiting += [
        Use(type=hook.type, at=None) for hook in api.webhooks if hook.type is not None
    ]
    while waiting:
        use = waiting.pop()
        yield use
        waiting += _inside(use)
        if isinstance(use.type, Named) and use.type.id not in seen:
            seen.add(use.type.id)
            waiting += _defined(api, use.type.id)


def resolved(tree: JsonValue, at: str) -> tuple[JsonObject, str]:
    """What stands at a pointer, references followed, and where that is; empty where nothing does."""
    value: JsonValue = None
    for _ in range(_DEEPEST):
        try:
            value = pointers.find(tree, at)
        except pointers.NoSuchValue:
            return {}, at
        reference = as_object(value).get("$ref")
        if not isinstance(reference, str) or not reference.startswith("#"):
            break
        at = reference[1:]
    return as_object(value), at


def media(tree: JsonValue, at: str, media_type: str | None) -> str | None:
    """The pointer of the media type object of a body or a response, from the pointer of either."""
    value, where = resolved(tree, at)
    if is_object(value.get("content")) and media_type is not None:
        return pointers.join(where, "content", media_type)
    return where if "schema" in value or "itemSchema" in value else None


def _roots(operation: Operation) -> Iterator[Use]:
    for parameter in operation.parameters:
        yield Use(type=parameter.type, at=None)
    if operation.body is not None:
        for part in operation.body.parts:
            yield Use(type=part.field.type, at=part.field.at)
        if not operation.body.parts:
            yield Use(type=operation.body.type, at=None)
    for response in (*operation.results, *operation.errors):
        if response.type is not None:
            yield Use(type=response.type, at=None)


def _inside(use: Use) -> list[Use]:
    """The uses that a use is made of; the schema of an item is where JSON Schema has it."""
    match use.type:
        case ListOf(item=inner):
            return [Use(type=inner, at=_below(use.at, "items"))]
        case MapOf(value=inner):
            return [Use(type=inner, at=_below(use.at, "additionalProperties"))]
        case Nullable(inner=inner):
            return [Use(type=inner, at=use.at, but_null=True)]
        case OneOf(members=members):
            return [Use(type=member, at=None) for member in members]
        case TupleOf(items=items, rest=rest):
            listed = [*items, *((rest,) if rest is not None else ())]
            return [Use(type=item, at=None) for item in listed]
        case Scalar() | Anything() | Named():
            return []
        case _:
            assert_never(use.type)


def _below(at: str | None, key: str) -> str | None:
    return None if at is None else f"{at}/{key}"


def _defined(api: Api, id: str) -> list[Use]:
    match api.types.get(id):
        case ObjectType(fields=fields, extra=extra):
            uses = [Use(type=_held(field), at=_written(field)) for field in fields]
            return [*uses, *([Use(type=extra, at=None)] if extra is not None else [])]
        case UnionType(members=members):
            return [Use(type=member, at=None) for member in members]
        case _:
            return []


def _written(field: Field) -> str | None:
    """Where the field's schema is; None for one that is required and never described."""
    return field.at if field.at.endswith(pointers.join("", field.wire)) else None


def _held(field: Field) -> Type:
    """What a field holds: None too, where it may be left out."""
    if field.required or isinstance(field.type, Nullable):
        return field.type
    return Nullable(inner=field.type)
