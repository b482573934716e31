"""What a program pays before its first call: importing the package and making a client."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from tempfile import TemporaryDirectory

from .contacts import module
from .measuring import Result

ROUNDS = 15
STEPS = {
    "import close_client": "import close_client",
    "Close()": "from close_client import Close; close = Close(api_key='key')",
    "close.contacts": "close.contacts",
    "Contact": "from close_client import Contact",
}
_PROGRAM = """
import json, sys
from time import process_time
import json, re, typing, dataclasses, datetime, enum, functools
found, seen = {}, set(sys.modules)
for name, step in json.loads(sys.argv[1]).items():
    start = process_time()
    exec(step)
    spent = process_time() - start
    found[name] = [spent, sorted(set(sys.modules) - seen)]
    seen = set(sys.modules)
print(json.dumps(found))
"""


def results() -> Iterator[Result]:
    """Milliseconds of CPU for each step, beyond the usual modules of the standard library."""
    with TemporaryDirectory() as compiled:
        # the first run compiles, as installing does
        runs = [steps(compiled) for _ in range(ROUNDS + 1)][1:]
    for name in STEPS:
        spent = statistics.median(run[name][0] for run in runs) * 1000
        loaded = runs[0][name][1]
        own = sum(each.startswith("close_client") for each in loaded)
        yield Result(
            name=f"imports, {name}: ms",
            ratio=spent,
            note=f"{own} modules of the package, {len(loaded) - own} others",
        )
    everything = [each for name in STEPS for each in runs[0][name][1]]
    heavy = {"httpx2", "anyio", "asyncio", "ssl", "email", "msgspec"}
    yield Result(
        name="imports, HTTP and its like before the first call",
        ratio=len(heavy.intersection(everything)),
        bar=0,
    )


def steps(compiled: str) -> dict[str, tuple[float, list[str]]]:
    folder = os.path.dirname(os.path.dirname(module("").__file__))
    environment = {
        **os.environ,
        "PYTHONPATH": folder,
        "PYTHONPYCACHEPREFIX": compiled,
        "PYTHONDONTWRITEBYTECODE": "",
    }
    said = subprocess.run(
        [sys.executable, "-c", _PROGRAM, json.dumps(STEPS)],
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
    )
    found: dict[str, tuple[float, list[str]]] = json.loads(said.stdout)
    return found


def listing() -> None:
    """Print which modules each step loads."""
    with TemporaryDirectory() as compiled:
        for name, (_, loaded) in steps(compiled).items():
            print(name, *loaded, sep="\n    ")


if __name__ == "__main__":
    listing()
