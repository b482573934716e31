"""What an HTTP client must offer to be used: `httpx2.Client`, `httpx.Client` and their likes do."""

from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Mapping
from typing import Any, Protocol


class HTTPResponse(Protocol):
    """An answer; its content is there once it has been read."""

    @property
    def status_code(self) -> int: ...

    @property
    def headers(self) -> Mapping[str, str]: ...

    @property
    def content(self) -> bytes: ...


class SyncHTTPResponse(HTTPResponse, Protocol):
    """An answer that comes in pieces."""

    def iter_raw(self) -> Iterator[bytes]: ...

    def close(self) -> None: ...


class AsyncHTTPResponse(HTTPResponse, Protocol):
    """An answer that comes in pieces."""

    def aiter_raw(self) -> AsyncIterator[bytes]: ...

    async def aclose(self) -> None: ...


class HTTPClient(Protocol):
    """The part of `httpx2.Client` that is used here."""

    def build_request(
        self,
        method: str,
        url: str,
        *,
        headers: list[tuple[str, str]],
        content: bytes | Iterable[bytes] | None,
        timeout: float | None,
    ) -> Any: ...

    def send(
        self, request: Any, *, stream: bool = False, follow_redirects: bool
    ) -> SyncHTTPResponse: ...

    def close(self) -> None: ...


class AsyncHTTPClient(Protocol):
    """The part of `httpx2.AsyncClient` that is used here."""

    def build_request(
        self,
        method: str,
        url: str,
        *,
        headers: list[tuple[str, str]],
        content: bytes | AsyncIterable[bytes] | None,
        timeout: float | None,
    ) -> Any: ...

    async def send(
        self, request: Any, *, stream: bool = False, follow_redirects: bool
    ) -> AsyncHTTPResponse: ...

    async def aclose(self) -> None: ...
