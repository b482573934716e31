"""What an HTTP client must offer to be used: `httpx2.Client`, `httpx.Client` and their likes do."""

from collections.abc import Mapping
from typing import Any, Protocol


class HTTPResponse(Protocol):
    """An answer whose body has been read."""

    @property
    def status_code(self) -> int: ...

    @property
    def headers(self) -> Mapping[str, str]: ...

    @property
    def content(self) -> bytes: ...


class HTTPClient(Protocol):
    """The part of `httpx2.Client` that is used here."""

    def build_request(
        self,
        method: str,
        url: str,
        *,
        headers: list[tuple[str, str]],
        content: bytes | None,
        timeout: float | None,
    ) -> Any: ...

    def send(self, request: Any, *, follow_redirects: bool) -> HTTPResponse: ...

    def close(self) -> None: ...


class AsyncHTTPClient(Protocol):
    """The part of `httpx2.AsyncClient` that is used here."""

    def build_request(
        self,
        method: str,
        url: str,
        *,
        headers: list[tuple[str, str]],
        content: bytes | None,
        timeout: float | None,
    ) -> Any: ...

    async def send(self, request: Any, *, follow_redirects: bool) -> HTTPResponse: ...

    async def aclose(self) -> None: ...
