"""The types that operations and webhooks really use: twins put together, and each way they travel apart."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.lower.context import Context
from generator.lower.types.directions import directed
from generator.lower.types.homes import home_at
from generator.lower.types.renaming import operation_with, renamer, webhook_with
from generator.lower.types.sharing import shared
from generator.model import (
    Component,
    Home,
    InOperation,
    InType,
    Operation,
    Type,
    TypeDef,
    TypeId,
    Webhook,
)
from generator.reach import reachable


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """types: in the order they were met, each knowing which way it travels."""

    operations: tuple[Operation, ...]
    webhooks: tuple[Webhook, ...]
    types: Mapping[TypeId, TypeDef]


def finished(
    context: Context,
    operations: tuple[Operation, ...],
    webhooks: tuple[Webhook, ...],
) -> Finished:
    """The operations and webhooks over the types that they lead to, which get their last ids and homes."""
    drafts = _used(context, [*_sent(operations), *_received(operations, webhooks)])
    types, twins = shared(drafts, context.titles)
    if twins:
        rename = renamer(twins)
        operations = tuple(operation_with(each, rename, rename) for each in operations)
        webhooks = tuple(webhook_with(each, rename) for each in webhooks)
    sent, received = list(_sent(operations)), list(_received(operations, webhooks))
    ways = directed(types, sent, received)
    if ways.inputs:
        inputs = renamer(ways.inputs)
        operations = tuple(
            operation_with(each, inputs, lambda kind: kind) for each in operations
        )
    return Finished(
        operations=operations,
        webhooks=webhooks,
        types=_at_home(ways.types, frozenset(each.key for each in operations)),
    )


def _at_home(
    types: Mapping[TypeId, TypeDef], operations: frozenset[str]
) -> Mapping[TypeId, TypeDef]:
    made: dict[TypeId, TypeDef] = {}
    for id, definition in types.items():
        home = _settled(definition.home, types, operations)
        moved = home is not definition.home
        made[id] = replace(definition, home=home) if moved else definition
    return made


def _used(context: Context, roots: list[Type]) -> dict[TypeId, TypeDef]:
    found = reachable(context.types, roots)
    return {
        id: draft
        for id, draft in context.types.items()
        if draft is not None and id in found
    }


def _sent(operations: tuple[Operation, ...]) -> Iterator[Type]:
    for operation in operations:
        for parameter in operation.parameters:
            yield parameter.type
        if operation.body is not None and operation.body.parts:
            yield from (part.field.type for part in operation.body.parts)
        elif operation.body is not None:
            yield operation.body.type


def _received(
    operations: tuple[Operation, ...], webhooks: tuple[Webhook, ...]
) -> Iterator[Type]:
    for operation in operations:
        for response in (*operation.results, *operation.errors):
            if response.type is not None:
                yield response.type
    for webhook in webhooks:
        if webhook.type is not None:
            yield webhook.type


def _settled(
    home: Home, types: Mapping[TypeId, TypeDef], operations: frozenset[str]
) -> Home:
    """A home that stands: called after what is left out, a type would lose its name with it."""
    match home:
        case InType(owner=owner, field=field) if owner not in types:
            return _in(home_at(owner), field)
        case InOperation(operation=operation, role=role) if operation not in operations:
            return Component(name=f"{operation.partition(' ')[2]} {role}")
        case _:
            return home


def _in(above: Home, field: str) -> Home:
    """The home of a field's type in something that is no type of the package itself."""
    match above:
        case InType(owner=owner, field=outer):
            return _in(home_at(owner), f"{outer} {field}")
        case InOperation(operation=operation):
            return Component(name=f"{operation.partition(' ')[2]} {field}")
        case Component(name=name):
            return Component(name=f"{name} {field}")
        case other:
            return other
