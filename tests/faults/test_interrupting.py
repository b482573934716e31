"""Control-C while a call waits: it ends the program, and nothing is tried again."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from .acts import WAIT, answers, head, sends
from .server import Act, serving

_PROGRAM = """
import asyncio, signal, sys, trio
from tests.faults.depot import GET, SECRETS, AsyncDepot, Depot

def sync():
    with Depot(base_url=sys.argv[2], **SECRETS) as depot:
        depot._transport.send(GET, {"id": "i1"})

async def main():
    async with AsyncDepot(base_url=sys.argv[2], **SECRETS) as depot:
        await depot._transport.send(GET, {"id": "i1"})

# it is ignored where the tests themselves run in the background
signal.signal(signal.SIGINT, signal.default_int_handler)
runs = {"sync": sync, "asyncio": lambda: asyncio.run(main()), "trio": lambda: trio.run(main)}
try:
    runs[sys.argv[1]]()
except KeyboardInterrupt:
    print("interrupted")
"""

_STEPS: dict[str, Act] = {
    "before the headers": sends(WAIT),
    "within the body": sends(head(content_length="24"), b"{", WAIT),
    "before another try": answers(b"{}", "503 Down", retry_after="30"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="has no signal for one process")
@pytest.mark.parametrize("way", ["sync", "asyncio", "trio"])
@pytest.mark.parametrize("step", _STEPS)
def test_an_interrupt_passes(step: str, way: str) -> None:
    with serving(_STEPS[step]) as server:
        program = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, way, server.url],
            cwd=Path(__file__).parents[2],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            assert server.reaches(1, 20)
            # long enough to be back in its wait
            with pytest.raises(subprocess.TimeoutExpired):
                program.wait(0.3)
            program.send_signal(signal.SIGINT)
            told, faults = program.communicate(timeout=10)
        finally:
            program.kill()
            program.communicate()
        assert (told, faults) == ("interrupted\n", "")
        assert server.begun == 1
        assert server.is_left()
