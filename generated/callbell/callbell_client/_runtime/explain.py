"""Where a JSON value is not as documented: a second walk, by type hints, that knows its path."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime
from importlib import import_module
from typing import Any, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from . import decoding
from .enums import OpenEnum, OpenIntEnum
from .models import Model
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
        yield from _faults(item, held, f"{path}{_step(key)}")


def _in_union(members: tuple[Any, ...], value: Any, path: str) -> Iterator[str]:
    members = tuple(m for m in members if m is not Unset)
    attempts = [list(_faults(member, value, path)) for member in members]
    if not all(attempts):
        return
    # faults below this place mean that a member was of the right kind
    deeper = [a for a in attempts if not a[0].startswith(f"{path}: ")]
    real = [a for a, m in zip(attempts, members) if m is not types.NoneType]
    if deeper or len(real) == 1:
        yield from min(deeper or real, key=len)
        return
    wanted = [a[0].removeprefix(f"{path}: expected ").split(", got ")[0] for a in real]
    yield f"{path}: expected {' or '.join(wanted)}, got {shown(value)}"


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
    for name, required, hint in _fields(cls):
        if name not in data:
            if required:
                yield f"{path}{_step(name)}: required field is missing"
        elif required or data[name] is not None:
            yield from _faults(hint, data[name], f"{path}{_step(name)}")


def _step(key: str) -> str:
    return f".{key}" if key.isidentifier() else f"[{key!r}]"


def _fields(cls: type[Model]) -> tuple[tuple[str, bool, Any], ...]:
    names = cls.__wire__.names
    hints = get_type_hints(cls, localns=cast("dict[str, Any]", _Neighbours(cls)))
    return tuple(
        (
            names.get(field.name, field.name),
            field.default is MISSING and field.default_factory is MISSING,
            hints[field.name],
        )
        for field in fields(cls)  # type: ignore[arg-type]
    )


class _Neighbours(Mapping[str, Any]):
    """Names of the package of models, for annotations that a module imports for checkers only."""

    def __init__(self, cls: type) -> None:
        self._own = vars(import_module(cls.__module__))
        self._package = import_module(
            cls.__module__.rpartition(".")[0] or cls.__module__
        )

    def __getitem__(self, name: str) -> Any:
        if name not in self._own and hasattr(self._package, name):
            return getattr(self._package, name)
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0
