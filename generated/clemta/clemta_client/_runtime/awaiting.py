"""The way of a client whose calls are awaited, on asyncio and trio."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Any, cast

from .ways import no_cookies, refuse_closed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable

    from .files import AsyncPieces
    from .http import AsyncHTTPClient, AsyncHTTPResponse, HTTPResponse
    from .request import Request


class Awaiting:
    """Each step is awaited; see `Way`. An HTTP client that the user brought stays open."""

    __slots__ = ("_brought", "_closed", "_own")

    def __init__(self, brought: AsyncHTTPClient | None) -> None:
        self._brought = brought
        self._own: AsyncHTTPClient | None = None
        self._closed = False

    def client(self) -> AsyncHTTPClient:
        refuse_closed(self._closed)
        if self._brought is not None:
            return self._brought
        if self._own is None:
            import httpx2

            self._own = httpx2.AsyncClient(cookies=no_cookies())
        return self._own

    async def send(self, request: Request, timeout: float | None) -> HTTPResponse:
        content = request.content
        pieces: bytes | AsyncPieces | None = None
        if isinstance(content, bytes | None):
            pieces = content
        else:
            from .files import AsyncPieces

            pieces = AsyncPieces(content)
        client = self.client()
        built = client.build_request(
            request.method,
            request.url,
            headers=list(request.headers.items()),
            content=pieces,
            timeout=timeout,
        )
        return await client.send(built, stream=True, follow_redirects=False)

    async def chunks(self, answer: HTTPResponse) -> AsyncIterator[bytes]:
        chunks = cast("AsyncHTTPResponse", answer).aiter_raw()
        try:
            async for chunk in chunks:
                yield chunk
        except GeneratorExit:
            await _cancelled(chunks)
            raise

    async def release(self, answer: HTTPResponse) -> None:
        await cast("AsyncHTTPResponse", answer).aclose()

    async def sleep(self, seconds: float) -> None:
        # httpx2 and httpx bring it; it knows which event loop this is
        from anyio import sleep

        await sleep(seconds)

    def lock(self) -> AbstractAsyncContextManager[object]:
        from anyio import Lock

        return Lock()

    async def settled(self, value: object) -> Any:
        if hasattr(value, "__await__"):
            return await cast("Awaitable[object]", value)
        return value

    async def close(self) -> None:
        self._closed = True
        if self._own is not None:
            await self._own.aclose()


async def _cancelled(chunks: AsyncIterator[bytes]) -> None:
    """End an iterator by the error that it would raise if the task was cancelled.

    Closing it is not enough: httpx2 leaves one open that is within, of which trio complains.
    """
    from contextlib import suppress

    from anyio import CancelScope

    with CancelScope() as scope, suppress(Exception):
        scope.cancel()
        async for _ in chunks:
            pass
