"""The way of a call: build the request, send it, read the answer; sync and async."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from .pages import AsyncPage, AsyncPages, Page
from .paging import Arguments, Turn

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any

    from .connection import Connection
    from .operation import Operation, PagedOperation, StreamOperation
    from .pools import AsyncPool, Pool
    from .response import Response
    from .streams import AsyncStream, Stream

T = TypeVar("T")
Item = TypeVar("Item")
BodyT = TypeVar("BodyT")


class Transport:
    """Makes the calls of one client."""

    __slots__ = ("_connection", "_pool", "_timeout")

    def __init__(
        self, connection: Connection, pool: Pool, timeout: float | None
    ) -> None:
        self._connection = connection
        self._pool = pool
        self._timeout = timeout

    def __repr__(self) -> str:
        return f"<{type(self).__name__} to {self._connection.base_url}>"

    def _own(self, timeout: float | None) -> float | None:
        return self._timeout if timeout is None else timeout

    def send(
        self,
        operation: Operation[T],
        arguments: Arguments,
        *,
        timeout: float | None = None,
    ) -> T:
        """The value of a call. timeout: in seconds; None: the client's own.

        Raises: ApiError; ValueError and TypeError for arguments that cannot be sent.
        """
        return self._exchange(operation, arguments, timeout).value

    def pages(
        self,
        operation: PagedOperation[Item, BodyT],
        arguments: Arguments,
        *,
        timeout: float | None = None,
    ) -> Page[Item, BodyT]:
        """The first page of a list. Raises: as `send` does."""
        return self._page(operation, arguments, timeout).value

    def following(self, turn: Turn[Item, BodyT]) -> Page[Item, BodyT] | None:
        """The page after another, None after the last. Raises: as `send` does; PagingError."""
        arguments = turn.next()
        if arguments is None:
            return None
        return self._page(turn.operation, arguments, turn.timeout, turn).value

    def stream(
        self,
        operation: StreamOperation[T],
        arguments: Arguments,
        *,
        timeout: float | None = None,
    ) -> Stream[T]:
        """The items of an answer, asked for when they are first used.

        Raises: ValueError and TypeError for arguments that cannot be sent.
        """
        from .exchange import Exchange
        from .streams import Stream

        exchange = Exchange(self._connection, operation, arguments)
        return Stream(exchange, operation, self._pool, self._own(timeout))

    def with_response(self) -> Transport:
        """The same, giving a `Response` where a value is promised: see `response.with_response`."""
        return _ResponseTransport(self._connection, self._pool, self._timeout)

    def _page(
        self,
        operation: PagedOperation[Item, BodyT],
        arguments: Arguments,
        timeout: float | None,
        before: Turn[Item, BodyT] | None = None,
    ) -> Response[Page[Item, BodyT]]:
        answer = self._exchange(operation, arguments, timeout)
        turn = Turn(operation, arguments, timeout, answer.value, answer.headers, before)
        plain = Transport(self._connection, self._pool, self._timeout)
        return answer.around(Page(plain, turn))

    def _exchange(
        self, operation: Operation[T], arguments: Arguments, timeout: float | None
    ) -> Response[T]:
        from .exchange import Exchange

        exchange = Exchange(self._connection, operation, arguments)
        client = self._pool.client()
        with exchange:
            request = exchange.request(client, self._own(timeout))
            answer = client.send(request, follow_redirects=False)
            exchange.answered(answer.status_code)
        return exchange.receive(answer)


class _ResponseTransport(Transport):
    __slots__ = ()

    def send(
        self,
        operation: Operation[T],
        arguments: Arguments,
        *,
        timeout: float | None = None,
    ) -> T:
        return cast(T, self._exchange(operation, arguments, timeout))

    def pages(
        self,
        operation: PagedOperation[Item, BodyT],
        arguments: Arguments,
        *,
        timeout: float | None = None,
    ) -> Page[Item, BodyT]:
        answer = self._page(operation, arguments, timeout)
        return cast("Page[Item, BodyT]", answer)


class AsyncTransport:
    """Makes the calls of one async client."""

    __slots__ = ("_connection", "_pool", "_timeout")

    def __init__(
        self, connection: Connection, pool: AsyncPool, timeout: float | None
    ) -> None:
        self._connection = connection
        self._pool = pool
        self._timeout = timeout

    def __repr__(self) -> str:
        return f"<{type(self).__name__} to {self._connection.base_url}>"

    def _own(self, timeout: float | None) -> float | None:
        return self._timeout if timeout is None else timeout

    async def send(
        self,
        operation: Operation[T],
        arguments: Arguments,
        *,
        timeout: float | None = None,
    ) -> T:
        """The value of a call. timeout: in seconds; None: the client's own.

        Raises: ApiError; ValueError and TypeError for arguments that cannot be sent.
        """
        return (await self._exchange(operation, arguments, timeout)).value

    def pages(
        self,
        operation: PagedOperation[Item, BodyT],
        arguments: Arguments,
        *,
        timeout: float | None = None,
    ) -> AsyncPages[Item, BodyT]:
        """A list, not asked for before it is used."""

        async def first() -> AsyncPage[Item, BodyT]:
            return (await self._page(operation, arguments, timeout)).value

        return AsyncPages(lambda: first().__await__())

    async def following(self, turn: Turn[Item, BodyT]) -> AsyncPage[Item, BodyT] | None:
        """The page after another, None after the last. Raises: as `send` does; PagingError."""
        arguments = turn.next()
        if arguments is None:
            return None
        return (await self._page(turn.operation, arguments, turn.timeout, turn)).value

    def stream(
        self,
        operation: StreamOperation[T],
        arguments: Arguments,
        *,
        timeout: float | None = None,
    ) -> AsyncStream[T]:
        """The items of an answer, asked for when they are first used.

        Raises: ValueError and TypeError for arguments that cannot be sent.
        """
        from .exchange import Exchange
        from .streams import AsyncStream

        exchange = Exchange(self._connection, operation, arguments)
        return AsyncStream(exchange, operation, self._pool, self._own(timeout))

    def with_response(self) -> AsyncTransport:
        """The same, giving a `Response` where a value is promised: see `response.with_response`."""
        return _AsyncResponseTransport(self._connection, self._pool, self._timeout)

    async def _page(
        self,
        operation: PagedOperation[Item, BodyT],
        arguments: Arguments,
        timeout: float | None,
        before: Turn[Item, BodyT] | None = None,
    ) -> Response[AsyncPage[Item, BodyT]]:
        answer = await self._exchange(operation, arguments, timeout)
        turn = Turn(operation, arguments, timeout, answer.value, answer.headers, before)
        plain = AsyncTransport(self._connection, self._pool, self._timeout)
        return answer.around(AsyncPage(plain, turn))

    async def _exchange(
        self, operation: Operation[T], arguments: Arguments, timeout: float | None
    ) -> Response[T]:
        from .exchange import Exchange

        exchange = Exchange(self._connection, operation, arguments)
        client = self._pool.client()
        with exchange:
            request = exchange.async_request(client, self._own(timeout))
            answer = await client.send(request, follow_redirects=False)
            exchange.answered(answer.status_code)
        return exchange.receive(answer)


class _AsyncResponseTransport(AsyncTransport):
    __slots__ = ()

    async def send(
        self,
        operation: Operation[T],
        arguments: Arguments,
        *,
        timeout: float | None = None,
    ) -> T:
        return cast(T, await self._exchange(operation, arguments, timeout))

    def pages(
        self,
        operation: PagedOperation[Item, BodyT],
        arguments: Arguments,
        *,
        timeout: float | None = None,
    ) -> AsyncPages[Item, BodyT]:
        answer: Coroutine[Any, Any, Any] = self._page(operation, arguments, timeout)
        return cast("AsyncPages[Item, BodyT]", answer)
