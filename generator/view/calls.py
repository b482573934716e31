"""What operations document about their answers, and the source of paths into a result."""

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
from generator.view.decoders import has_three_states
from generator.view.source import literal


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
    kind: Type,
    path: tuple[str, ...],
    types: Mapping[TypeId, TypeDef],
    names: Names,
    start: str = "body",
) -> tuple[str, Type]:
    """An expression over `start` that follows wire names, None where a step is missing; and its type."""
    source, guards, at = start, list[str](), kind
    empty: tuple[str, ...] = ()
    for step in path:
        inner = at.inner if isinstance(at, Nullable) else at
        definition = types.get(inner.id) if isinstance(inner, Named) else None
        if not isinstance(definition, ObjectType):
            return _untyped(path, start), Anything()
        if empty or isinstance(at, Nullable):
            guards.append(_is(source, empty or ("None",)))
        field = next((each for each in definition.fields if each.wire == step), None)
        if field is None:
            return _untyped(path, start), Anything()
        source = f"{source}.{names.fields[definition.id, step]}"
        three = has_three_states(definition, field)
        optional = not field.required and not isinstance(field.type, Nullable)
        empty = ("None", "UNSET") if three else ()
        at = Nullable(inner=field.type) if optional else field.type
    guards += [_is(source, ("UNSET",))] if empty else []
    for guard in reversed(guards):
        source = f"None if {guard} else {source}"
    return source, at


def _is(source: str, values: tuple[str, ...]) -> str:
    return " or ".join(f"{source} is {value}" for value in values)


def _untyped(path: tuple[str, ...], start: str) -> str:
    steps = "".join(f", {literal(step)}" for step in path)
    return f"at({start}{steps})"


def item_of(kind: Type) -> Type:
    """The items' type of a list that may be null."""
    inner = kind.inner if isinstance(kind, Nullable) else kind
    return inner.item if isinstance(inner, ListOf) else Anything()


def is_enum(kind: Type, types: Mapping[TypeId, TypeDef]) -> EnumType | None:
    """The enumeration that a type is, if it is one."""
    found = types.get(kind.id) if isinstance(kind, Named) else None
    return found if isinstance(found, EnumType) else None
