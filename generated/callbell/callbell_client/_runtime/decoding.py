"""JSON to Python: decoders of whole answers, put together from the pieces of emitted ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date as _date
from datetime import datetime as _datetime
from datetime import time as _time
from importlib import import_module
from types import GenericAlias
from typing import (
    Any,
    Generic,
    Literal,
    TypeVar,
    Unpack,
    cast,
    overload,
)

from .enums import OpenEnum, OpenIntEnum
from .lazy import later
from .models import Model
from .pieces import (
    MISFITS,
    Mismatch,
    absent,
    any_json,
    array,
    binary,
    boolean,
    date_only,
    date_time,
    decimal,
    each,
    integer,
    mapping,
    mismatch,
    new,
    nothing,
    number,
    others,
    strings,
    text,
    time_only,
    uuid,
)

__all__ = [
    "MISFITS",
    "Decoder",
    "Mismatch",
    "absent",
    "any_json",
    "array",
    "binary",
    "boolean",
    "date_only",
    "date_time",
    "decimal",
    "decoder",
    "each",
    "enum_decoder",
    "first_fit",
    "integer",
    "later",
    "list_of",
    "map_of",
    "mapping",
    "mismatch",
    "model",
    "new",
    "nothing",
    "nullable",
    "number",
    "one_of",
    "others",
    "strings",
    "text",
    "time_only",
    "tuple_of",
    "uuid",
]

T = TypeVar("T")
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")
M = TypeVar("M", bound=Model | OpenEnum | OpenIntEnum)
E = TypeVar("E", bound=OpenEnum | OpenIntEnum)


def enum_decoder(cls: type[E]) -> Callable[[Any], E]:
    """The fast way from a value to a member; unknown values become unknown members."""
    members = _Members(cls)

    def decode_integer(value: Any) -> E:
        # true is 1 to a dict
        return members[integer(value)]

    return members.__getitem__ if issubclass(cls, OpenEnum) else decode_integer


class _Members(dict[Any, E]):
    """The members of an enumeration by value; looking up another value makes one of it."""

    def __init__(self, cls: type[E]) -> None:
        super().__init__((each.value, each) for each in cast(Iterable[E], cls))
        self._cls = cls

    def __missing__(self, value: Any) -> E:
        # an OpenEnum of something else than text is a mismatch
        known = value if issubclass(self._cls, OpenIntEnum) else text(value)
        return self._cls(known)


Source = Literal["json", "text", "bytes", "nothing", "any"]


class Decoder(Generic[T]):
    """How the value of an answer is made.

    decode: from parsed JSON, or from what source says; any: JSON, else text, else bytes. hint: T, for the walk that explains.
    """

    __slots__ = ("decode", "hint", "source")

    def __init__(
        self, decode: Callable[[Any], T], hint: Any, source: Source = "json"
    ) -> None:
        self.decode = decode
        self.hint = hint
        self.source: Source = source

    def __call__(self, value: Any) -> T:
        return self.decode(value)

    @property
    def media_type(self) -> str:
        """What to ask a server for."""
        return "application/json" if self.source == "json" else "*/*"


_SCALARS: dict[Callable[[Any], Any], Decoder[Any]] = {
    text: Decoder(text, str, "text"),
    integer: Decoder(integer, int),
    number: Decoder(number, float),
    boolean: Decoder(boolean, bool),
    any_json: Decoder(any_json, object),
    nothing: Decoder(nothing, None, "nothing"),
    binary: Decoder(binary, bytes, "bytes"),
    date_time: Decoder(date_time, _datetime),
    date_only: Decoder(date_only, _date),
    time_only: Decoder(time_only, _time),
    strings: Decoder(strings, list[str]),
}
# few APIs need these, and their modules take longer to load than this package
_RARE: dict[Callable[[Any], Any], tuple[str, str]] = {
    decimal: ("decimal", "Decimal"),
    uuid: ("uuid", "UUID"),
}


def decoder(function: Callable[[Any], T]) -> Decoder[T]:
    """A decoder as such, of one or of a function of this module."""
    if isinstance(function, Decoder):
        return cast("Decoder[T]", function)
    if function in _RARE and function not in _SCALARS:
        module, name = _RARE[function]
        _SCALARS[function] = Decoder(function, getattr(import_module(module), name))
    return _SCALARS.get(function) or Decoder(function, object)


def model(cls: type[M]) -> Decoder[M]:
    """An object, or one value of an enumeration."""
    if issubclass(cls, OpenEnum | OpenIntEnum):
        return cast("Decoder[M]", Decoder(enum_decoder(cls), cls))
    return Decoder(cls.__wire__.decode, cls)


def list_of(item: Callable[[Any], T]) -> Decoder[list[T]]:
    """An array."""
    decode, hint = decoder(item).decode, decoder(item).hint
    return Decoder(lambda value: each(decode, value), GenericAlias(list, (hint,)))


def map_of(value: Callable[[Any], T]) -> Decoder[dict[str, T]]:
    """An object whose keys are data."""
    decode, hint = decoder(value).decode, decoder(value).hint
    return Decoder(
        lambda data: {key: decode(held) for key, held in mapping(data).items()},
        GenericAlias(dict, (str, hint)),
    )


def tuple_of(
    *items: Callable[[Any], Any], rest: Callable[[Any], Any] | None = None
) -> Decoder[Any]:
    """An array with a type for each place; rest: of the items after these."""
    decoders = [decoder(item) for item in items]
    decodes = [member.decode for member in decoders]
    hints = [member.hint for member in decoders]
    further = decoder(rest) if rest is not None else None
    if further is not None:
        hints.append(Unpack[GenericAlias(tuple, (further.hint, ...))])

    def decode(value: Any) -> tuple[Any, ...]:
        held = array(value)
        if len(held) < len(decodes) or (further is None and len(held) > len(decodes)):
            raise Mismatch
        first = [decode(item) for decode, item in zip(decodes, held)]
        if further is None:
            return tuple(first)
        return (*first, *(further.decode(item) for item in held[len(decodes) :]))

    return Decoder(decode, GenericAlias(tuple, tuple(hints)))


def nullable(inner: Callable[[Any], T]) -> Decoder[T | None]:
    """A value or null."""
    decode, hint = decoder(inner).decode, decoder(inner).hint
    return Decoder(lambda value: None if value is None else decode(value), hint | None)


@overload
def one_of(a: Callable[[Any], A], b: Callable[[Any], B], /) -> Decoder[A | B]: ...
@overload
def one_of(
    a: Callable[[Any], A], b: Callable[[Any], B], c: Callable[[Any], C], /
) -> Decoder[A | B | C]: ...
@overload
def one_of(
    a: Callable[[Any], A],
    b: Callable[[Any], B],
    c: Callable[[Any], C],
    d: Callable[[Any], D],
    /,
) -> Decoder[A | B | C | D]: ...
@overload
def one_of(*members: Callable[[Any], Any]) -> Decoder[Any]: ...
def one_of(*members: Callable[[Any], Any]) -> Decoder[Any]:
    """One of several types: the first that the value fits."""
    decoders = [decoder(member) for member in members]
    decodes = [member.decode for member in decoders]
    hint = decoders[0].hint
    for member in decoders[1:]:
        hint = hint | member.hint
    return Decoder(lambda value: first_fit(decodes, value), hint)


def first_fit(decodes: Iterable[Callable[[Any], Any]], value: Any) -> Any:
    """What the first decoder makes of a value that fits it.

    An enumeration takes any text: values that it does not know come to it last.
    """
    spare: Any = None
    for decode in decodes:
        try:
            found = decode(value)
        except MISFITS:
            continue
        if isinstance(found, OpenEnum | OpenIntEnum) and not found.is_known:
            spare = spare or found
        else:
            return found
    if spare is None:
        raise Mismatch
    return spare
