"""JSON that fits a type, made of the type alone: the same each time."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Literal, TypeVar, Union, Unpack, cast, get_args, get_origin
from uuid import UUID

from .decoding import MISFITS, Decoder, decoder, model
from .encoding import json_bytes
from .enums import OpenEnum, OpenIntEnum
from .explain import hints_of
from .lazy import Later
from .models import Model, UnknownVariant
from .parsing import parse
from .reading import Faulty, from_data
from .unions import Decode, Variants, class_of
from .unset import Unset

M = TypeVar("M", bound=Model)

_SCALARS: Mapping[Any, object] = {
    int: 1,
    float: 1.5,
    bool: True,
    bytes: "c2FtcGxl",
    datetime: "2024-01-02T03:04:05Z",
    date: "2024-01-02",
    time: "03:04:05Z",
    Decimal: "1.50",
    UUID: "00000000-0000-4000-8000-000000000001",
    types.NoneType: None,
    None: None,
}

# Below so many objects, and after so many, nothing is made that may be left out.
_DEPTH = 3
_MOST = 60


class Unmade(ValueError):
    """Nothing of an end fits a type: it holds itself."""


def sample(hint: Any, name: str = "text") -> Any:
    """JSON that fits a type, by its hint. name: what a text says. Raises: Unmade."""
    return _Maker().value(hint, name)


def sample_of(reader: Decoder[Any]) -> Any:
    """JSON that a decoder reads. Raises: Unmade; and when it reads nothing of what fits its hint."""
    made = sample(_hint(reader))
    try:
        reader.decode(made)
    except MISFITS:
        raise Unmade(f"no value could be made for {reader.hint}") from None
    return made


def make(cls: type[M], **fields: Any) -> M:
    """An instance with these fields, the others filled with values that fit their types.

    Raises: TypeError for a field that the class does not have, for a value that does not fit, and
    for what is no class of a model; ValueError where nothing fits.
    """
    _check_class(cls)
    found: Any = cls.__wire__.decode(sample(cls))
    if not fields:
        return cast(M, found)
    data = parse(json_bytes(replace(found, **fields)))
    try:
        return from_data(model(cls), data)
    except Faulty as fault:
        raise TypeError(f"make({cls.__name__}): {fault.faults[0]}") from None


def _check_class(given: object) -> None:
    if isinstance(given, type) and issubclass(given, Model):
        return
    if isinstance(given, type) and issubclass(given, OpenEnum | OpenIntEnum):
        first = next(iter(given))
        raise TypeError(
            f"make() takes a model; of an enum take {given.__name__}.{first.name}"
        )
    kinds = [each.__name__ for each in get_args(given) if isinstance(each, type)]
    listed = f" of several kinds: take one of {', '.join(kinds)}" if kinds else ""
    raise TypeError(f"make() takes a model, not {given!r}{listed}")


def _hint(decode: Decode) -> Any:
    """The type that a decoder gives."""
    if isinstance(decode, Later):
        decode = decode.load()
    return class_of(decode) or decoder(decode).hint


class _Maker:
    """One value in the making. open: the classes around the place at hand."""

    __slots__ = ("_made", "_open")

    def __init__(self) -> None:
        self._made = 0
        self._open: tuple[type, ...] = ()

    def value(self, hint: Any, name: str) -> Any:
        """JSON for a hint. Raises: Unmade."""
        origin, arguments = get_origin(hint), get_args(hint)
        if hint in _SCALARS:
            return _SCALARS[hint]
        if isinstance(hint, Variants):
            return self._variant(hint, name)
        if origin is tuple:
            return self._places(() if arguments == ((),) else arguments, name)
        if origin is list:
            return self._items(arguments[0], name)
        if origin is dict:
            return dict(zip(("key",), self._items(arguments[1], name)))
        if origin in (Union, types.UnionType):
            return self._member(arguments, name)
        if origin is Literal:
            return arguments[0]
        return self._of_class(hint, name) if isinstance(hint, type) else {}

    @property
    def _full(self) -> bool:
        return len(self._open) <= _DEPTH and self._made < _MOST

    def _items(self, hint: Any, name: str) -> list[Any]:
        """One item; none where that holds itself, or where enough has been made."""
        found = self._maybe(hint, name) if self._full else None
        return [] if found is None else [found]

    def _maybe(self, hint: Any, name: str) -> Any:
        try:
            return self.value(hint, name)
        except Unmade:
            return None

    def _places(self, hints: tuple[Any, ...], name: str) -> list[Any]:
        if len(hints) == 2 and hints[1] is ...:
            return self._items(hints[0], name)
        first = [each for each in hints if get_origin(each) is not Unpack]
        return [self.value(each, name) for each in first]

    def _member(self, hints: tuple[Any, ...], name: str) -> Any:
        """The first of several types that a value can be made for; null last."""
        left = [each for each in hints if each not in (Unset, types.NoneType)]
        for each in left:
            try:
                return self.value(each, name)
            except Unmade:
                continue
        if types.NoneType in hints:
            return None
        raise Unmade(name)

    def _variant(self, variants: Variants, name: str) -> Any:
        """What is read as one of the documented members."""
        for member in variants.members:
            try:
                made = self.value(_hint(member.decode), name)
                if isinstance(made, dict):
                    made = {**cast("dict[str, Any]", made), **variants.marks(member)}
                if type(variants.decode(made)) is not UnknownVariant:
                    return made
            except MISFITS:
                # Unmade is one of them
                continue
        raise Unmade(variants.alias)

    def _of_class(self, cls: type, name: str) -> Any:
        if issubclass(cls, OpenEnum | OpenIntEnum):
            return next(iter(cls)).value
        if issubclass(cls, Model):
            return self._object(cls)
        return name if cls is str else {}

    def _object(self, cls: type[Model]) -> dict[str, Any]:
        if cls in self._open:
            raise Unmade(cls.__name__)
        above, self._open = self._open, (*self._open, cls)
        self._made += 1
        try:
            return self._fields(cls)
        finally:
            self._open = above

    def _fields(self, cls: type[Model]) -> dict[str, Any]:
        wire, hints = cls.__wire__, hints_of(cls)
        layout = wire.layout(cls)
        made: dict[str, Any] = dict(wire.tags or {})
        for attribute, name, _ in layout.fields:
            if name in layout.required:
                made[name] = self.value(hints[attribute], name)
            elif self._full:
                found = self._maybe(hints[attribute], name)
                if found is not None:
                    made[name] = found
        return made
