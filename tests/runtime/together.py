"""Calls that one client makes at the same time: in threads, in tasks of asyncio, in tasks of trio."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeAlias

import trio

from generator.runtime.errors import ApiError
from generator.runtime.operation import Operation

from .shop import AsyncShop, Shop

Outcome: TypeAlias = Any
Together: TypeAlias = Callable[..., list[Outcome]]


def in_threads(operation: Operation[Any], count: int, **settings: Any) -> list[Outcome]:
    """What each call gave or raised."""
    with Shop(**settings) as shop, ThreadPoolExecutor(count) as threads:

        def one(_: int) -> Outcome:
            try:
                return shop._transport.send(operation, {})
            except ApiError as error:
                return error

        return list(threads.map(one, range(count)))


def in_tasks_of_asyncio(
    operation: Operation[Any], count: int, **settings: Any
) -> list[Outcome]:
    """The same, with tasks of asyncio."""

    async def main() -> list[Outcome]:
        async with AsyncShop(**settings) as shop:
            calls = (shop._transport.send(operation, {}) for _ in range(count))
            return await asyncio.gather(*calls, return_exceptions=True)

    return asyncio.run(main())


def in_tasks_of_trio(
    operation: Operation[Any], count: int, **settings: Any
) -> list[Outcome]:
    """The same, with tasks of trio."""
    found: list[Outcome] = []

    async def main() -> None:
        async with AsyncShop(**settings) as shop, trio.open_nursery() as nursery:

            async def one() -> None:
                try:
                    found.append(await shop._transport.send(operation, {}))
                except ApiError as error:
                    found.append(error)

            for _ in range(count):
                nursery.start_soon(one)
            # the client is closed after the last of them
            while len(found) < count:
                await trio.sleep(0.005)

    trio.run(main)
    return found


WAYS: dict[str, Together] = {
    "threads": in_threads,
    "asyncio": in_tasks_of_asyncio,
    "trio": in_tasks_of_trio,
}
