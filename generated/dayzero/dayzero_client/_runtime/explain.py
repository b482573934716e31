"""Where a JSON value is not as documented: a second walk, by type hints, that knows its path."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date, datetime, time
from decimal import Decimal
from importlib import import_module
from typing import Any, Union, Unpack, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from . import decoding
from .decoding import decoder
from .enums import OpenEnum, OpenIntEnum
from .lazy import Exports, Later
from .models import Model
from .unions import Variants, class_of
from .unset import Unset

MOST = 20
"""How many faults are told; more of them help nobody."""

_SCALARS: Mapping[Any, tuple[str, Any]] = {
    str: ("a string", decoding.text),
    int: ("an integer", decoding.integer),
    float: ("a number", decoding.number),
    bool: ("a boolean", decoding.boolean),
    bytes: ("Base64 text", decoding.binary),
    datetime: ("a date-time", decoding.date_time),
    date: ("a date", decoding.date_only),
    time: ("a time", decoding.time_only),
    Decimal: ("a decimal number as text", decoding.decimal),
    UUID: ("a UUID", decoding.uuid),
    types.NoneType: ("null", decoding.absent),
    None: ("null", decoding.absent),
}


def explain(hint: Any, value: Any) -> tuple[str, ...]:
    """The faults of a value, as `$.data[3].name: expected a string, got null`; the first 20."""
    found: list[str] = []
    for fault in _faults(hint, value, "$"):
        found.append(fault)
        if len(found) == MOST:
            break
    return tuple(found)


def shown(value: Any) -> str:
    """A JSON value in an error's words, short."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return repr(value if len(value) <= 40 else f"{value[:40]}...")
        case list():
            return "an array"
        case dict():
            return "an object"
        case _:
            return str(value)


def _faults(hint: Any, value: Any, path: str) -> Iterator[str]:
    origin, arguments = get_origin(hint), get_args(hint)
    if hint in _SCALARS:
        expected, decode = _SCALARS[hint]
        if not _fits(decode, value):
            yield f"{path}: expected {expected}, got {shown(value)}"
    elif isinstance(hint, Variants):
        yield from _in_variants(hint, value, path)
    elif origin is tuple:
        yield from _in_tuple(() if arguments == ((),) else arguments, value, path)
    elif origin is list:
        yield from _in_array(arguments[0], value, path)
    elif origin is dict:
        yield from _in_mapping(arguments[1], value, path)
    elif origin in (Union, types.UnionType):
        yield from _in_union(arguments, value, path)
    elif isinstance(hint, type):
        yield from _in_class(hint, value, path)


def _fits(decode: Any, value: Any) -> bool:
    try:
        decode(value)
    except decoding.MISFITS:
        return False
    return True


def _in_array(item: Any, value: Any, path: str) -> Iterator[str]:
    if type(value) is not list:
        yield f"{path}: expected an array, got {shown(value)}"
        return
    for index, held in enumerate(cast("list[object]", value)):
        yield from _faults(item, held, f"{path}[{index}]")


def _in_mapping(item: Any, value: Any, path: str) -> Iterator[str]:
    if type(value) is not dict:
        yield f"{path}: expected an object, got {shown(value)}"
        return
    for key, held in cast("dict[str, Any]", value).items():
        yield from _faults(item, held, f"{path}{step(key)}")


def _in_tuple(items: tuple[Any, ...], value: Any, path: str) -> Iterator[str]:
    if type(value) is not list:
        yield f"{path}: expected an array, got {shown(value)}"
        return
    held = cast("list[object]", value)
    first, rest = _places(items)
    if len(held) < len(first) or (rest is None and len(held) > len(first)):
        least = "" if rest is None else "at least "
        yield f"{path}: expected {least}{len(first)} items, got {len(held)}"
        return
    for index, item in enumerate(held):
        hint = first[index] if index < len(first) else rest
        yield from _faults(hint, item, f"{path}[{index}]")


def _places(items: tuple[Any, ...]) -> tuple[tuple[Any, ...], Any]:
    """The types of the first items, and that of all others; None where there are none."""
    if len(items) == 2 and items[1] is ...:
        return (), items[0]
    if items and get_origin(items[-1]) is Unpack:
        return items[:-1], get_args(get_args(items[-1])[0])[0]
    return items, None


