"""`python -m tests.pages DIR`: reads every page of a folder and holds what came of it to the bars."""

import argparse
import json
import multiprocessing
import os
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from fnmatch import fnmatch
from pathlib import Path
from typing import TypeAlias

from tests.corpus import types
from tests.pages.bars import Bar, bars, vendor_bar
from tests.pages.examine import examine, fingerprint, warm_up
from tests.pages.expectations import FOLDER, OVERVIEWS, Expectation, load, silent
from tests.pages.outcome import Outcome, as_json
from tests.pages.table import as_text
from tests.pages.vendor import seconds

_Task: TypeAlias = tuple[Path, str, Expectation | None]

_SUFFIXES = {".md", ".mdx", ".markdown", ".apib", ".txt"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table; 1 when a bar is missed, 2 when there is nothing to look at."""
    given = _parser().parse_args(arguments)
    folder: Path = given.folder.resolve()
    work: Path = given.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    pages = find(folder, given.only)
    if not pages:
        print(f"'{given.folder}' holds no page", file=sys.stderr)
        return 2
    outcomes = _examined(_tasks(folder, pages, given.expected), work, given.jobs)
    if not given.no_types:
        _check(outcomes, work)
    more = [vendor_bar(given.vendor, seconds(given.vendor))] if given.vendor > 0 else []
    print(_json(outcomes, more) if given.json else as_text(outcomes, more), end="")
    held = (*bars(outcomes), *more)
    return 1 if any(bar.met is False for bar in held) else 0


def find(folder: Path, only: Sequence[str] = ()) -> list[str]:
    """Every page below a folder, by its path there; `only` are patterns of it, or parts."""
    labels = sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.suffix.lower() in _SUFFIXES and path.is_file()
    )
    return [
        label
        for label in labels
        if not only or any(part in label or fnmatch(label, part) for part in only)
    ]


def _tasks(folder: Path, pages: Sequence[str], expected: Path) -> list[_Task]:
    """The pages of the folder, then those of our own."""
    said = load(expected)
    tasks: list[_Task] = [(folder, page, said.get(page)) for page in pages]
    for path in sorted(OVERVIEWS.iterdir()):
        label = f"{OVERVIEWS.name}/{path.name}"
        none = silent(label, fingerprint(path.read_bytes()))
        tasks.append((OVERVIEWS.parent, label, none))
    return tasks


def _examined(tasks: Sequence[_Task], work: Path, jobs: int) -> list[Outcome]:
    if jobs == 1:
        warm_up()
        return [examine(*task, work) for task in tasks]
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=fresh, initializer=warm_up) as pool:
        asked = [pool.submit(examine, *task, work) for task in tasks]
        return [each.result() for each in asked]


def _check(outcomes: Sequence[Outcome], work: Path) -> None:
    """Runs the type checkers over all packages, and files what they say under the outcomes."""
    packages = {
        Path(each.package): each for each in outcomes if each.package is not None
    }
    cache = work / "cache"
    cache.mkdir(exist_ok=True)
    for strict in (types.mypy, types.pyright):
        for package, said in types.check([*packages], strict, cache, _say).items():
            packages[package].complaints[strict.__name__] = said


def _say(text: str) -> None:
    if sys.stderr.isatty():
        print(text, file=sys.stderr)


def _json(outcomes: Sequence[Outcome], more: Sequence[Bar]) -> str:
    held = [{**asdict(bar), "met": bar.met} for bar in (*bars(outcomes), *more)]
    tree = {"bars": held, "pages": [as_json(each) for each in outcomes]}
    return json.dumps(tree, indent=1) + "\n"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.pages",
        description="Read every page of a folder alone, and hold what came of it to the bars.",
    )
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="NAME",
        help="only pages whose path holds NAME or fits it as a pattern; may be repeated",
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N")
    parser.add_argument(
        "--no-types", action="store_true", help="leave mypy and pyright out"
    )
    parser.add_argument(
        "--vendor",
        type=int,
        default=1000,
        metavar="N",
        help="how many pages the vendor has that speed is measured on; 0: none",
    )
    parser.add_argument(
        "--expected",
        type=Path,
        default=FOLDER,
        metavar="DIR",
        help="where the expectations are",
    )
    parser.add_argument(
        "--work",
        type=Path,
        default=Path(tempfile.gettempdir()) / f"apiwright-pages-{os.getuid()}",
        metavar="DIR",
        help="where packages and caches go",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
