"""Which types lead to which: the graph of an endpoint model's types."""

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from generator.model import (
    Anything,
    EnumType,
    ListOf,
    MapOf,
    Named,
    Nullable,
    ObjectType,
    OneOf,
    Scalar,
    TupleOf,
    Type,
    TypeDef,
    TypeId,
    UnionType,
)


def reachable(
    types: Mapping[TypeId, TypeDef | None], roots: Iterable[Type]
) -> dict[TypeId, None]:
    """Every named type that some types lead to, nearest first."""
    found: dict[TypeId, None] = {}
    waiting = [id for root in roots for id in named_in(root)]
    while waiting:
        id = waiting.pop()
        if id in found:
            continue
        found[id] = None
        definition = types.get(id)
        if definition is not None:
            waiting += [
                each for kind in types_in(definition) for each in named_in(kind)
            ]
    return found


def types_in(definition: TypeDef) -> Iterator[Type]:
    """The types that a definition is made of, one step down."""
    match definition:
        case ObjectType(fields=fields, extra=extra):
            for field in fields:
                yield field.type
            if extra is not None:
                yield extra
        case UnionType(members=members):
            yield from members
        case EnumType():
            pass
        case _:
            assert_never(definition)


def named_in(kind: Type) -> Iterator[TypeId]:
    """The named types that a type mentions itself."""
    match kind:
        case Named(id=id):
            yield id
        case ListOf(item=inner) | MapOf(value=inner) | Nullable(inner=inner):
            yield from named_in(inner)
        case OneOf(members=members):
            for member in members:
                yield from named_in(member)
        case TupleOf(items=items, rest=rest):
            for member in items if rest is None else (*items, rest):
                yield from named_in(member)
        case Scalar() | Anything():
            pass
        case _:
            assert_never(kind)
