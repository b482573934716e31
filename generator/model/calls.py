"""Calls: parameters, bodies, responses, and what an API sends by itself."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.model.access import Server
from generator.model.paging import Paging
from generator.model.types import Field, Type

Location: TypeAlias = Literal["path", "query", "header", "cookie", "querystring"]
"""Where a parameter goes; `querystring` (OpenAPI 3.2) is the whole query."""

Style: TypeAlias = Literal[
    "simple",
    "label",
    "matrix",
    "form",
    "spaceDelimited",
    "pipeDelimited",
    "tabDelimited",
    "deepObject",
]
"""How a value is written: OpenAPI 3.1 section 4.8.12.2, and `tsv` of Swagger 2.0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """style and explode are OpenAPI's (3.1 section 4.8.12.2), with their defaults filled in.

    content: the media type as which the value is written, in place of a style. verbatim: whether
    reserved characters stay as they are (`allowReserved`), slashes in a path among them.
    default: the documented one, as JSON text. role: what its value is for, where that is known: to
    tell a call that is sent again from one that is meant again.
    """

    wire: str
    location: Location
    required: bool
    type: Type
    style: Style
    explode: bool
    description: str | None
    deprecated: bool
    at: str
    content: str | None = None
    verbatim: bool = False
    default: str | None = None
    role: Literal["idempotency key"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A field of a form. media_type: of a part of a multipart body; None: by its value.

    style, explode: how a list or an object is written in a form that is URL-encoded.
    """

    field: Field
    media_type: str | None
    style: Style
    explode: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What a call sends. kind: how it is written.

    parts: of a form or multipart body that is an object; its `type` is then of no further use.
    media_types: those that the same content may be sent as, `media_type` the first.
    """

    media_type: str
    type: Type
    required: bool
    at: str
    kind: Literal["json", "form", "multipart", "text", "file"] = "json"
    parts: tuple[Part, ...] = ()
    media_types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseHeader:
    wire: str
    description: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """status: `200`, `4XX` or `default`. type: None when there is no content to decode.

    stream: how a body that comes in pieces is written, whose pieces are each of the type: as
    server-sent events, a JSON text a line, or a JSON text sequence (RFC 7464).
    example: of the body of a success, as JSON text; it may lack members.
    """

    status: str
    description: str | None
    media_type: str | None
    type: Type | None
    at: str
    stream: Literal["events", "lines", "sequence"] | None = None
    headers: tuple[ResponseHeader, ...] = ()
    example: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What may be called next with what a response gave (OpenAPI 3.1 section 4.8.20).

    target: key of the operation. parameters: names and runtime expressions.
    """

    name: str
    target: str
    parameters: tuple[tuple[str, str], ...]
    description: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One call. key: `GET /contacts`, as findings and `provider.toml` name it.

    An operation that can be called in several ways, by the media type of what it takes or gives,
    is here several times: `variant` (`form`, `stream` ...) tells the further ones apart, and stands
    in their keys as `POST /contacts (form)`. sends: fields of the body that are fixed, with their
    values, such as `stream`: true. servers: its own, in place of the API's.
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
    variant: str | None = None
    sends: tuple[tuple[str, str | bool], ...] = ()
    servers: tuple[Server, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """What the API sends to its user. name: the vendor's; operation: whose callback it is, by its key.

    type: of the body that arrives; None when there is none.
    """

    name: str
    operation: str | None
    method: str
    summary: str | None
    description: str | None
    deprecated: bool
    media_type: str | None
    type: Type | None
    at: str
