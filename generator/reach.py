"""Which types lead to which: the graph of an endpoint model's types."""

from collections.abc import Iterable, Iterator, Mapping

from generator.model import (
    Anything,
    ListOf,
    MapOf,
    Named,
    Nullable,
    ObjectType,
    OneOf,
    Scalar,
    Type,
    TypeDef,
    TypeId,
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
        if isinstance(definition, ObjectType):
            waiting += [
                each for field in definition.fields for each in named_in(field.type)
            ]
    return found


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
        case Scalar() | Anything():
            pass
