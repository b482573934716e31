"""One request on its way: what is common to sync and async calls, errors and the log included."""

from __future__ import annotations

from contextlib import contextmanager
from logging import DEBUG, getLogger
from time import perf_counter
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .errors import ApiConnectionError, ApiTimeoutError
from .receiving import receive
from .request import build

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from .connection import Connection
    from .http import AsyncHTTPClient, HTTPClient, HTTPResponse
    from .operation import Operation
    from .response import Response

T = TypeVar("T")

_log = getLogger(__name__.rpartition(".")[0].rpartition(".")[0])

# by name, so that no HTTP library is needed to know its errors
_TIMEOUTS = {"TimeoutException", "TimeoutError"}
_FAILURES = {"RequestError", "ConnectionError", "SSLError", "OSError"}


class Exchange(Generic[T]):
    """A request and the wait for its answer, as a context manager around the latter."""

    __slots__ = ("_request", "_started", "_status", "connection", "operation")

    def __init__(
        self,
        connection: Connection,
        operation: Operation[T],
        arguments: Mapping[str, object],
    ) -> None:
        """Raises: as `build` does: nothing has been sent then."""
        self.connection = connection
        self.operation = operation
        self._request = build(connection, operation, arguments)
        self._status: int | None = None
        self._started = 0.0

    def request(self, client: HTTPClient, timeout: float | None) -> Any:
        """The request, as the client sends it. Raises: TypeError for content of async clients."""
        content = self._request.content
        if content is not None and not isinstance(content, bytes) and content.is_async:
            raise TypeError("an async iterator can be sent by an async client only")
        return client.build_request(
            *self._line(), content=content, **self._rest(timeout)
        )

    def async_request(self, client: AsyncHTTPClient, timeout: float | None) -> Any:
        """The request, as an async client sends it."""
        content = self._request.content
        if content is not None and not isinstance(content, bytes):
            from .files import AsyncPieces

            pieces = AsyncPieces(content)
            return client.build_request(
                *self._line(), content=pieces, **self._rest(timeout)
            )
        return client.build_request(
            *self._line(), content=content, **self._rest(timeout)
        )

    def _line(self) -> tuple[str, str]:
        return self._request.method, self._request.url

    def _rest(self, timeout: float | None) -> dict[str, Any]:
        return {"headers": self._request.headers, "timeout": timeout}

    def __enter__(self) -> None:
        self._started = perf_counter()

    def answered(self, status: int) -> None:
        """The answer is here."""
        self._status = status

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Log the exchange. Raises: ApiConnectionError in place of the HTTP library's errors."""
        if _log.isEnabledFor(DEBUG):
            outcome = self._status or (kind.__name__ if kind else "")
            spent = (perf_counter() - self._started) * 1000
            method, path = self.operation.method, self.operation.path
            # the template, not the URL: values and queries may be secret
            _log.debug("%s %s %s %.0f ms", method, path, outcome, spent)
        if error is not None:
            self._explain(error)

    @contextmanager
    def reading(self) -> Generator[None]:
        """Around the wait for more of an answer. Raises: ApiConnectionError, as the exchange does."""
        try:
            yield
        except Exception as error:
            self._explain(error)
            raise

    def _explain(self, error: BaseException) -> None:
        """Raise ApiConnectionError if it is the network's error; do nothing otherwise."""
        content = self._request.content
        if not isinstance(content, bytes | None) and error is content.failure:
            return
        names = {cls.__name__ for cls in type(error).__mro__}
        what = f"{self.operation.method} {self.operation.path}"
        if names & _TIMEOUTS:
            raise ApiTimeoutError(f"{what}: no answer in time") from error
        if names & _FAILURES:
            reason = self.connection.hide(str(error))
            raise ApiConnectionError(f"{what}: no answer: {reason}") from error

    def receive(self, answer: HTTPResponse) -> Response[T]:
        """The value. Raises: StatusError, DecodeError."""
        return receive(self.connection, self.operation, answer)
