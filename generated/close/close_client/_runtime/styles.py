"""Values in paths, queries and headers, by OpenAPI's `style` and `explode` (3.1 section 4.8.12)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TypeGuard, cast
from urllib.parse import quote as _quote
from uuid import UUID

from .encoding import fields, text
from .models import Model
from .operation import Parameter, Query
from .unset import UNSET

_DELIMITERS = {"form": ",", "spaceDelimited": "%20", "pipeDelimited": "%7C"}


_FITS: dict[str, Callable[[object], bool]] = {
    # numbers that are declared as text, ids and counts, are written as one expects
    "string": lambda value: isinstance(value, str | int)
    and not isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float | Decimal)
    and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "date-time": lambda value: isinstance(value, datetime),
    "date": lambda value: isinstance(value, date) and not isinstance(value, datetime),
    "uuid": lambda value: isinstance(value, UUID),
}
"""Whether a value is of a kind; a subclass of the kind's class is, but truth is no number."""


def quote(value: str) -> str:
    """Text with all but letters, digits and `-._~` percent-encoded."""
    return _quote(value, safe="")


def check(parameter: Parameter, value: object) -> None:
    """Refuse what the documentation rules out; an enum's member always passes.

    Raises: ValueError, TypeError, naming the argument.
    """
    many = _is_list(value)
    if parameter.array and not many:
        kind = type(value).__name__
        raise TypeError(f"{parameter.argument} must be a list, not a {kind}")
    if parameter.kinds and many and not parameter.array:
        wanted = " or ".join(parameter.kinds)
        raise TypeError(f"{parameter.argument} must be {wanted}, not a list")
    if parameter.kinds:
        for item in cast("Sequence[object]", value if many else (value,)):
            if not any(_FITS[kind](item) for kind in parameter.kinds):
                wanted = " or ".join(parameter.kinds)
                kind = type(item).__name__
                raise TypeError(f"{parameter.argument} must be {wanted}, not {kind}")
    if parameter.choices:
        for item in cast("Sequence[object]", value if many else (value,)):
            if not isinstance(item, Enum) and item not in parameter.choices:
                known = ", ".join(map(repr, parameter.choices))
                message = f"{parameter.argument} must be one of {known}, not {item!r}"
                raise ValueError(message)


def query(parameter: Query, value: object) -> list[str]:
    """The `name=value` pieces of a query string."""
    check(parameter, value)
    name, argument = quote(parameter.wire), parameter.argument
    if parameter.style == "deepObject":
        return list(_deep(name, argument, value))
    if (pairs := _pairs(argument, value)) is not None:
        if parameter.explode:
            return [f"{quote(key)}={quote(held)}" for key, held in pairs]
        items = [part for pair in pairs for part in pair]
    elif (texts := _texts(argument, value)) is not None:
        if parameter.explode:
            return [f"{name}={quote(item)}" for item in texts]
        items = texts
    else:
        return [f"{name}={quote(text(argument, value))}"]
    joined = _DELIMITERS[parameter.style].join(map(quote, items))
    return [f"{name}={joined}"] if items else []


def simple(
    parameter: Parameter, value: object, escape: Callable[[str], str] = str
) -> str:
    """The text of a path segment or a header: lists and objects joined by commas."""
    check(parameter, value)
    argument = parameter.argument
    if (pairs := _pairs(argument, value)) is not None:
        between = "=" if parameter.explode else ","
        return ",".join(f"{escape(k)}{between}{escape(held)}" for k, held in pairs)
    if (texts := _texts(argument, value)) is not None:
        return ",".join(map(escape, texts))
    return escape(text(argument, value))


def _is_list(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, Sequence | AbstractSet) and not isinstance(
        value, str | bytes | bytearray
    )


def _texts(argument: str, value: object) -> list[str] | None:
    if not _is_list(value):
        return None
    return [text(argument, item) for item in value]


def _object(value: object) -> Mapping[str, object] | None:
    if isinstance(value, Model):
        return fields(value)
    return cast("Mapping[str, object]", value) if isinstance(value, Mapping) else None


def _pairs(argument: str, value: object) -> list[tuple[str, str]] | None:
    held = _object(value)
    if held is None:
        return None
    return [
        (text(argument, key), text(argument, item))
        for key, item in held.items()
        if item is not None and item is not UNSET
    ]


def _deep(name: str, argument: str, value: object) -> Iterator[str]:
    """deepObject; what it leaves open, nesting and lists, goes as most servers read it."""
    if value is None or value is UNSET:
        return
    if (held := _object(value)) is not None:
        for key, item in held.items():
            yield from _deep(f"{name}{quote(f'[{key}]')}", argument, item)
    elif (texts := _texts(argument, value)) is not None:
        yield from (f"{name}={quote(item)}" for item in texts)
    else:
        yield f"{name}={quote(text(argument, value))}"
