"""The way of a client whose calls block: its connections, its sleep, its locks."""

from __future__ import annotations

import time
from collections.abc import Coroutine
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Any, cast

from .ways import no_cookies, refuse_closed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from types import TracebackType

    from .http import HTTPClient, HTTPResponse, SyncHTTPResponse
    from .request import Request


class Blocking:
    """Each step waits; see `Way`. An HTTP client that the user brought stays open."""

    __slots__ = ("_brought", "_closed", "_own")

    def __init__(self, brought: HTTPClient | None) -> None:
        self._brought = brought
        self._own: dict[str, HTTPClient] = {}
        self._closed = False

    def client(self) -> HTTPClient:
        refuse_closed(self._closed)
        if self._brought is not None:
            return self._brought
        if not self._own:
            import httpx2

            made = httpx2.Client(cookies=no_cookies())
            # of several threads that came here at once, one wins
            if self._own.setdefault("client", made) is not made:
                made.close()
        return self._own["client"]

    async def send(self, request: Request, timeout: float | None) -> HTTPResponse:
        content = request.content
        if content is not None and not isinstance(content, bytes) and content.is_async:
            raise TypeError("an async iterator can be sent by an async client only")
        client = self.client()
        built = client.build_request(
            request.method,
            request.url,
            headers=list(request.headers.items()),
            content=content,
            timeout=timeout,
        )
        return client.send(built, stream=True, follow_redirects=False)

    async def chunks(self, answer: HTTPResponse) -> AsyncIterator[bytes]:
        for chunk in cast("SyncHTTPResponse", answer).iter_raw():
            yield chunk

    async def release(self, answer: HTTPResponse) -> None:
        cast("SyncHTTPResponse", answer).close()

    async def sleep(self, seconds: float) -> None:
        time.sleep(seconds)  # noqa: ASYNC251 - this is the way that blocks

    def lock(self) -> AbstractAsyncContextManager[object]:
        return _Lock()

    async def settled(self, value: object) -> Any:
        if hasattr(value, "__await__"):
            if isinstance(value, Coroutine):
                value.close()
            raise TypeError("an async callable can be used by an async client only")
        return value

    async def close(self) -> None:
        self._closed = True
        for client in self._own.values():
            client.close()


class _Lock:
    """A lock of threads, taken as those of tasks are."""

    __slots__ = ("_lock",)

    def __init__(self) -> None:
        from threading import Lock

        self._lock = Lock()

    async def __aenter__(self) -> None:
        self._lock.acquire()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._lock.release()
