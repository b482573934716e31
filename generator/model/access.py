"""Who may call an API, and where it is."""

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerVariable:
    """A part of servers' addresses that the user may choose.

    default: None where nothing says one, so that the user must. choices: () when any text will do.
    """

    name: str
    default: str | None
    choices: tuple[str, ...]
    description: str | None
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where the API is. name: what the vendor calls it, such as `Sandbox server`.

    url: may hold `{name}` of its variables.
    """

    url: str
    name: str | None
    at: str
    variables: tuple[ServerVariable, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Basic:
    """RFC 7617. username: the argument's name when configured; password: its value when fixed."""

    id: str
    username: str | None
    password: str | None
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A way to get a token (RFC 6749). kind: OpenAPI's word, such as `clientCredentials`.

    scopes: name and description of each.
    """

    kind: str
    authorization_url: str | None
    token_url: str | None
    scopes: tuple[tuple[str, str], ...]
    refresh_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """RFC 6750. token: the argument's name when configured.

    prefix: what stands before the token. flows: how to get one, where the document says.
    """

    id: str
    token: str | None
    at: str
    prefix: str = "Bearer"
    flows: tuple[Flow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuth2:
    """RFC 6749, where a client can fetch its token. token: the argument's name when configured.

    token_url: where client credentials get one; None: nowhere; empty: no page says it as it can be
    used. refresh_url: likewise for a refresh token. scopes: those that operations ask for.
    """

    id: str
    token: str | None
    at: str
    token_url: str | None
    refresh_url: str | None
    scopes: tuple[str, ...]
    flows: tuple[Flow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    id: str
    location: Literal["query", "header", "cookie"]
    wire: str
    token: str | None
    at: str


Scheme: TypeAlias = Basic | Bearer | OAuth2 | ApiKey


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientHeader:
    """A header given once to the client: an API version, a tenant. default: its one legal value."""

    wire: str
    required: bool
    default: str | None
    description: str | None
    at: str
