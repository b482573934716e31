"""Types written in place, alike, in several spots: one type, called after what the spots have in common."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias, assert_never

from generator.lower.types.homes import is_component
from generator.lower.types.renaming import definition_with, renamer
from generator.model import (
    Anything,
    Component,
    EnumType,
    InOperation,
    InType,
    ListOf,
    MapOf,
    Named,
    Nullable,
    ObjectType,
    OneOf,
    Scalar,
    Shared,
    TupleOf,
    Type,
    TypeDef,
    TypeId,
    UnionType,
)
from generator.words import words

_Shape: TypeAlias = int
_Words: TypeAlias = tuple[str, ...]


def shared(
    types: Mapping[TypeId, TypeDef], titles: Mapping[TypeId, str]
) -> tuple[dict[TypeId, TypeDef], dict[TypeId, TypeId]]:
    """The types with twins put together, and the ids of those that went, each with the one that stays.

    titles: what the vendor calls types written in place; a title that one shape alone has names it.
    """
    sharing = _Sharing(types)
    sharing.name_by(_titles(types, titles), least=1)
    sharing.name_by(_places(types), least=2)
    rename = renamer(sharing.twins)
    kept: dict[TypeId, TypeDef] = {}
    for id, each in types.items():
        if id not in sharing.twins:
            named = (
                replace(each, home=home) if (home := sharing.homes.get(id)) else each
            )
            kept[id] = definition_with(named, rename) if sharing.twins else named
    return kept, sharing.twins


def _titles(
    types: Mapping[TypeId, TypeDef], titles: Mapping[TypeId, str]
) -> Iterator[tuple[TypeId, str]]:
    """Titles that say more than where the type is written."""
    for id, title in titles.items():
        if id in types and words(title) != words(_place(types[id]) or ""):
            yield id, title


def _places(types: Mapping[TypeId, TypeDef]) -> Iterator[tuple[TypeId, str]]:
    for id, definition in types.items():
        place = _place(definition)
        if place is not None and not is_component(id):
            yield id, place


def _place(definition: TypeDef) -> str | None:
    """The name of the field or the parameter that a type is written in."""
    match definition.home:
        case InType(field=field):
            return field
        case InOperation(role=role) if role != "body" and not role.startswith(
            "response"
        ):
            return role
        case _:
            return None


class _Sharing:
    """Which types are put together so far, and what they are called."""

    def __init__(self, types: Mapping[TypeId, TypeDef]) -> None:
        self.twins: dict[TypeId, TypeId] = {}
        self.homes: dict[TypeId, Shared] = {}
        self._types = types
        self._shapes = _shapes(types)
        self._taken: set[_Words] = {
            words(each.home.name)
            for each in types.values()
            if isinstance(each.home, Component)
        }

    def name_by(self, named: Iterable[tuple[TypeId, str]], *, least: int) -> None:
        """Put together what has one shape and one name; of several shapes the one in most spots gets the name.

        least: how many spots it takes, and how many fields: the smallest types are no use to share.
        """
        by_words: dict[_Words, dict[_Shape, list[tuple[TypeId, str]]]] = {}
        for id, name in named:
            if words(name) and id not in self.homes and self._size(id) >= least:
                shapes = by_words.setdefault(words(name), {})
                shapes.setdefault(self._shapes[id], []).append((id, name))
        for spelt in sorted(by_words, key=lambda each: self._depth(by_words[each])):
            if spelt not in self._taken:
                alive = [self._alive(each) for each in by_words[spelt].values()]
                most = max(alive, key=len)
                if len(most) >= least:
                    self._share(most)
                    self._taken.add(spelt)

    def _size(self, id: TypeId) -> int:
        match self._types[id]:
            case ObjectType(fields=fields):
                return len(fields)
            case EnumType(values=values):
                # One value is a constant, which needs no name.
                return len(values) if len(values) > 1 else 0
            case UnionType(members=members):
                return len(members)

    def _share(self, spots: list[tuple[TypeId, str]]) -> None:
        (first, name), *others = sorted(spots)
        self.homes[first] = Shared(name=name)
        self.twins.update((id, first) for id, _ in others)

    def _depth(self, shapes: Mapping[_Shape, list[tuple[TypeId, str]]]) -> int:
        return min(
            sum(1 for _ in self._owners(id))
            for spots in shapes.values()
            for id, _ in spots
        )

    def _alive(self, spots: list[tuple[TypeId, str]]) -> list[tuple[TypeId, str]]:
        """Without those that are inside a type that went: they went with it."""
        return [
            spot
            for spot in spots
            if spot[0] not in self.twins
            and not any(owner in self.twins for owner in self._owners(spot[0]))
        ]

    def _owners(self, id: TypeId) -> Iterator[TypeId]:
        seen = {id}
        while id in self._types and isinstance(home := self._types[id].home, InType):
            id = home.owner
            if id in seen:
                return
            seen.add(id)
            yield id


def _shapes(types: Mapping[TypeId, TypeDef]) -> Mapping[TypeId, _Shape]:
    """A number for each type; types written in place have the same one when they are alike in all but words."""
    numbers: dict[object, _Shape] = {}
    shapes: dict[TypeId, _Shape] = {}
    # What is inside a type was met after it.
    for id in reversed(tuple(types)):
        key = (id,) if is_component(id) else _shape(types[id], shapes)
        shapes[id] = numbers.setdefault(key, len(numbers))
    return shapes


def _shape(definition: TypeDef, shapes: Mapping[TypeId, _Shape]) -> object:
    match definition:
        case ObjectType(fields=fields, extra=extra):
            of_fields = tuple(
                (
                    each.wire,
                    _kind(each.type, shapes),
                    each.required,
                    each.travels,
                    each.deprecated,
                    each.secret,
                )
                for each in fields
            )
            of_extra = None if extra is None else _kind(extra, shapes)
            return "object", of_fields, of_extra
        case EnumType(values=values):
            return "enum", values
        case UnionType(members=members):
            kinds = tuple(_kind(each, shapes) for each in members)
            return "union", kinds, definition.discriminator, definition.tags
        case _:
            assert_never(definition)


def _kind(kind: Type, shapes: Mapping[TypeId, _Shape]) -> object:
    match kind:
        case Named(id=id):
            return shapes.get(id, id)
        case ListOf(item=item):
            return "list", _kind(item, shapes)
        case MapOf(value=value):
            return "map", _kind(value, shapes)
        case Nullable(inner=inner):
            return "nullable", _kind(inner, shapes)
        case OneOf(members=members):
            return "one", tuple(_kind(each, shapes) for each in members)
        case TupleOf(items=items, rest=rest):
            places = tuple(_kind(each, shapes) for each in items)
            return "tuple", places, None if rest is None else _kind(rest, shapes)
        case Scalar() | Anything():
            return kind
        case _:
            assert_never(kind)
