"""How lists come in pages."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class OffsetPaging:
    """The next page starts after the items seen so far; fields are paths of wire names in the body.

    It ends at `total`, when `more` is false, or at a page without items.
    in_body: whether the parameter is a field of the request's body, here and below.
    """

    param: str
    limit: str | None
    items: tuple[str, ...]
    total: tuple[str, ...] | None
    more: tuple[str, ...] | None
    reason: str
    in_body: bool = False


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
    in_body: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CursorPaging:
    """The body holds the parameter's next value; it ends when that is absent, null or empty."""

    param: str
    limit: str | None
    items: tuple[str, ...]
    cursor: tuple[str, ...]
    more: tuple[str, ...] | None
    reason: str
    in_body: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LastItemPaging:
    """The parameter's next value is the last item's `key`; it ends when `more` is false or without items."""

    param: str
    limit: str | None
    items: tuple[str, ...]
    key: tuple[str, ...]
    more: tuple[str, ...] | None
    reason: str
    in_body: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UrlPaging:
    """The body holds the address of the next page at `url`; it ends when that is absent, null or empty."""

    limit: str | None
    items: tuple[str, ...]
    url: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkPaging:
    """The `Link` header holds the address of the next page, as `rel="next"` (RFC 8288)."""

    limit: str | None
    items: tuple[str, ...]
    reason: str


Paging: TypeAlias = (
    OffsetPaging | PagePaging | CursorPaging | LastItemPaging | UrlPaging | LinkPaging
)