def _in_union(members: tuple[Any, ...], value: Any, path: str) -> Iterator[str]:
    left = tuple(m for m in members if m is not Unset)
    attempts = [list(_faults(member, value, path)) for member in left]
    real = [a for a, m in zip(attempts, left) if m is not types.NoneType]
    yield from _nearest(attempts, real, value, path)


def _in_variants(variants: Variants, value: Any, path: str) -> Iterator[str]:
    attempts = [list(_by_decoder(each, value, path)) for each in variants.meant(value)]
    yield from _nearest(attempts, attempts, value, path)


def _nearest(
    attempts: list[list[str]], real: list[list[str]], value: Any, path: str
) -> Iterator[str]:
    """The faults of the member that a value comes nearest to. real: attempts but those with null."""
    if not all(attempts) or not attempts:
        return
    # faults below this place mean that a member was of the right kind
    deeper = [a for a in attempts if not a[0].startswith(f"{path}: ")]
    if deeper or len(real) == 1:
        yield from min(deeper or real, key=len)
        return
    wanted = [a[0].removeprefix(f"{path}: expected ").split(", got ")[0] for a in real]
    kinds = " or ".join(dict.fromkeys(wanted))
    yield f"{path}: expected {kinds}, got {shown(value)}"


def _by_decoder(decode: Any, value: Any, path: str) -> Iterator[str]:
    """The faults that a decoder sees."""
    if isinstance(decode, Later):
        decode = decode.load()
    cls = class_of(decode)
    hint = cls or decoder(decode).hint
    if hint is not object:
        yield from _faults(hint, value, path)
    elif not _fits(decode, value):
        yield f"{path}: expected another value, got {shown(value)}"


def _in_class(hint: type, value: Any, path: str) -> Iterator[str]:
    if issubclass(hint, OpenEnum | OpenIntEnum):
        yield from _faults(str if issubclass(hint, OpenEnum) else int, value, path)
    elif issubclass(hint, Model):
        yield from _in_model(hint, value, path)


def _in_model(cls: type[Model], value: Any, path: str) -> Iterator[str]:
    if type(value) is not dict:
        yield f"{path}: expected an object, got {shown(value)}"
        return
    data = cast("dict[str, Any]", value)
    wire = cls.__wire__
    layout = wire.layout(cls)
    hints = hints_of(cls)
    hidden = {field.name for field in fields(cast("Any", cls)) if not field.repr}
    for attribute, name, _ in layout.fields:
        required = name in layout.required
        if name not in data:
            if required:
                yield f"{path}{step(name)}: required field is missing"
        elif required or data[name] is not None:
            faults = _faults(hints[attribute], data[name], f"{path}{step(name)}")
            yield from map(_without_value, faults) if attribute in hidden else faults
    if wire.extra is not None:
        further = {key: data[key] for key in data if key not in layout.known}
        yield from _faults(hints[wire.extra], further, path)


def hints_of(cls: type[Model]) -> dict[str, Any]:
    """The types of a class's attributes; the modules that they are in are loaded by this."""
    return get_type_hints(cls, localns=cast("dict[str, Any]", _Neighbours(cls)))


def _without_value(fault: str) -> str:
    """A fault of a secret, which errors must not show."""
    words, got, _ = fault.partition(", got ")
    return f"{words}{got}another value" if got else words


def step(key: str) -> str:
    """A key in a path."""
    return f".{key}" if key.isidentifier() else f"[{key!r}]"


class _Neighbours(Mapping[str, Any]):
    """Names in annotations: unions by what tells their members apart, models of other modules.

    Modules import each other's models for checkers only.
    """

    def __init__(self, cls: type) -> None:
        self._own = import_module(cls.__module__)
        package = self._own.__package__ or cls.__module__
        self._homes = getattr(import_module(package), "__getattr__", None)

    def __getitem__(self, name: str) -> Any:
        module = self._own
        if name not in vars(module):
            if not isinstance(self._homes, Exports) or name not in self._homes.homes:
                raise KeyError(name)
            module = import_module(self._homes.homes[name], self._homes.package)
        for held in vars(module).values():
            if isinstance(held, Variants) and held.alias == name:
                return held
        return getattr(module, name)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0
