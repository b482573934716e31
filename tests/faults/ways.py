"""A call made in each way that there is, and what came of it; then once more with the same client."""

import asyncio
import time
from collections.abc import Callable
from concurrent import futures
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import anyio
import trio

from generator.runtime.errors import ApiError

from .case import Case
from .depot import NOTE, AsyncDepot, Depot
from .scene import Outcome, Scene

SOON = 2.0
"""Seconds after which what should have happened has not."""

# all else is a fault of the tests
_RAISED = (ApiError, OSError, RuntimeError, TypeError, ValueError)

LIMIT = 15.0
"""Seconds that any way may take."""


def sync(scene: Scene) -> Outcome:
    """Made by a client that blocks."""
    outcome = Outcome()
    started = time.monotonic()
    try:
        depot = Depot(**scene.settings)
    except _RAISED as error:
        return Outcome(error=error)
    with depot:
        try:
            outcome.value = _use(depot, scene.case)
        except _RAISED as error:
            outcome.error = error
        outcome.seconds = time.monotonic() - started
        _wait(lambda: scene.is_quiet)
        if scene.is_mended():
            outcome.again = depot._transport.send(NOTE, {})
        outcome.shown = f"{depot!r} {depot._transport!r}"
    return outcome


def _use(depot: Depot, case: Case) -> object:
    arguments = case.arguments()
    match case.does:
        case "send":
            return depot._transport.send(case.call, arguments, **case.options)
        case "items":
            call: Any = case.call
            return list(depot._transport.pages(call, arguments, **case.options))
        case "stream":
            call = case.call
            with depot._transport.stream(call, arguments, **case.options) as items:
                return list(items)


async def awaited(scene: Scene) -> Outcome:
    """Made by a client whose calls are awaited."""
    outcome = Outcome()
    started = time.monotonic()
    try:
        depot = AsyncDepot(**scene.settings)
    except _RAISED as error:
        return Outcome(error=error)
    async with depot:
        try:
            outcome.value = await _use_awaited(depot, scene.case)
        except _RAISED as error:
            outcome.error = error
        outcome.seconds = time.monotonic() - started
        await _soon(lambda: scene.is_quiet)
        if scene.is_mended():
            outcome.again = await depot._transport.send(NOTE, {})
        outcome.shown = f"{depot!r} {depot._transport!r}"
    return outcome


async def _use_awaited(depot: AsyncDepot, case: Case) -> object:
    arguments = case.arguments()
    call: Any = case.call
    match case.does:
        case "send":
            return await depot._transport.send(call, arguments, **case.options)
        case "items":
            pages = depot._transport.pages(call, arguments, **case.options)
            return [item async for item in pages]
        case "stream":
            stream = depot._transport.stream(call, arguments, **case.options)
            async with stream as items:
                return [item async for item in items]


def on_asyncio(scene: Scene) -> Outcome:
    """Awaited on asyncio; no task may be left."""

    async def main() -> Outcome:
        outcome = await awaited(scene)
        assert asyncio.all_tasks() == {asyncio.current_task()}
        return outcome

    return asyncio.run(main())


def on_trio(scene: Scene) -> Outcome:
    """Awaited on trio; no task may be left."""

    async def main() -> Outcome:
        before = trio.lowlevel.current_statistics().tasks_living
        outcome = await awaited(scene)
        assert trio.lowlevel.current_statistics().tasks_living == before
        return outcome

    return trio.run(main)


def _wait(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + SOON
    while not holds() and time.monotonic() < end:
        time.sleep(0.005)


async def _soon(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + SOON
    while not holds() and time.monotonic() < end:
        await anyio.sleep(0.005)


WAYS = {"sync": sync, "asyncio": on_asyncio, "trio": on_trio}


def limited(run: Callable[[], Outcome]) -> Outcome:
    """What it gives, in a thread that is not waited for any longer than LIMIT."""
    pool = ThreadPoolExecutor(1)
    done = pool.submit(run)
    try:
        finished, _ = futures.wait([done], LIMIT)
        assert finished, f"still waiting after {LIMIT} seconds"
        return done.result()
    finally:
        pool.shutdown(wait=done.done())
