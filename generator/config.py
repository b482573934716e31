"""What `provider.toml` says: the facts that a vendor's pages leave out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from generator.places import InPage

SchemeKind: TypeAlias = Literal["basic", "bearer", "api-key", "oauth2"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeConfig:
    """How one security scheme is filled in: `[auth.schemes.NAME]`, or `[auth]` for a new one.

    scheme: basic, bearer, api-key or oauth2; None leaves what the page declares.
    header, query, cookie: where an API key goes; at most one is given.
    username: the client's argument that carries the user name of Basic.
    password: the password of Basic when it is fixed (often empty), so that nobody is asked for it.
    token: the client's argument that carries the token or the key.
    token_url: where OAuth 2.0 gives tokens for client credentials; scopes: those to ask for.
    """

    scheme: SchemeKind | None = None
    header: str | None = None
    query: str | None = None
    cookie: str | None = None
    username: str | None = None
    password: str | None = None
    token: str | None = None
    token_url: str | None = None
    scopes: tuple[str, ...] = ()


PagingStyle: TypeAlias = Literal[
    "offset", "page", "cursor", "last-item", "url", "link", "none"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class PagingConfig:
    """How one list pages, when its documentation cannot be understood: `[paging]`.

    style: how the next page is asked for; `url` and `link` follow the address that the body, or the
    `Link` header, holds; `last-item` starts after the last item seen.
    param: the query parameter, or field of the body that is sent, that moves; limit: the one that
    sets the size of a page. items, total, more, cursor, url: where these stand in the body that is
    given, as dotted wire names. key: where in an item the value for the next page stands.
    """

    style: PagingStyle
    param: str | None = None
    limit: str | None = None
    items: str | None = None
    total: str | None = None
    more: str | None = None
    cursor: str | None = None
    url: str | None = None
    key: str | None = None
    first: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderConfig:
    """One provider's `provider.toml`; every key is optional.

    auth: the scheme to use when no page declares one. schemes: by the page's name for them.
    names, paging: by operation, as `GET /contacts`. accept: the losses that are known and fine.
    allow_remote: the origins that references may lead to, as `https://host`.
    places: where each key stands, given with the keys of the tables around it.
    """

    name: str
    title: str | None = None
    base_url: str | None = None
    sources: tuple[str, ...] = ()
    auth: SchemeConfig | None = None
    schemes: Mapping[str, SchemeConfig] = field(default_factory=dict[str, SchemeConfig])
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    paging: Mapping[str, PagingConfig] = field(default_factory=dict[str, PagingConfig])
    accept: tuple[str, ...] = ()
    allow_remote: tuple[str, ...] = ()
    places: Mapping[tuple[str, ...], InPage] = field(
        default_factory=dict[tuple[str, ...], InPage], compare=False
    )
