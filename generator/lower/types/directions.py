"""Types in the two ways they travel: requests lack what is `readOnly`, responses what is `writeOnly`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.lower.types.homes import part_of
from generator.lower.types.renaming import definition_with, renamer
from generator.model import (
    InType,
    ObjectType,
    Type,
    TypeDef,
    TypeId,
)
from generator.reach import named_in, reachable, types_in

SENT = "#input"
"""Ends the id of the sent form of a type that is received otherwise."""


@dataclass(frozen=True, slots=True)
class Directed:
    """types: each in one form, or in the two. inputs: the ids of types with two, with those of their sent forms."""

    types: Mapping[TypeId, TypeDef]
    inputs: Mapping[TypeId, TypeId]


def directed(
    types: Mapping[TypeId, TypeDef], sent: list[Type], received: list[Type]
) -> Directed:
    """The types that are sent or received; one that is both, and differs by the way, in two forms.

    The received one keeps its id and its name.
    """
    going, coming = reachable(types, sent), reachable(types, received)
    split = _above_one_way_fields(types) & going.keys() & coming.keys()
    inputs = {id: f"{id}{SENT}" for id in types if id in split}
    rename = renamer(inputs)
    made: dict[TypeId, TypeDef] = {}
    for id, definition in types.items():
        if id in split:
            made[id] = _one_way(definition, "read")
            other = _sent_form(definition, inputs)
            made[other.id] = definition_with(_one_way(other, "write"), rename)
        elif id in going and id in coming:
            made[id] = _both_ways(definition)
        elif id in going:
            made[id] = _one_way(definition, "write")
            if inputs:
                made[id] = definition_with(made[id], rename)
        elif id in coming:
            made[id] = _one_way(definition, "read")
    return Directed(made, inputs)


def _above_one_way_fields(types: Mapping[TypeId, TypeDef]) -> set[TypeId]:
    """The types with fields that travel one way only, and all that lead to them."""
    above: dict[TypeId, list[TypeId]] = {}
    for id, definition in types.items():
        for kind in types_in(definition):
            for below in named_in(kind):
                above.setdefault(below, []).append(id)
    waiting = [
        id
        for id, definition in types.items()
        if isinstance(definition, ObjectType)
        and any(field.travels != "both" for field in definition.fields)
    ]
    found: set[TypeId] = set()
    while waiting:
        id = waiting.pop()
        if id not in found:
            found.add(id)
            waiting += above.get(id, ())
    return found


def _one_way(definition: TypeDef, way: str) -> TypeDef:
    """A definition as responses (`read`) or requests (`write`) have it."""
    if not isinstance(definition, ObjectType):
        return definition
    kept = tuple(each for each in definition.fields if each.travels in ("both", way))
    return replace(definition, fields=kept, sent=way == "write", received=way == "read")


def _both_ways(definition: TypeDef) -> TypeDef:
    if isinstance(definition, ObjectType):
        return replace(definition, sent=True, received=True)
    return definition


def _sent_form(definition: TypeDef, inputs: Mapping[TypeId, TypeId]) -> TypeDef:
    """A definition under the id of its sent form, called so unless its owner's name says it already."""
    home = definition.home
    if isinstance(home, InType) and home.owner in inputs:
        home = replace(home, owner=inputs[home.owner])
    else:
        home = part_of(home, "input")
    return replace(definition, id=inputs[definition.id], home=home)
