"""Answers that come in pieces, over real HTTP."""

from __future__ import annotations

import asyncio
import threading
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import pytest

from generator.runtime import errors, events
from generator.runtime.decoding import any_json, list_of, model, text
from generator.runtime.models import Model, Wire
from generator.runtime.operation import BodyField, Fixed, StreamOperation
from generator.runtime.streams import AsyncStream, Stream
from generator.runtime.unions import Variants

from .calling import Caller
from .conftest import Run, Serve
from .server import Answer
from .shop import AsyncShop, Complaint, NotFoundError, Shop

EVENT_STREAM = {"content-type": "text/event-stream; charset=utf-8"}


def operation(
    result: Any, stream: Literal["events", "lines", "sequence"] = "events"
) -> StreamOperation[Any]:
    return StreamOperation(
        name="x",
        method="POST",
        path="/x",
        parameters=(BodyField("q", "q"), Fixed("stream", True)),
        result=lambda: result,
        errors={"404": lambda: model(Complaint)},
        stream=stream,
    )


def streamed(*pieces: bytes, **headers: str) -> Answer:
    return Answer(iter(pieces), headers={**EVENT_STREAM, **headers})


WHYS = (b'data: {"why": "a"}\n\n: ping\n\ndata:\n\nda', b'ta: {"why":\ndata: "b"}\r\n\r', b"\n")  # fmt: skip


def test_events_are_items(serve: Serve, caller: Caller) -> None:
    server = serve(streamed(*WHYS, b"data: [DONE]\n\n", b'data: {"why": "c"}\n\n'))
    found = caller.at(base_url=server.url).items(operation(model(Complaint)), q=1)
    assert found == [Complaint(why="a"), Complaint(why="b")]
    (asked,) = server.asked
    assert asked.headers["accept"] == "text/event-stream"
    assert asked.content == b'{"q":1,"stream":true}'


def test_events_are_texts(serve: Serve, caller: Caller) -> None:
    server = serve(streamed(b"data: 1\n\ndata\n\ndata: b\ndata: c\n\ndata: [DONE]\n\n"))
    found = caller.at(base_url=server.url).items(operation(text))
    assert found == ["1", "", "b\nc"]


@pytest.mark.parametrize(
    ("stream", "content", "accept"),
    [
        ("lines", b'{"why":"a"}\n\n \r\n{"why":"b"}\r\n{"why":"c"}', "application/x-ndjson"),
        ("sequence", b'\x1e{"why":\n"a"}\n\x1e{"why":"b"}\n\x1e\x1e{"why":"c"}\n', "application/json-seq"),
    ],
)  # fmt: skip
def test_lines_and_sequences(
    serve: Serve, caller: Caller, stream: Any, content: bytes, accept: str
) -> None:
    server = serve(streamed(*(bytes([byte]) for byte in content)))
    at = caller.at(base_url=server.url)
    found = at.items(operation(model(Complaint), stream))
    assert found == [Complaint(why="a"), Complaint(why="b"), Complaint(why="c")]
    assert server.asked[0].headers["accept"] == accept


def test_an_answer_without_content_has_no_items(serve: Serve, caller: Caller) -> None:
    server = serve(Answer(status=204))
    assert caller.at(base_url=server.url).items(operation(text)) == []


@dataclass(slots=True, kw_only=True)
class Envelope(Model):
    """An event as some documents describe it: with all of its fields."""

    event: str
    data: object
    id: str | None = None


def decode_envelope(data: Any) -> Envelope:
    if not isinstance(data["data"], str):
        raise TypeError
    return Envelope(event=data["event"], data=data["data"], id=data.get("id"))


@dataclass(slots=True, kw_only=True)
class Wrapped(Envelope):
    """The same, its data parsed."""


def decode_wrapped(data: Any) -> Wrapped:
    why = data["data"]["why"]
    return Wrapped(event=data["event"], data=why, id=data.get("id"))


Envelope.__wire__ = Wire(decode_envelope, {})
Wrapped.__wire__ = Wire(decode_wrapped, {})


