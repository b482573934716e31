"""Where documentation and server have parted: what an answer holds that nothing documents.

The walk goes over an answer's JSON and its decoded value side by side, so that of a union it sees
the member that decoding has chosen. It is made only where a client asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import NoneType
from typing import Any, Literal, NamedTuple, TypeAlias, cast

from .enums import OpenEnum, OpenIntEnum
from .explain import shown, step
from .models import Model, UnknownVariant

Kind: TypeAlias = Literal["field", "value", "variant", "status"]

# What a server invents must not fill the memory: so many drifts are told, and of each so many
# characters are remembered.
_MOST_TOLD = 10_000
_LONGEST = 200

# Members of enumerations are of their own types.
_SINGLE = frozenset({str, int, float, bool, NoneType})


@dataclass(frozen=True, slots=True)
class Drift:
    """Something that a server sent and its documentation does not know.

    kind: a field, a value of an enumeration, a kind of object, or a status. operation: as in
    `contacts.list`. path: `$.data[3].name`, empty for a status. value: what was there; of a kind of
    object what it says it is, or the object where nothing says so.
    """

    kind: Kind
    operation: str
    path: str
    value: object


class Undocumented(NamedTuple):
    """One such place in some JSON. general: its path for all items and keys, `$.data[].name`."""

    kind: Kind
    path: str
    general: str
    value: object

    def __str__(self) -> str:
        # the value of a field that nobody knows may be a secret
        match self.kind:
            case "field":
                return f"{self.path}: a field that is not documented"
            case "value":
                return f"{self.path}: {shown(self.value)} is not a documented value"
            case _:
                return f"{self.path}: an object of a kind that is not documented"


class _Place(NamedTuple):
    """A step from another place; paths are put together only for what is found."""

    above: _Place | None
    step: str
    general: str

    def paths(self) -> tuple[str, str]:
        steps: list[str] = []
        general: list[str] = []
        place: _Place | None = self
        while place is not None:
            steps.append(place.step)
            general.append(place.general)
            place = place.above
        return "".join(reversed(steps)), "".join(reversed(general))


_Pair: TypeAlias = "tuple[Any, Any, _Place]"


def found(data: object, value: object) -> Iterator[Undocumented]:
    """What of some JSON is not documented; value: what its decoder made of it."""
    waiting: list[_Pair] = [(data, value, _Place(None, "$", "$"))]
    while waiting:
        held, made, place = waiting.pop()
        if isinstance(made, Model):
            yield from _fields(held, made, place)
            waiting.extend(reversed(list(_members(held, made, place))))
        # by its type: asking an abstract class is slow
        elif type(made) is UnknownVariant:
            tag = made.tag if made.tag is not None else held
            yield Undocumented("variant", *place.paths(), tag)
        elif isinstance(made, OpenEnum | OpenIntEnum):
            if not made.is_known:
                yield Undocumented("value", *place.paths(), made.value)
        # what stayed as it came is documented as any JSON
        elif made is not held:
            waiting.extend(reversed(list(_items(held, made, place))))


def _fields(
    data: Mapping[str, Any], value: Model, at: _Place
) -> Iterator[Undocumented]:
    wire = value.__wire__
    if wire.extra is None:
        known = wire.layout(type(value)).known
        for key in data:
            if key not in known:
                place = _Place(at, step(key), step(key))
                yield Undocumented("field", *place.paths(), data[key])


def _members(data: Mapping[str, Any], value: Model, at: _Place) -> Iterator[_Pair]:
    wire = value.__wire__
    for attribute, key, _ in wire.layout(type(value)).fields:
        made = getattr(value, attribute)
        if type(made) not in _SINGLE and key in data:
            yield data[key], made, _Place(at, step(key), step(key))
    if wire.extra is not None:
        yield from _named(data, getattr(value, wire.extra), at)


def _items(data: Any, value: Any, at: _Place) -> Iterator[_Pair]:
    if isinstance(value, dict):
        yield from _named(data, cast("dict[str, Any]", value), at)
    elif isinstance(value, list | tuple):
        for index, made in enumerate(cast("Sequence[Any]", value)):
            if type(made) not in _SINGLE:
                yield data[index], made, _Place(at, f"[{index}]", "[]")


def _named(
    data: Mapping[str, Any], value: Mapping[str, Any], at: _Place
) -> Iterator[_Pair]:
    for key, made in value.items():
        if type(made) not in _SINGLE:
            yield data[key], made, _Place(at, step(key), ".*")


class Watch:
    """Tells each drift once, wherever in a list or a map it stands."""

    __slots__ = ("_told",)

    def __init__(self) -> None:
        self._told: dict[tuple[str, ...], object] = {}

    def body(self, operation: str, data: object, value: object) -> Iterator[Drift]:
        """What is new in an answer. data: its JSON; value: what was made of it."""
        for kind, path, general, held in found(data, value):
            # a new field is one whatever it holds; values and kinds are told apart
            sort = str(held) if kind != "field" and isinstance(held, str | int) else ""
            if self._is_new(operation, kind, general, sort):
                yield Drift(kind, operation, path, held)

    def status(self, operation: str, status: int) -> Iterator[Drift]:
        """The status, which is not documented, where it is new."""
        if self._is_new(operation, "status", "", str(status)):
            yield Drift("status", operation, "", status)

    def _is_new(self, *words: str) -> bool:
        key = tuple(word[:_LONGEST] for word in words)
        if len(self._told) >= _MOST_TOLD:
            return False
        # in one step: of two threads one is the first
        mine = object()
        return self._told.setdefault(key, mine) is mine
