"""An answer that comes in pieces: opened, split into records, and gone on with when it breaks."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar, cast

from . import events
from .decoding import text
from .encoding import json_bytes
from .envelopes import documented, in_envelope, is_envelope
from .errors import ApiConnectionError
from .events import Events, Records, ServerSentEvent, TooLong
from .reading import Faulty, from_json
from .request import build
from .response import RawResponse
from .styles import is_json
from .ways import ended

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .calls import Calls, Opened
    from .operation import StreamOperation
    from .options import CallOptions
    from .resuming import Resuming

Item = TypeVar("Item")
Record: TypeAlias = bytes | ServerSentEvent

_DONE = "[DONE]"
"""How many servers say that no more events come."""

_PARSERS: dict[str, Callable[[], Events | Records]] = {
    "events": Events,
    "lines": lambda: Records(rb"\n"),
    "sequence": lambda: Records(rb"\x1e"),
}


class Arriving(Generic[Item]):
    """The answer of one call, and how far it has been read. is_heard: `hear` has something to do."""

    def __init__(
        self,
        calls: Calls,
        operation: StreamOperation[Item],
        arguments: Mapping[str, object],
        options: CallOptions,
    ) -> None:
        """Raises: ValueError, TypeError for arguments that cannot be sent; nothing has been then."""
        self._settings = calls.settings.of_call(operation.name, options)
        connection = calls.connection
        self._request = build(connection, operation, arguments, self._settings)
        self._calls = calls
        self._operation = operation
        self._arguments = arguments
        self._options = options
        self._opened: Opened[Item] | None = None
        self._raw: RawResponse | None = None
        self._parser = _PARSERS[operation.stream]()
        self._used = False
        self._done = False
        self._closed = False
        self._count = 0
        self._content: bytes | None = None
        self._resuming: Resuming | None = None
        self.is_heard = self._settings.strict or self._settings.on_drift is not None

    @property
    def response(self) -> RawResponse:
        """The answer without its content. Raises: RuntimeError before it is here."""
        if self._raw is None:
            raise RuntimeError("nothing has been read from this stream yet")
        return self._raw

    async def records(self) -> AsyncGenerator[list[Record]]:
        """All records, as many at a time as came together.

        Raises: ApiError; RuntimeError when it cannot be read (again).
        """
        self._begin()
        pieces = self._pieces()
        try:
            async for piece in pieces:
                if records := self._split(piece):
                    yield records
                if self._done:
                    return
            yield self._split(None)
        finally:
            await ended(pieces)
            await self.close()

    def items(self, records: list[Record]) -> Iterator[Item]:
        """The values of some records, up to the one that says that no more come. Raises: DecodeError."""
        for record in records:
            if isinstance(record, ServerSentEvent):
                if record.data.strip() == _DONE:
                    self._done = True
                    return
                # one that only keeps the connection alive
                if not record.data.strip() and not self._is_text:
                    continue
            self._count += 1
            yield self._item(record)

    def events(self, records: list[Record]) -> Iterator[ServerSentEvent]:
        """The events among some records, as they came."""
        return (each for each in records if isinstance(each, ServerSentEvent))

    async def hear(self, item: object) -> None:
        """Tell what the last item has that is not documented. Raises: DecodeError under `strict`."""
        content, self._content = self._content, None
        if content is None:
            return
        from .watching import hear_content

        way, settings = self._calls.way, self._settings
        faults = await hear_content(way, self._operation, settings, content, item)
        if faults:
            raise self._error(Faulty(*faults), content)

    async def close(self) -> None:
        """Stop reading and let go of the connection; more than once is fine."""
        self._closed = True
        if self._opened is not None:
            await self._opened.release()

    def _begin(self) -> None:
        if self._closed:
            raise RuntimeError("this stream has been closed; make the call again")
        if self._used:
            raise RuntimeError("a stream can be read once; make the call again")
        self._used = True

    async def _pieces(self) -> AsyncGenerator[bytes]:
        opened = await self._open(self._options)
        while not self._closed:
            chunks = opened.chunks()
            try:
                async for chunk in chunks:
                    yield chunk
                return
            except ApiConnectionError as error:
                broken = error
            finally:
                await ended(chunks)
            await opened.release()
            opened = await self._reopened(broken)

    async def _reopened(self, broken: ApiConnectionError) -> Opened[Item]:
        """The rest of an event stream that broke. Raises: the error when nobody can have it."""
        parser, is_safe = self._parser, self._operation.method == "GET"
        if self._closed or not is_safe or not isinstance(parser, Events):
            raise broken
        from .resuming import Resuming, after

        if self._resuming is None:
            self._resuming = Resuming(self._calls, self._request, self._settings)
        last = await self._resuming.pause(broken, parser)
        self._parser = Events(last)
        return await self._open(after(last, self._options))

    async def _open(self, options: CallOptions) -> Opened[Item]:
        opened = await self._calls.open(self._operation, self._arguments, options)
        self._opened = opened
        if self._closed:
            await opened.release()
        self._raw = raw = opened.raw
        is_other = is_json(raw.media_type) or raw.media_type == "text/html"
        if is_other and self._operation.stream == "events" and raw.status_code != 204:
            whole = await opened.read()
            wanted = self._operation.accept
            fault = Faulty(f"$: expected {wanted}, got {raw.media_type}")
            raise fault.error(opened.where, whole, opened.hide)
        return opened

    def _split(self, chunk: bytes | None) -> list[Record]:
        """The records that a piece ends, or the end itself. Raises: DecodeError."""
        parser = self._parser
        try:
            found: list[Record] = list(
                parser.end() if chunk is None else parser.feed(chunk)
            )
        except TooLong:
            self._count += 1
            fault = Faulty(f"$: more than {events.LIMIT} bytes")
            raise self._error(fault, b"") from None
        if self._resuming is not None and isinstance(parser, Events):
            self._resuming.check(parser)
        return found

    @cached_property
    def _is_text(self) -> bool:
        return self._operation.decoder.decode is text

    @cached_property
    def _is_envelope(self) -> bool:
        return is_envelope(self._operation.decoder.hint)

    def _item(self, record: Record) -> Item:
        content = record if isinstance(record, bytes) else record.data.encode()
        try:
            return self._read(record, content)
        except Faulty as fault:
            raise self._error(fault, content) from None

    def _read(self, record: Record, content: bytes) -> Item:
        reader = self._operation.decoder
        if not isinstance(record, bytes):
            if self._is_text:
                return cast(Item, record.data)
            if self._is_envelope:
                item, given = in_envelope(reader, record)
                if self.is_heard:
                    self._content = json_bytes(documented(given, item))
                return item
        self._content = content
        return from_json(reader, content)

    def _error(self, fault: Faulty, content: bytes) -> Exception:
        opened = self._opened
        assert opened is not None, "an item comes after the head of its answer"
        raw = RawResponse(opened.raw.status_code, opened.raw.headers, content)
        return fault.error(f"{opened.where}, item {self._count}", raw, opened.hide)
