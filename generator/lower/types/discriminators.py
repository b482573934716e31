"""What tells the members of a union apart: what the vendor says, else a property with constants of its own in each."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from generator import pointers
from generator.lower.context import Context, target_of
from generator.lower.types.homes import is_component
from generator.lower.types.parts import Pieces
from generator.model import (
    EnumType,
    Field,
    MapOf,
    Named,
    ObjectType,
    Type,
    UnionType,
)
from generator.values import JsonObject, as_array, as_object, as_text

Tag: TypeAlias = str | int | bool

BASE = "#base"
"""Ends the id of an object that others inherit from, where a union of them all has the pointer for its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A discriminator: OpenAPI 3.2 section 4.25.

    wire: the property. tags: values of it, each with the pointer of the schema that it means.
    default: the pointer of the one that all other values mean. at: where it is said.
    """

    wire: str
    tags: tuple[tuple[str, str], ...]
    default: str | None
    at: str


def stated_in(context: Context, found: Pieces) -> Stated | None:
    """The last discriminator that is stated; reported: unknown-mapping."""
    for piece in reversed(found):
        stated = as_object(piece.schema.get("discriminator"))
        wire = as_text(stated.get("propertyName"))
        if wire:
            at = pointers.join(piece.at, "discriminator")
            default = as_text(stated.get("defaultMapping"))
            return Stated(
                wire=wire,
                tags=tuple(_mapping(context, stated, at)),
                default=_target(context, default, at) if default else None,
                at=at,
            )
    return None


def _mapping(
    context: Context, stated: JsonObject, at: str
) -> Iterator[tuple[str, str]]:
    for tag, value in as_object(stated.get("mapping")).items():
        place = pointers.join(at, "mapping", tag)
        target = _target(context, as_text(value) or "", place)
        if target is not None:
            yield tag, target


def _target(context: Context, value: str, at: str) -> str | None:
    """The schema that a mapping's value means: by reference, or by its bare name."""
    named = pointers.join("/components/schemas", value)
    for target in (named, target_of(value)) if "#" in value else (named,):
        if target.startswith("/") and context.at(target):
            return context.followed(context.at(target), target)[1]
    message = f"the discriminator leads to '{value}', which is no schema; ignored"
    context.warning("unknown-mapping", message, at)
    return None


def told_apart(context: Context, draft: UnionType, said: Stated | None) -> None:
    """Completes a union with what tells its members apart; reported: unclear-tag."""
    if said is None:
        context.types[draft.id] = _inferred(context, draft)
        return
    tags: dict[Tag, int] = {}
    for tag, index in _tags(context, draft.members, said):
        if tags.setdefault(tag, index) != index:
            message = f"'{tag}' would mean two of the alternatives; the first is taken"
            context.warning("unclear-tag", message, said.at)
    places = {_pointer(member): index for index, member in enumerate(draft.members)}
    context.types[draft.id] = replace(
        draft,
        discriminator=said.wire,
        tags=tuple(tags.items()),
        default=places.get(said.default) if said.default else None,
    )


def _tags(
    context: Context, members: tuple[Type, ...], said: Stated
) -> Iterator[tuple[Tag, int]]:
    """Every value with the index of its member: those of the mapping, then constants, then the schema's name.

    A constant is what really arrives; the name of a schema is meant only where nothing else says more.
    """
    constants = _own_constants(context, members, said.wire)
    spelt = {str(tag).lower(): tag for some in constants for tag in some}
    places = {_pointer(member): index for index, member in enumerate(members)}
    mapped: set[int] = set()
    for tag, target in said.tags:
        if target in places:
            mapped.add(places[target])
            known = spelt.get(tag.lower(), tag)
            yield tag if isinstance(known, str) else known, places[target]
    for index, some in enumerate(constants):
        for value in some:
            yield value, index
    for index, member in enumerate(members):
        at = _pointer(member)
        if not constants[index] and index not in mapped and at and is_component(at):
            yield pointers.split(at)[-1], index


def _own_constants(
    context: Context, members: tuple[Type, ...], wire: str
) -> list[tuple[Tag, ...]]:
    """The constants of each member; several count only where no other member has them."""
    found = [_constants(context, member, wire) for member in members]
    known = Counter(value for values in found for value in values)
    return [
        values if len(values) == 1 else tuple(v for v in values if known[v] == 1)
        for values in found
    ]


def _pointer(member: Type) -> str | None:
    return member.id.removesuffix(BASE) if isinstance(member, Named) else None


def _constants(context: Context, member: Type, wire: str) -> tuple[Tag, ...]:
    """The values that a member has for a property, where it says which."""
    found = context.types.get(member.id) if isinstance(member, Named) else None
    if isinstance(found, UnionType):
        return (
            tuple(tag for tag, _ in found.tags) if found.discriminator == wire else ()
        )
    if isinstance(found, ObjectType):
        for field in found.fields:
            if field.wire == wire:
                return _values(context, field)
    return ()


def _values(context: Context, field: Field) -> tuple[Tag, ...]:
    kind = field.type
    found = context.types.get(kind.id) if isinstance(kind, Named) else None
    if isinstance(found, EnumType):
        return tuple(found.values)
    schema, _ = context.resolve(context.at(field.at), field.at)
    listed = as_array(schema.get("enum")) or (schema.get("const"),)
    only = listed[0] if len(listed) == 1 else None
    return (only,) if isinstance(only, bool) else ()


def _inferred(context: Context, draft: UnionType) -> UnionType:
    """The union told by the first required property that has other values in each object."""
    objects = [
        (index, found)
        for index, member in enumerate(draft.members)
        if isinstance(member, Named)
        and isinstance(found := context.types.get(member.id), ObjectType)
    ]
    maps = [i for i, member in enumerate(draft.members) if isinstance(member, MapOf)]
    if len(objects) < 2 or len(maps) > 1:
        return draft
    for field in objects[0][1].fields:
        tags = _disjoint(context, objects, field.wire)
        if tags:
            return replace(
                draft,
                discriminator=field.wire,
                tags=tuple(tags.items()),
                default=maps[0] if maps else None,
            )
    return draft


def _disjoint(
    context: Context, objects: list[tuple[int, ObjectType]], wire: str
) -> Mapping[Tag, int]:
    """The values of a required property, each of one object only; none where an object shares or lacks them."""
    tags: dict[Tag, int] = {}
    for index, found in objects:
        field = next((each for each in found.fields if each.wire == wire), None)
        values = _values(context, field) if field and field.required else ()
        if not values or any(value in tags for value in values):
            return {}
        tags.update(dict.fromkeys(values, index))
    return tags
