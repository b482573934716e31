"""Lists that come in pages: how the next one is asked for, and what walks over them."""

from __future__ import annotations

from collections.abc import (
    AsyncIterator,
    Callable,
    Generator,
    Iterator,
    Mapping,
    Sequence,
)
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

if TYPE_CHECKING:
    from .operation import PagedOperation
    from .transport import AsyncTransport, Transport

Item = TypeVar("Item")
BodyT = TypeVar("BodyT")

Arguments = Mapping[str, object]


class Walk:
    """Where a walk over pages stands. items: seen so far; cursors: sent so far."""

    __slots__ = ("cursors", "items")

    def __init__(
        self, items: int = 0, cursors: frozenset[object] = frozenset()
    ) -> None:
        self.items = items
        self.cursors = cursors


class Paging(Generic[Item, BodyT]):
    """How a list pages. argument: of the method, the one that moves; the rest reads a body."""

    __slots__ = ("argument", "items", "more", "total")

    def __init__(
        self,
        *,
        argument: str,
        items: Callable[[BodyT], Sequence[Item] | None],
        total: Callable[[BodyT], int | None] | None = None,
        more: Callable[[BodyT], bool | None] | None = None,
    ) -> None:
        self.argument = argument
        self.items = items
        self.total = total
        self.more = more

    def next_value(
        self, sent: object, body: BodyT, count: int, walk: Walk
    ) -> object | None:
        """What `argument` must be for the next page, None after the last one.

        sent: what it was; count: the items of this page; walk: with this page in it.
        Raises: PagingError when the server leads in a circle.
        """
        raise NotImplementedError

    def _has_more(self, body: BodyT) -> bool:
        return self.more is None or self.more(body) is not False

    def _total(self, body: BodyT) -> float:
        total = self.total(body) if self.total is not None else None
        return float("inf") if total is None else total


class OffsetPaging(Paging[Item, BodyT]):
    """The next page starts after the items seen so far."""

    __slots__ = ()

    def next_value(
        self, sent: object, body: BodyT, count: int, walk: Walk
    ) -> object | None:
        # a page without items ends the list, whatever else it says
        if not count or not self._has_more(body):
            return None
        offset = int(cast(int, sent or 0)) + count
        return offset if offset < self._total(body) else None


class PagePaging(Paging[Item, BodyT]):
    """Pages are numbered from `first`."""

    __slots__ = ("first",)

    def __init__(
        self,
        *,
        argument: str,
        items: Callable[[BodyT], Sequence[Item] | None],
        first: int = 1,
        total: Callable[[BodyT], int | None] | None = None,
        more: Callable[[BodyT], bool | None] | None = None,
    ) -> None:
        super().__init__(argument=argument, items=items, total=total, more=more)
        self.first = first

    def next_value(
        self, sent: object, body: BodyT, count: int, walk: Walk
    ) -> object | None:
        if not count or not self._has_more(body) or walk.items >= self._total(body):
            return None
        return int(cast(int, self.first if sent is None else sent)) + 1


class CursorPaging(Paging[Item, BodyT]):
    """The body holds what the next page is asked for with."""

    __slots__ = ("cursor",)

    def __init__(
        self,
        *,
        argument: str,
        items: Callable[[BodyT], Sequence[Item] | None],
        cursor: Callable[[BodyT], str | int | None],
        more: Callable[[BodyT], bool | None] | None = None,
    ) -> None:
        super().__init__(argument=argument, items=items, more=more)
        self.cursor = cursor

    def next_value(
        self, sent: object, body: BodyT, count: int, walk: Walk
    ) -> object | None:
        # an empty page may well have another behind it
        value = self.cursor(body)
        if value is None or value == "" or not self._has_more(body):
            return None
        if value in walk.cursors:
            from .errors import PagingError

            raise PagingError(f"{self.argument}: the server gave this cursor before")
        return value


