"""One page from its bytes to what came of it, all in one process but the trial of its package."""

import hashlib
import json
import re
import shutil
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.findings import Findings, Severity
from generator.fragments import Page
from generator.name import name
from generator.name.names import Names
from generator.pipeline import Understood, understand
from generator.read import read_all
from generator.render import render
from generator.shelf import Shelf
from generator.sources import Sources
from generator.view import view
from tests.corpus.bounded import Limits, run
from tests.corpus.results import FAILURES, Examples
from tests.pages.compare import Check, compare
from tests.pages.emitted import calls
from tests.pages.expectations import Expectation
from tests.pages.outcome import Outcome
from tests.pages.samples import examples

_LONGEST = 40
_WARMING = (
    b"# Warm\n\n```\nGET https://api.example.com/warm\n```\n",
    b"# Warm\n\n````yaml GET /warm\nopenapi: 3.1.0\ninfo: {}\n````\n",
    b"# Cold\n",
)
_SILENT = {"no-endpoint", "no-operations"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A package in memory, and what led to it; None in both when there is none.

    cpu: seconds of all stages.
    """

    understood: Understood | None
    names: Names | None
    files: dict[str, str]
    findings: Findings
    cpu: float


def examine(folder: Path, label: str, said: Expectation | None, work: Path) -> Outcome:
    """Generates a page's package into `work` and looks at it; type checkers run later, over all."""
    data = (folder / label).read_bytes()
    same = said is not None and fingerprint(data) == said.sha256
    expected = len(said.endpoints) if said is not None and same else None
    outcome = Outcome(page=label, expected=expected, size=len(data))
    if said is not None and not same:
        outcome.failed = "not the page that was read by hand: its bytes differ"
    try:
        made = make(label, data)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the result
        where = traceback.extract_tb(error.__traceback__)[-1]
        spot = f"{Path(where.filename).name}:{where.lineno}"
        outcome.failed = f"{spot} {type(error).__name__}: {error}"[:300]
        return outcome
    codes = Counter(
        each.code for each in made.findings if each.severity is not Severity.INFO
    )
    outcome.findings, outcome.cpu = dict(sorted(codes.items())), made.cpu
    outcome.reading = _reading(label, data)
    came = calls(made.understood.api) if made.understood else ()
    outcome.emitted = len(came)
    text = data.decode("utf-8", "replace")
    if said is not None and same:
        every = {each.code for each in made.findings}
        outcome.checks = [*compare(said, came, every, text)]
        if not said.endpoints:
            outcome.checks.append(_silence(outcome))
    if made.understood is not None and made.names is not None:
        _write(outcome, made, work)
        _try(outcome, made.understood, made.names, text, work)
    return outcome


def fingerprint(data: bytes) -> str:
    """The short hash that an expectation names its page by."""
    return hashlib.sha256(data).hexdigest()[:12]


def make(label: str, data: bytes) -> Made:
    """The package of one page, as if it were all that its vendor published."""
    page = Page(name=label, data=data)
    sources = Sources(
        name=_name(label), folder=label, pages=(page,), labels=(label,), chosen=True
    )
    return build(sources)


def build(sources: Sources) -> Made:
    """All stages, and the CPU time that they took together."""
    findings = Findings()
    started = time.process_time()
    understood = understand(sources, findings)
    names, files = None, dict[str, str]()
    if understood is not None:
        names = name(understood.api, understood.config)
        files = dict(render(view(understood.api, names)))
    cpu = time.process_time() - started
    return Made(
        understood=understood, names=names, files=files, findings=findings, cpu=cpu
    )


def _reading(label: str, data: bytes) -> float:
    """The CPU time that reading a page takes, without all that follows."""
    started = time.process_time()
    read_all((Page(name=label, data=data),), Shelf(), Findings())
    return time.process_time() - started


def warm_up() -> None:
    """Reads some pages, so that no later one pays for what is read once in a process."""
    for page in _WARMING:
        make("warm.md", page)


def _silence(outcome: Outcome) -> Check:
    """A page without an endpoint gives no client, and a finding that says so and nothing else."""
    loud = set(outcome.findings) - _SILENT
    right = not outcome.emitted and bool(outcome.findings) and not loud
    return Check(
        what="pages without an endpoint",
        where=outcome.page,
        right=right,
        expected="no client, one finding",
        came=f"{outcome.emitted} operations, {sorted(outcome.findings) or 'no finding'}",
    )


def _write(outcome: Outcome, made: Made, work: Path) -> None:
    folder = work / _name(outcome.page)
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in made.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    assert made.names is not None
    outcome.folder = str(folder)
    outcome.package = str(folder / made.names.package)


def _try(
    outcome: Outcome, understood: Understood, names: Names, text: str, work: Path
) -> None:
    """Imports the package in a process without the generator, and decodes the examples with it."""
    cases = examples(understood.api, understood.document, names, outcome.page, text)
    task = work / f"{_name(outcome.page)}.task.json"
    given = {
        "folder": outcome.folder,
        "package": str(names.package),
        "examples": cases,
    }
    task.write_text(json.dumps(given, default=str))
    done = run([sys.executable, "-m", "tests.corpus.trial", str(task)], Limits())
    task.unlink()
    try:
        tried: dict[str, Any] = json.loads(done.output)
    except ValueError:
        outcome.failed = f"trial: {done.errors.strip()[-300:]}"
        return
    outcome.import_failures = tried["import_failures"]
    outcome.examples = _tried(cases, tried["examples"])


def _tried(cases: list[dict[str, Any]], tried: list[dict[str, Any]]) -> Examples:
    found = Examples()
    for case, result in zip(cases, tried):
        how = result["outcome"]
        if how in ("differs", "refused") and case["contradicts"]:
            how = "contradicts"
        found.outcomes[how] = found.outcomes.get(how, 0) + 1
        if how in (*FAILURES, "contradicts"):
            why = "; ".join(result["why"]) + (case["contradicts"] or "")
            found.wrong.append(f"{case['at']}: {how}: {why}"[:300])
    return found


def _name(label: str) -> str:
    plain = re.sub("[^a-z0-9]+", "_", label.rsplit(".", 1)[0].lower()).strip("_")
    short = plain[:_LONGEST].strip("_")
    mark = hashlib.sha256(label.encode()).hexdigest()[:8]
    return f"p_{short}_{mark}"
