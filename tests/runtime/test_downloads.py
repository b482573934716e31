"""Answers whose body is read when it is asked for: whole, in pieces, into a file."""

from __future__ import annotations

import os
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any, Protocol

import httpx2
import pytest

from generator.runtime import errors
from generator.runtime.decoding import binary
from generator.runtime.operation import Operation
from generator.runtime.streamed import AsyncStreamedResponse, StreamedResponse, opening

from .conftest import Run, Serve
from .server import Answer, Asked
from .shop import AsyncShop, NotFoundError, Shop, item

CONTENT = os.urandom(200_000)
BINARY = {"content-type": "application/octet-stream", "x-request-id": "r1"}

FILE: Operation[bytes] = Operation(
    name="files.content", method="GET", path="/file", result=lambda: binary
)


class Reader(Protocol):
    """A streamed answer, each of whose calls is awaited."""

    status_code: int
    headers: Any
    request_id: str | None
    media_type: str
    size: int | None

    async def read(self) -> bytes: ...
    async def value(self) -> Any: ...
    async def save(self, path: Any, **options: Any) -> int: ...
    def chunks(self, size: int | None = None) -> AsyncIterator[bytes]: ...


class Synchronous:
    """A sync answer in the clothes of an async one, so that a test is written once."""

    def __init__(self, response: StreamedResponse[Any]) -> None:
        self._response = response

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._response, name)
        if name not in ("read", "value", "save"):
            return found

        async def call(*args: Any, **options: Any) -> Any:
            return found(*args, **options)

        return call

    async def chunks(self, size: int | None = None) -> AsyncIterator[bytes]:
        for chunk in self._response.chunks(size):
            yield chunk


Use = Callable[[Reader], Awaitable[Any]]
Download = Callable[..., Any]


@pytest.fixture(params=["sync", "async"])
def download(request: pytest.FixtureRequest, run: Run) -> Download:
    """Make a call of `files.content` and use its answer; gives what the use gives."""

    def of_sync(url: str, use: Use, **settings: Any) -> Any:
        async def main() -> Any:
            with Shop(base_url=url, **settings) as shop:
                transport = shop._transport.with_streaming_response()
                made: Any = transport.send(FILE, {})
                with made as response:
                    used: Any = Synchronous(response)
                    return await use(used)

        return run(main)

    def of_async(url: str, use: Use, **settings: Any) -> Any:
        async def main() -> Any:
            async with AsyncShop(base_url=url, **settings) as shop:
                transport = shop._transport.with_streaming_response()
                made: Any = transport.send(FILE, {})
                async with opening(made) as response:
                    used: Any = response
                    return await use(used)

        return run(main)

    return of_sync if request.param == "sync" else of_async


def pieces(*sizes: int) -> Iterator[bytes]:
    start = 0
    for size in sizes:
        yield CONTENT[start : start + size]
        start += size


def test_the_head_comes_first(serve: Serve, download: Download) -> None:
    server = serve(Answer(CONTENT, headers=BINARY))

    async def use(response: Reader) -> None:
        assert (response.status_code, response.request_id) == (200, "r1")
        assert response.media_type == "application/octet-stream"
        assert response.headers["X-Request-Id"] == "r1"
        assert response.size == len(CONTENT)
        assert await response.read() == CONTENT
        # it is here now
        assert await response.read() == CONTENT
        assert await response.value() == CONTENT

    download(server.url, use)


def test_pieces(serve: Serve, download: Download) -> None:
    server = serve(by=lambda _: Answer(pieces(10, 7, 100), headers=BINARY))

    async def use(response: Reader) -> list[int]:
        return [len(chunk) async for chunk in response.chunks(25)]

    assert download(server.url, use) == [25, 25, 25, 25, 17]

    async def as_they_come(response: Reader) -> bytes:
        assert response.size is None
        return b"".join([chunk async for chunk in response.chunks()])

    assert download(server.url, as_they_come) == CONTENT[:117]

    async def none(response: Reader) -> None:
        with pytest.raises(ValueError, match="size must be at least 1, not 0"):
            _ = [chunk async for chunk in response.chunks(0)]

    download(server.url, none)


def test_a_file(serve: Serve, download: Download, tmp_path: Path) -> None:
    server = serve(Answer(CONTENT, headers=BINARY))
    path = tmp_path / "file"
    path.write_text("what was there")
    heard: list[tuple[int, int | None]] = []

    def progress(done: int, total: int | None) -> None:
        heard.append((done, total))
        # it takes its name at the end
        assert path.read_text() == "what was there"

    async def use(response: Reader) -> int:
        return await response.save(path, progress=progress)

    assert download(server.url, use) == len(CONTENT)
    assert path.read_bytes() == CONTENT
    assert os.listdir(tmp_path) == ["file"]
    assert path.stat().st_mode & 0o777 == 0o666 & ~umask()
    assert heard[-1] == (len(CONTENT), len(CONTENT))
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)


def umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_progress_may_be_async(serve: Serve, run: Run, tmp_path: Path) -> None:
    server = serve(by=lambda _: Answer(CONTENT, headers=BINARY))
    heard: list[int] = []

    async def progress(done: int, total: int | None) -> None:
        heard.append(done)

    async def main() -> None:
        async with AsyncShop(base_url=server.url) as shop:
            transport = shop._transport.with_streaming_response()
            made: Any = transport.send(FILE, {})
            async with opening(made) as response:
                await response.save(tmp_path / "a", progress=progress)

    run(main)
    assert heard[-1] == len(CONTENT)
    with Shop(base_url=server.url) as shop:
        made: Any = shop._transport.with_streaming_response().send(FILE, {})
        with made as response, pytest.raises(TypeError, match="async callable"):
            response.save(tmp_path / "b", progress=progress)
    assert os.listdir(tmp_path) == ["a"]


def cut() -> Iterator[bytes]:
    yield CONTENT
    raise ConnectionError


def test_nothing_half_written_stays(
    serve: Serve, download: Download, tmp_path: Path
) -> None:
    server = serve(by=lambda _: Answer(cut(), headers=BINARY))

    async def broken(response: Reader) -> None:
        with pytest.raises(errors.ApiConnectionError):
            await response.save(tmp_path / "file")
        with pytest.raises(RuntimeError, match="read once"):
            await response.save(tmp_path / "file")

    download(server.url, broken)

    def fails(done: int, total: int | None) -> None:
        raise KeyError(done)

    async def interrupted(response: Reader) -> None:
        with pytest.raises(KeyError):
            await response.save(tmp_path / "file", progress=fails)

    download(server.url, interrupted)
    assert os.listdir(tmp_path) == []


def test_a_body_of_another_size_than_announced(tmp_path: Path) -> None:
    # clients that speak HTTP notice by themselves; those of tests and others may not
    def answer(request: Any) -> httpx2.Response:
        return httpx2.Response(200, headers={"content-length": "9"}, content=pieces(5))

    client = httpx2.Client(transport=httpx2.MockTransport(answer))
    with Shop(base_url="http://a.test", http_client=client) as shop:
        made: Any = shop._transport.with_streaming_response().send(FILE, {})
        with made as response, pytest.raises(errors.ApiConnectionError) as caught:
            response.save(tmp_path / "file")
    wanted = "GET http://a.test/file answered 200: 5 bytes came where it said 9"
    assert str(caught.value) == wanted
    assert os.listdir(tmp_path) == []


def test_sizes_are_bounded(serve: Serve, download: Download, tmp_path: Path) -> None:
    server = serve(
        Answer(CONTENT, headers=BINARY), Answer(pieces(100, 100, 100), headers=BINARY)
    )
    for _ in range(2):

        async def use(response: Reader) -> None:
            with pytest.raises(errors.DecodeError, match=r"more than 250 bytes \(max"):
                await response.save(tmp_path / "file", max_bytes=250)

        download(server.url, use)
    assert os.listdir(tmp_path) == []

    async def whole(response: Reader) -> None:
        with pytest.raises(errors.DecodeError, match="max_response_bytes"):
            await response.read()

    server = serve(by=lambda _: Answer(CONTENT, headers=BINARY))
    download(server.url, whole, max_response_bytes=1000)

    async def to_file(response: Reader) -> int:
        return await response.save(tmp_path / "file")

    # what is not kept in memory is bounded by its own option alone
    assert download(server.url, to_file, max_response_bytes=1000) == len(CONTENT)


def test_a_compressed_body(serve: Serve, download: Download, tmp_path: Path) -> None:
    headers = {**BINARY, "content-encoding": "deflate"}
    server = serve(Answer(zlib.compress(CONTENT), headers=headers))

    async def use(response: Reader) -> int:
        assert response.size is None
        return await response.save(tmp_path / "file")

    assert download(server.url, use) == len(CONTENT)
    assert (tmp_path / "file").read_bytes() == CONTENT


def test_a_place_that_cannot_be_written(
    serve: Serve, download: Download, tmp_path: Path
) -> None:
    server = serve(by=lambda _: Answer(CONTENT, headers=BINARY))

    async def use(response: Reader) -> int:
        with pytest.raises(IsADirectoryError):
            await response.save(tmp_path)
        with pytest.raises(FileNotFoundError):
            await response.save(tmp_path / "no" / "file")
        # nothing has been read for these
        return await response.save(tmp_path / "file")

    assert download(server.url, use) == len(CONTENT)


