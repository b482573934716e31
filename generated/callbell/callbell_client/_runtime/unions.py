"""Unions of objects: which of its members a value is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias, Union, cast

from .decoding import MISFITS, Decoder, first_fit
from .lazy import Later
from .models import Layout, Model, UnknownVariant

Decode: TypeAlias = Callable[[Any], Any]
Tag: TypeAlias = str | int | bool

# Sets of keys whose members are remembered; what a server invents must not fill the memory.
_MOST_KINDS = 256


class Variant:
    """A member of a union. constants: the only values that some of its properties have."""

    __slots__ = ("_layout", "_read", "constants", "decode")

    def __init__(
        self, decode: Decode, constants: Mapping[str, tuple[Tag, ...]] | None = None
    ) -> None:
        self.decode = decode
        self.constants = constants or {}
        self._layout: Layout | None = None
        self._read = False

    @property
    def layout(self) -> Layout | None:
        """The fields of a member that is a class; its module is loaded by this."""
        if not self._read:
            self._read = True
            if isinstance(self.decode, Later):
                self.decode = self.decode.load()
            cls = class_of(self.decode)
            self._layout = cls.__wire__.layout(cls) if cls is not None else None
        return self._layout

    def contradicts(self, data: Mapping[str, Any], *, closed: bool) -> bool:
        """Whether a constant has another value here; closed: or a property of several known ones."""
        return bool(self.constants) and any(
            name in data and data[name] not in values
            for name, values in self.constants.items()
            if closed or len(values) == 1
        )


def class_of(decode: Decode) -> type[Model] | None:
    """The class whose decoder a function is: it stands in the same module."""
    name = getattr(decode, "__annotations__", {}).get("return")
    found = getattr(decode, "__globals__", {}).get(name)
    return found if isinstance(found, type) and issubclass(found, Model) else None


class Variants(Decoder[Any]):
    """The decoder of a union; `explain` asks it which member a value was meant to be."""

    __slots__ = ("_ordered", "alias", "members")

    def __init__(self, alias: str, members: Iterable[Decode | Variant]) -> None:
        self.alias = alias
        self._ordered: dict[frozenset[str], tuple[Variant, ...]] = {}
        self.members = tuple(
            each if isinstance(each, Variant) else Variant(each) for each in members
        )
        super().__init__(self.__call__, self)

    def __or__(self, other: Any) -> Any:
        return Union[self, other]  # noqa: UP007 - of what is no class

    def __ror__(self, other: Any) -> Any:
        return Union[other, self]  # noqa: UP007 - as above

    def meant(self, value: Any) -> tuple[Decode, ...]:
        """The decoders of the members that a value may have been meant to be."""
        return tuple(each.decode for each in self.members)

    def marks(self, member: Variant) -> dict[str, Tag]:
        """What an object holds so that it is taken for this member: the first of what it may."""
        return {name: values[0] for name, values in member.constants.items()}

    def __call__(self, value: Any) -> Any:
        if type(value) is not dict:
            return first_fit((each.decode for each in self.members), value)
        data = cast("dict[str, Any]", value)
        unknown: UnknownVariant | None = None
        for each in self._candidates(data):
            try:
                found = each.decode(data)
            except MISFITS:
                continue
            if type(found) is not UnknownVariant:
                return found
            unknown = unknown if unknown is not None else found
        return unknown if unknown is not None else UnknownVariant(data)

    def _candidates(self, data: dict[str, Any]) -> list[Variant]:
        """Members that an object may be, the likeliest first."""
        keys = frozenset(data)
        ordered = self._ordered.get(keys)
        if ordered is None:
            ordered = self._order(keys)
            if len(self._ordered) < _MOST_KINDS:
                self._ordered[keys] = ordered
        firm = [each for each in ordered if not each.contradicts(data, closed=True)]
        if len(firm) == len(ordered):
            return firm
        soft = [each for each in ordered if not each.contradicts(data, closed=False)]
        return [*firm, *(each for each in soft if each not in firm)]

    def _order(self, keys: frozenset[str]) -> tuple[Variant, ...]:
        """Classes that know most of an object's keys and need none that it lacks, then all else."""
        found: list[tuple[int, int, Variant]] = []
        for each in self.members:
            layout = each.layout
            if layout is None:
                found.append((1, 0, each))
            elif layout.required <= keys:
                shared = len(layout.known & keys)
                if shared or not keys or not layout.known:
                    found.append((-shared, len(layout.known), each))
        return tuple(each for _, _, each in sorted(found, key=lambda one: one[:2]))


class Shaped(Variants):
    """A union whose members are told apart by their JSON types, keys and constants."""

    __slots__ = ()

    def __init__(self, alias: str, *members: Decode | Variant) -> None:
        super().__init__(alias, members)


class Tagged(Variants):
    """A union whose members are told apart by the value of one property.

    tags: that value -> member. default: the member of a value that is not among them.
    others: members that have no such value.
    """

    __slots__ = ("_default", "_others", "_ready", "_tags", "property")

    def __init__(
        self,
        alias: str,
        property: str,
        tags: Mapping[Tag, Decode],
        *others: Decode | Variant,
        default: Decode | None = None,
    ) -> None:
        members: dict[Decode, None] = dict.fromkeys(tags.values())
        if default is not None:
            members[default] = None
        super().__init__(alias, [*members, *others])
        self.property = property
        self._others = self.members[len(members) :]
        self._tags = tags
        self._default = default
        self._ready: dict[Any, Decode] = {}

    def marks(self, member: Variant) -> dict[str, Tag]:
        first: dict[Decode, Tag] = {}
        for tag, decode in self._tags.items():
            first.setdefault(decode, tag)
        # the members with tags stand in front, in this order
        tagged = dict(zip(self.members, first.values()))
        own = {self.property: tagged[member]} if member in tagged else {}
        return {**super().marks(member), **own}

    def meant(self, value: Any) -> tuple[Decode, ...]:
        if isinstance(value, dict):
            found = self._member(cast("dict[str, Any]", value).get(self.property))
            return (found,) if found else ()
        return super().meant(value)

    def __call__(self, value: Any) -> Any:
        try:
            decode = self._ready[value[self.property]]
        except (KeyError, TypeError, IndexError):
            return self._first(value)
        return decode(value)

    def _first(self, value: Any) -> Any:
        if type(value) is not dict:
            return super().__call__(value)
        data = cast("dict[str, Any]", value)
        if self.property not in data and self._default is None:
            return super().__call__(data)
        tag = data.get(self.property)
        decode = self._member(tag)
        if decode is None:
            return self._untagged(data, tag)
        if isinstance(decode, Later):
            decode = decode.load()
        if isinstance(tag, str | int) and tag in self._tags:
            self._ready[tag] = decode
        return decode(data)

    def _member(self, tag: Any) -> Decode | None:
        found = self._tags.get(tag) if isinstance(tag, str | int) else None
        return found or self._default

    def _untagged(self, data: dict[str, Any], tag: Any) -> Any:
        """An object of no known tag: one of the members without one, if any fits."""
        for each in self._others:
            try:
                found = each.decode(data)
            except MISFITS:
                continue
            if type(found) is not UnknownVariant:
                return found
        return UnknownVariant(data, tag if isinstance(tag, str | int) else None)
