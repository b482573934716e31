"""Python values as JSON, and as the text of a path, a query or a header."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields as dataclass_fields
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from json import JSONEncoder
from math import isfinite
from typing import Any, cast
from uuid import UUID

from .models import Model
from .unset import UNSET


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
    return {
        name: held
        for field, name, default in _layout(type(value))
        if (held := getattr(value, field)) is not UNSET
        # a field that is None by default says "absent" so; null there is UNSET's opposite
        and not (held is None and default is None)
    }


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
    match value:
        case Model():
            return fields(value)
        case datetime() | date() | time():
            return _iso(value)
        case UUID():
            return str(value)
        case Enum():
            return value.value
        case Mapping():
            return dict(cast("Mapping[str, object]", value))
        case AbstractSet():
            return list(cast("AbstractSet[object]", value))
        case _:
            raise TypeError(f"a value of type {type(value).__name__} is not JSON")


def _iso(value: datetime | date | time) -> str:
    written = value.isoformat()
    # the same instant; more servers read Z than +00:00
    return written[:-6] + "Z" if written.endswith("+00:00") else written


_layouts: dict[type[Model], tuple[tuple[str, str, object], ...]] = {}


def _layout(model: type[Model]) -> tuple[tuple[str, str, object], ...]:
    if model not in _layouts:
        names = model.__wire__.names
        _layouts[model] = tuple(
            (field.name, names.get(field.name, field.name), field.default)
            for field in dataclass_fields(model)  # type: ignore[arg-type]
        )
    return _layouts[model]


_ENCODER = JSONEncoder(
    default=_plain, ensure_ascii=False, allow_nan=False, separators=(",", ":")
)
