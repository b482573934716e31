"""How the methods of a client make their calls: as coroutines that are run here, or awaited."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from .ways import run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Unpack

    from .calls import Calls
    from .operation import Operation, PagedOperation, StreamOperation
    from .options import CallOptions, ListOptions
    from .pages import AsyncPages, Page
    from .streams import AsyncStream, Stream

T = TypeVar("T")
Item = TypeVar("Item")
BodyT = TypeVar("BodyT")


class Transport:
    """Makes the calls of one client."""

    __slots__ = ("calls",)

    def __init__(self, calls: Calls) -> None:
        self.calls = calls

    def __repr__(self) -> str:
        return f"<{type(self).__name__} to {self.calls.connection.base_url}>"

    def send(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        **options: Unpack[CallOptions],
    ) -> T:
        """The value of a call.

        Raises: ApiError; ValueError and TypeError for what cannot be sent.
        """
        return run(self.calls.answer(operation, arguments, options)).value

    def pages(
        self,
        operation: PagedOperation[Item, BodyT],
        arguments: Mapping[str, object],
        **options: Unpack[ListOptions],
    ) -> Page[Item, BodyT]:
        """The first page of a list. Raises: as `send` does."""
        from .pages import first_page

        return first_page(self.calls, operation, arguments, options).value

    def stream(
        self,
        operation: StreamOperation[T],
        arguments: Mapping[str, object],
        **options: Unpack[CallOptions],
    ) -> Stream[T]:
        """The items of an answer, asked for when they are first used.

        Raises: ValueError and TypeError for what cannot be sent.
        """
        from .streams import Stream

        return Stream(self.calls, operation, arguments, options)

    def with_response(self) -> Transport:
        """The same, giving a `Response` where a value is promised: see `resource.answering`."""
        return _ResponseTransport(self.calls)

    def with_streaming_response(self) -> Transport:
        """The same, giving a `StreamedResponse` where a value is promised."""
        return _StreamingTransport(self.calls)


class _ResponseTransport(Transport):
    __slots__ = ()

    def send(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        **options: Unpack[CallOptions],
    ) -> T:
        return cast(T, run(self.calls.answer(operation, arguments, options)))

    def pages(
        self,
        operation: PagedOperation[Item, BodyT],
        arguments: Mapping[str, object],
        **options: Unpack[ListOptions],
    ) -> Page[Item, BodyT]:
        from .pages import first_page

        answer = first_page(self.calls, operation, arguments, options)
        return cast("Page[Item, BodyT]", answer)


class _StreamingTransport(Transport):
    __slots__ = ()

    def send(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        **options: Unpack[CallOptions],
    ) -> T:
        from .streamed import StreamedResponse

        plain = cast("ListOptions", options)
        return cast(T, StreamedResponse(self.calls, operation, arguments, plain))

    def pages(
        self,
        operation: PagedOperation[Item, BodyT],
        arguments: Mapping[str, object],
        **options: Unpack[ListOptions],
    ) -> Page[Item, BodyT]:
        from .streamed import StreamedResponse

        answer: StreamedResponse[object] = StreamedResponse(
            self.calls, operation, arguments, options
        )
        return cast("Page[Item, BodyT]", answer)


class AsyncTransport:
    """Makes the calls of one async client."""

    __slots__ = ("calls",)

    def __init__(self, calls: Calls) -> None:
        self.calls = calls

    def __repr__(self) -> str:
        return f"<{type(self).__name__} to {self.calls.connection.base_url}>"

    async def send(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        **options: Unpack[CallOptions],
    ) -> T:
        """The value of a call.

        Raises: ApiError; ValueError and TypeError for what cannot be sent.
        """
        return (await self.calls.answer(operation, arguments, options)).value

    def pages(
        self,
        operation: PagedOperation[Item, BodyT],
        arguments: Mapping[str, object],
        **options: Unpack[ListOptions],
    ) -> AsyncPages[Item, BodyT]:
        """A list, not asked for before it is used."""
        from .pages import AsyncPages, first_async_page

        return AsyncPages(first_async_page(self.calls, operation, arguments, options))

    def stream(
        self,
        operation: StreamOperation[T],
        arguments: Mapping[str, object],
        **options: Unpack[CallOptions],
    ) -> AsyncStream[T]:
        """The items of an answer, asked for when they are first used.

        Raises: ValueError and TypeError for what cannot be sent.
        """
        from .streams import AsyncStream

        return AsyncStream(self.calls, operation, arguments, options)

    def with_response(self) -> AsyncTransport:
        """The same, giving a `Response` where a value is promised: see `resource.answering`."""
        return _AsyncResponseTransport(self.calls)

    def with_streaming_response(self) -> AsyncTransport:
        """The same, giving an `AsyncStreamedResponse` where a value is promised."""
        return _AsyncStreamingTransport(self.calls)


class _AsyncResponseTransport(AsyncTransport):
    __slots__ = ()

    async def send(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        **options: Unpack[CallOptions],
    ) -> T:
        return cast(T, await self.calls.answer(operation, arguments, options))

    def pages(
        self,
        operation: PagedOperation[Item, BodyT],
        arguments: Mapping[str, object],
        **options: Unpack[ListOptions],
    ) -> AsyncPages[Item, BodyT]:
        from .pages import first_async_page

        ask = first_async_page(self.calls, operation, arguments, options)
        return cast("AsyncPages[Item, BodyT]", ask())


class _AsyncStreamingTransport(AsyncTransport):
    __slots__ = ()

    async def send(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        **options: Unpack[CallOptions],
    ) -> T:
        from .streamed import AsyncStreamedResponse

        plain = cast("ListOptions", options)
        return cast(T, AsyncStreamedResponse(self.calls, operation, arguments, plain))

    def pages(
        self,
        operation: PagedOperation[Item, BodyT],
        arguments: Mapping[str, object],
        **options: Unpack[ListOptions],
    ) -> AsyncPages[Item, BodyT]:
        from .streamed import AsyncStreamedResponse

        answer: AsyncStreamedResponse[object] = AsyncStreamedResponse(
            self.calls, operation, arguments, options
        )
        return cast("AsyncPages[Item, BodyT]", answer)
