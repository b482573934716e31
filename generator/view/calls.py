"""What each operation gives, and the source of paths into its result."""

from collections.abc import Mapping

from generator.model import (
    Anything,
    EnumType,
    ListOf,
    Named,
    Nullable,
    ObjectType,
    Operation,
    Response,
    Type,
    TypeDef,
    TypeId,
)
from generator.name.names import Names
from generator.view.source import literal


def result_of(operation: Operation) -> Type | None:
    """The one type that a call gives; None when it gives nothing.

    Answers of different types, told apart by status alone, come out as any JSON.
    """
    types = list(dict.fromkeys(each.type for each in operation.results))
    present = [each for each in types if each is not None]
    if not present:
        return None
    if len(present) > 1:
        return Anything()
    only = present[0]
    if None in types and not isinstance(only, Nullable | Anything):
        return Nullable(inner=only)
    return only


def error_of(operation: Operation, status: str) -> Response | None:
    """What an operation documents for a status: its own response, its family's, or `default`."""
    found = {response.status: response for response in operation.errors}
    for key in (status, f"{status[0]}XX", "default"):
        if key in found:
            return found[key]
    return None


def documented(kind: Type | None) -> bool:
    """Whether a body has a type that says something."""
    return kind is not None and not isinstance(kind, Anything)


def path_source(
    kind: Type, path: tuple[str, ...], types: Mapping[TypeId, TypeDef], names: Names
) -> tuple[str, Type]:
    """An expression over `body` that follows wire names, None where a step is missing; and its type."""
    source, guards, at = "body", list[str](), kind
    for step in path:
        inner = at.inner if isinstance(at, Nullable) else at
        definition = types.get(inner.id) if isinstance(inner, Named) else None
        if not isinstance(definition, ObjectType):
            return _untyped(path), Anything()
        if isinstance(at, Nullable):
            guards.append(source)
        field = next((each for each in definition.fields if each.wire == step), None)
        if field is None:
            return _untyped(path), Anything()
        source = f"{source}.{names.fields[definition.id, step]}"
        optional = not field.required and not isinstance(field.type, Nullable)
        at = Nullable(inner=field.type) if optional else field.type
    for guard in reversed(guards):
        source = f"None if {guard} is None else {source}"
    return source, at


def _untyped(path: tuple[str, ...]) -> str:
    steps = "".join(f", {literal(step)}" for step in path)
    return f"at(body{steps})"


def item_of(kind: Type) -> Type:
    """The items' type of a list that may be null."""
    inner = kind.inner if isinstance(kind, Nullable) else kind
    return inner.item if isinstance(inner, ListOf) else Anything()


def is_enum(kind: Type, types: Mapping[TypeId, TypeDef]) -> EnumType | None:
    """The enumeration that a type is, if it is one."""
    found = types.get(kind.id) if isinstance(kind, Named) else None
    return found if isinstance(found, EnumType) else None
