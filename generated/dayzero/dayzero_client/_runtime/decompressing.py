"""The body of an answer as the server meant it: decompressed, and no larger than is allowed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .response import RawResponse

ACCEPTED = "gzip, deflate"
"""The content encodings that are asked for."""

_STEP = 1024 * 1024
"""How many bytes are made at a time, whatever the server has packed into a few."""


class Unreadable(Exception):
    """A body cannot be read; its text says why."""


class Inflating:
    """A body in pieces, decompressed. limit: of bytes, in all; None: any."""

    __slots__ = ("_encoding", "_inflate", "_left", "_limit", "_packed")

    def __init__(self, raw: RawResponse, limit: int | None) -> None:
        """raw: the head of the answer. Raises: Unreadable."""
        encoding = raw.headers.get("content-encoding", "").strip().lower()
        self._encoding = "" if encoding == "identity" else encoding
        if self._encoding not in ("", "gzip", "x-gzip", "deflate"):
            # several at once are what makes bombs of a few bytes
            raise Unreadable(f"sent as {encoding[:40]!r}, which was not asked for")
        self._inflate: Any = None
        self._limit = limit
        self._left = limit
        self._packed = 0

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """What a piece holds. Raises: Unreadable."""
        if not self._encoding:
            self._count(chunk)
            yield chunk
            return
        self._count_packed(chunk)
        full = False
        while chunk or full:
            if self._inflate is None:
                self._inflate = self._started(chunk)
            made = self._inflated(chunk)
            self._count(made)
            if made:
                yield made
            # what has been taken in may hold more than one step gives
            full = len(made) == _STEP
            chunk = self._inflate.unconsumed_tail
            if self._inflate.eof:
                # another member may follow (RFC 1952, 2.2)
                chunk, full = self._inflate.unused_data, False
                self._inflate = None

    def end(self) -> None:
        """No more comes. Raises: Unreadable when something is missing."""
        if self._inflate is not None and not self._inflate.eof:
            raise Unreadable(f"the {self._encoding} data ends too early")

    def _started(self, chunk: bytes) -> Any:
        from zlib import MAX_WBITS, decompressobj

        if self._encoding != "deflate":
            return decompressobj(16 + MAX_WBITS)
        # many servers leave out the header that RFC 9110, 8.4.1.2 asks for
        has_header = chunk[0] & 0x0F == 8 and int.from_bytes(chunk[:2]) % 31 == 0
        return decompressobj(MAX_WBITS if has_header else -MAX_WBITS)

    def _inflated(self, chunk: bytes) -> bytes:
        from zlib import error

        try:
            made: bytes = self._inflate.decompress(chunk, _STEP)
        except error:
            raise Unreadable(f"the {self._encoding} data is broken") from None
        return made

    def _count_packed(self, chunk: bytes) -> None:
        # what holds nothing may go on for ever; what cannot be packed grows a little
        if self._limit is None:
            return
        self._packed += len(chunk)
        if self._packed > self._limit + self._limit // 64 + 1024:
            raise Unreadable(f"more than {self._limit} bytes (max_response_bytes)")

    def _count(self, chunk: bytes) -> None:
        if self._left is None:
            return
        self._left -= len(chunk)
        if self._left < 0:
            raise Unreadable(f"more than {self._limit} bytes (max_response_bytes)")
