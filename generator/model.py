"""The endpoint model: what an API is, in its vendor's words, before anything is Python.

Every part carries `at`, a JSON pointer into the merged document, so that a finding about it has a place.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.values import JsonValue

TypeId: TypeAlias = str
"""The JSON pointer of the schema that a type comes from; a schema exists once."""

Location: TypeAlias = Literal["path", "query", "header", "cookie"]


# Types, as they are used


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """A single value; the format has been understood (`date-time` text is a `datetime`)."""

    kind: Literal[
        "string", "integer", "number", "boolean", "datetime", "date", "uuid", "bytes"
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anything:
    """Any JSON value at all: the pages name no type, or say that there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOf:
    item: "Type"


@dataclass(frozen=True, slots=True, kw_only=True)
class MapOf:
    """An object whose keys are data."""

    value: "Type"


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOf:
    """One of several types, told apart by the JSON they arrive as."""

    members: "tuple[Type, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Nullable:
    inner: "Type"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A type that is defined once, in `Api.types`."""

    id: TypeId


Type: TypeAlias = Scalar | Anything | ListOf | MapOf | OneOf | Nullable | Named


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


Home: TypeAlias = Component | InType | InOperation


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    wire: str
    type: Type
    required: bool
    description: str | None
    deprecated: bool
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectType:
    """An object with named fields. sent, received: whether requests, or responses, can hold it."""

    id: TypeId
    home: Home
    fields: tuple[Field, ...]
    description: str | None
    inferred: bool
    sent: bool
    received: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumType:
    """Known values of an open set: text, or whole numbers."""

    id: TypeId
    home: Home
    values: tuple[str, ...] | tuple[int, ...]
    description: str | None


TypeDef: TypeAlias = ObjectType | EnumType


# Who may call, and where


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where the API is. name: what the vendor calls it, such as `Sandbox server`."""

    url: str
    name: str | None
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Basic:
    """RFC 7617. username: the argument's name when configured; password: its value when fixed."""

    id: str
    username: str | None
    password: str | None
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """RFC 6750. token: the argument's name when configured."""

    id: str
    token: str | None
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    id: str
    location: Literal["query", "header", "cookie"]
    wire: str
    token: str | None
    at: str


Scheme: TypeAlias = Basic | Bearer | ApiKey


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientHeader:
    """A header given once to the client: an API version, a tenant. default: its one legal value."""

    wire: str
    required: bool
    default: str | None
    description: str | None
    at: str


# Operations


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """style and explode are OpenAPI's (3.1 section 4.8.12.2), with their defaults filled in."""

    wire: str
    location: Location
    required: bool
    type: Type
    style: Literal["simple", "form", "spaceDelimited", "pipeDelimited", "deepObject"]
    explode: bool
    description: str | None
    deprecated: bool
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    media_type: str
    type: Type
    required: bool
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """status: `200`, `4XX` or `default`. type: None when there is no content to decode."""

    status: str
    description: str | None
    media_type: str | None
    type: Type | None
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OffsetPaging:
    """The next page starts after the items seen so far; fields are paths of wire names in the body.

    It ends at `total`, when `more` is false, or at a page without items.
    """

    param: str
    limit: str | None
    items: tuple[str, ...]
    total: tuple[str, ...] | None
    more: tuple[str, ...] | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePaging:
    """Pages are numbered from `first`; it ends as offset paging does."""

    param: str
    limit: str | None
    first: int
    items: tuple[str, ...]
    total: tuple[str, ...] | None
    more: tuple[str, ...] | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CursorPaging:
    """The body holds the parameter's next value; it ends when that is absent, null or empty."""

    param: str
    limit: str | None
    items: tuple[str, ...]
    cursor: tuple[str, ...]
    more: tuple[str, ...] | None
    reason: str


Paging: TypeAlias = OffsetPaging | PagePaging | CursorPaging


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One call. key: `GET /contacts`, as findings and `provider.toml` name it.

    results: the responses of success; errors: all others, `default` among them.
    security: the alternatives, each a set of scheme ids that go together; () alone asks for nothing.
    """

    key: str
    method: str
    path: str
    operation_id: str | None
    tag: str | None
    summary: str | None
    description: str | None
    deprecated: bool
    parameters: tuple[Parameter, ...]
    body: Body | None
    results: tuple[Response, ...]
    errors: tuple[Response, ...]
    security: tuple[tuple[str, ...], ...]
    paging: Paging | None
    url: str | None
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    name: str
    description: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """A whole API. title: what the vendor calls it; default_server: the index of the one to use."""

    name: str
    title: str
    description: str | None
    version: str | None
    servers: tuple[Server, ...]
    default_server: int | None
    schemes: tuple[Scheme, ...]
    headers: tuple[ClientHeader, ...]
    tags: tuple[Tag, ...]
    operations: tuple[Operation, ...]
    types: Mapping[TypeId, TypeDef]


def constant(values: tuple[JsonValue, ...]) -> str | None:
    """The one legal value of an enumeration of one text, else None."""
    return values[0] if len(values) == 1 and isinstance(values[0], str) else None
