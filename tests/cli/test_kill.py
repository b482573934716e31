"""`generate` killed at any moment leaves the old package or the new one, never a mixture."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from .conftest import Apiwright, write

_MOMENTS = 50
_OPERATIONS = 60


def page(word: str, operations: int) -> str:
    paths = "".join(
        f"  /{word}{number}:\n"
        f"    get: {{operationId: get_{word}{number}, tags: [t{number}], "
        f"responses: {{'204': {{description: done}}}}}}\n"
        for number in range(operations)
    )
    return (
        "openapi: 3.1.0\ninfo: {title: Acme, version: '1'}\n"
        f"servers: [{{url: 'https://api.acme.test'}}]\npaths:\n{paths}"
    )


def state(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_a_killed_run_leaves_one_state(apiwright: Apiwright) -> None:
    texts = [page("a", _OPERATIONS), page("b", _OPERATIONS)]
    states: list[dict[str, bytes]] = []
    for text in texts:
        write("specs/acme/api.yaml", text)
        assert apiwright("generate").code == 0
        states.append(state(Path("generated/acme")))
    write("generated/acme/notes.md", "mine\n")
    for each in states:
        each["notes.md"] = b"mine\n"
    seconds = _time_to_write(texts)
    now = random.Random(7)
    while_writing = 0
    for moment in range(_MOMENTS):
        write("specs/acme/api.yaml", texts[moment % 2])
        process = _start()
        if moment % 5:
            _until_it_writes(process)
            time.sleep(now.uniform(0, 0.03))
        else:
            time.sleep(now.uniform(0, seconds))
        process.send_signal(signal.SIGKILL)
        process.wait(10)
        assert state(Path("generated/acme")) in states
        while_writing += len(os.listdir("generated")) - 1
    assert while_writing > 0
    write("specs/acme/api.yaml", texts[0])
    assert apiwright("generate").code == 0
    assert state(Path("generated/acme")) == states[0]
    assert os.listdir("generated") == ["acme"]


def _start() -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-m", "generator", "generate", "--quiet"]
    return subprocess.Popen(command, env=environment)


def _until_it_writes(process: "subprocess.Popen[bytes]") -> None:
    """Until the new folder appears beside the old one, which is cleared away at the next start."""
    left = set(os.listdir("generated"))
    while process.poll() is None and set(os.listdir("generated")) <= left:
        time.sleep(0.0005)


def _time_to_write(texts: list[str]) -> float:
    write("specs/acme/api.yaml", texts[0])
    began = time.monotonic()
    assert _start().wait(60) == 0
    return time.monotonic() - began
