"""One request on its way and the answer to it, until that has been read or let go."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from time import perf_counter
from typing import TYPE_CHECKING

from . import logs
from .decompressing import Inflating, Unreadable
from .errors import ApiConnectionError, ApiTimeoutError, DecodeError
from .response import Headers, RawResponse
from .ways import ended

if TYPE_CHECKING:
    from .http import HTTPResponse
    from .request import Request
    from .ways import Way

# by name, so that no HTTP library is needed to know its errors
_TIMEOUTS = {"TimeoutException", "TimeoutError"}
_FAILURES = {"RequestError", "ConnectionError", "SSLError", "OSError"}
_UNSENT = {"ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError"}

_NO_BODY = (204, 304)


class Exchange:
    """A request and its answer. raw: the answer's head, once it is here.

    hide: takes secrets out of a text. limit: the most bytes that the body may have.
    """

    __slots__ = ("_answer", "_hide", "_started", "_way", "limit", "raw", "request")

    def __init__(
        self, way: Way, request: Request, hide: Callable[[str], str], limit: int | None
    ) -> None:
        self._way = way
        self.request = request
        self._hide = hide
        self.limit = limit
        self._started = perf_counter()
        self._answer: HTTPResponse | None = None
        self.raw = RawResponse(0, Headers(()), b"")

    async def send(self, timeout: float | None) -> RawResponse:
        """The head of the answer. Raises: ApiConnectionError."""
        logs.asking(self.request)
        try:
            answer = await self._way.send(self.request, timeout)
        except BaseException as error:
            logs.failed(self.request, error, perf_counter() - self._started)
            self._explain(error)
            raise
        self._answer = answer
        # a mapping has each name once; those of httpx know more
        pairs = getattr(answer.headers, "multi_items", answer.headers.items)
        headers = Headers(pairs())
        self.raw = RawResponse(answer.status_code, headers, b"")
        self.raw.elapsed = perf_counter() - self._started
        logs.answered(self.request, self.raw)
        return self.raw

    async def read(self, seconds: float | None) -> RawResponse:
        """The whole answer; its connection is free then. seconds: in which it must be here.

        Raises: ApiConnectionError; DecodeError for the body of a success that cannot be
        decompressed, or is larger than allowed: another has no content then.
        """
        end = None if seconds is None else perf_counter() + seconds
        held: list[bytes] = []
        pieces = self.chunks()
        try:
            async for piece in pieces:
                held.append(piece)
                # each wait may be short enough and the whole still never end
                if end is not None and perf_counter() > end:
                    raise ApiTimeoutError(
                        f"{self.request.line}: no whole answer in time"
                    )
        except DecodeError:
            # the status of what is no success says more than a body that cannot be read
            if self.raw.is_success:
                raise
            held.clear()
        finally:
            await ended(pieces)
            await self.release()
        self.raw.content = held[0] if len(held) == 1 else b"".join(held)
        self.raw.elapsed = perf_counter() - self._started
        return self.raw

    async def chunks(self) -> AsyncIterator[bytes]:
        """The body as it arrives, decompressed. Raises: as `read` does."""
        answer = self._answer
        if answer is None or self.raw.status_code in _NO_BODY:
            return
        if getattr(answer, "is_stream_consumed", False):
            # read and decompressed by its client already
            yield answer.content
            return
        chunks = self._way.chunks(answer)
        try:
            inflating = Inflating(self.raw, self.limit)
            async for chunk in chunks:
                for piece in inflating.feed(chunk):
                    yield piece
            inflating.end()
        except Unreadable as reason:
            raise self._unreadable(str(reason)) from None
        except Exception as error:
            self._explain(error)
            raise
        finally:
            await ended(chunks)

    async def release(self) -> None:
        """Let go of the connection; more than once is fine."""
        if self._answer is not None:
            await self._way.release(self._answer)

    def _unreadable(self, reason: str) -> DecodeError:
        message = f"{self.request.line} answered {self.raw.status_code}: {reason}"
        return DecodeError(message, faults=(f"$: {reason}",), response=self.raw)

    def _explain(self, error: BaseException) -> None:
        """Raise ApiConnectionError if it is the network's error; do nothing otherwise."""
        content = self.request.content
        if not isinstance(content, bytes | None) and error is content.failure:
            return
        names = {cls.__name__ for cls in type(error).__mro__}
        found: ApiConnectionError
        if names & _TIMEOUTS:
            found = ApiTimeoutError(f"{self.request.line}: no answer in time")
        elif names & _FAILURES:
            reason = self._hide(_reason(error))
            found = ApiConnectionError(f"{self.request.line}: no answer: {reason}")
        else:
            return
        found.sent = not names & _UNSENT
        raise found from error


def _reason(error: BaseException) -> str:
    """What an error says, or the one behind it: those of event loops often say nothing."""
    found: BaseException | None = error
    while found is not None and not str(found).strip():
        found = found.__cause__ or found.__context__
    return str(found) if found is not None else type(error).__name__
