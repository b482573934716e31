"""Calls that are cancelled while they wait: the cancellation passes, and the client goes on."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator

import anyio
import pytest
import trio

from .acts import WAIT, answers, at_once, chunked, head, sends
from .case import FOUND
from .depot import GET, NOTE, REPORT, SECRETS, WATCH, AsyncDepot
from .leaks import leaving_nothing
from .server import Act, Server, serving

_WELL = answers(b"well", content_type="text/plain")
_BUSY = answers(b"{}", "429 Too Many Requests", retry_after="30")
_HEAD = head(content_type="application/json", content_length="24")
_LINES = head(content_type="application/x-ndjson", transfer_encoding="chunked")
_LINE = chunked(b'{"id": "i1"}\n')

# at which step of a call, and what the server does so that the call stays there
_STEPS: dict[str, Act] = {
    "before the request is read": at_once(WAIT),
    "before the headers": sends(WAIT),
    "within the headers": sends(_HEAD[:20], WAIT),
    "within the body": sends(_HEAD, b'{"id"', WAIT),
    "before another try": _BUSY,
}


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    with leaving_nothing():
        yield


def _depot(server: Server) -> AsyncDepot:
    token_url = f"{server.url}/token"
    return AsyncDepot(base_url=server.url, token_url=token_url, **SECRETS)


async def _one(depot: AsyncDepot) -> object:
    return await depot._transport.send(GET, {"id": "i1"})


async def _report(depot: AsyncDepot) -> object:
    return await depot._transport.send(REPORT, {})


async def _all(depot: AsyncDepot) -> object:
    async with depot._transport.stream(WATCH, {}) as stream:
        return [item async for item in stream]


@pytest.mark.parametrize("step", _STEPS)
def test_a_cancelled_task_of_asyncio(step: str) -> None:
    with serving(_STEPS[step]) as server:
        asyncio.run(_cancel_task(server, _one))


def test_a_cancelled_fetch_of_a_token_on_asyncio() -> None:
    with serving(sends(WAIT)) as server:
        asyncio.run(_cancel_task(server, _report))
        assert server.asked[0].path == "/token"


def test_a_cancelled_stream_of_asyncio() -> None:
    with serving(sends(_LINES, _LINE, WAIT)) as server:
        asyncio.run(_cancel_task(server, _all))


async def _cancel_task(
    server: Server, call: Callable[[AsyncDepot], Awaitable[object]]
) -> None:
    async with _depot(server) as depot:
        task = asyncio.ensure_future(call(depot))
        while not server.begun:
            await asyncio.sleep(0.005)
        await asyncio.sleep(0.1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await _goes_on(depot, server, asyncio.sleep)
        assert asyncio.all_tasks() == {asyncio.current_task()}
    assert server.is_left()


@pytest.mark.parametrize("step", _STEPS)
def test_a_time_limit_of_asyncio(step: str) -> None:
    async def main(server: Server) -> None:
        async with AsyncDepot(base_url=server.url, **SECRETS) as depot:
            # the caller's own error, not ours
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.4):
                    await _one(depot)
            await _goes_on(depot, server, asyncio.sleep)

    with serving(_STEPS[step]) as server:
        asyncio.run(main(server))


@pytest.mark.parametrize("step", _STEPS)
def test_a_cancelled_scope_of_trio(step: str) -> None:
    with serving(_STEPS[step]) as server:
        trio.run(_cancel_scope, server, _one)


def test_a_cancelled_fetch_of_a_token_on_trio() -> None:
    with serving(sends(WAIT)) as server:
        trio.run(_cancel_scope, server, _report)
        assert server.asked[0].path == "/token"


def test_a_cancelled_stream_of_trio() -> None:
    with serving(sends(_LINES, _LINE, WAIT)) as server:
        trio.run(_cancel_scope, server, _all)


async def _cancel_scope(
    server: Server, call: Callable[[AsyncDepot], Awaitable[object]]
) -> None:
    async with _depot(server) as depot:
        with trio.move_on_after(0.4) as scope:
            await call(depot)
        assert scope.cancelled_caught
        await _goes_on(depot, server, trio.sleep)
    assert server.is_left()


async def _goes_on(
    depot: AsyncDepot,
    server: Server,
    sleep: Callable[[float], Awaitable[object]],
) -> None:
    """The connection was let go of at once, nothing was tried again, and another call goes well."""
    end = time.monotonic() + 2
    while not server.is_quiet and time.monotonic() < end:
        await sleep(0.005)
    assert server.is_quiet and server.begun == 1
    server.mend(_WELL)
    assert await depot._transport.send(NOTE, {}) == "well"


@pytest.mark.xfail(
    strict=True,
    raises=AssertionError,
    reason="httpcore2 leaves the socket of a cancelled handshake to the garbage collector",
)
@pytest.mark.parametrize("loop", ["asyncio", "trio"])
def test_a_handshake_that_is_cancelled(loop: str) -> None:
    async def main(server: Server) -> None:
        url = server.url.replace("http:", "https:")
        async with AsyncDepot(base_url=url, **SECRETS) as depot:
            with anyio.move_on_after(0.4) as scope:
                await _one(depot)
            assert scope.cancelled_caught
            await anyio.sleep(0.2)
            assert server.is_quiet and server.connections == 1

    with serving(at_once(WAIT)) as server:
        anyio.run(main, server, backend=loop)


def test_many_tasks_that_are_cancelled_at_once() -> None:
    """A server that does not answer, then answers: no place in the pool is lost."""
    count = 30

    async def main(server: Server) -> list[object]:
        async with (
            asyncio.timeout(15),
            AsyncDepot(base_url=server.url, **SECRETS) as depot,
        ):
            tasks = [asyncio.ensure_future(_one(depot)) for _ in range(count)]
            while server.begun < count:
                await asyncio.sleep(0.01)
            for task in tasks:
                task.cancel()
            ends = await asyncio.gather(*tasks, return_exceptions=True)
            assert {type(end) for end in ends} == {asyncio.CancelledError}
            while not server.is_quiet:
                await asyncio.sleep(0.005)
            server.mend(answers())
            found = await asyncio.gather(*(_one(depot) for _ in range(count)))
            assert asyncio.all_tasks() == {asyncio.current_task()}
            return found

    with serving(sends(WAIT)) as server:
        found = asyncio.run(main(server))
        assert found == [FOUND] * count
        assert server.is_left()
