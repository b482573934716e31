"""Which types an API's operations really use, and whether they are sent, received or both."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.model import (
    Anything,
    EnumType,
    ListOf,
    MapOf,
    Named,
    Nullable,
    ObjectType,
    OneOf,
    Operation,
    Scalar,
    Type,
    TypeDef,
    TypeId,
)


def finished_types(
    drafts: Mapping[TypeId, TypeDef | None], operations: tuple[Operation, ...]
) -> dict[TypeId, TypeDef]:
    """The types that operations lead to, in the order they were met, each knowing which way it travels."""
    sent = reachable(drafts, (kind for each in operations for kind in _sent(each)))
    received = reachable(
        drafts, (kind for each in operations for kind in _received(each))
    )
    finished: dict[TypeId, TypeDef] = {}
    for id, draft in drafts.items():
        match draft:
            case ObjectType() if id in sent or id in received:
                finished[id] = replace(draft, sent=id in sent, received=id in received)
            case EnumType() if id in sent or id in received:
                finished[id] = draft
            case _:
                pass
    return finished


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


def _sent(operation: Operation) -> Iterator[Type]:
    for parameter in operation.parameters:
        yield parameter.type
    if operation.body is not None:
        yield operation.body.type


def _received(operation: Operation) -> Iterator[Type]:
    for response in (*operation.results, *operation.errors):
        if response.type is not None:
            yield response.type
