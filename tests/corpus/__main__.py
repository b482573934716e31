"""`python -m tests.corpus DIR`: generates every document of a folder and holds the packages to the bars."""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from functools import partial
from pathlib import Path

from tests.corpus import documents, layout, types
from tests.corpus.bars import Bar, bars
from tests.corpus.bounded import Limits
from tests.corpus.examine import examine
from tests.corpus.results import Outcome, as_json
from tests.corpus.table import as_text


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table; 1 when a bar is missed, 2 when there is nothing to look at."""
    given = _parser().parse_args(arguments)
    work: Path = given.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    sources = documents.find(given.folder.resolve(), given.only)
    if not sources:
        print(f"'{given.folder}' holds no OpenAPI document", file=sys.stderr)
        return 2
    progress = _Progress(len(sources))
    limits = Limits(seconds=given.seconds)
    outcomes: list[Outcome] = []
    with ThreadPoolExecutor(given.jobs) as pool:
        for outcome in pool.map(partial(examine, work=work, limits=limits), sources):
            outcomes.append(outcome)
            progress.step(outcome.document)
    _check(outcomes, work, with_types=not given.no_types, step=progress.say)
    progress.end()
    held = bars(outcomes)
    print(_json(outcomes, held) if given.json else as_text(outcomes, held), end="")
    return 1 if any(bar.met is False for bar in held) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.corpus",
        description="Generate every OpenAPI document of a folder, and hold the packages to the bars.",
    )
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument(
        "--json", action="store_true", help="print JSON, with all details"
    )
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="NAME",
        help="only documents whose path holds NAME or fits it as a pattern; may be repeated",
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N")
    parser.add_argument(
        "--no-types", action="store_true", help="leave mypy and pyright out"
    )
    parser.add_argument(
        "--seconds",
        type=float,
        default=120,
        metavar="S",
        help="the most for one document",
    )
    parser.add_argument(
        "--work",
        type=Path,
        default=Path(tempfile.gettempdir()) / f"apiwright-corpus-{os.getuid()}",
        metavar="DIR",
        help="where packages and caches go",
    )
    return parser


def _check(
    outcomes: Sequence[Outcome],
    work: Path,
    *,
    with_types: bool,
    step: Callable[[str], None],
) -> None:
    """Runs the checkers over all packages, and files what they say under the outcomes."""
    packages = {
        Path(each.package): each for each in outcomes if each.package is not None
    }
    cache = work / "cache"
    cache.mkdir(exist_ok=True)
    for checker in (layout.black, layout.ruff):
        for package, said in layout.check([*packages], checker, cache, step).items():
            packages[package].checks[checker.__name__] = said
    for strict in (types.mypy, types.pyright) if with_types else ():
        for package, said in types.check([*packages], strict, cache, step).items():
            packages[package].checks[strict.__name__] = said


def _json(outcomes: Sequence[Outcome], held: Sequence[Bar]) -> str:
    tree = {
        "bars": [asdict(bar) for bar in held],
        "documents": [as_json(outcome) for outcome in outcomes],
    }
    return json.dumps(tree, indent=1) + "\n"


class _Progress:
    """One line on a terminal that says where the work is, and nothing anywhere else."""

    def __init__(self, total: int) -> None:
        self._total = total if sys.stderr.isatty() else 0
        self._done = 0

    def step(self, name: str) -> None:
        """One more document is done."""
        self._done += 1
        self.say(f"{self._done}/{self._total} {name}")

    def say(self, text: str) -> None:
        """Replaces the line."""
        if self._total:
            print(f"\r\x1b[K{text[:100]}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Takes the line away."""
        self.say("")


if __name__ == "__main__":
    sys.exit(main())
