"""Servers, and both event loops that async code must run on."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack
from typing import Any, TypeAlias

import pytest
import trio

from .calling import WAYS, Caller
from .server import Answer, Respond, Server, serving

Serve: TypeAlias = Callable[..., Server]
Run: TypeAlias = Callable[[Callable[[], Awaitable[Any]]], Any]


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("SHOP_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start a server: `serve(answer, answer)` answers in turn, `serve(by=function)` by a function."""
    with ExitStack() as stack:

        def start(
            *answers: Answer, by: Respond | None = None, keep: bool = True
        ) -> Server:
            left = iter(answers)
            spent = Answer("one request too many", 599)
            respond = by or (lambda _: next(left, spent))
            return stack.enter_context(serving(respond, keep))

        yield start


@pytest.fixture(params=["asyncio", "trio"])
def run(request: pytest.FixtureRequest) -> Run:
    def on_asyncio(main: Callable[[], Any]) -> Any:
        return asyncio.run(main())

    return on_asyncio if request.param == "asyncio" else trio.run


@pytest.fixture(params=list(WAYS))
def caller(request: pytest.FixtureRequest) -> Caller:
    """Makes calls, in each of the ways that there are."""
    return WAYS[request.param]()
