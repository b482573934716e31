"""The HTTP client behind a client: made at the first call, or brought by the user."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .http import AsyncHTTPClient, HTTPClient


class Pool:
    """The connections of one client; only its own are closed with it."""

    __slots__ = ("_brought", "_closed", "_own")

    def __init__(self, brought: HTTPClient | None) -> None:
        self._brought = brought
        self._own: dict[str, HTTPClient] = {}
        self._closed = False

    def client(self) -> HTTPClient:
        """The HTTP client. Raises: RuntimeError after `close`."""
        _refuse_closed(self._closed)
        if self._brought is not None:
            return self._brought
        if not self._own:
            import httpx2

            made = httpx2.Client(cookies=_no_cookies())
            # of several threads that came here at once, one wins
            if self._own.setdefault("client", made) is not made:
                made.close()
        return self._own["client"]

    def close(self) -> None:
        """End the connections that are ours; more than once is fine."""
        self._closed = True
        for client in self._own.values():
            client.close()


class AsyncPool:
    """The connections of one async client; only its own are closed with it."""

    __slots__ = ("_brought", "_closed", "_own")

    def __init__(self, brought: AsyncHTTPClient | None) -> None:
        self._brought = brought
        self._own: AsyncHTTPClient | None = None
        self._closed = False

    def client(self) -> AsyncHTTPClient:
        """The HTTP client. Raises: RuntimeError after `close`."""
        _refuse_closed(self._closed)
        if self._brought is not None:
            return self._brought
        if self._own is None:
            import httpx2

            self._own = httpx2.AsyncClient(cookies=_no_cookies())
        return self._own

    async def close(self) -> None:
        """End the connections that are ours; more than once is fine."""
        self._closed = True
        if self._own is not None:
            await self._own.aclose()


def _refuse_closed(closed: bool) -> None:
    if closed:
        raise RuntimeError("this client has been closed; make a new one")


def _no_cookies() -> Any:
    """A jar that keeps nothing: what a server sets is not sent unless the user says so."""
    from http.cookiejar import CookieJar, DefaultCookiePolicy

    return CookieJar(DefaultCookiePolicy(allowed_domains=[]))
