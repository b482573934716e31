"""One request on its way: what is common to sync and async calls, errors and the log included."""

from __future__ import annotations

from logging import DEBUG, getLogger
from time import perf_counter
from types import TracebackType
from typing import TYPE_CHECKING, Generic, TypeVar

from .errors import ApiConnectionError, ApiTimeoutError
from .receiving import receive
from .request import build

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .connection import Connection
    from .http import HTTPResponse
    from .operation import Operation
    from .response import Response

T = TypeVar("T")

_log = getLogger(__name__.rpartition(".")[0].rpartition(".")[0])

# by name, so that no HTTP library is needed to know its errors
_TIMEOUTS = {"TimeoutException", "TimeoutError"}
_FAILURES = {"RequestError", "ConnectionError", "SSLError", "OSError"}


class Exchange(Generic[T]):
    """A request and the wait for its answer, as a context manager around the latter."""

    __slots__ = ("_connection", "_operation", "_started", "_status", "request")

    def __init__(
        self,
        connection: Connection,
        operation: Operation[T],
        arguments: Mapping[str, object],
    ) -> None:
        """Raises: ValueError, TypeError, CredentialsError: nothing has been sent then."""
        self._connection = connection
        self._operation = operation
        self.request = build(connection, operation, arguments)
        self._status: int | None = None
        self._started = 0.0

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
        operation = self._operation
        if _log.isEnabledFor(DEBUG):
            outcome = self._status or (kind.__name__ if kind else "")
            spent = (perf_counter() - self._started) * 1000
            # the template, not the URL: values and queries may be secret
            _log.debug(
                "%s %s %s %.0f ms", operation.method, operation.path, outcome, spent
            )
        if kind is None:
            return
        names = {cls.__name__ for cls in kind.__mro__}
        what = f"{operation.method} {operation.path}"
        if names & _TIMEOUTS:
            raise ApiTimeoutError(f"{what}: no answer in time") from error
        if names & _FAILURES:
            reason = self._connection.hide(str(error))
            raise ApiConnectionError(f"{what}: no answer: {reason}") from error

    def receive(self, answer: HTTPResponse) -> Response[T]:
        """The value. Raises: StatusError, DecodeError."""
        return receive(self._connection, self._operation, answer)
