"""What all emitted dataclasses share, and how each is written in JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields
from operator import attrgetter
from typing import Any, ClassVar, Self, TypeVar, cast

from .unset import UNSET
from .values import JsonValue

M = TypeVar("M", bound="Model")


class Wire:
    """How one dataclass is read from and written to JSON.

    decode: from a parsed object. names: the wire names of the fields that differ from it.
    encode: to an object that `json` can write; None: by the fields, as `encoding.fields` does.
    extra: the attribute that holds further members. tags: what tells the object apart from others
    in a union and is no field of it.
    """

    __slots__ = ("_layout", "decode", "encode", "extra", "names", "tags")

    def __init__(
        self,
        decode: Callable[[Any], Any],
        names: Mapping[str, str],
        encode: Callable[[Any], Mapping[str, Any]] | None = None,
        *,
        extra: str | None = None,
        tags: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        self.decode = decode
        self.names = names
        self.encode = encode
        self.extra = extra
        self.tags = tags
        self._layout: Layout | None = None

    def layout(self, cls: type[Model]) -> Layout:
        """The fields of the class that this belongs to."""
        if self._layout is None:
            self._layout = Layout(cls, self)
        return self._layout


class Layout:
    """The fields of a dataclass by their wire names.

    values: gets them all from an instance, in the order of `fields`: attribute, wire name, default.
    names: wire names in that order. optional: those of fields that may be left out, with the value
    that says so.
    """

    __slots__ = ("fields", "known", "names", "optional", "required", "values")

    def __init__(self, cls: type[Model], wire: Wire) -> None:
        self.fields = tuple(
            (field.name, wire.names.get(field.name, field.name), field.default)
            for field in fields(cls)  # type: ignore[arg-type]
            if field.name != wire.extra
        )
        self.names = tuple(name for _, name, _ in self.fields)
        self.known = frozenset((*self.names, *(wire.tags or ())))
        self.optional = tuple(
            (name, default)
            for _, name, default in self.fields
            if default is None or default is UNSET
        )
        self.required = frozenset(
            name for _, name, default in self.fields if default is MISSING
        )
        attributes = [name for name, _, _ in self.fields]
        self.values: Callable[[Any], Any] = (
            attrgetter(*attributes)
            if len(attributes) > 1
            else lambda value: [getattr(value, name) for name in attributes]
        )


class Model:
    """A dataclass that is an object on the wire.

    Instances can be changed, so they are equal by their fields and have no hash.
    """

    __slots__ = ()

    __wire__: ClassVar[Wire]

    def to_dict(self) -> dict[str, Any]:
        """The object as parsed JSON: by the names of the wire, without what was left out.

        Raises: TypeError, ValueError for what JSON cannot hold.
        """
        return _parsed(self)

    def to_json(self) -> str:
        """The object as JSON text; raises what `to_dict` does."""
        return _written(self).decode()

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """An instance out of parsed JSON; what nothing documents is passed over.

        Raises: DecodeError, naming each place that is not as documented.
        """
        return _read(cls, data)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """An instance out of JSON text; as `from_dict`."""
        return _read(cls, text)


def no_members() -> dict[str, Any]:
    """What further members an object has by default."""
    return {}


class UnknownVariant(Mapping[str, JsonValue]):
    """An object of a kind that is not documented, as it came: a mapping of its members.

    tag: what it says it is, where the documentation names a property for that. It equals any
    mapping of the same members, and has no hash.
    """

    __slots__ = ("data", "tag")

    def __init__(
        self, data: Mapping[str, JsonValue], tag: str | int | None = None
    ) -> None:
        self.data = data
        self.tag = tag

    def to_dict(self) -> dict[str, Any]:
        """The object as parsed JSON, which shares nothing with this."""
        return _parsed(self)

    def to_json(self) -> str:
        """The object as JSON text."""
        return _written(self).decode()

    def __getitem__(self, key: str) -> JsonValue:
        return self.data[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.data)

    def __len__(self) -> int:
        return len(self.data)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.data!r})"


def _written(value: object) -> bytes:
    from .encoding import json_bytes

    return json_bytes(value)


def _parsed(value: object) -> dict[str, Any]:
    from .parsing import parse

    # the way over text leaves no subclass, tuple or shared object in what comes back
    found: dict[str, Any] = parse(_written(value))
    return found


def _read(cls: type[M], given: Mapping[str, Any] | str | bytes) -> M:
    from .decoding import model
    from .webhooks import parse

    found = parse(model(cls), given, where=f"the {cls.__name__} given is")
    if type(found) is cls:
        return found
    # decoders make the model itself; this is a subclass of the user's
    made = {
        field.name: getattr(found, field.name) for field in fields(cast(Any, found))
    }
    return cls(**made)
