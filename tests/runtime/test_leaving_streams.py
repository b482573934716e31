"""Streams that are left before their end let go of their connection."""

from __future__ import annotations

import asyncio
import gc
import warnings
from collections.abc import Iterator

from generator.runtime.decoding import any_json

from .conftest import Run, Serve
from .server import Answer
from .shop import AsyncShop, Shop
from .test_streams import EVENT_STREAM, operation


def endless_events() -> Iterator[bytes]:
    number = 0
    while True:
        yield b"data: %d\n\n" % number
        number += 1


def ours(warned: list[warnings.WarningMessage]) -> list[str]:
    """The warnings that name the runtime; the HTTP library leaves a generator of its own."""
    texts = [str(each.message) for each in warned]
    return [text for text in texts if "generator.runtime" in text]


def test_leaving_early_lets_go_of_the_connection(serve: Serve) -> None:
    server = serve(by=lambda _: Answer(endless_events(), headers=EVENT_STREAM))
    shop = Shop(base_url=server.url)
    with shop._transport.stream(operation(any_json), {}) as stream:
        assert next(iter(stream)) == 0
        assert stream.response.status_code == 200
    assert server.streamed.wait(10)
    server.streamed.clear()
    for item in shop._transport.stream(operation(any_json), {}):
        assert item == 0
        break
    assert server.streamed.wait(10)


def test_leaving_early_lets_go_of_the_connection_async(serve: Serve, run: Run) -> None:
    server = serve(by=lambda _: Answer(endless_events(), headers=EVENT_STREAM))

    async def main() -> None:
        async with AsyncShop(base_url=server.url) as shop:
            async with shop._transport.stream(operation(any_json), {}) as stream:
                async for item in stream:
                    assert item == 0
                    break
            assert server.streamed.wait(10)
            assert stream.response.status_code == 200

    with warnings.catch_warnings(record=True) as warned:
        # trio warns of generators that were left to the garbage collector
        warnings.simplefilter("always")
        run(main)
        gc.collect()
    assert ours(warned) == []


def test_leaving_early_without_a_context_on_asyncio(serve: Serve) -> None:
    server = serve(by=lambda _: Answer(endless_events(), headers=EVENT_STREAM))

    async def main() -> None:
        async with AsyncShop(base_url=server.url) as shop:
            async for item in shop._transport.stream(operation(any_json), {}):
                assert item == 0
                break
            # the loop closes what is left behind, when it has its turn
            await asyncio.sleep(0.1)
            assert server.streamed.wait(10)

    asyncio.run(main())


def test_a_sync_stream_where_a_loop_runs(serve: Serve, run: Run) -> None:
    server = serve(by=lambda _: Answer(endless_events(), headers=EVENT_STREAM))

    async def main() -> None:
        with Shop(base_url=server.url) as shop:
            for item in shop._transport.stream(operation(any_json), {}):
                assert item == 0
                break
            assert server.streamed.wait(10)

    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        run(main)
        gc.collect()
    assert ours(warned) == []
