"""What a fake answers: a status, headers, and a body in pieces, out of what the test gives."""

from __future__ import annotations

from collections.abc import AsyncIterator, Generator, Iterator, Mapping
from typing import Any, NamedTuple, cast

from .decoding import text
from .encoding import json_bytes
from .envelopes import is_envelope
from .events import ServerSentEvent
from .operation import Operation, StreamOperation, by_status
from .parsing import parse
from .response import Headers
from .styles import is_json

_USUAL = {
    "json": "application/json",
    "text": "text/plain; charset=utf-8",
    "bytes": "application/octet-stream",
}


class Reply(NamedTuple):
    """One answer, as HTTP clients give theirs; async ones after an `await`. pieces: of its body."""

    status_code: int
    headers: Headers
    pieces: tuple[bytes, ...]

    @property
    def content(self) -> bytes:
        """The whole body."""
        return b"".join(self.pieces)

    def iter_raw(self) -> Iterator[bytes]:
        """The body as it arrives."""
        return iter(self.pieces)

    async def aiter_raw(self) -> AsyncIterator[bytes]:
        """As `iter_raw`."""
        for piece in self.pieces:
            yield piece

    def close(self) -> None:
        """Nothing is open."""

    async def aclose(self) -> None:
        """Nothing is open."""

    def __await__(self) -> Generator[None, None, Reply]:
        yield from ()
        return self


def reply(
    operation: Operation[Any],
    value: object,
    status: int | None = None,
    headers: Mapping[str, str] | None = None,
) -> Reply:
    """An answer with a value: text and bytes as they are, None as no body, all else as JSON.

    The items of a list are those of a stream, where that is answered.
    Raises: TypeError, ValueError for what JSON cannot hold.
    """
    status = success(operation) if status is None else status
    is_stream = isinstance(operation, StreamOperation) and status < 300
    kind: str | None = None
    pieces: tuple[bytes, ...] = ()
    if value is None or operation.method == "HEAD":
        pass
    elif isinstance(value, str | bytes):
        kind = _media_type(operation, status, is_stream)
        pieces = (value.encode() if isinstance(value, str) else value,)
    elif is_stream and isinstance(operation, StreamOperation):
        kind, pieces = operation.accept, tuple(_records(operation, value))
    else:
        kind, pieces = "application/json", (json_bytes(value),)
    own = {} if kind is None else {"content-type": kind}
    given = {name.lower(): held for name, held in (headers or {}).items()}
    return Reply(status, Headers({**own, **given}.items()), pieces)


def own_reply(operation: Operation[Any], value: object) -> Reply:
    """An answer with a value of `Rehearsals`, whose texts are JSON where that is read."""
    in_json = isinstance(value, str) and operation.decoder.source == "json"
    return reply(operation, json_bytes(value) if in_json else value)


def success(operation: Operation[Any]) -> int:
    """The status of a success whose body the operation's decoder reads."""
    for status in operation.statuses:
        plain = isinstance(status, int) and 200 <= status < 300
        if plain and by_status(operation.others, int(status)) is None:
            return int(status)
    return 204 if operation.decoder.source == "nothing" else 200


def _media_type(operation: Operation[Any], status: int, is_stream: bool) -> str:
    """What a body that is given as it is says it is."""
    if is_stream:
        return operation.accept
    source = operation.decoder.source if status < 300 else "text"
    offered = [each.partition(";")[0].strip() for each in operation.accept.split(",")]
    fitting = (
        each
        for each in offered
        if "*" not in each and is_json(each) == (source == "json")
    )
    return next(fitting, _USUAL.get(source, "text/plain; charset=utf-8"))


def _records(operation: StreamOperation[Any], value: object) -> Iterator[bytes]:
    items = cast("list[object]", value) if isinstance(value, list) else [value]
    for item in items:
        match operation.stream:
            case "events":
                yield _event(operation, item)
            case "lines":
                yield json_bytes(item) + b"\n"
            case "sequence":
                yield b"\x1e" + json_bytes(item) + b"\n"


def _event(operation: StreamOperation[Any], item: object) -> bytes:
    lines = [
        f"{name}: {line}"
        for name, told in _fields(operation, item).items()
        for line in told.split("\n")
    ]
    return ("\n".join(lines) + "\n\n").encode()


def _fields(operation: StreamOperation[Any], item: object) -> dict[str, str]:
    """The fields of the event that says an item."""
    if isinstance(item, ServerSentEvent):
        fields: dict[str, Any] = item._asdict()
    elif is_envelope(operation.decoder.hint):
        # a model is no mapping
        fields = parse(json_bytes(item))
    elif operation.decoder.decode is text:
        fields = {"data": item}
    else:
        return {"data": json_bytes(item).decode()}
    return {
        name: held if isinstance(held, str) else json_bytes(held).decode()
        for name, held in fields.items()
        if held is not None
    }
