"""One document from its file to what came of it, each step in a process of its own."""

import json
import re
import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from tests.corpus.bounded import Limits, Run, run
from tests.corpus.documents import Source
from tests.corpus.results import FAILURES, Examples, Outcome, Types

_MOST_KEPT = 200
_CRASH = '"internal-error"'
_TIMED = """
import sys, time
sys.path.insert(0, sys.argv[1])
started = time.process_time()
__import__(sys.argv[2])
print((time.process_time() - started) * 1000)
"""


def examine(source: Source, work: Path, limits: Limits) -> Outcome:
    """Generates a document's package into `work` and looks at it; checkers run later, over all."""
    expected = _expected(source, limits)
    outcome = Outcome(
        document=source.label,
        name=source.name,
        size=source.path.stat().st_size,
        expected=len(expected),
    )
    folder = work / source.name
    shutil.rmtree(folder, ignore_errors=True)
    made = run(_generate(source, work), limits, environment={"PYTHONHASHSEED": "1"})
    outcome.seconds, outcome.cpu, outcome.peak = made.seconds, made.cpu, made.peak
    lost = _reported(outcome, made)
    package = next(folder.glob("*_client"), None)
    if package is None:
        outcome.error = _why(made)
        outcome.crashed = not made.errors.startswith("[") or _CRASH in made.errors
        outcome.missing = _spoken(expected)
        outcome.unexplained = outcome.missing if outcome.crashed else []
        return outcome
    outcome.package = str(package)
    _count_lines(outcome, package)
    task = work / f"{source.name}.task.json"
    seen = _judged(outcome, source, folder, task, limits)
    if seen is not None:
        _compare(outcome, expected, seen, lost)
        _try(outcome, seen, task, limits)
    task.unlink(missing_ok=True)
    outcome.import_ms = _import_time(folder, package.name, limits)
    return outcome


def _expected(source: Source, limits: Limits) -> set[tuple[str, str]]:
    # elsewhere, for what this process holds counts as memory of those it starts
    command = [sys.executable, "-m", "tests.corpus.walk", str(source.path)]
    found = json.loads(run(command, limits).output or "[]")
    return {(method, path) for method, path in found}


def _generate(source: Source, work: Path) -> list[str]:
    named = ["--from", str(source.path), "--name", source.name]
    how = ["--out", str(work), "--format", "json", "--jobs", "1"]
    return [sys.executable, "-m", "generator", "generate", *named, *how]


def _reported(outcome: Outcome, made: Run) -> set[str]:
    """What the command said is lost; its findings are counted."""
    try:
        found: list[dict[str, Any]] = json.loads(made.errors)
    except ValueError:
        return set()
    codes = Counter(f"{each['severity']}: {each['code']}" for each in found)
    outcome.findings = dict(sorted(codes.items()))
    lost = {str(each["lost"]) for each in found if each["lost"]}
    outcome.lost = sorted(lost)[:_MOST_KEPT]
    return lost


def _why(made: Run) -> str:
    if made.status is None:
        return f"stopped after {made.seconds:.0f} s"
    try:
        found = json.loads(made.errors)
    except ValueError:
        return made.errors.strip().rpartition("\n")[2][:300] or f"status {made.status}"
    errors = [each for each in found if each["severity"] == "error"]
    return "; ".join(f"[{each['code']}] {each['message']}" for each in errors[:3])[:400]


def _count_lines(outcome: Outcome, package: Path) -> None:
    texts = [path.read_bytes() for path in package.rglob("*.py")]
    outcome.modules = len(texts)
    outcome.lines = sum(text.count(b"\n") for text in texts)


def _judged(
    outcome: Outcome, source: Source, folder: Path, task: Path, limits: Limits
) -> dict[str, Any] | None:
    command = [sys.executable, "-m", "tests.corpus.judge", str(source.path)]
    seed = {"PYTHONHASHSEED": "2"}
    done = run(
        [*command, source.name, str(folder), str(task)], limits, environment=seed
    )
    return _answer(outcome, "judge", done)


def _compare(
    outcome: Outcome,
    expected: set[tuple[str, str]],
    seen: dict[str, Any],
    lost: set[str],
) -> None:
    emitted = {(str(method), str(path)) for method, path in seen["operations"]}
    known = {(method, _plain(path)) for method, path in emitted}
    missing = {each for each in expected if (each[0], _plain(each[1])) not in known}
    outcome.emitted = len(emitted)
    outcome.missing = _spoken(missing)
    outcome.unexplained = [key for key in outcome.missing if key not in lost]
    outcome.types = Types(**seen["types"])
    outcome.differing = seen["differing"][:_MOST_KEPT]


def _try(outcome: Outcome, seen: dict[str, Any], task: Path, limits: Limits) -> None:
    command = [sys.executable, "-m", "tests.corpus.trial", str(task)]
    tried = _answer(outcome, "trial", run(command, limits))
    if tried is None:
        return
    outcome.import_failures = tried["import_failures"]
    outcome.examples = _examples(seen, tried["examples"])


def _examples(seen: dict[str, Any], tried: list[dict[str, Any]]) -> Examples:
    """Examples that fail and contradict their own schema are counted apart."""
    contradictions: dict[str, str] = seen["contradictions"]
    found = Examples()
    for index, case in enumerate(tried):
        outcome = case["outcome"]
        if outcome in ("differs", "refused") and str(index) in contradictions:
            outcome = "contradicts"
        found.outcomes[outcome] = found.outcomes.get(outcome, 0) + 1
        if outcome in FAILURES and len(found.wrong) < _MOST_KEPT:
            found.wrong.append(f"{case['at']}: {outcome}: {'; '.join(case['why'])}")
    return found


def _import_time(folder: Path, package: str, limits: Limits) -> float | None:
    command = [sys.executable, "-c", _TIMED, str(folder), package]
    done = run(command, limits)
    try:
        return float(done.output)
    except ValueError:
        return None


def _answer(outcome: Outcome, step: str, done: Run) -> dict[str, Any] | None:
    """What a step printed; a step that failed is a fault that the table shows."""
    try:
        answer: dict[str, Any] = json.loads(done.output)
    except ValueError:
        last = done.errors.strip().rpartition("\n")[2][:300]
        why = last if done.status is not None else f"stopped after {done.seconds:.0f} s"
        outcome.faults.append(f"{step}: {why}")
        return None
    return answer


def _plain(path: str) -> str:
    """A path whose parameters are names alone: `{+name}` and `{ name }` are `{name}`."""
    return re.sub(r"\{\W*(\w+)\W*\}", r"{\1}", path)


def _spoken(operations: set[tuple[str, str]]) -> list[str]:
    return sorted(f"{method} {path}" for method, path in operations)
