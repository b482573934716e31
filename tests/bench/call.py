"""One call with a small answer over a connection that stays open, beside bare httpx2."""

import asyncio
import json
import sys
from collections.abc import Iterator

import httpx2

from .contacts import body, module
from .measuring import Result, collector, in_turn, micros, ratio
from .server import saying

CALLS, ROUNDS = 200, 15


def results() -> Iterator[Result]:
    """Sync and async; the server's time is not counted, as it is in another process."""
    # spans cost those who have installed what they are for
    sys.modules["opentelemetry"] = None  # type: ignore[assignment]
    with saying(body(0, 1)) as url:
        for name, measure in (("sync", blocking), ("async", awaiting)):
            spent = measure(url)
            yield Result(
                name=f"call, {name}: to bare httpx2",
                ratio=ratio(spent, "close_client", "httpx2"),
                bar=1.25,
                note=f"{micros(spent, 'close_client', CALLS)}, "
                f"httpx2 {micros(spent, 'httpx2', CALLS)}",
            )


def blocking(url: str) -> dict[str, list[float]]:
    with (
        module(".client").Close(api_key="key", base_url=url) as close,
        httpx2.Client(base_url=url, auth=("key", "")) as bare,
    ):

        def ours() -> None:
            for _ in range(CALLS):
                assert len(close.contacts.list(limit=1).items) == 1

        def theirs() -> None:
            for _ in range(CALLS):
                answer = bare.get("/contact/", params={"_limit": 1})
                assert len(json.loads(answer.content)["data"]) == 1

        with collector(True):
            return in_turn({"httpx2": theirs, "close_client": ours}, ROUNDS)


def awaiting(url: str) -> dict[str, list[float]]:
    async def all_calls() -> None:
        for _ in range(CALLS):
            assert len((await close.contacts.list(limit=1)).items) == 1

    async def all_bare() -> None:
        for _ in range(CALLS):
            answer = await bare.get("/contact/", params={"_limit": 1})
            assert len(json.loads(answer.content)["data"]) == 1

    async def ended() -> None:
        await close.close()
        await bare.aclose()

    with asyncio.Runner() as runner:
        close = module(".client").AsyncClose(api_key="key", base_url=url)
        bare = httpx2.AsyncClient(base_url=url, auth=("key", ""))
        acts = {
            "httpx2": lambda: runner.run(all_bare()),
            "close_client": lambda: runner.run(all_calls()),
        }
        try:
            with collector(True):
                return in_turn(acts, ROUNDS)
        finally:
            runner.run(ended())
