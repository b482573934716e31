"""What JSON can hold, and values of two classes that few APIs need."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard, cast

if TYPE_CHECKING:
    from decimal import Decimal
    from uuid import UUID

if TYPE_CHECKING:
    JsonValue: TypeAlias = (
        "str | int | float | bool | None | list[JsonValue] | dict[str, JsonValue]"
    )
else:
    # a recursive alias would have to be evaluated when annotations are
    JsonValue = object


def at(value: object, *steps: str) -> Any:
    """What stands in some JSON below these keys; None where there is nothing."""
    for step in steps:
        if not isinstance(value, dict):
            return None
        value = cast("Mapping[str, object]", value).get(step)
    return value


def is_decimal(value: object) -> TypeGuard[Decimal]:
    """Whether a value is a `Decimal`."""
    return _is_of("decimal", "Decimal", value)


def is_uuid(value: object) -> TypeGuard[UUID]:
    """Whether a value is a `UUID`."""
    return _is_of("uuid", "UUID", value)


def _is_of(module: str, name: str, value: object) -> bool:
    # who has such a value has loaded its module; nobody else shall pay for that
    loaded = sys.modules.get(module)
    return loaded is not None and isinstance(value, getattr(loaded, name))
