"""Whether black and ruff would leave emitted packages as they are.

What they say of a file depends on its text alone, so that each text is looked at once, whatever
number of packages holds it; what was said is kept.
"""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

Said: TypeAlias = dict[Path, list[str]]
Checker: TypeAlias = Callable[[Sequence[Path], Path], Said]

_AT_ONCE = 1_000


def check(
    packages: Sequence[Path], checker: Checker, cache: Path, step: Callable[[str], None]
) -> Said:
    """The complaints about each package's modules."""
    files = {package: sorted(package.rglob("*.py")) for package in packages}
    texts = {path: _digest(path) for paths in files.values() for path in paths}
    kept = cache / f"{checker.__name__}.json"
    known: dict[str, list[str]] = json.loads(kept.read_text()) if kept.exists() else {}
    new = {text: path for path, text in texts.items() if text not in known}
    for some in _batches([*new.values()]):
        step(f"{checker.__name__}: {len(some)} modules")
        said = checker(some, cache)
        known |= {texts[path]: said.get(path, []) for path in some}
    kept.write_text(json.dumps(known))
    return {
        package: [
            f"{path.relative_to(package.parent)}: {each}"
            for path in paths
            for each in known[texts[path]]
        ]
        for package, paths in files.items()
    }


def black(paths: Sequence[Path], cache: Path) -> Said:
    """The files that black would change, or cannot read."""
    nothing = cache / "empty.toml"
    nothing.write_text("")
    command = [sys.executable, "-m", "black", "--check", "--config", str(nothing)]
    done = _run([*command, *map(str, paths)], {"BLACK_CACHE_DIR": str(cache / "black")})
    found: Said = {}
    for line in done.stderr.splitlines():
        if line.startswith("would reformat "):
            found[Path(line.removeprefix("would reformat "))] = ["reformatted"]
        elif line.startswith("error: cannot format "):
            path, _, why = line.removeprefix("error: cannot format ").partition(": ")
            found[Path(path)] = [why]
    return found


def ruff(paths: Sequence[Path], cache: Path) -> Said:
    """What ruff's default rules complain about."""
    how = ["--isolated", "--output-format", "json", "--cache-dir", str(cache / "ruff")]
    command = [sys.executable, "-m", "ruff", "check", "--target-version", "py311", *how]
    done = _run([*command, *map(str, paths)], {})
    found: Said = {}
    for each in json.loads(done.stdout or "[]"):
        said = f"{each['location']['row']}: {each['message']} [{each['code']}]"
        found.setdefault(Path(each["filename"]), []).append(said)
    return found


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:32]


def _batches(paths: Sequence[Path]) -> list[Sequence[Path]]:
    return [paths[at : at + _AT_ONCE] for at in range(0, len(paths), _AT_ONCE)]


def _run(
    command: Sequence[str], environment: Mapping[str, str]
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )
