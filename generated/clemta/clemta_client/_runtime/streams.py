"""Answers that come in pieces, each given to the user as it arrives."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from .arriving import Arriving
from .events import ServerSentEvent

if TYPE_CHECKING:
    from types import TracebackType

    from .exchange import Exchange
    from .http import AsyncHTTPResponse, SyncHTTPResponse
    from .operation import StreamOperation
    from .pools import AsyncPool, Pool
    from .response import RawResponse

Item = TypeVar("Item")
U = TypeVar("U")


class Stream(Generic[Item]):
    """The items of an answer, as they arrive; the request is made when they are first asked for.

    Use it once, in `for`, and in `with` when you may leave before its end.
    """

    def __init__(
        self,
        exchange: Exchange[Item],
        operation: StreamOperation[Item],
        pool: Pool,
        timeout: float | None,
    ) -> None:
        self._arriving = Arriving(exchange, operation)
        self._pool = pool
        self._timeout = timeout
        self._open: SyncHTTPResponse | None = None

    @property
    def response(self) -> RawResponse:
        """Status and headers of the answer, without its content. Raises: RuntimeError before it is here."""
        return self._arriving.response

    def __iter__(self) -> Iterator[Item]:
        for record in self._records():
            if self._arriving.is_last(record):
                return
            if self._arriving.is_item(record):
                yield self._arriving.item(record)

    def events(self) -> Iterator[ServerSentEvent]:
        """The events as they come, in place of their items; none of what is no event stream."""
        for record in self._records():
            if isinstance(record, ServerSentEvent):
                yield record

    def close(self) -> None:
        """Stop reading and let go of the connection; more than once is fine."""
        self._arriving.closed = True
        if self._open is not None:
            self._open.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _records(self) -> Iterator[bytes | ServerSentEvent]:
        self._arriving.begin()
        try:
            chunks = self._answer().iter_bytes()
            chunk: bytes | None = b""
            while chunk is not None:
                with self._arriving.exchange.reading():
                    chunk = next(chunks, None)
                yield from self._arriving.split(chunk)
        finally:
            self.close()

    def _answer(self) -> SyncHTTPResponse:
        client = self._pool.client()
        request = self._arriving.exchange.request(client, self._timeout)
        with self._arriving.exchange:
            answer = client.send(request, stream=True, follow_redirects=False)
            self._open = answer
            self._arriving.exchange.answered(answer.status_code)
            if refused := self._arriving.refused(answer):
                answer.read()
        if refused:
            self._arriving.fail(answer)
        return answer


class AsyncStream(Generic[Item]):
    """The items of an answer, as they arrive; the request is made when they are first asked for.

    Use it once, in `async for`, and in `async with` when you may leave before its end.
    """

    def __init__(
        self,
        exchange: Exchange[Item],
        operation: StreamOperation[Item],
        pool: AsyncPool,
        timeout: float | None,
    ) -> None:
        self._arriving = Arriving(exchange, operation)
        self._pool = pool
        self._timeout = timeout
        self._open: AsyncHTTPResponse | None = None
        self._chunks: AsyncIterator[bytes] | None = None
        self._reader: AsyncGenerator[Any] | None = None

    @property
    def response(self) -> RawResponse:
        """Status and headers of the answer, without its content. Raises: RuntimeError before it is here."""
        return self._arriving.response

    def __aiter__(self) -> AsyncIterator[Item]:
        return self._kept(self._items())

    def events(self) -> AsyncIterator[ServerSentEvent]:
        """The events as they come, in place of their items; none of what is no event stream."""
        return self._kept(self._events())

    async def close(self) -> None:
        """Stop reading and let go of the connection; more than once is fine."""
        self._arriving.closed = True
        await self._release()
        await _end(self._reader)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    def _kept(self, reader: AsyncGenerator[U]) -> AsyncGenerator[U]:
        # the first is closed with the stream: trio wants none left to the garbage collector
        self._reader = self._reader or reader
        return reader

    async def _items(self) -> AsyncGenerator[Item]:
        self._arriving.begin()
        try:
            while (records := await self._more()) is not None:
                for record in records:
                    if self._arriving.is_last(record):
                        return
                    if self._arriving.is_item(record):
                        yield self._arriving.item(record)
        finally:
            await self._release()

    async def _events(self) -> AsyncGenerator[ServerSentEvent]:
        self._arriving.begin()
        try:
            while (records := await self._more()) is not None:
                for record in records:
                    if isinstance(record, ServerSentEvent):
                        yield record
        finally:
            await self._release()

    async def _more(self) -> list[bytes | ServerSentEvent] | None:
        """The records of the next piece; None after the last."""
        if self._arriving.closed:
            return None
        if self._chunks is None:
            self._chunks = (await self._answer()).aiter_bytes()
        with self._arriving.exchange.reading():
            chunk = await anext(self._chunks, None)
        self._arriving.closed = chunk is None
        return self._arriving.split(chunk)

    async def _answer(self) -> AsyncHTTPResponse:
        client = self._pool.client()
        request = self._arriving.exchange.async_request(client, self._timeout)
        with self._arriving.exchange:
            answer = await client.send(request, stream=True, follow_redirects=False)
            self._open = answer
            self._arriving.exchange.answered(answer.status_code)
            if refused := self._arriving.refused(answer):
                await answer.aread()
        if refused:
            self._arriving.fail(answer)
        return answer

    async def _release(self) -> None:
        self._arriving.closed = True
        if self._open is not None:
            await self._open.aclose()
        await _end(self._chunks)


async def _end(generator: object) -> None:
    """Close a generator that may not have been read to its end, as trio wants it."""
    end = getattr(generator, "aclose", None)
    if end is None:
        return
    try:
        await end()
    except RuntimeError:
        # another task reads from it, and is about to find out
        pass
