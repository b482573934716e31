"""What a server may do to a request, as steps: bytes to send, seconds to wait, an end."""

import gzip
import json
import time
import zlib
from collections.abc import Callable, Mapping
from email.utils import formatdate
from functools import partial
from typing import TypeAlias

from .server import SECONDS, Act, Talk

Step: TypeAlias = bytes | float | Callable[[Talk], None]

RESET: Step = Talk.reset
CLOSE: Step = Talk.close

IGNORE: Step = partial(Talk.ignore, seconds=0.8)
"""Read nothing for a while."""

WAIT: Step = SECONDS
"""Until the client leaves."""

ITEM: Mapping[str, object] = {"id": "i1", "count": 3}
GOOD = json.dumps(ITEM).encode()


def sends(*steps: Step) -> Act:
    """Read the request, then do the steps; the connection stays open after them."""

    def act(talk: Talk) -> None:
        talk.hear()
        _do(talk, steps)

    return act


def at_once(*steps: Step) -> Act:
    """Do the steps before the request is read."""
    return lambda talk: _do(talk, steps)


def head(status: str = "200 OK", /, **headers: str) -> bytes:
    """The head of an answer, without any header but these; `_` in a name stands for `-`."""
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode("latin-1")


def whole(
    body: bytes = GOOD,
    status: str = "200 OK",
    /,
    **headers: str,
) -> bytes:
    """An answer of the right length, as JSON unless a header says otherwise."""
    said = {"content_type": "application/json", "content_length": str(len(body))}
    return head(status, **{**said, **headers}) + body


def answers(body: bytes = GOOD, status: str = "200 OK", /, **headers: str) -> Act:
    """Answer as a server should."""
    return sends(whole(body, status, **headers))


def drips(data: bytes, size: int = 1, every: float = 0.1) -> tuple[Step, ...]:
    """The data in small pieces, with a pause after each."""
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    return tuple(step for piece in pieces for step in (piece, every))


def chunked(*chunks: bytes) -> bytes:
    """The chunks, without the end of the body."""
    return b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks)


def later(seconds: float) -> Act:
    """429 with the time at which to come again, as a date."""

    def act(talk: Talk) -> None:
        talk.hear()
        when = formatdate(time.time() + seconds, usegmt=True)
        talk.send(whole(b"{}", "429 Too Many Requests", retry_after=when))

    return act


def echoes(talk: Talk) -> None:
    """500, repeating all that the client sent."""
    asked = talk.hear()
    words = f"{asked.target} {dict(asked.headers)}"
    body = json.dumps({"message": words}).encode()
    talk.send(whole(body, "500 Internal Server Error"))


def bomb(size: int) -> bytes:
    """So many zeros, compressed."""
    made = zlib.compressobj(9, wbits=31)
    piece = b"0" * 1_000_000
    pieces = [made.compress(piece) for _ in range(size // len(piece))]
    return b"".join([*pieces, made.flush()])


def zipped(data: bytes) -> bytes:
    """Compressed, the same bytes each time."""
    return gzip.compress(data, mtime=0)


def _do(talk: Talk, steps: tuple[Step, ...]) -> None:
    for step in steps:
        match step:
            case bytes():
                talk.send(step)
            case float():
                talk.pause(step)
            case _:
                step(talk)
