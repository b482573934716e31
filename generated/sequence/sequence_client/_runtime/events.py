"""Records out of a body that comes in pieces: lines, JSON text sequences, server-sent events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LIMIT = 16 * 1024 * 1024
"""How many bytes one record may have: a server that never ends it must not fill the memory."""


class TooLong(Exception):
    """A record has more than `LIMIT` bytes."""


class ServerSentEvent(NamedTuple):
    """An event as it came. id: the last one that the server gave; retry: in milliseconds."""

    event: str = "message"
    data: str = ""
    id: str | None = None
    retry: int | None = None


class Splitter:
    """Bytes into records, wherever the pieces are cut."""

    __slots__ = ("_ends", "_held", "_size")

    def __init__(self, ends: bytes) -> None:
        """ends: a pattern of what stands between records."""
        self._ends = re.compile(ends)
        self._held: list[bytes] = []
        self._size = 0

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """The records that this piece ends. Raises: TooLong."""
        first, *rest = self._ends.split(chunk)
        self._hold(first)
        for piece in rest:
            yield self.end()
            self._hold(piece)

    def end(self) -> bytes:
        """What has come since the last end of a record."""
        record = b"".join(self._held)
        self._held.clear()
        self._size = 0
        return record

    def _hold(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > LIMIT:
            raise TooLong
        if piece:
            self._held.append(piece)


class Records:
    """Lines (`\\n`) or JSON text sequences (RFC 7464), without the empty ones."""

    __slots__ = ("_split",)

    def __init__(self, ends: bytes) -> None:
        self._split = Splitter(ends)

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """The records that this piece ends. Raises: TooLong."""
        return (record for record in self._split.feed(chunk) if record.strip())

    def end(self) -> Iterator[bytes]:
        """What no end came for."""
        record = self._split.end()
        return iter((record,) if record.strip() else ())


class Events:
    """Server-sent events (HTML, section 9.2.6).

    ids: the first and the last that ended events had here; retry: the last that came.
    """

    __slots__ = (
        "_after_cr",
        "_data",
        "_first",
        "_id",
        "_kind",
        "_own_id",
        "_retry",
        "_size",
        "_split",
        "ids",
        "retry",
    )

    def __init__(self, last_id: str | None = None) -> None:
        """last_id: what events have until one comes with its own."""
        self._split = Splitter(rb"\r\n|\r|\n")
        self._after_cr = False
        self._first = True
        self._id = last_id
        self.ids: tuple[str, str] | None = None
        self.retry: int | None = None
        self._reset()

    def feed(self, chunk: bytes) -> Iterator[ServerSentEvent]:
        """The events that this piece ends. Raises: TooLong."""
        if not chunk:
            return
        if self._after_cr:
            # the rest of a line end that was cut in two
            chunk = chunk.removeprefix(b"\n")
        self._after_cr = chunk.endswith(b"\r")
        for line in self._split.feed(chunk):
            yield from self._line(line)

    def end(self) -> Iterator[ServerSentEvent]:
        """An event whose end did not come: many servers leave out the empty line after the last."""
        yield from self._line(self._split.end())
        yield from self._line(b"")

    def _reset(self) -> None:
        self._kind = ""
        self._data: list[str] = []
        self._size = 0
        self._retry: int | None = None
        self._own_id: str | None = None

    def _line(self, line: bytes) -> Iterator[ServerSentEvent]:
        if self._first:
            line = line.removeprefix(b"\xef\xbb\xbf")
            self._first = False
        if line:
            self._field(line)
            return
        if (own := self._own_id) is not None:
            # only now: an event that is cut off must come again
            self._id = own
            self.ids = (self.ids or (own,))[0], own
        if self._data:
            data, kind = "\n".join(self._data), self._kind or "message"
            yield ServerSentEvent(kind, data, self._id, self._retry)
        self._reset()

    def _field(self, line: bytes) -> None:
        name, _, value = line.decode("utf-8", "replace").partition(":")
        value = value.removeprefix(" ")
        match name:
            case "data":
                self._size += len(line)
                if self._size > LIMIT:
                    raise TooLong
                self._data.append(value)
            case "event":
                self._kind = value
            case "id" if "\0" not in value:
                self._own_id = value
            case "retry" if value.isascii() and value.isdigit() and len(value) < 10:
                self._retry = self.retry = int(value)
            case _:
                # comments, and what is not defined
                pass
