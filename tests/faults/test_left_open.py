"""Clients that nobody closes, and async ones that outlive their event loop: nothing is left, all go on."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import Awaitable, Callable
from typing import Any

import anyio
import pytest
import trio

from .acts import WAIT, answers, sends
from .depot import LIST, NOTE, REPORT, SECRETS, AsyncDepot, Depot
from .leaks import leaving_nothing, sockets
from .server import serving

_WELL = answers(b"well", content_type="text/plain")
_PAGE = answers(b'{"items": [{"id": "i1", "count": 3}]}')


def _on_asyncio(main: Callable[[], Awaitable[Any]]) -> Any:
    async def whole() -> Any:
        return await main()

    return asyncio.run(whole())


_LOOPS: dict[str, Callable[[Callable[[], Awaitable[Any]]], Any]] = {
    "asyncio": _on_asyncio,
    "trio": trio.run,
}


@pytest.fixture(params=list(_LOOPS))
def run(request: pytest.FixtureRequest) -> Any:
    return _LOOPS[request.param]


def test_a_client_that_nobody_closes_leaves_no_connection() -> None:
    with leaving_nothing(), serving(_PAGE) as server:
        for item in Depot(base_url=server.url, **SECRETS)._transport.pages(LIST, {}):
            assert item.id == "i1"
        assert server.is_left()


def test_a_client_that_nobody_closes_lives_as_long_as_another_of_its_connections() -> (
    None
):
    with leaving_nothing(), serving(_WELL) as server:
        other = Depot(base_url=server.url, **SECRETS).with_options(timeout=5.0)
        assert [other._transport.send(NOTE, {}) for _ in range(2)] == ["well"] * 2
        del other
        assert server.is_left()


def test_a_client_of_the_users_stays_open() -> None:
    import httpx2

    with leaving_nothing(), serving(_WELL) as server, httpx2.Client() as own:
        Depot(base_url=server.url, http_client=own, **SECRETS)._transport.send(NOTE, {})
        assert not own.is_closed
        assert own.get(server.url).status_code == 200


_PROGRAM = """
import sys
from tests.faults.depot import NOTE, SECRETS, {cls}
client = {cls}(base_url=sys.argv[1], **SECRETS)
{call}
print("done")
"""
_CALLS = {
    "Depot": "client._transport.send(NOTE, {})",
    "AsyncDepot": (
        "import asyncio\n"
        "async def main(): await client._transport.send(NOTE, {})\n"
        "asyncio.run(main())"
    ),
}


@pytest.mark.parametrize("cls", _CALLS)
def test_a_program_may_end_with_a_client_open(cls: str) -> None:
    program = _PROGRAM.format(cls=cls, call=_CALLS[cls])
    with serving(_WELL) as server:
        ended = subprocess.run(
            [sys.executable, "-W", "error", "-c", program, server.url],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert (ended.stdout, ended.stderr) == ("done\n", "")


def test_an_async_client_goes_on_in_another_event_loop(run: Any) -> None:
    with leaving_nothing(), serving(_WELL) as server:
        depot = AsyncDepot(base_url=server.url, **SECRETS)

        async def main() -> list[str]:
            return [await depot._transport.send(NOTE, {}) for _ in range(2)]

        for _ in range(3):
            assert run(main) == ["well"] * 2
            assert server.is_left()
        run(depot.close)
        with pytest.raises(RuntimeError, match="closed"):
            run(main)


def test_an_async_client_goes_on_from_asyncio_to_trio() -> None:
    with leaving_nothing(), serving(_WELL) as server:
        depot = AsyncDepot(base_url=server.url, **SECRETS)

        async def main() -> str:
            return await depot._transport.send(NOTE, {})

        assert [_LOOPS[name](main) for name in ("asyncio", "trio", "asyncio")] == [
            "well"
        ] * 3


def test_an_async_client_in_the_event_loops_of_two_threads() -> None:
    found: list[str] = []
    with leaving_nothing(), serving(_WELL) as server:
        depot = AsyncDepot(base_url=server.url, **SECRETS)

        async def main() -> None:
            for _ in range(10):
                found.append(await depot._transport.send(NOTE, {}))

        threads = [threading.Thread(target=_on_asyncio, args=(main,)) for _ in "12"]
        for each in threads:
            each.start()
        for each in threads:
            each.join(10)
    assert found == ["well"] * 20


def test_async_clients_that_nobody_closes_do_not_pile_up(run: Any) -> None:
    with leaving_nothing(), serving(_WELL) as server:

        async def main() -> None:
            before = sockets()
            for _ in range(20):
                depot = AsyncDepot(base_url=server.url, **SECRETS)
                assert await depot._transport.send(NOTE, {}) == "well"
                del depot
            # the server is in this process too: both ends of two connections
            assert sockets() - before <= 6

        run(main)
        assert server.is_left()


def test_an_async_call_that_is_left_by_its_event_loop(run: Any) -> None:
    with leaving_nothing(), serving(sends(WAIT)) as server:
        depot = AsyncDepot(base_url=server.url, **SECRETS)

        async def main() -> None:
            async with anyio.create_task_group() as group:
                group.start_soon(depot._transport.send, NOTE, {})
                while not server.begun:
                    await anyio.sleep(0.005)
                group.cancel_scope.cancel()

        run(main)
        assert server.is_left()


def test_tokens_are_fetched_in_another_event_loop(run: Any) -> None:
    grants = answers(b'{"access_token": "granted", "expires_in": 0}')
    with (
        leaving_nothing(),
        serving(grants) as tokens,
        serving(answers(b"[]")) as server,
    ):
        depot = AsyncDepot(
            base_url=server.url, token_url=f"{tokens.url}/token", **SECRETS
        )

        async def main() -> None:
            async with anyio.create_task_group() as group:
                for _ in range(3):
                    group.start_soon(depot._transport.send, REPORT, {})

        for _ in range(2):
            run(main)
        assert tokens.begun == 2
