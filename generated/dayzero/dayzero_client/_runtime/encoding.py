"""Python values as JSON, and as the text of a path, a query or a header."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from json import JSONEncoder
from math import isfinite
from operator import attrgetter
from typing import Any
from uuid import UUID

from .models import Model


def json_bytes(value: object) -> bytes:
    """The JSON of plain values, models, enums, dates and UUIDs.

    Raises: TypeError for what JSON cannot hold, ValueError for NaN and infinities.
    """
    return _ENCODER.encode(value).encode()


def fields(value: Model) -> Mapping[str, Any]:
    """The fields of a model under their wire names, one level deep, without those left out."""
    wire = value.__wire__
    if wire.encode is not None:
        return wire.encode(value)
    layout = wire.layout(type(value))
    found = dict(zip(layout.names, layout.values(value)))
    for name, absent in layout.optional:
        # a field that is None by default says "absent" so; null there is UNSET's opposite
        if found[name] is absent:
            del found[name]
    if wire.extra is not None:
        found = {**getattr(value, wire.extra), **found}
    return {**wire.tags, **found} if wire.tags else found


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
        case int() | float() | Decimal() | UUID():
            return str(value)
        case datetime() | date() | time():
            return _iso(value)
        case _:
            kind = type(value).__name__
            raise TypeError(f"{argument}: a value of type {kind} cannot be sent here")


def _plain(value: object) -> object:
    kind = type(value)
    write = _WRITERS.get(kind)
    if write is None:
        write = _WRITERS[kind] = _writer(value)
    return write(value)


def _writer(value: object) -> Callable[[Any], object]:
    """What writes values of one type."""
    match value:
        case Model():
            return fields
        case datetime() | date() | time():
            return _iso
        case UUID() | Decimal():
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


_WRITERS: dict[type, Callable[[Any], object]] = {}


def _base64(value: bytes | bytearray) -> str:
    return b64encode(value).decode("ascii")


def _iso(value: datetime | date | time) -> str:
    written = value.isoformat()
    # the same instant; more servers read Z than +00:00
    return written[:-6] + "Z" if written.endswith("+00:00") else written


_ENCODER = JSONEncoder(
    default=_plain, ensure_ascii=False, allow_nan=False, separators=(",", ":")
)
