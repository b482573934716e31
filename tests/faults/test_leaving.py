"""Answers that are left before their end: the connection is let go of, and the client goes on."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import anyio
import pytest

from generator.runtime.options import Hooks
from generator.runtime.streamed import opening

from .acts import WAIT, Step, answers, chunked, head, sends
from .depot import DOWNLOAD, NOTE, SECRETS, WATCH, AsyncDepot, Depot
from .leaks import leaving_nothing
from .server import Server, serving

_WELL = answers(b"well", content_type="text/plain")
_LINE = chunked(b'{"id": "i1"}\n')
_LINES: list[Step] = [_LINE, 0.01]
_ENDLESS = sends(head(transfer_encoding="chunked"), *_LINES * 300, WAIT)


class Enough(Exception):
    """The user has had enough."""


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    with leaving_nothing():
        yield


def _broken_off(depot: Depot) -> None:
    with depot._transport.stream(WATCH, {}) as items:
        for _ in items:
            break


def _raised_out_of(depot: Depot) -> None:
    with (
        pytest.raises(Enough),
        depot._transport.stream(WATCH, {}) as items,
    ):
        for _ in items:
            raise Enough


def _never_read(depot: Depot) -> None:
    answer: Any = depot._transport.with_streaming_response().send(DOWNLOAD, {})
    with answer:
        assert answer.status_code == 200


def _read_in_part(depot: Depot) -> None:
    answer: Any = depot._transport.with_streaming_response().send(DOWNLOAD, {})
    with answer:
        assert next(iter(answer.chunks())).startswith(b'{"id"')


def _hooked(depot: Depot) -> None:
    def enough(*_: object) -> None:
        raise Enough

    hooked = depot.with_options(hooks=Hooks(response=enough))
    with pytest.raises(Enough):
        hooked._transport.send(DOWNLOAD, {})


@pytest.mark.parametrize(
    "leave", [_broken_off, _raised_out_of, _never_read, _read_in_part, _hooked]
)
def test_an_answer_that_is_left(leave: Callable[[Depot], None]) -> None:
    with serving(_ENDLESS) as server:
        with Depot(base_url=server.url, **SECRETS) as depot:
            leave(depot)
            anyio.run(_quiet, server)
            server.mend(_WELL)
            assert depot._transport.send(NOTE, {}) == "well"
        assert server.is_left()


async def _broken_off_async(depot: AsyncDepot) -> None:
    async with depot._transport.stream(WATCH, {}) as items:
        async for _ in items:
            break


async def _raised_out_of_async(depot: AsyncDepot) -> None:
    with pytest.raises(Enough):
        async with depot._transport.stream(WATCH, {}) as items:
            async for _ in items:
                raise Enough


async def _never_read_async(depot: AsyncDepot) -> None:
    call: Any = depot._transport.with_streaming_response().send(DOWNLOAD, {})
    async with opening(call) as answer:
        assert answer.status_code == 200


async def _read_in_part_async(depot: AsyncDepot) -> None:
    call: Any = depot._transport.with_streaming_response().send(DOWNLOAD, {})
    async with opening(call) as answer:
        chunks: AsyncIterator[bytes] = answer.chunks()
        async for chunk in chunks:
            assert chunk.startswith(b'{"id"')
            break


async def _hooked_async(depot: AsyncDepot) -> None:
    async def enough(*_: object) -> None:
        raise Enough

    hooked = depot.with_options(hooks=Hooks(response=enough))
    with pytest.raises(Enough):
        await hooked._transport.send(DOWNLOAD, {})


@pytest.mark.parametrize("loop", ["asyncio", "trio"])
@pytest.mark.parametrize(
    "leave",
    [
        _broken_off_async,
        _raised_out_of_async,
        _never_read_async,
        _read_in_part_async,
        _hooked_async,
    ],
)
def test_an_awaited_answer_that_is_left(
    leave: Callable[[AsyncDepot], Awaitable[None]], loop: str
) -> None:
    async def main() -> None:
        async with AsyncDepot(base_url=server.url, **SECRETS) as depot:
            await leave(depot)
            await _quiet(server)
            server.mend(_WELL)
            assert await depot._transport.send(NOTE, {}) == "well"

    with serving(_ENDLESS) as server:
        anyio.run(main, backend=loop)
        assert server.is_left()


async def _quiet(server: Server) -> None:
    with anyio.fail_after(2):
        while not server.is_quiet:
            await anyio.sleep(0.005)
