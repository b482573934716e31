"""Clients that have been closed, with and without a call under way."""

import asyncio
import threading
import time

import pytest
import trio

from generator.runtime.errors import ApiConnectionError

from .acts import WAIT, answers, sends
from .depot import GET, LIST, NOTE, SECRETS, WATCH, AsyncDepot, Depot
from .leaks import leaving_nothing
from .server import serving

_WELL = answers(b"well", content_type="text/plain")
_ARGUMENTS = {"id": "i1"}
_ENDED = (ApiConnectionError, RuntimeError)
"""What a call may raise whose client is closed under it."""


@pytest.mark.parametrize("used", [False, True], ids=["unused", "used"])
def test_every_call_of_a_closed_client_says_so(used: bool) -> None:
    with leaving_nothing(), serving(_WELL) as server:
        depot = Depot(base_url=server.url, **SECRETS)
        if used:
            depot._transport.send(NOTE, {})
        depot.close()
        depot.close()
        with pytest.raises(RuntimeError, match="closed"):
            depot._transport.send(GET, _ARGUMENTS)
        with pytest.raises(RuntimeError, match="closed"):
            depot._transport.pages(LIST, {})
        with pytest.raises(RuntimeError, match="closed"):
            list(depot._transport.stream(WATCH, {}))
        assert server.begun == used


@pytest.mark.parametrize("used", [False, True], ids=["unused", "used"])
@pytest.mark.parametrize("loop", ["asyncio", "trio"])
def test_every_call_of_a_closed_async_client_says_so(loop: str, used: bool) -> None:
    async def main() -> None:
        depot = AsyncDepot(base_url=server.url, **SECRETS)
        if used:
            await depot._transport.send(NOTE, {})
        await depot.close()
        await depot.close()
        with pytest.raises(RuntimeError, match="closed"):
            await depot._transport.send(GET, _ARGUMENTS)
        with pytest.raises(RuntimeError, match="closed"):
            await depot._transport.pages(LIST, {})
        with pytest.raises(RuntimeError, match="closed"):
            async for _ in depot._transport.stream(WATCH, {}):
                pass

    with leaving_nothing(), serving(_WELL) as server:
        if loop == "asyncio":
            asyncio.run(main())
        else:
            trio.run(main)
        assert server.begun == used


def test_closing_under_a_call_ends_it_within_its_time() -> None:
    raised: list[BaseException] = []

    def call() -> None:
        try:
            depot._transport.send(GET, _ARGUMENTS)
        except _ENDED as error:
            raised.append(error)

    with leaving_nothing(), serving(sends(WAIT)) as server:
        depot = Depot(base_url=server.url, timeout=1.0, **SECRETS)
        thread = threading.Thread(target=call)
        started = time.monotonic()
        thread.start()
        assert server.reaches(1)
        depot.close()
        thread.join(10)
        assert len(raised) == 1
        assert time.monotonic() - started < 3
        # a client that is closed must not try again
        assert server.begun == 1
        assert server.is_left()


@pytest.mark.parametrize("loop", ["asyncio", "trio"])
def test_closing_under_an_awaited_call_ends_it_within_its_time(loop: str) -> None:
    raised: list[BaseException] = []

    async def call(depot: AsyncDepot) -> None:
        try:
            await depot._transport.send(GET, _ARGUMENTS)
        except _ENDED as error:
            raised.append(error)

    async def close(depot: AsyncDepot) -> None:
        import anyio

        while not server.begun:
            await anyio.sleep(0.005)
        await anyio.sleep(0.05)
        await depot.close()

    async def main() -> None:
        import anyio

        depot = AsyncDepot(base_url=server.url, timeout=1.0, **SECRETS)
        async with anyio.create_task_group() as group:
            group.start_soon(call, depot)
            group.start_soon(close, depot)

    with leaving_nothing(), serving(sends(WAIT)) as server:
        started = time.monotonic()
        if loop == "asyncio":
            asyncio.run(main())
        else:
            trio.run(main)
        assert len(raised) == 1
        assert time.monotonic() - started < 3
        assert server.begun == 1
        assert server.is_left()
