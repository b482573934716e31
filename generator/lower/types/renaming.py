"""Types under other ids: in a type, in a definition, in an operation."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from operator import is_
from typing import TypeAlias, TypeVar, assert_never

from generator.model import (
    Anything,
    Body,
    EnumType,
    Field,
    ListOf,
    MapOf,
    Named,
    Nullable,
    ObjectType,
    OneOf,
    Operation,
    Parameter,
    Response,
    Scalar,
    TupleOf,
    Type,
    TypeDef,
    TypeId,
    UnionType,
    Webhook,
)

Rename: TypeAlias = Callable[[Type], Type]


def renamer(ids: Mapping[TypeId, TypeId]) -> Rename:
    """What gives a type with other ids in it; the same one where none of them is in it."""

    def renamed(kind: Type) -> Type:
        match kind:
            case Scalar() | Anything():
                return kind
            case Named(id=id):
                return Named(id=ids[id]) if id in ids else kind
            case ListOf(item=item):
                inner = renamed(item)
                return kind if inner is item else ListOf(item=inner)
            case MapOf(value=value):
                inner = renamed(value)
                return kind if inner is value else MapOf(value=inner)
            case Nullable(inner=inside):
                inner = renamed(inside)
                return kind if inner is inside else Nullable(inner=inner)
            case OneOf(members=members):
                return OneOf(members=tuple(renamed(each) for each in members))
            case TupleOf(items=items, rest=rest):
                return TupleOf(
                    items=tuple(renamed(each) for each in items),
                    rest=None if rest is None else renamed(rest),
                )
            case _:
                assert_never(kind)

    return renamed


def definition_with(definition: TypeDef, rename: Rename) -> TypeDef:
    """A definition with the types inside it renamed."""
    match definition:
        case ObjectType(fields=fields, extra=extra):
            kept = tuple(_field(each, rename) for each in fields)
            further = None if extra is None else rename(extra)
            if further is extra and all(map(is_, kept, fields)):
                return definition
            return replace(definition, fields=kept, extra=further)
        case UnionType(members=members):
            return replace(definition, members=tuple(rename(each) for each in members))
        case EnumType():
            return definition
        case _:
            assert_never(definition)


def operation_with(operation: Operation, sent: Rename, received: Rename) -> Operation:
    """An operation with what it sends and what it receives renamed."""
    return replace(
        operation,
        parameters=tuple(_typed(each, sent) for each in operation.parameters),
        body=None if operation.body is None else _body(operation.body, sent),
        results=tuple(_typed(each, received) for each in operation.results),
        errors=tuple(_typed(each, received) for each in operation.errors),
    )


def webhook_with(webhook: Webhook, received: Rename) -> Webhook:
    """A webhook with what it brings renamed."""
    return _typed(webhook, received)


_Typed = TypeVar("_Typed", Parameter, Response, Webhook)


def _typed(holder: _Typed, rename: Rename) -> _Typed:
    if holder.type is None or (kind := rename(holder.type)) is holder.type:
        return holder
    return replace(holder, type=kind)


def _field(field: Field, rename: Rename) -> Field:
    kind = rename(field.type)
    return field if kind is field.type else replace(field, type=kind)


def _body(body: Body, sent: Rename) -> Body:
    parts = tuple(replace(part, field=_field(part.field, sent)) for part in body.parts)
    return replace(body, type=sent(body.type), parts=parts)
