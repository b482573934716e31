"""Types in short, so that a test can say what it expects in a line."""

from collections.abc import Mapping
from typing import assert_never

from generator.lower.types.homes import is_component
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
    UnionType,
)


def shown(kind: Type | None, types: Mapping[str, TypeDef]) -> str:
    """A type as text: a component by its name, what is written in place by what is in it."""
    match kind:
        case None:
            return "nothing"
        case Scalar(kind=scalar):
            return scalar
        case Anything(lost=lost):
            return "any!" if lost else "any"
        case ListOf(item=item):
            return f"[{shown(item, types)}]"
        case MapOf(value=value):
            return f"{{*: {shown(value, types)}}}"
        case Nullable(inner=inner):
            return f"{shown(inner, types)}?"
        case OneOf(members=members):
            return " | ".join(shown(each, types) for each in members)
        case TupleOf(items=items, rest=rest):
            inside = [shown(each, types) for each in items]
            inside += [f"*{shown(rest, types)}"] if rest else []
            return f"({', '.join(inside)})"
        case Named(id=id):
            return (
                id.rpartition("/")[2] if is_component(id) else defined(types[id], types)
            )
        case _:
            assert_never(kind)


def defined(found: TypeDef, types: Mapping[str, TypeDef]) -> str:
    """A definition as text; `?` stands after the names of fields that may be missing."""
    match found:
        case ObjectType(fields=fields, extra=extra):
            inside = [
                f"{each.wire}{'' if each.required else '?'}: {shown(each.type, types)}"
                for each in fields
            ]
            inside += [f"*: {shown(extra, types)}"] if extra is not None else []
            return f"{{{', '.join(inside)}}}"
        case EnumType(values=values):
            return f"<{', '.join(str(each) for each in values)}>"
        case UnionType(members=members):
            return "(" + " / ".join(shown(each, types) for each in members) + ")"
        case _:
            assert_never(found)
