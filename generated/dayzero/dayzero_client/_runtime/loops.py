"""What belongs to one event loop and ends with it: HTTP clients that are ours, and locks."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary, ref

from .ways import run

if TYPE_CHECKING:
    from anyio.lowlevel import RunVar

    from .http import AsyncHTTPClient

# seconds in which the connections must be closed when their event loop ends
_PATIENCE = 1.0


class Loop:
    """The clients and locks of an event loop, each for its owner.

    A connection can be used in the event loop alone that it was made in, and closed there alone.
    """

    __slots__ = ("_clients", "_end", "_left", "_locks")

    def __init__(self) -> None:
        self._clients: dict[ref[object], AsyncHTTPClient] = {}
        # of owners that are no more
        self._left: list[AsyncHTTPClient] = []
        self._locks: WeakKeyDictionary[object, _Lock] = WeakKeyDictionary()
        # event loops close the generators that they have seen begin, before they end
        self._end = _until_end(self._clients, self._left)
        run(self._end.__anext__())

    def client(
        self, owner: object, make: Callable[[], AsyncHTTPClient]
    ) -> AsyncHTTPClient:
        """The client of an owner, made at its first use."""
        found = self._clients.get(ref(owner))
        if found is None:
            clients, left = self._clients, self._left

            def leave(gone: ref[object]) -> None:
                if (client := clients.pop(gone, None)) is not None:
                    left.append(client)

            found = clients[ref(owner, leave)] = make()
        return found

    def lock(self, owner: object) -> _Lock:
        """The lock of an owner."""
        found = self._locks.get(owner)
        if found is None:
            found = self._locks[owner] = _Lock()
        return found

    async def close(self, owner: object) -> None:
        """End the connections of an owner."""
        client = self._clients.pop(ref(owner), None)
        if client is not None:
            await client.aclose()

    async def sweep(self) -> None:
        """End the connections that nobody has closed whose they were."""
        while self._left:
            with suppress(Exception):
                await self._left.pop().aclose()


def current() -> Loop:
    """That of the event loop that runs this. Raises: RuntimeError where none does."""
    variable = _variable()
    found = variable.get(None)
    if found is None:
        found = Loop()
        variable.set(found)
    return found


@cache
def _variable() -> RunVar[Any]:
    # httpx2 and httpx bring it; it knows which event loop this is
    from anyio.lowlevel import RunVar

    return RunVar(__name__)


async def _until_end(
    clients: dict[ref[object], AsyncHTTPClient], left: list[AsyncHTTPClient]
) -> AsyncGenerator[None]:
    from anyio import move_on_after

    try:
        yield
    finally:
        ended = [*clients.values(), *left]
        clients.clear()
        left.clear()
        # trio cancels what it closes at its end
        with move_on_after(_PATIENCE, shield=True):
            for client in ended:
                with suppress(Exception):
                    await client.aclose()


class _Lock:
    """A lock of tasks; see `ways.Lock`."""

    __slots__ = ("_lock",)

    def __init__(self) -> None:
        from anyio import Lock

        self._lock = Lock()

    async def acquire(self, seconds: float | None) -> bool:
        from anyio import move_on_after

        with move_on_after(seconds):
            await self._lock.acquire()
            return True
        return False

    def release(self) -> None:
        self._lock.release()
