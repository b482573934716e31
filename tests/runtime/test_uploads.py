"""Files on their way to the server: in pieces, once more when a call is tried again, beside other tasks."""

from __future__ import annotations

import io
import os
import threading
import tracemalloc
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest

from generator.runtime import errors
from generator.runtime.decoding import any_json
from generator.runtime.files import Pieces, Source
from generator.runtime.operation import FileBody, Operation, PartField

from .calling import Caller
from .conftest import Run, Serve
from .server import Answer, Asked
from .shop import AsyncShop

CONTENT = os.urandom(150_000)
AGAIN = Answer({}, 503, {"content-type": "application/json", "retry-after-ms": "1"})


def operation(*parameters: Any, method: str = "PUT") -> Operation[Any]:
    return Operation(
        name="upload",
        method=method,
        path="/upload",
        parameters=parameters,
        result=lambda: any_json,
    )


WHOLE = operation(FileBody("file"))
PARTS = operation(PartField("file", "file", "file", file=True), PartField("t", "t"))


class Numbers:
    """An iterable that can be read again."""

    def __iter__(self) -> Iterator[bytes]:
        return iter((b"1", b"2"))


class AsyncNumbers:
    """The same of async ones."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b"1"
        yield b"2"


class Unseekable(io.RawIOBase):
    """A file without positions, as a socket's is."""

    def read(self, size: int = -1) -> bytes:
        return b""


def once() -> Iterator[bytes]:
    yield b"1"


async def async_once() -> AsyncIterator[bytes]:
    yield b"1"


def test_what_can_be_sent_once_more(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(CONTENT)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    often = [b"x", bytearray(b"x"), path, io.BytesIO(b"x"), Numbers(), AsyncNumbers()]
    for given in often:
        assert Source("file", given).replayable, given
        assert Pieces([b"a", Source("file", ("name", given))]).replayable, given
    for given in [pipe, Unseekable(), once(), iter([b"x"]), async_once()]:
        assert not Source("file", given).replayable, given
        assert not Pieces([b"a", Source("file", given)]).replayable, given


@pytest.mark.parametrize("made", [WHOLE, PARTS], ids=["whole", "parts"])
@pytest.mark.parametrize("kind", ["bytes", "path", "file", "iterable"])
def test_a_call_is_tried_again_with_the_same_bytes(
    serve: Serve, caller: Caller, tmp_path: Path, made: Operation[Any], kind: str
) -> None:
    path = tmp_path / "file"
    path.write_bytes(CONTENT)
    server = serve(AGAIN, Answer("ok"))
    with path.open("rb") as file:
        # a file is sent from where it stands
        file.seek(10)
        contents = {"bytes": CONTENT, "path": path, "file": file, "iterable": Numbers()}
        at = caller.at(base_url=server.url)
        assert at.send(made, file=("name", contents[kind])) == "ok"
        assert not file.closed
    first, second = server.asked
    assert first.content == second.content
    sent = {"file": CONTENT[10:], "iterable": b"12"}.get(kind, CONTENT)
    assert sent in first.content
    assert first.headers["content-type"] == second.headers["content-type"]


def test_what_is_gone_is_not_sent_again(serve: Serve, caller: Caller) -> None:
    server = serve(AGAIN)
    with pytest.raises(errors.ServerError):
        caller.at(base_url=server.url).send(WHOLE, file=once())
    assert len(server.asked) == 1


def test_async_iterators_go_on_too(serve: Serve, run: Run) -> None:
    server = serve(AGAIN, Answer("ok"), Answer("ok"))

    async def main() -> None:
        async with AsyncShop(base_url=server.url) as shop:
            assert await shop._transport.send(WHOLE, {"file": AsyncNumbers()}) == "ok"
            assert await shop._transport.send(PARTS, {"file": ("n", async_once())}) == "ok"  # fmt: skip

    run(main)
    assert [asked.content for asked in server.asked[:2]] == [b"12", b"12"]
    assert b"\r\n\r\n1\r\n" in server.asked[2].content


@pytest.mark.parametrize("made", [WHOLE, PARTS], ids=["whole", "parts"])
@pytest.mark.parametrize("known", [True, False], ids=["file", "iterator"])
def test_a_large_upload_is_never_whole_in_memory(
    serve: Serve, caller: Caller, tmp_path: Path, made: Operation[Any], known: bool
) -> None:
    size, peaks = 30_000_000, list[int]()
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(size)

    def counted(asked: Asked) -> Answer:
        # the server keeps all of it, so the look is taken before
        peaks.append(asked.size)
        return Answer("ok")

    server = serve(by=counted, keep=False)
    pieces = (bytes(65_536) for _ in range(size // 65_536))
    tracemalloc.start()
    try:
        content = path if known else pieces
        caller.at(base_url=server.url).send(made, file=("name", content))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 5_000_000
    (sent,) = peaks
    assert sent >= size // 65_536 * 65_536
    assert ("content-length" in server.asked[0].headers) is known


def test_other_tasks_go_on_while_a_file_is_sent(
    serve: Serve, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(20_000_000)
    server = serve(Answer("ok"), keep=False)
    gaps: list[float] = []

    async def ticking() -> None:
        while True:
            start = anyio.current_time()
            await anyio.sleep(0.001)
            gaps.append(anyio.current_time() - start)

    async def main() -> None:
        async with AsyncShop(base_url=server.url) as shop, anyio.create_task_group() as tasks:  # fmt: skip
            tasks.start_soon(ticking)
            assert await shop._transport.send(WHOLE, {"file": path}) == "ok"
            tasks.cancel_scope.cancel()

    run(main)
    # the whole takes far longer; a piece does not
    assert len(gaps) > 5
    assert sorted(gaps)[len(gaps) // 2] < 0.05


def test_a_file_that_cannot_be_read_is_not_the_networks_fault(
    serve: Serve, caller: Caller, tmp_path: Path
) -> None:
    def breaks() -> Iterator[bytes]:
        yield b"1"
        raise KeyError("mine")

    server = serve(by=lambda _: Answer("ok"))
    at = caller.at(base_url=server.url)
    with pytest.raises(KeyError, match="mine"):
        at.send(WHOLE, file=breaks())
    with pytest.raises(FileNotFoundError):
        at.send(WHOLE, file=tmp_path / "none")
    with pytest.raises(TypeError, match="file gave str where bytes are needed"):
        at.send(WHOLE, file=(text for text in ["x"]))


def test_a_pipe_is_sent_as_it_comes(
    serve: Serve, caller: Caller, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    server = serve(Answer("ok"))
    writer = threading.Thread(target=pipe.write_bytes, args=(b"through",))
    writer.start()
    caller.at(base_url=server.url).send(WHOLE, file=pipe)
    writer.join(10)
    (asked,) = server.asked
    assert asked.content == b"through"
    assert asked.headers["transfer-encoding"] == "chunked"
