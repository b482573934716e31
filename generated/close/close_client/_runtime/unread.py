"""An answer whose body has not been read, and the ways to read it: whole, in pieces, into a file."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from .errors import ApiConnectionError, DecodeError
from .request import build
from .ways import ended

if TYPE_CHECKING:
    from os import PathLike

    from .calls import Calls, Opened
    from .operation import Operation
    from .options import CallOptions
    from .response import RawResponse, Response

T = TypeVar("T")

Progress: TypeAlias = Callable[[int, int | None], object]
"""Hears how many bytes are here, and of how many; None when the server does not say."""


class Unread(Generic[T]):
    """One call, made when it is entered, and its answer."""

    def __init__(
        self,
        calls: Calls,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        options: CallOptions,
        around: Callable[[Response[Any]], T],
    ) -> None:
        """around: makes the value of the decoded answer. Raises: ValueError, TypeError."""
        settings = calls.settings.of_call(operation.name, options)
        build(calls.connection, operation, arguments, settings)
        self._calls = calls
        self._call = operation, arguments, options
        self._around = around
        self._opened: Opened[Any] | None = None
        self._whole: RawResponse | None = None
        self._is_begun = False

    @property
    def here(self) -> Opened[Any]:
        """The answer. Raises: RuntimeError before the call is made."""
        if self._opened is None:
            raise RuntimeError("use this in `with`: that is what makes the call")
        return self._opened

    @property
    def size(self) -> int | None:
        """How many bytes the body has; None when the server does not say, or compresses it."""
        headers, status = self.here.raw.headers, self.here.raw.status_code
        if self._call[0].method == "HEAD" or status in (204, 304):
            return 0
        told = headers.get("content-length", "")
        is_plain = headers.get("content-encoding", "identity").lower() == "identity"
        return int(told) if is_plain and told.isascii() and told.isdigit() else None

    def __repr__(self) -> str:
        return "not made yet" if self._opened is None else self._opened.where

    async def enter(self) -> None:
        """Make the call. Raises: ApiError; RuntimeError the second time."""
        if self._opened is not None:
            raise RuntimeError("this call has been made; make it again")
        self._opened = await self._calls.open(*self._call)

    async def leave(self) -> None:
        """Let go of the connection, whatever has been read."""
        self._is_begun = True
        if self._opened is not None:
            await self._opened.release()

    async def read(self) -> RawResponse:
        """The whole answer, as often as is asked. Raises: ApiError, RuntimeError."""
        if self._whole is None:
            self._begin()
            self._whole = await self.here.read()
        return self._whole

    async def value(self) -> T:
        """What the call gives. Raises: as `read` does."""
        response = await self.here.response(await self.read())
        return self._around(response)

    async def chunks(self, size: int | None) -> AsyncGenerator[bytes]:
        """The body in pieces of this size, or as they come. Raises: ApiError, RuntimeError."""
        if size is not None and size < 1:
            raise ValueError(f"size must be at least 1, not {size}")
        held = bytearray()
        pieces = self._pieces()
        try:
            async for piece in pieces:
                if size is None:
                    yield piece
                    continue
                held += piece
                while len(held) >= size:
                    yield bytes(held[:size])
                    del held[:size]
            if held:
                yield bytes(held)
        finally:
            await ended(pieces)

    async def save(
        self,
        path: str | PathLike[str],
        progress: Progress | None,
        max_bytes: int | None,
    ) -> int:
        """How many bytes the file has. Raises: ApiError, OSError, RuntimeError; there is no file then."""
        from .saving import saving

        self._refuse_more(self.size or 0, max_bytes)
        done, pieces = 0, self._pieces()
        with saving(path) as write:
            try:
                async for piece in pieces:
                    done += len(piece)
                    self._refuse_more(done, max_bytes)
                    write(piece)
                    if progress is not None:
                        await self._calls.way.settled(progress(done, self.size))
            finally:
                await ended(pieces)
        return done

    async def _pieces(self) -> AsyncGenerator[bytes]:
        self._begin()
        here, done = self.here, 0
        chunks = here.chunks()
        try:
            async for chunk in chunks:
                done += len(chunk)
                yield chunk
        finally:
            await ended(chunks)
            await here.release()
        if self.size not in (None, done):
            message = f"{here.where}: {done} bytes came where it said {self.size}"
            raise ApiConnectionError(message)

    def _begin(self) -> None:
        if self.here and self._is_begun:
            raise RuntimeError("a body can be read once, and inside of `with`")
        self._is_begun = True

    def _refuse_more(self, size: int, most: int | None) -> None:
        if most is None or size <= most:
            return
        here, reason = self.here, f"more than {most} bytes (max_bytes)"
        message = f"{here.where}: {reason}"
        raise DecodeError(message, faults=(f"$: {reason}",), response=here.raw)
