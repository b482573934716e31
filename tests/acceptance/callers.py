"""One call of an emitted client, made in each of the ways that there are: sync, on asyncio, on trio."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
import trio

from .vendors import Vendor

SECONDS = 20

Use = Callable[[Any], Any]
"""What is done with a client; of an async one the result is awaited."""


class Caller:
    """Makes a client with a vendor's credentials, does something with it, and closes it."""

    kind = "sync"

    def use(self, vendor: Vendor, use: Use, **settings: Any) -> Any:
        with vendor.client(**vendor.given, **settings) as client:
            return use(client)

    def call(self, vendor: Vendor, *, of_call: Any = None, **settings: Any) -> Any:
        """The documented call. of_call: its options; settings: of the client."""
        options = of_call or {}
        return self.use(vendor, lambda c: vendor.call(c, **options), **settings)


class _AsyncCaller(Caller):
    def run(self, main: Callable[[], Awaitable[Any]]) -> Any:
        raise NotImplementedError

    def use(self, vendor: Vendor, use: Use, **settings: Any) -> Any:
        async def main() -> Any:
            async with vendor.async_client(**vendor.given, **settings) as client:
                return await use(client)

        return self.run(main)


class _OnAsyncio(_AsyncCaller):
    kind = "asyncio"

    def run(self, main: Callable[[], Awaitable[Any]]) -> Any:
        async def bounded() -> Any:
            async with asyncio.timeout(SECONDS):
                return await main()

        return asyncio.run(bounded())


class _OnTrio(_AsyncCaller):
    kind = "trio"

    def run(self, main: Callable[[], Awaitable[Any]]) -> Any:
        async def bounded() -> Any:
            with trio.fail_after(SECONDS):
                return await main()

        return trio.run(bounded)


in_every_way = pytest.mark.parametrize(
    "caller", [Caller(), _OnAsyncio(), _OnTrio()], ids=lambda caller: caller.kind
)
"""Marks a test that holds for sync and async clients alike."""
