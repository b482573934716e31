"""JSON to Python: the pieces of emitted decoders, and decoders of whole answers.

The pieces raise without saying where; a walk by the type hints (`explain`) finds that out
afterwards, so that a body which is as documented pays nothing for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date as _date
from datetime import datetime as _datetime
from types import GenericAlias
from typing import (
    TYPE_CHECKING,
    Any,
    Generic,
    Literal,
    NoReturn,
    TypeVar,
    cast,
    overload,
)
from uuid import UUID as _UUID

from .enums import OpenEnum, OpenIntEnum
from .models import Model

T = TypeVar("T")
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")
M = TypeVar("M", bound=Model | OpenEnum | OpenIntEnum)
E = TypeVar("E", bound=OpenEnum | OpenIntEnum)


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


def strings(value: Any) -> list[str]:
    """The value, which must be an array of strings."""
    for item in array(value):
        if type(item) is not str:
            raise Mismatch
    return value  # type: ignore[no-any-return]


def text(value: Any) -> str:
    """A string; as a whole answer, a body of text too."""
    if type(value) is not str:
        raise Mismatch
    return value


def integer(value: Any) -> int:
    """A whole number."""
    if type(value) is not int:
        raise Mismatch
    return value


def number(value: Any) -> float:
    """A number as a float: JSON has 3 for 3.0."""
    if type(value) is float:
        return value
    if type(value) is not int:
        raise Mismatch
    return float(value)


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

    return value if type(value) is bytes else b64decode(text(value), validate=True)


_fromisoformat = _datetime.fromisoformat


def date_time(value: Any) -> _datetime:
    """An RFC 3339 date-time; one without an offset stays naive, as the server sent it."""
    try:
        # the marks of a full date-time, and of no week date: 2024-03-05T09:
        if value[4:14:3] == "--T:":
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


def uuid(value: Any) -> _UUID:
    """An RFC 9562 UUID in its usual form."""
    if type(value) is not str or len(value) != 36:
        raise Mismatch
    return _UUID(value)


def enum_decoder(cls: type[E]) -> Callable[[Any], E]:
    """The fast way from a value to a member; unknown values become unknown members."""
    members: dict[Any, E] = {member.value: member for member in cast(Iterable[E], cls)}

    def decode_text(value: Any) -> E:
        try:
            return members[value]
        except KeyError:
            return cls(text(value))

    def decode_integer(value: Any) -> E:
        # true and 1.0 are 1 to a dict
        return members.get(integer(value)) or cls(value)

    return decode_text if issubclass(cls, OpenEnum) else decode_integer


Source = Literal["json", "text", "bytes", "nothing"]


class Decoder(Generic[T]):
    """How the value of an answer is made.

    decode: from parsed JSON, or from what source says. hint: T, for the walk that explains.
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
    uuid: Decoder(uuid, _UUID),
    strings: Decoder(strings, list[str]),
}


def decoder(function: Callable[[Any], T]) -> Decoder[T]:
    """A decoder as such, of one or of a function of this module."""
    if isinstance(function, Decoder):
        return cast("Decoder[T]", function)
    return _SCALARS.get(function) or Decoder(function, object)


def model(cls: type[M]) -> Decoder[M]:
    """An object, or one value of an enumeration."""
    if issubclass(cls, OpenEnum | OpenIntEnum):
        return cast("Decoder[M]", Decoder(enum_decoder(cls), cls))
    # looked up when used: classes may refer to each other
    return Decoder(lambda value: cls.__wire__.decode(value), cls)


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
    decodes = [each.decode for each in decoders]
    hint = decoders[0].hint
    for each in decoders[1:]:
        hint = hint | each.hint

    def decode(value: Any) -> Any:
        for attempt in decodes:
            try:
                return attempt(value)
            except MISFITS:
                pass
        raise Mismatch

    return Decoder(decode, hint)
