"""Answers whose body is not read before it is asked for: downloads of any size."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, Self, TypeGuard, TypeVar, cast

from .operation import PagedOperation
from .unread import Progress, Unread
from .ways import each, run

if TYPE_CHECKING:
    from os import PathLike
    from types import TracebackType

    from .calls import Calls
    from .operation import Operation
    from .options import CallOptions, ListOptions
    from .response import Headers, Response
    from .turns import Step, Turn

T = TypeVar("T")


class _Streamed(Generic[T]):
    def __init__(
        self,
        calls: Calls,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        options: ListOptions,
    ) -> None:
        """Raises: ValueError, TypeError for what cannot be sent."""
        step: Step[Any, Any] | None = None
        plain: CallOptions = options
        if _is_paged(operation):
            from .turns import first

            step = first(operation, arguments, options)
            arguments, plain = step.arguments, step.options

        def around(answer: Response[Any]) -> T:
            value: object = answer.value
            if step is not None:
                from .turns import Turn

                value = self._page(calls, Turn(step, value, answer.headers))
            return cast(T, value)

        self._unread = Unread(calls, operation, arguments, plain, around)

    def _page(self, calls: Calls, turn: Turn[Any, Any]) -> object:
        """The value of an operation that pages."""
        raise NotImplementedError

    @property
    def status_code(self) -> int:
        """The answer's status."""
        return self._unread.here.raw.status_code

    @property
    def headers(self) -> Headers:
        """The answer's headers."""
        return self._unread.here.raw.headers

    @property
    def request_id(self) -> str | None:
        """The vendor's name for this request, when a usual header has it."""
        return self._unread.here.raw.request_id

    @property
    def media_type(self) -> str:
        """What the body says it is, such as `application/json`; empty when it does not."""
        return self._unread.here.raw.media_type

    @property
    def size(self) -> int | None:
        """How many bytes the body has; None when the server does not say, or compresses it."""
        return self._unread.size

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self._unread!r}>"


class StreamedResponse(_Streamed[T]):
    """A call that is made by `with`, and its answer, whose body is read when you ask for it."""

    def read(self) -> bytes:
        """The whole body; asked again, the same. Raises: ApiError."""
        return run(self._unread.read()).content

    def value(self) -> T:
        """What the call gives when it is made without this. Raises: ApiError."""
        return run(self._unread.value())

    def chunks(self, size: int | None = None) -> Iterator[bytes]:
        """The body in pieces of so many bytes (the last may be shorter), or as they come.

        Raises: ApiError, also for a body that ends too early.
        """
        return each(self._unread.chunks(size))

    def save(
        self,
        path: str | PathLike[str],
        *,
        progress: Progress | None = None,
        max_bytes: int | None = None,
    ) -> int:
        """Write the body into a file, which is there only once it is whole; gives its size.

        progress: hears after each piece how many bytes are here, and of how many (None when the
        server does not say). Raises: ApiError, DecodeError for more than max_bytes, OSError.
        """
        return run(self._unread.save(path, progress, max_bytes))

    def _page(self, calls: Calls, turn: Turn[Any, Any]) -> object:
        from .pages import Page

        return Page(calls, turn)

    def __enter__(self) -> Self:
        run(self._unread.enter())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        run(self._unread.leave())


class AsyncStreamedResponse(_Streamed[T]):
    """A call made by `async with`, and its answer, whose body is read when you ask for it."""

    _reader: AsyncGenerator[bytes] | None = None

    async def read(self) -> bytes:
        """The whole body; asked again, the same. Raises: ApiError."""
        return (await self._unread.read()).content

    async def value(self) -> T:
        """What the call gives when it is made without this. Raises: ApiError."""
        return await self._unread.value()

    def chunks(self, size: int | None = None) -> AsyncIterator[bytes]:
        """The body in pieces of so many bytes (the last may be shorter), or as they come.

        Raises: ApiError, also for a body that ends too early.
        """
        reader = self._unread.chunks(size)
        # closed with the answer: trio wants none left to the garbage collector
        self._reader = self._reader or reader
        return reader

    async def save(
        self,
        path: str | PathLike[str],
        *,
        progress: Progress | None = None,
        max_bytes: int | None = None,
    ) -> int:
        """Write the body into a file, which is there only once it is whole; gives its size.

        progress: hears after each piece how many bytes are here, and of how many (None when the
        server does not say); may be async. Raises: ApiError, DecodeError for more than max_bytes,
        OSError.
        """
        return await self._unread.save(path, progress, max_bytes)

    def _page(self, calls: Calls, turn: Turn[Any, Any]) -> object:
        from .pages import AsyncPage

        return AsyncPage(calls, turn)

    async def __aenter__(self) -> Self:
        await self._unread.enter()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._unread.leave()
        if self._reader is not None:
            try:
                await self._reader.aclose()
            except RuntimeError:
                # another task reads from it, and is about to find out
                pass


def _is_paged(operation: Operation[Any]) -> TypeGuard[PagedOperation[Any, Any]]:
    return isinstance(operation, PagedOperation)


class opening(Generic[T]):
    """In `async with`: the answer that a method gives when awaited, or at once."""

    def __init__(
        self, made: AsyncStreamedResponse[T] | Awaitable[AsyncStreamedResponse[T]]
    ) -> None:
        self._made = made
        self._response: AsyncStreamedResponse[T] | None = None

    async def __aenter__(self) -> AsyncStreamedResponse[T]:
        if self._response is not None:
            raise RuntimeError("this call has been made; make it again")
        made = self._made
        response = made if isinstance(made, AsyncStreamedResponse) else await made
        self._response = response
        return await response.__aenter__()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._response is not None:
            await self._response.__aexit__(kind, error, trace)