def test_a_link_stays_a_link(serve: Serve, download: Download, tmp_path: Path) -> None:
    server = serve(Answer(CONTENT, headers=BINARY))
    (tmp_path / "link").symlink_to(tmp_path / "file")

    async def use(response: Reader) -> int:
        return await response.save(str(tmp_path / "link"))

    download(server.url, use)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == CONTENT


def test_an_error_is_raised_on_entering(serve: Serve, download: Download) -> None:
    server = serve(Answer({"why": "gone"}, 404))

    async def use(response: Reader) -> None:
        pytest.fail("there is no such file")

    with pytest.raises(NotFoundError):
        download(server.url, use)


def test_a_call_is_tried_again_up_to_its_head(serve: Serve, download: Download) -> None:
    headers = {"content-type": "application/json", "retry-after-ms": "1"}
    server = serve(Answer({}, 503, headers), Answer(CONTENT, headers=BINARY))

    async def use(response: Reader) -> bytes:
        return await response.read()

    assert download(server.url, use) == CONTENT


def test_a_large_file_is_never_whole_in_memory(
    serve: Serve, download: Download, tmp_path: Path
) -> None:
    size, piece = 30_000_000, bytes(100_000)
    server = serve(
        Answer(iter([piece] * (size // len(piece))), headers=BINARY),
    )

    async def use(response: Reader) -> int:
        tracemalloc.start()
        try:
            await response.save(tmp_path / "large")
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert download(server.url, use) < 3_000_000
    assert (tmp_path / "large").stat().st_size == size


def test_leaving_early_lets_go(serve: Serve, download: Download) -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield CONTENT

    server = serve(by=lambda _: Answer(endless(), headers=BINARY))

    async def unread(response: Reader) -> Reader:
        return response

    async def begun(response: Reader) -> Reader:
        async for _ in response.chunks():
            break
        return response

    for use in (unread, begun):
        response = download(server.url, use)
        assert server.streamed.wait(10)
        server.streamed.clear()
        assert response.status_code == 200
        with pytest.raises(RuntimeError, match="inside of `with`"):
            response.read().send(None)


def test_outside_of_with_there_is_nothing(serve: Serve) -> None:
    server = serve(by=lambda _: Answer({"items": [item(1)]}))
    shop = Shop(base_url=server.url)
    response = shop.items.with_streaming_response.list()
    with pytest.raises(RuntimeError, match="use this in `with`"):
        _ = response.status_code
    with pytest.raises(RuntimeError, match="use this in `with`"):
        response.read()
    assert repr(response) == "<StreamedResponse: not made yet>"
    assert server.asked == []
    with pytest.raises(TypeError, match="unexpected keyword argument 'colour'"):
        shop._transport.with_streaming_response().send(FILE, {}, colour=1)  # type: ignore[call-arg]
    with response:
        assert repr(response).startswith("<StreamedResponse: GET http://127.0.0.1")
    with pytest.raises(RuntimeError, match="make it again"), response:
        pass


def numbered(asked: Asked) -> Answer:
    start = int(asked.query.partition("=")[2] or 0)
    found = [item(n) for n in range(5)[start : start + 2]]
    return Answer({"items": found, "more": start < 3})


def test_a_page_goes_on(serve: Serve, run: Run) -> None:
    server = serve(by=numbered)
    with Shop(base_url=server.url, token="t") as shop:
        with shop.items.with_streaming_response.list(max_items=3) as response:
            assert response.status_code == 200
            page = response.value()
        assert [each.id for each in page] == ["i0", "i1", "i2"]
        with shop.items.with_streaming_response.get("a b") as one:
            assert b'"items"' in one.read()

    async def main() -> list[str]:
        async with AsyncShop(base_url=server.url, token="t") as shop:
            lists = shop.items.with_streaming_response
            async with lists.list(resume=page.cursor) as response:
                found = await response.value()
            async with lists.get("a b") as one:
                assert b'"items"' in await one.read()
            return [each.id async for each in found]

    assert run(main) == ["i2", "i3", "i4"]


def test_what_methods_give_has_types(serve: Serve, run: Run) -> None:
    server = serve(by=numbered)

    async def main() -> None:
        async with AsyncShop(base_url=server.url) as shop:
            made: AbstractAsyncContextManager[AsyncStreamedResponse[str]]
            made = shop.items.with_streaming_response.note()
            async with made as response:
                assert (await response.read()).startswith(b"{")
            with pytest.raises(RuntimeError, match="make it again"):
                await made.__aenter__()

    run(main)
