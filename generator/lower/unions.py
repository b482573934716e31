"""Unions: several types in one place, as long as the JSON itself tells them apart."""

from typing import assert_never

from generator.lower.context import Context
from generator.model import (
    Anything,
    EnumType,
    ListOf,
    MapOf,
    Named,
    Nullable,
    OneOf,
    Scalar,
    Type,
)


def union_of(context: Context, members: tuple[Type, ...], at: str) -> Type:
    """The union of some types; any JSON, with a warning, where two would look alike on the wire."""
    distinct = tuple(dict.fromkeys(members))
    if len(distinct) == 1:
        return distinct[0]
    if any(isinstance(member, Anything) for member in distinct):
        return Anything()
    kinds = [_json_kind(context, member) for member in distinct]
    if None in kinds or len(set(kinds)) < len(kinds):
        context.warning(
            "unsupported-union",
            "the variants of this union cannot be told apart by their JSON type; typed as any JSON",
            at,
        )
        return Anything()
    return OneOf(members=distinct)


def _json_kind(context: Context, member: Type) -> str | None:
    match member:
        case Scalar(kind="integer" | "number"):
            return "number"
        case Scalar(kind="boolean"):
            return "boolean"
        case Scalar():
            return "string"
        case ListOf():
            return "array"
        case MapOf():
            return "object"
        case Named(id=id):
            return _named_kind(context, id)
        case Nullable() | OneOf() | Anything():
            return None
        case _:
            assert_never(member)


def _named_kind(context: Context, id: str) -> str:
    found = context.types[id]
    if isinstance(found, EnumType):
        return "string" if isinstance(found.values[0], str) else "number"
    return "object"
