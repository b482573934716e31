"""An answer that comes in pieces: all that sync and async streams share, which is all but waiting."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from .decoding import text
from .envelopes import in_envelope, is_envelope
from .events import LIMIT, Events, Records, ServerSentEvent, TooLong
from .reading import Faulty, from_json
from .response import Headers, RawResponse
from .styles import is_json

if TYPE_CHECKING:
    from .exchange import Exchange
    from .http import HTTPResponse
    from .operation import StreamOperation

Item = TypeVar("Item")

_DONE = "[DONE]"
"""How many servers say that no more events come."""

_PARSERS: dict[str, Callable[[], Events | Records]] = {
    "events": Events,
    "lines": lambda: Records(rb"\n"),
    "sequence": lambda: Records(rb"\x1e"),
}


class Arriving(Generic[Item]):
    """The answer of one call, and how far it has been read."""

    def __init__(
        self, exchange: Exchange[Item], operation: StreamOperation[Item]
    ) -> None:
        self.exchange = exchange
        self.operation = operation
        self._raw: RawResponse | None = None
        self._used = False
        self.closed = False
        self._count = 0
        self._parser = _PARSERS[operation.stream]()

    @property
    def response(self) -> RawResponse:
        """The answer without its content. Raises: RuntimeError before it is here."""
        if self._raw is None:
            raise RuntimeError("nothing has been read from this stream yet")
        return self._raw

    @cached_property
    def _is_envelope(self) -> bool:
        return is_envelope(self.operation.decoder.hint)

    def begin(self) -> None:
        """Say that it is being read. Raises: RuntimeError when that cannot be done (again)."""
        if self.closed:
            raise RuntimeError("this stream has been closed; make the call again")
        if self._used:
            raise RuntimeError("a stream can be read once; make the call again")
        self._used = True

    def refused(self, answer: HTTPResponse) -> bool:
        """Whether an answer, whose content has yet to be read, is no stream."""
        self._raw = RawResponse(
            answer.status_code, Headers(answer.headers.items()), b""
        )
        if not 200 <= answer.status_code < 300:
            return True
        kind = self._raw.media_type
        other = is_json(kind) or kind == "text/html"
        return other and self.operation.stream == "events" and answer.status_code != 204

    def fail(self, answer: HTTPResponse) -> None:
        """Raise what an answer that is no stream comes to, now that its content is here."""
        raw = RawResponse(
            answer.status_code, Headers(answer.headers.items()), answer.content
        )
        if not 200 <= raw.status_code < 300:
            self.exchange.receive(answer)
        fault = Faulty(f"$: expected {self.operation.accept}, got {raw.media_type}")
        raise fault.error(self._where(), raw, self.exchange.connection.hide)

    def _where(self) -> str:
        method, path = self.operation.method, self.operation.path
        return f"{method} {path} answered {self.response.status_code}"

    def split(self, chunk: bytes | None) -> list[bytes | ServerSentEvent]:
        """The records that a piece ends, or the end itself. Raises: DecodeError."""
        parser = self._parser
        try:
            return list(parser.end() if chunk is None else parser.feed(chunk))
        except TooLong:
            self._count += 1
            raise self._error(Faulty(f"$: more than {LIMIT} bytes"), b"") from None

    def is_last(self, record: bytes | ServerSentEvent) -> bool:
        """Whether a record says that no more items come."""
        return isinstance(record, ServerSentEvent) and record.data.strip() == _DONE

    def is_item(self, record: bytes | ServerSentEvent) -> bool:
        """Whether a record is no event that only keeps the connection alive."""
        if isinstance(record, bytes) or record.data.strip():
            return True
        return self.operation.decoder.decode is text

    def item(self, record: bytes | ServerSentEvent) -> Item:
        """The value of a record. Raises: DecodeError."""
        self._count += 1
        try:
            return self._read(record)
        except Faulty as fault:
            data = record if isinstance(record, bytes) else record.data.encode()
            raise self._error(fault, data) from None

    def _read(self, record: bytes | ServerSentEvent) -> Item:
        reader = self.operation.decoder
        if isinstance(record, bytes):
            return from_json(reader, record)
        if reader.decode is text:
            return cast(Item, record.data)
        if self._is_envelope:
            return in_envelope(reader, record)
        return from_json(reader, record.data.encode())

    def _error(self, fault: Faulty, content: bytes) -> Exception:
        raw = RawResponse(self.response.status_code, self.response.headers, content)
        where = f"{self._where()}, item {self._count}"
        return fault.error(where, raw, self.exchange.connection.hide)
