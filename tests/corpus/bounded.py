"""A command run in a process of its own, bounded in time and memory, and what it took."""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """seconds: by the clock. megabytes: of address space."""

    seconds: float = 120
    megabytes: int = 6_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """status: None when it was stopped for its time. cpu: seconds; peak: resident megabytes."""

    status: int | None
    output: str
    errors: str
    seconds: float
    cpu: float
    peak: float


def run(
    command: Sequence[str],
    limits: Limits,
    *,
    environment: Mapping[str, str] | None = None,
) -> Run:
    """Runs a command from the repository's root until it ends or is over a limit."""
    shell = ["sh", "-c", f'ulimit -v {limits.megabytes << 10}; exec "$@"', "sh"]
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        process = subprocess.Popen(
            [*shell, *command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
        )
        late = threading.Event()
        timer = threading.Timer(limits.seconds, _stop, (process, late))
        timer.start()
        _, status, used = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        return Run(
            status=None if late.is_set() else process.returncode,
            output=_text(output),
            errors=_text(errors),
            seconds=time.perf_counter() - started,
            cpu=used.ru_utime + used.ru_stime,
            peak=used.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10),
        )


def _stop(process: "subprocess.Popen[bytes]", late: threading.Event) -> None:
    late.set()
    process.kill()


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")
