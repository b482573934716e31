"""Python values as JSON, and as the text of a path, a query or a header."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime, time
from enum import Enum
from json import JSONEncoder
from math import isfinite
from operator import attrgetter
from typing import Any

from .models import Model
from .values import is_decimal, is_uuid


def json_bytes(value: object) -> bytes:
    """The JSON of plain values, models, enums, dates and UUIDs.

    Raises: TypeError for what JSON cannot hold, ValueError for NaN and infinities, and for what
    holds itself.
    """
    try:
        return _ENCODER.encode(value).encode()
    except RecursionError:
        raise ValueError("nested too deeply, or within itself") from None


def fields(value: Model) -> Mapping[str, Any]:
    """The fields of a model under their wire names, one level deep, without those left out."""
    return _known_writer(value)(value)  # type: ignore[no-any-return]


def text(argument: str, value: object) -> str:
    """A single value as a URL or a header holds it; `argument` is named when it cannot be."""
    if isinstance(value, Enum):
        value = value.value
    match value:
        case str():
            return str(value)
        case bool():
            return "true" if value else "false"
        case float() if not isfinite(value):
            raise ValueError(f"{argument}: {value} cannot be sent")
        case int() | float():
            return str(value)
        case datetime() | date() | time():
            return _iso(value)
        case _ if is_decimal(value) or is_uuid(value):
            return str(value)
        case _:
            kind = type(value).__name__
            raise TypeError(f"{argument}: a value of type {kind} cannot be sent here")


def _plain(value: object) -> object:
    return _known_writer(value)(value)


def _known_writer(value: object) -> Callable[[Any], Any]:
    kind = type(value)
    write = _WRITERS.get(kind)
    if write is None:
        write = _WRITERS[kind] = _writer(value)
    return write


def _writer(value: object) -> Callable[[Any], Any]:
    """What writes values of one type."""
    match value:
        case Model():
            return _model_writer(type(value))
        case datetime() | date() | time():
            return _iso
        case _ if is_decimal(value) or is_uuid(value):
            return str
        case bytes() | bytearray():
            return _base64
        case Enum():
            return attrgetter("value")
        case Mapping():
            return dict
        case AbstractSet() | Sequence():
            return list
        case _:
            raise TypeError(f"a value of type {type(value).__name__} is not JSON")


def _model_writer(cls: type[Model]) -> Callable[[Any], Mapping[str, Any]]:
    """What writes the models of one class."""
    wire = cls.__wire__
    if wire.encode is not None:
        return wire.encode
    layout = wire.layout(cls)
    # looked up once: this is done for each of many objects
    names, values, optional = layout.names, layout.values, layout.optional

    def write(value: Any) -> dict[str, Any]:
        found = dict(zip(names, values(value)))
        for name, absent in optional:
            # a field that is None by default says "absent" so; null there is UNSET's opposite
            if found[name] is absent:
                del found[name]
        return found

    extra, tags = wire.extra, wire.tags
    if extra is None and not tags:
        return write

    def write_all(value: Any) -> dict[str, Any]:
        others: dict[str, Any] = {} if extra is None else getattr(value, extra)
        return {**(tags or {}), **others, **write(value)}

    return write_all


_WRITERS: dict[type, Callable[[Any], Any]] = {}


def _base64(value: bytes | bytearray) -> str:
    return b64encode(value).decode("ascii")


def _iso(value: datetime | date | time) -> str:
    written = value.isoformat()
    # the same instant; more servers read Z than +00:00
    return written[:-6] + "Z" if written.endswith("+00:00") else written


# without the check for circles, which costs a tenth: the limit of recursion finds them too
_ENCODER = JSONEncoder(
    default=_plain,
    ensure_ascii=False,
    allow_nan=False,
    check_circular=False,
    separators=(",", ":"),
)
