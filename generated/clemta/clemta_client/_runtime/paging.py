"""Lists that come in pages: how the next one is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from .parameters import NEXT_URL

if TYPE_CHECKING:
    from .turns import Seen

Item = TypeVar("Item")
BodyT = TypeVar("BodyT")

_ADDRESS = "address of the next page"


class Paging(Generic[Item, BodyT]):
    """How a list pages. argument: of the method, the one that moves; the rest reads a body."""

    __slots__ = ("argument", "items", "more", "total")

    def __init__(
        self,
        *,
        argument: str,
        items: Callable[[BodyT], Sequence[Item] | None],
        total: Callable[[BodyT], float | None] | None = None,
        more: Callable[[BodyT], bool | None] | None = None,
    ) -> None:
        self.argument = argument
        self.items = items
        self.total = total
        self.more = more

    def next_value(self, page: Seen[Item, BodyT]) -> object | None:
        """What `argument` must be for the next page, None after the last one.

        Raises: PagingError when the server leads in a circle.
        """
        return None

    def _has_more(self, body: BodyT) -> bool:
        return self.more is None or self.more(body) is not False

    def _total(self, body: BodyT) -> float:
        total = self.total(body) if self.total is not None else None
        return float("inf") if total is None else total

    def _unseen(
        self, value: object, page: Seen[Item, BodyT], what: str
    ) -> object | None:
        """A cursor or an address, None for an empty one. Raises: PagingError for one that came before."""
        if value is None or value == "":
            return None
        if page.walk.has_met(value):
            from .errors import PagingError

            raise PagingError(f"{what}: the server gave this one before")
        return value


class OffsetPaging(Paging[Item, BodyT]):
    """The next page starts after the items seen so far."""

    __slots__ = ()

    def next_value(self, page: Seen[Item, BodyT]) -> object | None:
        # a page without items ends the list, whatever else it says
        if not page.items or not self._has_more(page.body):
            return None
        offset = int(cast(int, page.sent or 0)) + len(page.items)
        return offset if offset < self._total(page.body) else None


class PagePaging(Paging[Item, BodyT]):
    """Pages are numbered from `first`."""

    __slots__ = ("first",)

    def __init__(
        self,
        *,
        argument: str,
        items: Callable[[BodyT], Sequence[Item] | None],
        first: int = 1,
        total: Callable[[BodyT], float | None] | None = None,
        more: Callable[[BodyT], bool | None] | None = None,
    ) -> None:
        super().__init__(argument=argument, items=items, total=total, more=more)
        self.first = first

    def next_value(self, page: Seen[Item, BodyT]) -> object | None:
        if not page.items or not self._has_more(page.body):
            return None
        if page.walk.items >= self._total(page.body):
            return None
        return int(cast(int, self.first if page.sent is None else page.sent)) + 1


class CursorPaging(Paging[Item, BodyT]):
    """The body holds what the next page is asked for with."""

    __slots__ = ("cursor",)

    def __init__(
        self,
        *,
        argument: str,
        items: Callable[[BodyT], Sequence[Item] | None],
        cursor: Callable[[BodyT], object],
        more: Callable[[BodyT], bool | None] | None = None,
    ) -> None:
        super().__init__(argument=argument, items=items, more=more)
        self.cursor = cursor

    def next_value(self, page: Seen[Item, BodyT]) -> object | None:
        # an empty page may well have another behind it
        if not self._has_more(page.body):
            return None
        return self._unseen(self.cursor(page.body), page, self.argument)


class LastItemPaging(Paging[Item, BodyT]):
    """The next page starts after the last item, named by its `key`."""

    __slots__ = ("key",)

    def __init__(
        self,
        *,
        argument: str,
        items: Callable[[BodyT], Sequence[Item] | None],
        key: Callable[[Item], object],
        more: Callable[[BodyT], bool | None] | None = None,
    ) -> None:
        super().__init__(argument=argument, items=items, more=more)
        self.key = key

    def next_value(self, page: Seen[Item, BodyT]) -> object | None:
        if not page.items or not self._has_more(page.body):
            return None
        return self._unseen(self.key(page.items[-1]), page, self.argument)


class _AddressPaging(Paging[Item, BodyT]):
    """The server gives the address of the next page, which may be relative to that of this one."""

    __slots__ = ()

    def next_value(self, page: Seen[Item, BodyT]) -> object | None:
        found = self._given(page)
        if found and isinstance(found, str) and isinstance(page.sent, str):
            from .addresses import joined

            found = joined(page.sent, found)
        return self._unseen(found, page, _ADDRESS)

    def _given(self, page: Seen[Item, BodyT]) -> object | None:
        raise NotImplementedError


class UrlPaging(_AddressPaging[Item, BodyT]):
    """The body holds the address of the next page."""

    __slots__ = ("url",)

    def __init__(
        self,
        *,
        items: Callable[[BodyT], Sequence[Item] | None],
        url: Callable[[BodyT], str | None],
    ) -> None:
        super().__init__(argument=NEXT_URL, items=items)
        self.url = url

    def _given(self, page: Seen[Item, BodyT]) -> object | None:
        return self.url(page.body)


class LinkPaging(_AddressPaging[Item, BodyT]):
    """The `Link` header holds the address of the next page (RFC 8288)."""

    __slots__ = ()

    def __init__(self, *, items: Callable[[BodyT], Sequence[Item] | None]) -> None:
        super().__init__(argument=NEXT_URL, items=items)

    def _given(self, page: Seen[Item, BodyT]) -> object | None:
        from .links import next_link

        return next_link(page.headers.get("link", ""))
