"""The way of a client whose calls are awaited, on asyncio and trio."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from .pickling import Unpicklable
from .ways import no_cookies, refuse_closed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine

    from .files import AsyncPieces
    from .http import AsyncHTTPClient, AsyncHTTPResponse, HTTPResponse
    from .loops import Loop
    from .request import Request
    from .ways import Lock

T = TypeVar("T")


class Awaiting(Unpicklable):
    """Each step is awaited; see `Way`. An HTTP client that the user brought stays open.

    An own one is made for each event loop, for its connections end with that.
    """

    __slots__ = ("__weakref__", "_brought", "_closed", "_has_own")

    def __init__(self, brought: AsyncHTTPClient | None) -> None:
        """Raises: TypeError for an HTTP client that cannot be awaited."""
        if brought is not None and not hasattr(brought, "aclose"):
            kind = type(brought).__name__
            raise TypeError(
                f"http_client must be an httpx2.AsyncClient or its like, not {kind}"
            )
        self._brought = brought
        self._has_own = False
        self._closed = False

    def client(self) -> AsyncHTTPClient:
        refuse_closed(self._closed)
        if self._brought is not None:
            return self._brought
        self._has_own = True
        return _loop().client(self, _made)

    async def send(self, request: Request, timeout: float | None) -> HTTPResponse:
        content = request.content
        pieces: bytes | AsyncPieces | None = None
        if isinstance(content, bytes | None):
            pieces = content
        else:
            from .files import AsyncPieces

            pieces = AsyncPieces(content)
        client = self.client()
        if self._brought is None:
            await _loop().sweep()
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

    def lock(self, owner: object) -> Lock:
        return _loop().lock(owner)

    async def settled(self, value: object) -> Any:
        if hasattr(value, "__await__"):
            return await cast("Awaitable[object]", value)
        return value

    async def within(
        self,
        seconds: float | None,
        steps: Coroutine[Any, Any, T],
        late: Callable[[], Exception],
    ) -> T:
        from anyio import move_on_after

        with move_on_after(seconds):
            return await steps
        raise late()

    async def close(self) -> None:
        self._closed = True
        if self._has_own:
            await _loop().close(self)


def _loop() -> Loop:
    from .loops import current

    return current()


def _made() -> AsyncHTTPClient:
    import httpx2

    return httpx2.AsyncClient(cookies=no_cookies())


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