def test_items_that_are_described_as_whole_events(serve: Serve, caller: Caller) -> None:
    content = b'event: x\nid: 7\ndata: {"why": "a"}\n\n'
    server = serve(by=lambda _: streamed(content))
    at = caller.at(base_url=server.url)
    assert at.items(operation(model(Wrapped))) == [Wrapped(event="x", data="a", id="7")]
    plain = Envelope(event="x", data='{"why": "a"}', id="7")
    assert at.items(operation(model(Envelope))) == [plain]
    several = Variants("Either", (decode_wrapped, decode_envelope))
    assert at.items(operation(several)) == [Wrapped(event="x", data="a", id="7")]
    server = serve(by=lambda _: streamed(b"data: no JSON\n\n"))
    at = caller.at(base_url=server.url)
    plain = Envelope(event="message", data="no JSON")
    assert at.items(operation(model(Envelope))) == [plain]
    with pytest.raises(errors.DecodeError, match="item 1"):
        at.items(operation(model(Wrapped)))


def test_an_error_is_raised_as_ever(serve: Serve, caller: Caller) -> None:
    server = serve(Answer({"why": "gone"}, 404), Answer({}, 500), Answer(b"", 302))
    at = caller.at(base_url=server.url)
    with pytest.raises(NotFoundError) as caught:
        at.items(operation(model(Complaint)))
    assert caught.value.body == Complaint(why="gone")
    with pytest.raises(errors.InternalServerError):
        at.items(operation(model(Complaint)))
    with pytest.raises(errors.StatusError, match="302"):
        at.items(operation(model(Complaint)))


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b'data: {"why": 1}\n\n', r"\$.why: expected a string, got 1"),
        (b"data: oops\n\n", r"\$: expected JSON: Expecting value"),
        (b'data: {"why": "cut', r"\$: expected JSON: Unterminated string"),
    ],
)
def test_an_item_that_is_not_as_documented(
    serve: Serve, caller: Caller, content: bytes, fault: str
) -> None:
    server = serve(streamed(b'data: {"why": "a"}\n\n', content))
    match = f"^POST {server.url}/x answered 200, item 2, not as documented: {fault}"
    with pytest.raises(errors.DecodeError, match=match) as caught:
        caller.at(base_url=server.url).items(operation(model(Complaint)))
    assert caught.value.response.content in content
    assert caught.value.response.headers["content-type"].startswith("text/event")


def test_an_answer_that_is_no_stream(serve: Serve, caller: Caller) -> None:
    server = serve(Answer({"why": "a"}))
    with pytest.raises(errors.DecodeError) as caught:
        caller.at(base_url=server.url).items(operation(model(Complaint)))
    assert caught.value.faults == (
        "$: expected text/event-stream, got application/json",
    )
    assert caught.value.response.json() == {"why": "a"}


def test_an_item_that_never_ends(
    serve: Serve, caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "LIMIT", 10_000)

    def endless() -> Iterator[bytes]:
        yield b'{"why":"a"}\n'
        while True:
            yield b"x" * 1000

    server = serve(Answer(endless()))
    with pytest.raises(errors.DecodeError, match="item 2, .*: more than"):
        caller.at(base_url=server.url).items(operation(model(Complaint), "lines"))
    assert server.streamed.wait(10)


def test_a_stream_that_is_cut(serve: Serve, caller: Caller) -> None:
    def cut() -> Iterator[bytes]:
        yield b"data: 1\n\n"
        raise ConnectionError

    server = serve(Answer(cut(), headers=EVENT_STREAM))
    with pytest.raises(
        errors.ApiConnectionError, match=f"^POST {server.url}/x: no answer: "
    ):
        caller.at(base_url=server.url).items(operation(any_json))


def test_a_stream_that_stalls(serve: Serve, caller: Caller) -> None:
    go_on = threading.Event()

    def slow() -> Iterator[bytes]:
        yield b"data: 1\n\n"
        go_on.wait(10)

    server = serve(Answer(slow(), headers=EVENT_STREAM))
    at = caller.at(base_url=server.url, timeout=0.2)
    with pytest.raises(errors.ApiTimeoutError):
        at.items(operation(any_json))
    go_on.set()


