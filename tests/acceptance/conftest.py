"""The emitted packages on the import path, a server to call, and both kinds of event loop."""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import trio

from .server import Answer, RecordingServer, Request, in_turn

GENERATED = Path(__file__).parents[2] / "generated"
PROVIDERS = ("sequence", "dayzero", "clemta", "close", "callbell")

sys.path[:0] = [str(GENERATED / provider) for provider in PROVIDERS]

Serve: TypeAlias = Callable[..., RecordingServer]
Run: TypeAlias = Callable[[Callable[[], Awaitable[Any]]], Any]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: installs packages; takes half a minute")
    config.addinivalue_line("markers", "prism: needs @stoplight/prism-cli, from npm")


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts a server that gives the answers in turn, or that answers by one function."""
    with ExitStack() as running:

        def start(
            *answers: Answer, by: Callable[[Request], Answer] | None = None
        ) -> RecordingServer:
            return running.enter_context(RecordingServer(by or in_turn(*answers)))

        yield start


@pytest.fixture(params=["asyncio", "trio"])
def run(request: pytest.FixtureRequest) -> Run:
    """Runs an async function to its end, once in each kind of event loop."""

    def in_asyncio(main: Callable[[], Awaitable[Any]]) -> Any:
        async def bounded() -> Any:
            async with asyncio.timeout(20):
                return await main()

        return asyncio.run(bounded())

    def in_trio(main: Callable[[], Awaitable[Any]]) -> Any:
        async def bounded() -> Any:
            with trio.fail_after(20):
                return await main()

        return trio.run(bounded)

    return in_asyncio if request.param == "asyncio" else in_trio


@pytest.fixture(autouse=True)
def no_credentials_around(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the machine's own environment holds for these vendors is out of the way."""
    prefixes = tuple(provider.upper() + "_" for provider in PROVIDERS)
    for name in list(os.environ):
        if name.startswith(prefixes):
            monkeypatch.delenv(name)
