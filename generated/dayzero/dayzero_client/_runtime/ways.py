"""How a call waits: written once, as coroutines, over steps that block or that are awaited."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from .http import HTTPResponse
    from .request import Request

T = TypeVar("T")


class Lock(Protocol):
    """Held by one at a time."""

    async def acquire(self, seconds: float | None) -> bool:
        """Whether it could be had in time; None waits for ever."""
        ...

    def release(self) -> None:
        """Let the next one have it."""


class Way(Protocol):
    """The steps at which a call waits for something outside the program."""

    def client(self) -> Any:
        """The HTTP client, made at its first use. Raises: RuntimeError after `close`."""

    async def send(self, request: Request, timeout: float | None) -> HTTPResponse:
        """The head of the answer; its body has not been read. timeout: in seconds, of each step."""
        ...

    def chunks(self, answer: HTTPResponse) -> AsyncIterator[bytes]:
        """The body as it arrives, encoded as the server sent it."""
        ...

    async def release(self, answer: HTTPResponse) -> None:
        """Let go of the connection, whatever has been read."""

    async def sleep(self, seconds: float) -> None:
        """Wait."""

    def lock(self, owner: object) -> Lock:
        """The lock of an owner, the same for all who may hold up each other."""
        ...

    async def settled(self, value: object) -> Any:
        """What a callable of the user gave. Raises: TypeError for what would have to be awaited."""
        ...

    async def within(
        self,
        seconds: float | None,
        steps: Coroutine[Any, Any, T],
        late: Callable[[], Exception],
    ) -> T:
        """What some steps come to. Raises: `late` when they take longer, where steps can be cut short."""
        ...

    async def close(self) -> None:
        """End the connections that are ours; more than once is fine."""


def refuse_closed(closed: bool) -> None:
    """Raises: RuntimeError for a client that has been closed."""
    if closed:
        raise RuntimeError("this client has been closed; make a new one")


def no_cookies() -> Any:
    """A jar that keeps nothing: what a server sets is not sent unless the user says so."""
    from http.cookiejar import CookieJar, DefaultCookiePolicy

    return CookieJar(DefaultCookiePolicy(allowed_domains=[]))


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """The result of a coroutine all of whose steps block, so that it never waits itself."""
    try:
        coroutine.send(None)
    except StopIteration as done:
        result: T = done.value
        return result
    coroutine.close()
    raise RuntimeError("something was awaited in a client that blocks")


def each(items: AsyncIterator[T]) -> Iterator[T]:
    """The items of an iterator all of whose steps block; ended early, it is closed."""
    try:
        while True:
            try:
                item = run(_next(items))
            except StopAsyncIteration:
                return
            yield item
    finally:
        run(ended(items))


async def ended(items: AsyncIterator[T]) -> None:
    """Close an iterator that may not have been read to its end: event loops want it so."""
    close = getattr(items, "aclose", None)
    if close is not None:
        await close()


async def _next(items: AsyncIterator[T]) -> T:
    return await items.__anext__()
