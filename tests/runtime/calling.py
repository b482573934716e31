"""Calls made in each of the ways that a client can be used: sync, on asyncio, on trio."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias, TypeVar

import trio

from generator.runtime.operation import Operation, PagedOperation, StreamOperation
from generator.runtime.options import CallOptions, ListOptions

from .shop import AsyncShop, Shop

T = TypeVar("T")
Run: TypeAlias = Callable[[Callable[[], Awaitable[Any]]], Any]


class Caller:
    """A client that is made for one call."""

    def __init__(self, **settings: Any) -> None:
        self.settings = settings

    def at(self, **settings: Any) -> "Caller":
        """The same way of calling, with a client of other settings."""
        return type(self)(**{**self.settings, **settings})

    def send(self, operation: Operation[T], **arguments: object) -> T:
        with Shop(**self.settings) as shop:
            return shop._transport.send(operation, arguments)

    def items(
        self,
        operation: StreamOperation[T],
        options: CallOptions | None = None,
        **arguments: object,
    ) -> list[T]:
        with Shop(**self.settings) as shop:
            return list(shop._transport.stream(operation, arguments, **options or {}))

    def listed(
        self,
        operation: PagedOperation[T, Any],
        options: ListOptions | None = None,
        **arguments: object,
    ) -> list[T]:
        with Shop(**self.settings) as shop:
            return list(shop._transport.pages(operation, arguments, **options or {}))


class AsyncCaller(Caller):
    """The same, awaited."""

    run: Run

    def send(self, operation: Operation[T], **arguments: object) -> T:
        async def main() -> T:
            async with AsyncShop(**self.settings) as shop:
                return await shop._transport.send(operation, arguments)

        return self.run(main)  # type: ignore[no-any-return]

    def items(
        self,
        operation: StreamOperation[T],
        options: CallOptions | None = None,
        **arguments: object,
    ) -> list[T]:
        async def main() -> list[T]:
            async with AsyncShop(**self.settings) as shop:
                stream = shop._transport.stream(operation, arguments, **options or {})
                return [item async for item in stream]

        return self.run(main)  # type: ignore[no-any-return]

    def listed(
        self,
        operation: PagedOperation[T, Any],
        options: ListOptions | None = None,
        **arguments: object,
    ) -> list[T]:
        async def main() -> list[T]:
            async with AsyncShop(**self.settings) as shop:
                pages = shop._transport.pages(operation, arguments, **options or {})
                return [item async for item in pages]

        return self.run(main)  # type: ignore[no-any-return]


class OnAsyncio(AsyncCaller):
    @staticmethod
    def run(main: Any) -> Any:
        return asyncio.run(main())


class OnTrio(AsyncCaller):
    @staticmethod
    def run(main: Any) -> Any:
        return trio.run(main)


WAYS = {"sync": Caller, "asyncio": OnAsyncio, "trio": OnTrio}
