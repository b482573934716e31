"""Pages of lists: what a call that pages gives, and the walk over all of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Generator, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from .paging import Turn
    from .transport import AsyncTransport, Transport

Item = TypeVar("Item")
BodyT = TypeVar("BodyT")


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
        return self._turn.page.items

    @property
    def body(self) -> BodyT:
        """The decoded answer."""
        return self._turn.page.body

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
        return (
            f"<Page of {self._turn.operation.name}: {len(self._turn.page.items)} items>"
        )


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
        return self._turn.page.items

    @property
    def body(self) -> BodyT:
        """The decoded answer."""
        return self._turn.page.body

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
        return f"<AsyncPage of {self._turn.operation.name}: {len(self._turn.page.items)} items>"


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
