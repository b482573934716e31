"""Lists that come in pages: how the next one is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from .parameters import NEXT_URL

if TYPE_CHECKING:
    from .operation import PagedOperation

Item = TypeVar("Item")
BodyT = TypeVar("BodyT")

Arguments = Mapping[str, object]


class Walk:
    """Where a walk over pages stands. items: seen so far; marks: cursors and addresses sent."""

    __slots__ = ("items", "marks")

    def __init__(self, items: int = 0, marks: frozenset[object] = frozenset()) -> None:
        self.items = items
        self.marks = marks


class Seen(Generic[Item, BodyT]):
    """A page as it came. sent: what `argument` was; walk: with this page in it."""

    __slots__ = ("body", "headers", "items", "sent", "walk")

    def __init__(
        self,
        body: BodyT,
        items: list[Item],
        headers: Mapping[str, str],
        sent: object,
        walk: Walk,
    ) -> None:
        self.body = body
        self.items = items
        self.headers = headers
        self.sent = sent
        self.walk = walk


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

    def next_arguments(
        self, page: Seen[Item, BodyT], arguments: Arguments
    ) -> Arguments | None:
        """What asks for the next page, None after the last one. Raises: PagingError."""
        value = self.next_value(page)
        return None if value is None else {**arguments, self.argument: value}

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
        if value in page.walk.marks:
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


class UrlPaging(Paging[Item, BodyT]):
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

    def next_value(self, page: Seen[Item, BodyT]) -> object | None:
        return self._unseen(self.url(page.body), page, "address of the next page")


class LinkPaging(Paging[Item, BodyT]):
    """The `Link` header holds the address of the next page (RFC 8288)."""

    __slots__ = ()

    def __init__(self, *, items: Callable[[BodyT], Sequence[Item] | None]) -> None:
        super().__init__(argument=NEXT_URL, items=items)

    def next_value(self, page: Seen[Item, BodyT]) -> object | None:
        from .links import next_link

        found = next_link(page.headers.get("link", ""))
        return self._unseen(found, page, "address of the next page")


class Turn(Generic[Item, BodyT]):
    """One page of a walk and the request that gave it."""

    __slots__ = ("arguments", "operation", "page", "timeout")

    def __init__(
        self,
        operation: PagedOperation[Item, BodyT],
        arguments: Arguments,
        timeout: float | None,
        body: BodyT,
        headers: Mapping[str, str],
        before: Turn[Item, BodyT] | None = None,
    ) -> None:
        """Raises: PagingError when the page is the one before once more."""
        self.operation = operation
        self.arguments = arguments
        self.timeout = timeout
        paging = operation.paging
        items = list(paging.items(body) or ())
        sent = arguments.get(paging.argument)
        seen = Walk() if before is None else before.page.walk
        walk = Walk(seen.items + len(items), seen.marks | {sent})
        self.page: Seen[Item, BodyT] = Seen(body, items, headers, sent, walk)
        if before and items and body == before.page.body:
            from .errors import PagingError

            moved = paging.argument if sent is not None else "page"
            raise PagingError(
                f"{operation.name}: the server gave the same page for another {moved}"
            )

    def next(self) -> Arguments | None:
        """The arguments that give the next page, None after the last one. Raises: PagingError."""
        return self.operation.paging.next_arguments(self.page, self.arguments)
