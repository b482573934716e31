"""A span for each call, where OpenTelemetry is installed; nothing at all elsewhere."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from types import TracebackType

    from .operation import Operation
    from .request import Request

_PACKAGE = __name__.rpartition(".")[0].rpartition(".")[0]


class Span:
    """What is told of one call, as its context manager; this one tells nobody."""

    __slots__ = ()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        pass

    def answered(self, status: int) -> None:
        """The head of an answer is here."""

    def again(self, number: int) -> None:
        """The call is made again. number: of the try, from 1."""


class _Told(Span):
    """A span by the conventions of OpenTelemetry for HTTP clients."""

    __slots__ = ("_current", "_failed", "_span")

    def __init__(self, trace: Any, operation: Operation[Any], request: Request) -> None:
        self._failed = trace.StatusCode.ERROR
        place = urlsplit(request.url)
        self._current = trace.get_tracer(_PACKAGE).start_as_current_span(
            f"{operation.method} {operation.path}",
            kind=trace.SpanKind.CLIENT,
            attributes={
                "http.request.method": operation.method,
                "url.template": operation.path,
                "server.address": place.hostname or "",
                "server.port": place.port or (443 if place.scheme == "https" else 80),
                "code.function.name": operation.name,
            },
            # its text may hold what the server said of somebody
            record_exception=False,
            set_status_on_exception=False,
        )

    def __enter__(self) -> Self:
        self._span = self._current.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._span.set_attribute("error.type", kind.__qualname__)
            self._span.set_status(self._failed)
        self._current.__exit__(kind, error, trace)

    def answered(self, status: int) -> None:
        self._span.set_attribute("http.response.status_code", status)

    def again(self, number: int) -> None:
        self._span.set_attribute("http.request.resend_count", number)


_NOBODY = Span()
_found: list[Any] = []


def span(operation: Operation[Any], request: Request) -> Span:
    """The span of a call."""
    if not _found:
        _found.append(_library())
    trace = _found[0]
    return _NOBODY if trace is None else _Told(trace, operation, request)


def _library() -> Any:
    try:
        return import_module("opentelemetry.trace")
    except ImportError:
        return None
