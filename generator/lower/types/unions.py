"""Unions of types: what is the same counts once, and what one member takes in anyway is left to it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from generator.lower.context import Context
from generator.lower.types.discriminators import Stated, told_apart
from generator.lower.types.homes import part_of
from generator.lower.types.parts import Spot
from generator.model import (
    Anything,
    EnumType,
    ListOf,
    MapOf,
    Named,
    Nullable,
    OneOf,
    Scalar,
    Type,
    UnionType,
)
from generator.values import JsonValue, as_object, as_text

_NUMBER, _INTEGER = Scalar(kind="number"), Scalar(kind="integer")
_STRING, _BYTES = Scalar(kind="string"), Scalar(kind="bytes")


def union_of(
    spot: Spot, members: tuple[Type, ...], at: str, said: Stated | None = None
) -> Type:
    """The union of some types: one of them, where it comes to that, or one that has a name.

    at: its id, should it need one. said: what the vendor says about telling the members apart.
    """
    found = dict.fromkeys(flat(spot.context, members, keep=said is not None))
    if found.pop(Named(id=at), found) is None:
        message = "a union has itself for an alternative, which adds nothing; ignored"
        spot.context.warning("recursive-alias", message, at)
    null = any(isinstance(each, Nullable) for each in found)
    bare = dict.fromkeys(
        each.inner if isinstance(each, Nullable) else each for each in found
    )
    lost = [each for each in bare if isinstance(each, Anything)]
    if lost:
        return Anything(lost=any(each.lost for each in lost))
    kept = _joined(spot, _simplified(spot.context, bare), at)
    united = _united(spot, kept, at, said)
    return nullable(united) if null else united


def nullable(inner: Type) -> Type:
    """A type or null; any JSON has null in it anyway."""
    return inner if isinstance(inner, Nullable | Anything) else Nullable(inner=inner)


def is_null(schema: JsonValue) -> bool:
    """Whether a schema allows null and nothing else."""
    shape = as_object(schema)
    return (
        shape.get("type") in ("null", ["null"])
        or ("const" in shape and shape["const"] is None)
        or shape.get("enum") == [None]
    )


def flat(context: Context, members: tuple[Type, ...], *, keep: bool) -> Iterator[Type]:
    """The members of a union, those of unions among them in their place.

    keep: unions with a name stay, as a discriminator may lead to them as such.
    """
    for member in members:
        match member:
            case OneOf(members=inner):
                yield from flat(context, inner, keep=keep)
            case Nullable(inner=OneOf() | Named() as inner):
                for each in flat(context, (inner,), keep=keep):
                    yield nullable(each)
            case Named(id=id) if not keep and isinstance(
                found := context.types.get(id), UnionType
            ):
                yield from flat(context, found.members, keep=keep)
            case _:
                yield member


def _simplified(context: Context, members: dict[Type, None]) -> list[Type]:
    """Without those that another one takes in: whole numbers are numbers, an open enumeration is text."""
    covered: set[Type] = set()
    if _NUMBER in members:
        covered.add(_INTEGER)
    if _STRING in members:
        covered.add(_BYTES)
    for member in members:
        if isinstance(member, Named):
            found = context.types.get(member.id)
            if isinstance(found, EnumType):
                covered.add(_STRING if isinstance(found.values[0], str) else _INTEGER)
    return [member for member in members if member not in covered]


def _joined(spot: Spot, members: list[Type], at: str) -> list[Type]:
    """All lists as one, and all maps: nothing tells a list of texts from one of numbers when it is empty."""
    lists = [each for each in members if isinstance(each, ListOf)]
    maps = [each for each in members if isinstance(each, MapOf)]
    joined: dict[Type, Type] = {}
    inside = replace(spot, home=part_of(spot.home, "item"))
    if len(lists) > 1:
        item = union_of(inside, tuple(each.item for each in lists), f"{at}#item")
        joined.update(dict.fromkeys(lists, ListOf(item=item)))
    if len(maps) > 1:
        value = union_of(inside, tuple(each.value for each in maps), f"{at}#value")
        joined.update(dict.fromkeys(maps, MapOf(value=value)))
    return list(dict.fromkeys(joined.get(each, each) for each in members))


def _united(spot: Spot, members: list[Type], at: str, said: Stated | None) -> Type:
    if not members:
        return Anything(lost=True)
    if len(members) == 1:
        return members[0]
    objects = [each for each in members if _has_fields(spot.context, each)]
    if len(objects) < 2:
        return OneOf(members=tuple(members))
    return named_union(replace(spot, at=at), tuple(members), said)


def _has_fields(context: Context, member: Type) -> bool:
    """Whether a type is an object with fields, or a union of such; one not finished yet is one of the two."""
    return isinstance(member, Named) and not isinstance(
        context.types.get(member.id), EnumType
    )


def named_union(
    spot: Spot, members: tuple[Type, ...], said: Stated | None = None
) -> Named:
    """Adds a union to the context; what tells its members apart is seen when all objects have fields."""
    context = spot.context
    draft = UnionType(
        id=spot.at,
        home=spot.home,
        members=members,
        discriminator=None,
        tags=(),
        default=None,
        description=as_text(as_object(context.at(spot.at)).get("description")),
    )
    context.types[spot.at] = draft
    context.unions.append(partial(told_apart, context, draft, said))
    return Named(id=spot.at)
