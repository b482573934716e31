"""Pages of lists: what a call that pages gives, and the walk over all of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine, Generator, Iterator
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar

from .turns import first
from .ways import run

if TYPE_CHECKING:
    from .calls import Calls
    from .operation import PagedOperation
    from .options import ListOptions
    from .response import Response
    from .turns import Arguments, Turn

Item = TypeVar("Item")
BodyT = TypeVar("BodyT")


class _Page(Generic[Item, BodyT]):
    __slots__ = ("_calls", "_turn")

    def __init__(self, calls: Calls, turn: Turn[Item, BodyT]) -> None:
        self._calls = calls
        self._turn = turn

    @property
    def items(self) -> list[Item]:
        """The items of this page: all that came, also beyond `max_items`."""
        return self._turn.page.items

    @property
    def body(self) -> BodyT:
        """The decoded answer."""
        return self._turn.page.body

    @property
    def has_next(self) -> bool:
        """Whether there is something to ask for after this page, within `max_items`."""
        return self._turn.next() is not None

    @property
    def cursor(self) -> str | None:
        """Where to go on after this page, for `resume=` of the same list; None after the last.

        A text to store as it is; it holds no credentials. Raises: PagingError.
        """
        return self._turn.cursor(self._calls.connection)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a page holds its client: pickle its items")

    def __repr__(self) -> str:
        name, count = self._turn.operation.name, len(self._turn.page.items)
        return f"<{type(self).__name__} of {name}: {count} items>"


class Page(_Page[Item, BodyT]):
    """One page of a list; iterating over it goes on over all pages after it.

    items: those of this page alone. body: the whole answer.
    """

    __slots__ = ()

    def next_page(self) -> Page[Item, BodyT] | None:
        """The page after this one, by one request; None after the last one, without any."""
        step = self._turn.next()
        if step is None:
            return None
        return Page(self._calls, run(step.turn(self._calls)).value)

    def pages(self) -> Iterator[Page[Item, BodyT]]:
        """This page and those after it, one request at a time."""
        page: Page[Item, BodyT] | None = self
        while page is not None:
            yield page
            page = page.next_page()

    def __iter__(self) -> Iterator[Item]:
        for page in self.pages():
            yield from page._turn.given


class AsyncPage(_Page[Item, BodyT]):
    """One page of a list; `async for` over it goes on over all pages after it.

    items: those of this page alone. body: the whole answer.
    """

    __slots__ = ()

    async def next_page(self) -> AsyncPage[Item, BodyT] | None:
        """The page after this one, by one request; None after the last one, without any."""
        step = self._turn.next()
        if step is None:
            return None
        return AsyncPage(self._calls, (await step.turn(self._calls)).value)

    def pages(self) -> AsyncIterator[AsyncPage[Item, BodyT]]:
        """This page and those after it, one request at a time."""
        return _PagesOn(self)

    def __aiter__(self) -> AsyncIterator[Item]:
        return _ItemsOn(self.pages())


class AsyncPages(Generic[Item, BodyT]):
    """A list not asked for yet: await it for its first page, or `async for` over all items."""

    __slots__ = ("_first",)

    def __init__(
        self,
        first: Callable[[], Coroutine[Any, Any, Response[AsyncPage[Item, BodyT]]]],
    ) -> None:
        self._first = first

    def __await__(self) -> Generator[Any, None, AsyncPage[Item, BodyT]]:
        answer = yield from self._first().__await__()
        return answer.value

    def pages(self) -> AsyncIterator[AsyncPage[Item, BodyT]]:
        """All pages, one request at a time."""
        return _PagesOn(self)

    def __aiter__(self) -> AsyncIterator[Item]:
        return _ItemsOn(self.pages())


# no generators: event loops want those closed that are left before their end


class _PagesOn(AsyncIterator[AsyncPage[Item, BodyT]]):
    __slots__ = ("_first", "_page")

    def __init__(self, first: AsyncPage[Item, BodyT] | AsyncPages[Item, BodyT]) -> None:
        self._first: AsyncPage[Item, BodyT] | AsyncPages[Item, BodyT] | None = first
        self._page: AsyncPage[Item, BodyT] | None = None

    async def __anext__(self) -> AsyncPage[Item, BodyT]:
        if (first := self._first) is not None:
            self._page = first if isinstance(first, AsyncPage) else await first
            self._first = None
        elif self._page is not None:
            self._page = await self._page.next_page()
        if self._page is None:
            raise StopAsyncIteration
        return self._page


class _ItemsOn(AsyncIterator[Item]):
    __slots__ = ("_items", "_pages")

    def __init__(self, pages: AsyncIterator[AsyncPage[Item, Any]]) -> None:
        self._pages = pages
        self._items: Iterator[Item] = iter(())

    async def __anext__(self) -> Item:
        while True:
            for item in self._items:
                return item
            page = await anext(self._pages)
            self._items = iter(page._turn.given)  # pyright: ignore[reportPrivateUsage]


def first_page(
    calls: Calls,
    operation: PagedOperation[Item, BodyT],
    arguments: Arguments,
    options: ListOptions,
) -> Response[Page[Item, BodyT]]:
    """The first page, and the answer it came in. Raises: ApiError, ValueError, TypeError."""
    answer = run(first(operation, arguments, options).turn(calls))
    return answer.around(Page(calls, answer.value))


def first_async_page(
    calls: Calls,
    operation: PagedOperation[Item, BodyT],
    arguments: Arguments,
    options: ListOptions,
) -> Callable[[], Coroutine[Any, Any, Response[AsyncPage[Item, BodyT]]]]:
    """What asks for the first page. Raises: ValueError, TypeError, at once."""
    step = first(operation, arguments, options)

    async def ask() -> Response[AsyncPage[Item, BodyT]]:
        answer = await step.turn(calls)
        return answer.around(AsyncPage(calls, answer.value))

    return ask
