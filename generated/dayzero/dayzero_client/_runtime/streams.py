"""Answers that come in pieces, each given to the user as it arrives."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, Self, TypeAlias, TypeVar

from .arriving import Arriving, Record
from .ways import each, ended, run

if TYPE_CHECKING:
    from types import TracebackType

    from .calls import Calls
    from .events import ServerSentEvent
    from .operation import StreamOperation
    from .options import CallOptions
    from .response import RawResponse

Item = TypeVar("Item")
U = TypeVar("U")
Reading: TypeAlias = Callable[[list[Record]], Iterator[U]]


class _Stream(Generic[Item]):
    def __init__(
        self,
        calls: Calls,
        operation: StreamOperation[Item],
        arguments: Mapping[str, object],
        options: CallOptions,
    ) -> None:
        """Raises: ValueError, TypeError for arguments that cannot be sent."""
        self._arriving = Arriving(calls, operation, arguments, options)

    @property
    def response(self) -> RawResponse:
        """Status and headers of the answer, without its content. Raises: RuntimeError before it is here."""
        return self._arriving.response


class Stream(_Stream[Item]):
    """The items of an answer, as they arrive; the request is made when they are first asked for.

    Use it once, in `for`, and in `with` when you may leave before its end.
    """

    def __iter__(self) -> Iterator[Item]:
        return self._read(self._arriving.items)

    def events(self) -> Iterator[ServerSentEvent]:
        """The events as they come, in place of their items; none of what is no event stream."""
        return self._read(self._arriving.events)

    def close(self) -> None:
        """Stop reading and let go of the connection; more than once is fine."""
        run(self._arriving.close())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _read(self, reading: Reading[U]) -> Iterator[U]:
        for records in each(self._arriving.records()):
            for item in reading(records):
                if self._arriving.is_heard:
                    run(self._arriving.hear(item))
                yield item


class AsyncStream(_Stream[Item]):
    """The items of an answer, as they arrive; the request is made when they are first asked for.

    Use it once, in `async for`, and in `async with` when you may leave before its end.
    """

    _reader: AsyncGenerator[Any] | None = None

    def __aiter__(self) -> AsyncIterator[Item]:
        return self._kept(_read(self._arriving, self._arriving.items))

    def events(self) -> AsyncIterator[ServerSentEvent]:
        """The events as they come, in place of their items; none of what is no event stream."""
        return self._kept(_read(self._arriving, self._arriving.events))

    async def close(self) -> None:
        """Stop reading and let go of the connection; more than once is fine."""
        await self._arriving.close()
        if self._reader is not None:
            try:
                await self._reader.aclose()
            except RuntimeError:
                # another task reads from it, and is about to find out
                pass

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


async def _read(arriving: Arriving[Any], reading: Reading[U]) -> AsyncGenerator[U]:
    # not of the stream, which holds it: what holds itself is closed late, when it is left early
    batches = arriving.records()
    try:
        async for records in batches:
            for item in reading(records):
                if arriving.is_heard:
                    await arriving.hear(item)
                yield item
    finally:
        await ended(batches)
