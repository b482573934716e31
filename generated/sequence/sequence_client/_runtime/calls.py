"""A call from its arguments to its answer, with all its tries; written once for sync and async."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping
from time import monotonic
from typing import TYPE_CHECKING, Generic, TypeVar

from .errors import (
    ApiConnectionError,
    ApiTimeoutError,
    CredentialsError,
    StatusError,
)
from .exchange import Exchange
from .receiving import failure, value
from .request import build, sign
from .response import RawResponse, Response
from .retrying import Retry, is_passing, is_repeatable, pause, wait
from .telemetry import Span, span

if TYPE_CHECKING:
    from .auth import Proof
    from .connection import Connection
    from .operation import Operation
    from .options import CallOptions, Settings
    from .request import Request
    from .ways import Way

T = TypeVar("T")
R = TypeVar("R")


class Calls:
    """Makes the calls of one client."""

    __slots__ = ("connection", "settings", "way")

    def __init__(self, connection: Connection, way: Way, settings: Settings) -> None:
        self.connection = connection
        self.way = way
        self.settings = settings

    async def answer(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        options: CallOptions,
    ) -> Response[T]:
        """The answer, read whole, and its value.

        Raises: ApiError; ValueError and TypeError for what cannot be sent; RuntimeError of a
        client that has been closed.
        """
        call = _Call(self, operation, arguments, options)
        return await call.made(call.whole)

    async def open(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        options: CallOptions,
    ) -> Opened[T]:
        """A success of which the head alone has been read. Raises: as `answer` does."""
        call = _Call(self, operation, arguments, options)
        return await call.made(call.opened)


class Opened(Generic[T]):
    """A success whose body is still to come. raw: its head; operation: what was called."""

    __slots__ = ("_call", "_exchange", "operation", "raw")

    def __init__(self, call: _Call[T], exchange: Exchange) -> None:
        self._call = call
        self._exchange = exchange
        self.operation = call.operation
        self.raw = exchange.raw

    @property
    def where(self) -> str:
        """How messages about this answer begin."""
        return f"{self._exchange.request.line} answered {self.raw.status_code}"

    def hide(self, text: str) -> str:
        """The text without credentials."""
        return self._call.calls.connection.hide(text)

    def chunks(self) -> AsyncIterator[bytes]:
        """The body as it arrives, decompressed. Raises: ApiConnectionError, DecodeError."""
        return self._exchange.chunks()

    async def read(self) -> RawResponse:
        """The whole answer. Raises: ApiConnectionError, DecodeError."""
        self._exchange.limit = self._call.settings.max_response_bytes
        return await self._exchange.read(self._call.left())

    async def response(self, raw: RawResponse) -> Response[T]:
        """An answer read whole, and its value. Raises: DecodeError."""
        return await self._call.received(raw)

    async def release(self) -> None:
        """Let go of the connection; more than once is fine."""
        await self._exchange.release()


class _Call(Generic[T]):
    """One call, which may take several requests."""

    def __init__(
        self,
        calls: Calls,
        operation: Operation[T],
        arguments: Mapping[str, object],
        options: CallOptions,
    ) -> None:
        self.calls = calls
        self.operation = operation
        self.settings = calls.settings.of_call(operation.name, options)
        deadline = self.settings.deadline
        self._end = None if deadline is None else monotonic() + deadline
        arguments = operation.keyed(arguments)
        self._request = build(calls.connection, operation, arguments, self.settings)
        self._is_renewed = False
        self._retries = 0
        self._proofs: tuple[Proof, ...] = ()
        self._span: Span

    async def made(self, attempt: Callable[[], Awaitable[R]]) -> R:
        """What an attempt comes to, tried again as often as is safe and allowed."""
        with span(self.operation, self._request) as self._span:
            if self._end is None:
                return await self._tried(attempt)
            return await self.calls.way.within(
                self.left(), self._tried(attempt), self._late
            )

    async def _tried(self, attempt: Callable[[], Awaitable[R]]) -> R:
        while True:
            try:
                return await attempt()
            except (ApiConnectionError, StatusError) as error:
                if not self._may_renew(error) and not await self._waited(error):
                    raise

    async def whole(self) -> Response[T]:
        """The answer of one request, and its value."""
        exchange, seconds = await self._sent()
        return await self.received(await exchange.read(seconds))

    async def opened(self) -> Opened[T]:
        """The head of a success."""
        exchange, seconds = await self._sent()
        if not exchange.raw.is_success:
            await self.received(await exchange.read(seconds))
        exchange.limit = None
        return Opened(self, exchange)

    async def received(self, raw: RawResponse) -> Response[T]:
        """The value of an answer. Raises: StatusError, DecodeError."""
        connection, request = self.calls.connection, self._request
        if raw.is_success:
            made = value(connection, self.operation, raw, request)
            await self._watched(raw, made)
            return Response(raw, made)
        error = failure(connection, self.operation, raw, request)
        await self._watched(raw, error.body)
        raise error

    async def _watched(self, raw: RawResponse, made: object) -> None:
        settings = self.settings
        if settings.strict or settings.on_drift is not None:
            from .watching import hear

            way, connection = self.calls.way, self.calls.connection
            operation, request = self.operation, self._request
            await hear(way, connection, operation, settings, raw, made, request)

    async def _sent(self) -> tuple[Exchange, float | None]:
        """One request, the head of the answer to it, and the seconds for its body."""
        request = await self._signed()
        hooks, way = self.settings.hooks, self.calls.way
        if hooks is not None and hooks.request is not None:
            await way.settled(hooks.request(request))
            request.check()
        limit = self.settings.max_response_bytes
        exchange = Exchange(way, request, self.calls.connection.hide, limit)
        await exchange.send(self.left())
        try:
            self._span.answered(exchange.raw.status_code)
            if hooks is not None and hooks.response is not None:
                await way.settled(hooks.response(request, exchange.raw))
            return exchange, self.left()
        except BaseException:
            await exchange.release()
            raise

    async def _signed(self) -> Request:
        """The request with its credentials; another one for each try."""
        request = self._request.copy()
        way, auth = self.calls.way, self.settings.auth
        if not request.is_ours:
            return request
        if auth is not None:
            # who puts in credentials by own means needs no others
            await way.settled(auth(request))
            request.check()
            return request
        given = {name.lower() for name in self.settings.headers}
        self._proofs = await self._asked(given)
        sign(request, self._proofs, given)
        return request

    async def _asked(self, given: Collection[str]) -> tuple[Proof, ...]:
        """The credentials. given: headers that the user says, which may stand in for them."""
        connection, way = self.calls.connection, self.calls.way
        try:
            return await connection.proofs(way, self.operation, self.left())
        except CredentialsError:
            places = {scheme.place for scheme in connection.service.schemes.values()}
            if any(place == "header" and n.lower() in given for place, n in places):
                return ()
            raise

    def left(self) -> float | None:
        """The limit of the next step. Raises: ApiTimeoutError when the deadline is over."""
        limit = self.settings.timeout
        if self._end is None:
            return limit
        left = self._end - monotonic()
        if left <= 0:
            raise self._late()
        return left if limit is None else min(left, limit)

    def _late(self) -> ApiTimeoutError:
        seconds = self.settings.deadline
        line = self._request.line
        return ApiTimeoutError(
            f"{line}: no answer in time: the deadline was {seconds} s"
        )

    def _may_renew(self, error: Exception) -> bool:
        """Whether credentials that were refused can be made anew; once for each call."""
        if self._is_renewed or not isinstance(error, StatusError):
            return False
        if not self._request.is_ours:
            # another server has not seen them
            return False
        self._is_renewed = error.status_code == 401 and self._may_repeat(sent=True)
        connection = self.calls.connection
        return self._is_renewed and connection.expire(self.operation, self._proofs)

    def _may_repeat(self, *, sent: bool) -> bool:
        """Whether the body can be sent once more. sent: the server may have had it."""
        content = self._request.content
        return (
            not sent
            or content is None
            or isinstance(content, bytes)
            or content.replayable
        )

    async def _waited(self, error: ApiConnectionError | StatusError) -> bool:
        """Whether there is to be another try; it is time for it then."""
        sent = error.sent
        repeatable = is_repeatable(self.operation.method) or self._has_key()
        number = self._retries + 1
        if number > self.settings.max_retries or not self._may_repeat(sent=sent):
            return False
        seconds = wait(error, number)
        if seconds is None or not is_passing(error, repeatable=repeatable):
            return False
        if self._end is not None and monotonic() + seconds >= self._end:
            return False
        self._retries = number
        again = Retry(error, number, seconds)
        await pause(self.calls.way, self.settings.hooks, self._request, again)
        self._span.again(number)
        return True

    def _has_key(self) -> bool:
        """Whether the server can tell that a request has come before."""
        headers = self._request.headers.items()
        return self.operation.idempotency_key is not None or any(
            value and name.lower().endswith("idempotency-key")
            for name, value in headers
        )
