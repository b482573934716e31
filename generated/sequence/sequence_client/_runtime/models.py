"""What all emitted dataclasses share, and how each is written in JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields
from operator import attrgetter
from typing import Any, ClassVar

from .unset import UNSET
from .values import JsonValue


class Wire:
    """How one dataclass is read from and written to JSON.

    decode: from a parsed object. names: the wire names of the fields that differ from it.
    encode: to an object that `json` can write; None: by the fields, as `encoding.fields` does.
    extra: the attribute that holds further members. tags: what tells the object apart from others
    in a union and is no field of it.
    """

    __slots__ = ("_layout", "decode", "encode", "extra", "names", "tags")

    def __init__(
        self,
        decode: Callable[[Any], Any],
        names: Mapping[str, str],
        encode: Callable[[Any], Mapping[str, Any]] | None = None,
        *,
        extra: str | None = None,
        tags: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        self.decode = decode
        self.names = names
        self.encode = encode
        self.extra = extra
        self.tags = tags
        self._layout: Layout | None = None

    def layout(self, cls: type[Model]) -> Layout:
        """The fields of the class that this belongs to."""
        if self._layout is None:
            self._layout = Layout(cls, self)
        return self._layout


class Layout:
    """The fields of a dataclass by their wire names.

    values: gets them all from an instance, in the order of `fields`: attribute, wire name, default.
    names: wire names in that order. optional: those of fields that may be left out, with the value
    that says so.
    """

    __slots__ = ("fields", "known", "names", "optional", "required", "values")

    def __init__(self, cls: type[Model], wire: Wire) -> None:
        self.fields = tuple(
            (field.name, wire.names.get(field.name, field.name), field.default)
            for field in fields(cls)  # type: ignore[arg-type]
            if field.name != wire.extra
        )
        self.names = tuple(name for _, name, _ in self.fields)
        self.known = frozenset((*self.names, *(wire.tags or ())))
        self.optional = tuple(
            (name, default)
            for _, name, default in self.fields
            if default is None or default is UNSET
        )
        self.required = frozenset(
            name for _, name, default in self.fields if default is MISSING
        )
        attributes = [name for name, _, _ in self.fields]
        self.values: Callable[[Any], Any] = (
            attrgetter(*attributes)
            if len(attributes) > 1
            else lambda value: [getattr(value, name) for name in attributes]
        )


class Model:
    """A dataclass that is an object on the wire."""

    __slots__ = ()

    __wire__: ClassVar[Wire]


def no_members() -> dict[str, Any]:
    """What further members an object has by default."""
    return {}


class UnknownVariant(Mapping[str, JsonValue]):
    """An object of a kind that is not documented, as it came: a mapping of its members."""

    __slots__ = ("data",)

    def __init__(self, data: Mapping[str, JsonValue]) -> None:
        self.data = data

    def __getitem__(self, key: str) -> JsonValue:
        return self.data[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.data)

    def __len__(self) -> int:
        return len(self.data)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.data!r})"