def test_a_compressed_stream(serve: Serve, caller: Caller) -> None:
    squeeze = zlib.compressobj(wbits=31)
    pieces = [
        squeeze.compress(piece) + squeeze.flush(zlib.Z_SYNC_FLUSH) for piece in WHYS
    ]
    server = serve(streamed(*pieces, squeeze.flush(), **{"content-encoding": "gzip"}))
    found = caller.at(base_url=server.url).items(operation(model(Complaint)))
    assert found == [Complaint(why="a"), Complaint(why="b")]


def test_a_stream_has_no_size_of_its_own(serve: Serve, caller: Caller) -> None:
    server = serve(streamed(*[b"data: 1\n\n"] * 100))
    at = caller.at(base_url=server.url, max_response_bytes=50)
    assert at.items(operation(any_json)) == [1] * 100


def test_a_stream_that_is_closed_while_another_task_waits(serve: Serve) -> None:
    go_on = threading.Event()

    def slow() -> Iterator[bytes]:
        yield b"data: 1\n\n"
        go_on.wait(10)

    server = serve(Answer(slow(), headers=EVENT_STREAM))

    async def main() -> list[object | BaseException]:
        async with AsyncShop(base_url=server.url) as shop:
            stream = shop._transport.stream(operation(any_json), {})

            async def read() -> list[object]:
                return [item async for item in stream]

            task = asyncio.create_task(read())
            await asyncio.sleep(0.3)
            await stream.close()
            return [*await asyncio.gather(task, return_exceptions=True)]

    (outcome,) = asyncio.run(asyncio.wait_for(main(), 10))
    go_on.set()
    assert outcome == [1] or isinstance(outcome, errors.ApiConnectionError)


def test_a_stream_is_read_once(serve: Serve) -> None:
    server = serve(by=lambda _: streamed(b"data: 1\n\n"))
    transport = Shop(base_url=server.url)._transport
    stream: Stream[Any] = transport.stream(operation(any_json), {})
    with pytest.raises(RuntimeError, match="nothing has been read"):
        _ = stream.response
    assert list(stream) == [1]
    with pytest.raises(RuntimeError, match="closed; make the call again"):
        list(stream)
    begun = transport.stream(operation(any_json), {})
    assert next(iter(begun)) == 1
    again = transport.stream(operation(any_json), {})
    first = iter(again)
    next(first)
    with pytest.raises(RuntimeError, match="read once"):
        next(iter(again))
    again.close()
    again.close()
    assert len(server.asked) == 3


def test_a_stream_is_read_once_async(serve: Serve, run: Run) -> None:
    server = serve(streamed(b"data: 1\n\n"))

    async def main() -> None:
        async with AsyncShop(base_url=server.url) as shop:
            stream: AsyncStream[Any] = shop._transport.stream(operation(any_json), {})
            assert [item async for item in stream] == [1]
            with pytest.raises(RuntimeError, match="make the call again"):
                _ = [item async for item in stream]
            unused = shop._transport.stream(operation(any_json), {})
            await unused.close()
            with pytest.raises(RuntimeError, match="closed"):
                _ = [item async for item in unused]

    run(main)
    assert len(server.asked) == 1


def test_events_as_they_came(serve: Serve, run: Run) -> None:
    content = b"event: x\nid: 1\nretry: 5\ndata: oops\n\ndata: [DONE]\n\n"
    server = serve(by=lambda _: streamed(content))
    found = [
        events.ServerSentEvent("x", "oops", "1", 5),
        events.ServerSentEvent(data="[DONE]", id="1"),
    ]
    stream = Shop(base_url=server.url)._transport.stream(operation(any_json), {})
    assert list(stream.events()) == found

    async def main() -> list[events.ServerSentEvent]:
        async with AsyncShop(base_url=server.url) as shop:
            stream = shop._transport.stream(operation(list_of(text)), {})
            return [event async for event in stream.events()]

    assert run(main) == found


def test_wrong_arguments_are_told_at_once(serve: Serve) -> None:
    server = serve()
    made: StreamOperation[Any] = StreamOperation(
        name="x",
        method="POST",
        path="/x",
        parameters=(BodyField("q", "q", "integer", required=True),),
        result=lambda: any_json,
        stream="events",
    )
    for shop in (Shop(base_url=server.url), AsyncShop(base_url=server.url)):
        with pytest.raises(TypeError, match="q must be integer"):
            shop._transport.stream(made, {"q": "1"})
    assert server.asked == []
