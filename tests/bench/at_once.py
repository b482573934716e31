"""1,000 async calls at once, beside bare httpx2: memory for each, and what is left behind."""

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tracemalloc
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager

import httpx2

from .contacts import body, module
from .measuring import Result
from .server import saying

CALLS, ROUNDS = 1000, 3
PARTIES = ("httpx2", "close_client")

Call = Callable[[], Awaitable[None]]


def results() -> Iterator[Result]:
    """Each party in a process of its own, in turn."""
    found: dict[str, list[list[int]]] = {name: [] for name in PARTIES}
    # long enough for all calls to be under way
    with saying(body(0, 1), seconds=0.02) as url:
        for _ in range(ROUNDS):
            for name in PARTIES:
                command = [sys.executable, "-m", __name__, name, url]
                said = subprocess.run(command, check=True, stdout=subprocess.PIPE)
                found[name].append(json.loads(said.stdout))
    peaks = {name: statistics.median(run[0] for run in found[name]) for name in PARTIES}
    yield Result(
        name="1,000 async calls at once, memory: to bare httpx2",
        ratio=peaks["close_client"] / peaks["httpx2"],
        bar=1.5,
        note=f"{peaks['close_client'] / CALLS / 1024:.1f} KiB a call",
    )
    yield Result(
        name="1,000 async calls at once, tasks and files left",
        ratio=max(run[1] + run[2] for run in found["close_client"]),
        bar=0,
    )


@asynccontextmanager
async def ours(url: str) -> AsyncIterator[Call]:
    async with module(".client").AsyncClose(api_key="key", base_url=url) as close:

        async def call() -> None:
            assert len((await close.contacts.list(limit=1)).items) == 1

        yield call


@asynccontextmanager
async def bare(url: str) -> AsyncIterator[Call]:
    async with httpx2.AsyncClient(base_url=url, auth=("key", ""), timeout=60) as client:

        async def call() -> None:
            answer = await client.get("/contact/", params={"_limit": 1})
            assert len(json.loads(answer.content)["data"]) == 1

        yield call


async def measured(party: str, url: str) -> list[int]:
    """Bytes at the peak, tasks left, and files left open, sockets among them."""
    # the selector of the loop is one of these
    before = len(os.listdir("/dev/fd"))
    async with (ours if party == "close_client" else bare)(url) as call:
        await call()
        tracemalloc.start()
        await asyncio.gather(*(call() for _ in range(CALLS)))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    await asyncio.sleep(0)
    tasks = len(asyncio.all_tasks()) - 1
    return [peak, tasks, len(os.listdir("/dev/fd")) - before]


if __name__ == "__main__":
    sys.modules["opentelemetry"] = None  # type: ignore[assignment]
    print(json.dumps(asyncio.run(measured(*sys.argv[1:]))))
