"""In which module a model lives: its group's, or `shared` when several groups use it.

Types that a shared type leads to are shared too, so modules of models never import in a circle.
"""

from collections.abc import Mapping, Sequence

from generator.model import Api, Operation, Type, TypeId
from generator.name.names import Group
from generator.name.scope import Scope
from generator.reach import reachable
from generator.words import Identifier


def home_modules(api: Api, groups: Sequence[Group]) -> Mapping[TypeId, Identifier]:
    """The module of every type, by what its operations belong to; the order of pages does not matter."""
    operations = {operation.key: operation for operation in api.operations}
    users: dict[TypeId, list[Identifier]] = {id: [] for id in api.types}
    for group in groups:
        roots = [kind for key in group.operations for kind in _types(operations[key])]
        for id in reachable(api.types, roots):
            users[id].append(group.module)
    shared = Scope(reserved=[group.module for group in groups]).take(
        Identifier("shared"), Identifier("shared_models")
    )
    return {id: found[0] if len(found) == 1 else shared for id, found in users.items()}


def _types(operation: Operation) -> list[Type]:
    found = [parameter.type for parameter in operation.parameters]
    if operation.body is not None:
        found.append(operation.body.type)
    responses = (*operation.results, *operation.errors)
    return [
        *found,
        *(response.type for response in responses if response.type is not None),
    ]
