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

    Raises: TypeError for what JSON cannot hold, ValueError for NaN, infinities and halves of
    surrogate pairs, and for what holds itself.
    """
    return _written(_ENCODER, value)


def sent_json(argument: str, value: object) -> bytes:
    """The JSON of what a server is sent. argument: named when it cannot be.

    Raises: as `json_bytes`, and ValueError for date-times without a time zone.
    """
    try:
        return _written(_SENDING, value)
    except TypeError as error:
        raise TypeError(f"{argument}: {error}") from None
    except ValueError as error:
        raise ValueError(f"{argument}: {error}") from None


def fields(value: Model) -> Mapping[str, Any]:
    """The fields of a model under their wire names, one level deep, without those left out."""
    return _known_writer(value)(value)  # type: ignore[no-any-return]


def text(argument: str, value: object) -> str:
    """A single value as a URL or a header holds it; `argument` is named when it cannot be."""
    if isinstance(value, Enum):
        value = value.value
    match value:
        case str():
            return _whole(argument, str(value))
        case bool():
            return "true" if value else "false"
        case float() if not isfinite(value):
            raise ValueError(f"{argument}: {value} cannot be sent")
        case int() | float():
            return _digits(argument, value)
        case datetime() if _is_naive(value):
            raise ValueError(f"{argument}: {value}: {_NAIVE}")
        case datetime() | date() | time():
            return _iso(value)
        case _ if is_decimal(value) or is_uuid(value):
            return str(value)
        case _:
            kind = type(value).__name__
            raise TypeError(f"{argument}: a value of type {kind} cannot be sent here")


class AsReceived(datetime):
    """A date-time without a time zone that the server gave, and gets back as it is."""

    __slots__ = ()


def as_received(value: object) -> object:
    """A value of the server's that goes back to it."""
    if isinstance(value, datetime) and _is_naive(value):
        return AsReceived.fromisoformat(value.isoformat())
    return value


def _is_naive(value: datetime) -> bool:
    return value.utcoffset() is None and not isinstance(value, AsReceived)


_NAIVE = "give it a time zone, as in datetime.now(UTC)"


def _whole(argument: str, value: str) -> str:
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise ValueError(f"{argument}: {_HALF}") from None
    return value


_HALF = "half a surrogate pair is no text"


def _digits(argument: str, value: float) -> str:
    try:
        return str(value)
    except ValueError as error:
        # Python writes no whole numbers of thousands of digits
        raise ValueError(f"{argument}: {error}") from None


def _written(encoder: JSONEncoder, value: object) -> bytes:
    try:
        return encoder.encode(value).encode()
    except RecursionError:
        raise ValueError("nested too deeply, or within itself") from None
    except UnicodeEncodeError:
        raise ValueError(_HALF) from None


def _plain(value: object) -> object:
    return _known_writer(value)(value)


def _sendable(value: object) -> object:
    kind = type(value)
    write = _SENDERS.get(kind)
    if write is None:
        write = _moment if isinstance(value, datetime) else _known_writer(value)
        _SENDERS[kind] = write
    return write(value)


def _moment(value: Any) -> str:
    if _is_naive(value):
        raise ValueError(f"{value}: {_NAIVE}")
    return _iso(value)


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
_SENDERS: dict[type, Callable[[Any], Any]] = {}


def _base64(value: bytes | bytearray) -> str:
    return b64encode(value).decode("ascii")


def _iso(value: datetime | date | time) -> str:
    written = value.isoformat()
    # the same instant; more servers read Z than +00:00
    return written[:-6] + "Z" if written.endswith("+00:00") else written


def _encoder(default: Callable[[object], object]) -> JSONEncoder:
    # without the check for circles, which costs a tenth: the limit of recursion finds them too
    return JSONEncoder(
        default=default,
        ensure_ascii=False,
        allow_nan=False,
        check_circular=False,
        separators=(",", ":"),
    )


_ENCODER = _encoder(_plain)
_SENDING = _encoder(_sendable)
