"""What mypy and pyright, both strict, say about emitted packages: many at once, for both start slowly.

What was said about a package is kept by its content, so that one that did not change is not checked again.
"""

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

Complaints: TypeAlias = dict[Path, list[str]]
Checker: TypeAlias = Callable[[Sequence[Path], Path], Complaints]

_MOST_BYTES = 3_000_000


def check(
    packages: Sequence[Path], checker: Checker, cache: Path, step: Callable[[str], None]
) -> Complaints:
    """The complaints about each package, from the cache where they are known."""
    kept = cache / checker.__name__
    kept.mkdir(parents=True, exist_ok=True)
    known = {package: kept / f"{digest(package)}.json" for package in packages}
    new = [package for package in packages if not known[package].exists()]
    for some in _batches(new):
        step(f"{checker.__name__}: {len(some)} packages")
        for package, said in checker(some, cache).items():
            known[package].write_text(json.dumps(said))
    return {package: json.loads(known[package].read_text()) for package in packages}


def mypy(packages: Sequence[Path], cache: Path) -> Complaints:
    """mypy --strict, with nobody's configuration."""
    how = [
        "--strict",
        "--config-file=",
        "--python-version",
        "3.11",
        "--no-error-summary",
    ]
    where = [f"--cache-dir={cache / 'mypy.cache'}", "--hide-error-context"]
    command = [sys.executable, "-m", "mypy", *how, *where, *map(str, packages)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found: Complaints = {package: [] for package in packages}
    for line in done.stdout.splitlines():
        if ": error:" in line:
            _file_under(found, str(Path(line.partition(":")[0]).resolve()), line)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"mypy: {(done.stdout + done.stderr)[-500:]}")
    return found


def pyright(packages: Sequence[Path], cache: Path) -> Complaints:
    """pyright in strict mode."""
    project = cache / "pyrightconfig.json"
    settings = {
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        "include": [str(package) for package in packages],
    }
    project.write_text(json.dumps(settings))
    how = ["--outputjson", "--project", str(project), "--pythonpath", sys.executable]
    command = [sys.executable, "-m", "pyright", *how]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found: Complaints = {package: [] for package in packages}
    try:
        said = json.loads(done.stdout)
    except ValueError:
        raise RuntimeError(f"pyright: {(done.stdout + done.stderr)[-500:]}") from None
    for each in said["generalDiagnostics"]:
        if each["severity"] == "error":
            line = each["range"]["start"]["line"] + 1
            rule = each.get("rule", "syntax")
            text = f"{each['file']}:{line}: {each['message']} [{rule}]"
            _file_under(found, each["file"], text)
    return found


def digest(package: Path) -> str:
    """A name for the content of a package, wherever it lies."""
    known = hashlib.sha256()
    for path in sorted(package.rglob("*.py")):
        known.update(path.relative_to(package).as_posix().encode() + b"\0")
        known.update(path.read_bytes() + b"\0")
    return known.hexdigest()[:32]


def _batches(packages: Sequence[Path]) -> Iterator[list[Path]]:
    some: list[Path] = []
    size = 0
    for package in packages:
        some.append(package)
        size += sum(path.stat().st_size for path in package.rglob("*.py"))
        if size > _MOST_BYTES:
            yield some
            some, size = [], 0
    if some:
        yield some


def _file_under(found: Complaints, file: str, said: str) -> None:
    for package, complaints in found.items():
        if file.startswith(f"{package}/"):
            complaints.append(said.replace(f"{package.parent}/", "").split("\n")[0])
