"""Whether an argument is what the documentation allows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime, time
from enum import Enum
from typing import TypeGuard, cast

from .models import Model
from .parameters import Kind, Parameter
from .values import is_decimal, is_uuid

_FITS: dict[Kind, Callable[[object], bool]] = {
    # numbers that are declared as text, ids and counts, are written as one expects
    "string": lambda value: isinstance(value, str | int)
    and not isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: (isinstance(value, int | float) or is_decimal(value))
    and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "date-time": lambda value: isinstance(value, datetime),
    "date": lambda value: isinstance(value, date) and not isinstance(value, datetime),
    "time": lambda value: isinstance(value, time),
    "uuid": is_uuid,
    "decimal": lambda value: (isinstance(value, int) or is_decimal(value))
    and not isinstance(value, bool),
    "bytes": lambda value: isinstance(value, bytes),
    # `files` says what is wrong with one
    "file": lambda value: not isinstance(value, str | Mapping | Model),
}
"""Whether a value is of a kind; a subclass of the kind's class is, but truth is no number."""


_SINGLE = (str, int, float, bytes, bytearray, memoryview)
_SEVERAL = (Sequence, AbstractSet)


def check(parameter: Parameter, value: object) -> None:
    """Refuse what the documentation rules out; an enum's member always passes.

    Raises: ValueError, TypeError, naming the argument.
    """
    many = is_list(value) and not ("file" in parameter.kinds and is_named_file(value))
    if parameter.array and not many:
        kind = type(value).__name__
        raise TypeError(f"{parameter.argument} must be a list, not a {kind}")
    if parameter.kinds and many and not parameter.array:
        wanted = " or ".join(parameter.kinds)
        raise TypeError(f"{parameter.argument} must be {wanted}, not a list")
    items = cast("Sequence[object]", value if many else (value,))
    if parameter.kinds:
        _check_kinds(parameter, items)
    if parameter.choices:
        _check_choices(parameter, items)


def _check_kinds(parameter: Parameter, items: Sequence[object]) -> None:
    for item in items:
        if not any(_FITS[kind](item) for kind in parameter.kinds):
            wanted = " or ".join(parameter.kinds)
            kind = type(item).__name__
            raise TypeError(f"{parameter.argument} must be {wanted}, not {kind}")


def _check_choices(parameter: Parameter, items: Sequence[object]) -> None:
    for item in items:
        if not isinstance(item, Enum) and item not in parameter.choices:
            known = ", ".join(map(repr, parameter.choices))
            message = f"{parameter.argument} must be one of {known}, not {item!r}"
            raise ValueError(message)


def is_list(value: object) -> TypeGuard[Sequence[object]]:
    """Whether a value is sent as several."""
    # what is usual first: the abstract classes are slow to ask
    return not isinstance(value, _SINGLE) and isinstance(value, _SEVERAL)


def is_named_file(value: object) -> bool:
    """Whether a value is a file with its name, and not several files."""
    if not isinstance(value, tuple):
        return False
    held = cast("tuple[object, ...]", value)
    return len(held) in (2, 3) and isinstance(held[0], str)
