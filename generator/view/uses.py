"""What a type is for, where its vendor does not say: the first call or field that uses it."""

from collections.abc import Iterator, Mapping

from generator.model import Api, ObjectType, Operation, Type, TypeId, UnionType
from generator.name.names import Names
from generator.reach import named_in
from generator.view.source import one_line


def uses(api: Api, names: Names) -> Mapping[TypeId, str]:
    """A sentence for every type that something uses directly; calls speak before fields."""
    found: dict[TypeId, str] = {}
    for kind, sentence in (*_in_calls(api, names), *_in_fields(api, names)):
        for id in named_in(kind):
            found.setdefault(id, sentence)
    return found


def _in_calls(api: Api, names: Names) -> Iterator[tuple[Type, str]]:
    groups = {
        key: group.attribute for group in names.groups for key in group.operations
    }
    for operation in api.operations:
        call = f"`{groups[operation.key]}.{names.methods[operation.key]}`"
        yield from _of_call(operation, call, names)


def _of_call(
    operation: Operation, call: str, names: Names
) -> Iterator[tuple[Type, str]]:
    for response in operation.results:
        if response.type is not None:
            yield response.type, f"What {call} gives."
    for parameter in operation.parameters:
        argument = names.arguments[operation.key, parameter.location, parameter.wire]
        yield parameter.type, f"What `{argument}` of {call} may be."
    if operation.body is not None:
        yield operation.body.type, f"What {call} sends."
    for response in operation.errors:
        if response.type is not None:
            yield response.type, f"The body of an error of {call}, status {response.status}."


def _in_fields(api: Api, names: Names) -> Iterator[tuple[Type, str]]:
    for definition in api.types.values():
        owner = names.types[definition.id]
        if isinstance(definition, ObjectType):
            for field in definition.fields:
                yield field.type, f"The `{one_line(field.wire)}` of {_a(owner)} `{owner}`."
            if definition.extra is not None:
                yield definition.extra, f"A further member of {_a(owner)} `{owner}`."
        elif isinstance(definition, UnionType):
            for member in definition.members:
                yield member, f"A kind of `{owner}`."


def _a(name: str) -> str:
    return "an" if name.startswith(("A", "E", "I", "O")) else "a"
