"""The pieces of emitted decoders: single values, arrays and objects of parsed JSON.

Each raises without saying where; a walk by the type hints (`explain`) finds that out afterwards,
so that a body which is as documented pays nothing for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date as _date
from datetime import datetime as _datetime
from datetime import time as _time
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from .models import Model

if TYPE_CHECKING:
    from decimal import Decimal as _Decimal
    from uuid import UUID as _UUID

T = TypeVar("T")


class Mismatch(ValueError):
    """A value is not of the documented type."""


MISFITS = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What decoding raises when a value is not as documented; the pieces do not look twice."""


def mismatch() -> NoReturn:
    """Raise: the value at hand is not of its type."""
    raise Mismatch


def absent(value: Any) -> Any:
    """None for null and for what is not there; all else is a mismatch."""
    if value is not None:
        raise Mismatch
    return None


if TYPE_CHECKING:

    def new(cls: type[T]) -> T:
        """An instance whose fields are yet to be set."""
        ...

else:
    # a fifth faster than __init__, measured on nested dataclasses
    new = object.__new__


def array(value: Any) -> list[Any]:
    """The value, which must be an array."""
    if type(value) is not list:
        raise Mismatch
    return value  # pyright: ignore[reportUnknownVariableType]


def each(decode: Callable[[Any], T], value: Any) -> list[T]:
    """The items of an array, decoded; until Python 3.12 faster than a comprehension in place."""
    items: list[Any] = value
    if type(items) is not list:
        raise Mismatch
    decoded: list[T] = []
    for item in items:
        decoded.append(decode(item))
    return decoded


def mapping(value: Any) -> dict[str, Any]:
    """The value, which must be an object."""
    if type(value) is not dict:
        raise Mismatch
    return value  # pyright: ignore[reportUnknownVariableType]


def others(cls: type[Model], value: Any) -> dict[str, Any]:
    """What an object holds beside the documented fields of a class."""
    known = cls.__wire__.layout(cls).known
    return {key: held for key, held in mapping(value).items() if key not in known}


def strings(value: Any) -> list[str]:
    """The value, which must be an array of strings."""
    items: list[Any] = value
    if type(items) is not list:
        raise Mismatch
    for item in items:
        if type(item) is not str:
            raise Mismatch
    return items


def text(value: Any) -> str:
    """A string; as a whole answer, a body of text too."""
    if type(value) is not str:
        raise Mismatch
    return value


def integer(value: Any) -> int:
    """A whole number, which JSON may write as 3.0 too."""
    if type(value) is int:
        return value
    if type(value) is float and value.is_integer():
        return int(value)
    raise Mismatch


def number(value: Any) -> float:
    """A number as a float: JSON has 3 for 3.0."""
    if type(value) is float:
        return value
    if type(value) is not int:
        raise Mismatch
    try:
        converted = float(value)
    except OverflowError:
        return value
    # a number that a float cannot hold stays as it came
    return converted if converted == value else value


def boolean(value: Any) -> bool:
    """True or false."""
    if type(value) is not bool:
        raise Mismatch
    return value


def any_json(value: Any) -> Any:
    """Whatever is there."""
    return value


def nothing(value: Any) -> None:
    """An answer whose body is not looked at."""


def binary(value: Any) -> bytes:
    """Base64 text (RFC 4648); as a whole answer, the body itself."""
    from base64 import b64decode

    if type(value) is bytes:
        return value
    # some servers leave out the padding
    padding = "=" * (-len(text(value)) % 4)
    return b64decode(value + padding, validate=True)


_fromisoformat = _datetime.fromisoformat


def date_time(value: Any) -> _datetime:
    """An RFC 3339 date-time; one without an offset stays naive, as the server sent it."""
    try:
        # the marks of a full date-time, and of no week date: -05T09:
        if value[10] == "T" and value[13] == ":" and value[7] == "-":
            return _fromisoformat(value)
    except (TypeError, ValueError, IndexError, KeyError):
        pass
    if type(value) is not str:
        raise Mismatch
    from .timestamps import parse

    return parse(value)


def date_only(value: Any) -> _date:
    """An RFC 3339 full-date."""
    if len(value) != 10 or value[7] != "-":
        raise Mismatch
    return _date.fromisoformat(value)


# RFC 3339 full-time; many send it without an offset, and some without seconds
_TIME = re.compile(r"\d\d:\d\d(:\d\d([.,]\d+)?)?([Zz]|[+-]\d\d:\d\d)?", re.ASCII)


def time_only(value: Any) -> _time:
    """A time of day, with its offset where it has one."""
    if type(value) is not str or not _TIME.fullmatch(value):
        raise Mismatch
    return _time.fromisoformat(value.upper())


_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)


def decimal(value: Any) -> _Decimal:
    """A decimal number written as text, so that no digit is lost."""
    if type(value) is not str or not _DECIMAL.fullmatch(value):
        raise Mismatch
    from decimal import Decimal

    return Decimal(value)


def uuid(value: Any) -> _UUID:
    """An RFC 9562 UUID in its usual form."""
    if type(value) is not str or len(value) != 36:
        raise Mismatch
    from uuid import UUID

    return UUID(value)