class Turn(Generic[Item, BodyT]):
    """One page of a walk and the request that gave it."""

    __slots__ = ("arguments", "body", "items", "operation", "timeout", "walk")

    def __init__(
        self,
        operation: PagedOperation[Item, BodyT],
        arguments: Arguments,
        timeout: float | None,
        body: BodyT,
        before: Turn[Item, BodyT] | None = None,
    ) -> None:
        """Raises: PagingError when the page is the one before once more."""
        self.operation = operation
        self.arguments = arguments
        self.timeout = timeout
        self.body = body
        self.items: list[Item] = list(operation.paging.items(body) or ())
        seen = Walk() if before is None else before.walk
        sent = arguments.get(operation.paging.argument)
        self.walk: Walk = Walk(seen.items + len(self.items), seen.cursors | {sent})
        if before and self.items and body == before.body:
            from .errors import PagingError

            raise PagingError(
                f"{operation.name}: the server gave the same page for another "
                f"{operation.paging.argument}"
            )

    def next(self) -> Arguments | None:
        """The arguments that give the next page, None after the last one. Raises: PagingError."""
        paging = self.operation.paging
        sent = self.arguments.get(paging.argument)
        value = paging.next_value(sent, self.body, len(self.items), self.walk)
        return None if value is None else {**self.arguments, paging.argument: value}


class Page(Generic[Item, BodyT]):
    """One page of a list; iterating over it goes on over all pages after it.

    items: those of this page alone. body: the whole answer.
    """

    __slots__ = ("_transport", "_turn")

    def __init__(self, transport: Transport, turn: Turn[Item, BodyT]) -> None:
        self._transport = transport
        self._turn = turn

    @property
    def items(self) -> list[Item]:
        """The items of this page."""
        return self._turn.items

    @property
    def body(self) -> BodyT:
        """The decoded answer."""
        return self._turn.body

    @property
    def has_next(self) -> bool:
        """Whether there is something to ask for after this page."""
        return self._turn.next() is not None

    def next_page(self) -> Page[Item, BodyT] | None:
        """The page after this one, by one request; None after the last one, without any."""
        return self._transport.following(self._turn)

    def pages(self) -> Iterator[Page[Item, BodyT]]:
        """This page and those after it, one request at a time."""
        page: Page[Item, BodyT] | None = self
        while page is not None:
            yield page
            page = page.next_page()

    def __iter__(self) -> Iterator[Item]:
        for page in self.pages():
            yield from page.items

    def __repr__(self) -> str:
        return f"<Page of {self._turn.operation.name}: {len(self.items)} items>"


class AsyncPage(Generic[Item, BodyT]):
    """One page of a list; `async for` over it goes on over all pages after it.

    items: those of this page alone. body: the whole answer.
    """

    __slots__ = ("_transport", "_turn")

    def __init__(self, transport: AsyncTransport, turn: Turn[Item, BodyT]) -> None:
        self._transport = transport
        self._turn = turn

    @property
    def items(self) -> list[Item]:
        """The items of this page."""
        return self._turn.items

    @property
    def body(self) -> BodyT:
        """The decoded answer."""
        return self._turn.body

    @property
    def has_next(self) -> bool:
        """Whether there is something to ask for after this page."""
        return self._turn.next() is not None

    async def next_page(self) -> AsyncPage[Item, BodyT] | None:
        """The page after this one, by one request; None after the last one, without any."""
        return await self._transport.following(self._turn)

    async def pages(self) -> AsyncIterator[AsyncPage[Item, BodyT]]:
        """This page and those after it, one request at a time."""
        page: AsyncPage[Item, BodyT] | None = self
        while page is not None:
            yield page
            page = await page.next_page()

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for page in self.pages():
            for item in page.items:
                yield item

    def __repr__(self) -> str:
        return f"<AsyncPage of {self._turn.operation.name}: {len(self.items)} items>"


class AsyncPages(Generic[Item, BodyT]):
    """A list not asked for yet: await it for its first page, or `async for` over all items."""

    __slots__ = ("_first",)

    def __init__(
        self, first: Callable[[], Generator[Any, None, AsyncPage[Item, BodyT]]]
    ) -> None:
        self._first = first

    def __await__(self) -> Generator[Any, None, AsyncPage[Item, BodyT]]:
        return self._first()

    async def pages(self) -> AsyncIterator[AsyncPage[Item, BodyT]]:
        """All pages, one request at a time."""
        async for page in (await self).pages():
            yield page

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for page in self.pages():
            for item in page.items:
                yield item
