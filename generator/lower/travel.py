"""Which types an API's operations really use, and whether they are sent, received or both."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.model import (
    EnumType,
    ObjectType,
    Operation,
    Type,
    TypeDef,
    TypeId,
)
from generator.reach import reachable


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


def _sent(operation: Operation) -> Iterator[Type]:
    for parameter in operation.parameters:
        yield parameter.type
    if operation.body is not None:
        yield operation.body.type


def _received(operation: Operation) -> Iterator[Type]:
    for response in (*operation.results, *operation.errors):
        if response.type is not None:
            yield response.type
