"""Types of the endpoint model: as they are used, and as they are defined."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.values import JsonValue

TypeId: TypeAlias = str
"""The JSON pointer of the schema that a type comes from; a schema exists once."""

# Types, as they are used


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """A single value; the format has been understood (`date-time` text is a `datetime`).

    bytes: Base64 text. file: content as it is, in a part of a form or as a whole body.
    """

    kind: Literal[
        "string",
        "integer",
        "number",
        "boolean",
        "datetime",
        "date",
        "time",
        "uuid",
        "decimal",
        "bytes",
        "file",
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anything:
    """Any JSON value at all: the pages name no type, or say that there is none.

    lost: whether the schema says more than that, which a finding tells.
    """

    lost: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOf:
    item: "Type"


@dataclass(frozen=True, slots=True, kw_only=True)
class MapOf:
    """An object whose keys are data."""

    value: "Type"


@dataclass(frozen=True, slots=True, kw_only=True)
class TupleOf:
    """An array with a type for each place. rest: of the items after these; None when none may follow."""

    items: "tuple[Type, ...]"
    rest: "Type | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOf:
    """One of several types, told apart by the JSON type they arrive as or by the first that fits.

    At most one of them is an object with fields; unions of several such are a `UnionType`.
    """

    members: "tuple[Type, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Nullable:
    inner: "Type"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A type that is defined once, in `Api.types`."""

    id: TypeId


Type: TypeAlias = (
    Scalar | Anything | ListOf | MapOf | TupleOf | OneOf | Nullable | Named
)


# Types, as they are defined


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A type that the vendor named."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InType:
    """A type written in place inside another: a field's, or the item's of a list there."""

    owner: TypeId
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InOperation:
    """A type written in place in an operation: a parameter's, the body's, a response's."""

    operation: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A type written in place, alike, in several spots. name: what those spots have in common."""

    name: str


Home: TypeAlias = Component | InType | InOperation | Shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A property of an object. default: the documented one, as JSON text.

    travels: `read` when only responses hold it (`readOnly`), `write` when only requests do.
    secret: whether its value must not be shown; None says no, so that it is left out of the JSON.
    """

    wire: str
    type: Type
    required: bool
    description: str | None
    deprecated: bool
    at: str
    default: str | None = None
    travels: Literal["both", "read", "write"] = "both"
    secret: Literal[True] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectType:
    """An object with named fields. sent, received: whether requests, or responses, can hold it.

    extra: the type of further members, where the schema says that there are some.
    """

    id: TypeId
    home: Home
    fields: tuple[Field, ...]
    description: str | None
    inferred: bool
    sent: bool
    received: bool
    extra: Type | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumType:
    """Known values of an open set: text, or whole numbers.

    labels: what the vendor calls each value, where it says so; as many as there are values.
    notes: the vendor's words for each value, likewise.
    """

    id: TypeId
    home: Home
    values: tuple[str, ...] | tuple[int, ...]
    description: str | None
    labels: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionType:
    """One of several types, of which two or more are objects.

    discriminator: the property that tells them apart. tags: its values, each with the index of
    the member that it means. default: the index of the member of an unknown value. Without a
    discriminator members are told apart by JSON type, required fields and constants.
    """

    id: TypeId
    home: Home
    members: tuple[Type, ...]
    discriminator: str | None
    tags: tuple[tuple[str | int | bool, int], ...]
    default: int | None
    description: str | None


TypeDef: TypeAlias = ObjectType | EnumType | UnionType


def constant(values: tuple[JsonValue, ...]) -> str | None:
    """The one legal value of an enumeration of one text, else None."""
    return values[0] if len(values) == 1 and isinstance(values[0], str) else None
