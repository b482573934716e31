"""The way of a client whose calls block: its connections, its sleep, its locks."""

from __future__ import annotations

import time
from collections.abc import Coroutine
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar, cast

from .pickling import Unpicklable
from .ways import no_cookies, refuse_closed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from .http import HTTPClient, HTTPResponse, SyncHTTPResponse
    from .request import Request
    from .ways import Lock

T = TypeVar("T")


class Blocking(Unpicklable):
    """Each step waits; see `Way`. An HTTP client that the user brought stays open.

    An own one is closed at the latest when nobody can use it any more.
    """

    __slots__ = ("__weakref__", "_brought", "_closed", "_locks", "_own")

    def __init__(self, brought: HTTPClient | None) -> None:
        """Raises: TypeError for an HTTP client that has to be awaited."""
        if brought is not None and not hasattr(brought, "close"):
            kind = type(brought).__name__
            raise TypeError(
                f"http_client must be an httpx2.Client or its like, not {kind}"
            )
        self._brought = brought
        self._own: dict[str, HTTPClient] = {}
        self._locks: dict[object, Lock] = {}
        self._closed = False

    def client(self) -> HTTPClient:
        refuse_closed(self._closed)
        if self._brought is not None:
            return self._brought
        if not self._own:
            from weakref import finalize

            import httpx2

            made = httpx2.Client(cookies=no_cookies())
            # of several threads that came here at once, one wins
            if self._own.setdefault("client", made) is made:
                finalize(self, _end, made)
            else:
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

    def lock(self, owner: object) -> Lock:
        # threads that come here at once all get the same one
        return self._locks.setdefault(owner, _Lock())

    async def settled(self, value: object) -> Any:
        if hasattr(value, "__await__"):
            if isinstance(value, Coroutine):
                value.close()
            raise TypeError("an async callable can be used by an async client only")
        return value

    async def within(
        self,
        seconds: float | None,
        steps: Coroutine[Any, Any, T],
        late: Callable[[], Exception],
    ) -> T:
        # a step that blocks ends by its own limit, which the call has made no longer than this
        return await steps

    async def close(self) -> None:
        self._closed = True
        for client in self._own.values():
            client.close()


def _end(client: HTTPClient) -> None:
    # nobody is there to hear of it, and at the end of the program much is gone already
    with suppress(Exception):
        client.close()


class _Lock:
    """A lock of threads; see `ways.Lock`."""

    __slots__ = ("_lock",)

    def __init__(self) -> None:
        from threading import Lock

        self._lock = Lock()

    async def acquire(self, seconds: float | None) -> bool:
        from threading import TIMEOUT_MAX

        return self._lock.acquire(
            timeout=-1 if seconds is None else min(seconds, TIMEOUT_MAX)
        )

    def release(self) -> None:
        self._lock.release()
