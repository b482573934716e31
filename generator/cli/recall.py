"""What the last run made of the same input: when the disk still holds it, there is nothing to do."""

import hashlib
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import click

from generator import cache, output
from generator.cli.jobs import Job
from generator.cli.outcome import Outcome
from generator.findings import Finding, Note, Severity
from generator.output.manifest import digest, of_folder
from generator.output.staging import leftovers
from generator.places import InPage
from generator.values import JsonObject, JsonValue, as_array, as_object, as_text

_FORMAT = "run 1"


Made: TypeAlias = tuple[Outcome, str]
"""What came of a job, and the difference to show for it."""


def run(
    jobs: Sequence[Job],
    out: Path,
    make: Callable[[Sequence[Job]], Iterator[Made]],
    *,
    strict: bool,
) -> Iterator[Made]:
    """What came of each job in turn; `make` does those of which nothing is known."""
    # before any work is done: that adds to what was found of a job
    keys = [_key(job, strict) for job in jobs]
    known = [recalled(job, key, out) for job, key in zip(jobs, keys, strict=True)]
    missing = [job for job, found in zip(jobs, known, strict=True) if found is None]
    made = make(missing) if missing else iter(())
    for key, found in zip(keys, known, strict=True):
        if found is not None:
            yield found, ""
            continue
        outcome, difference = next(made)
        remember(key, outcome, out)
        yield outcome, difference


def recalled(job: Job, key: str, out: Path) -> Outcome | None:
    """The outcome of the run before, when it holds still; None when the work has to be done.

    It holds when input and generator are the same and every file that it wrote is as it left it.
    """
    if not job.sources.pages:
        return None
    kept = as_object(cache.read(key))
    folder = out / job.sources.name
    if not kept or not _is_current(folder, as_object(kept.get("files"))):
        return None
    if not job.sources.shelf.holds(kept.get("references")):
        return None
    try:
        findings = tuple(_findings(kept))
    except (ValueError, TypeError):
        return None
    return Outcome(
        sources=job.sources,
        findings=findings,
        state="current",
        changes={},
        folder=str(folder),
    )


def remember(key: str, outcome: Outcome, out: Path) -> None:
    """Keep what came of a job whose package is on the disk as it should be."""
    if outcome.state not in ("written", "current") or outcome.crash:
        return
    if not cache.is_kept():
        return
    folder = out / outcome.sources.name
    manifest = of_folder(folder)
    if manifest is None:
        return
    files = {**manifest.files, output.MANIFEST: _digest(folder / output.MANIFEST)}
    found = [_as_json(one) for one in resolved(outcome)]
    references = outcome.sources.shelf.state()
    kept: JsonObject = {"files": files, "findings": found, "references": references}
    cache.write(key, kept)


def resolved(outcome: Outcome) -> Iterator[Finding]:
    """The findings of an outcome, their places lines and columns."""
    # reading the pages again for their positions: only where there is something to find
    from generator.report.entries import Spots

    spots = Spots(outcome.sources.texts)
    for one in outcome.findings:
        notes = tuple(
            replace(note, place=spots.read_at(note.place)) for note in one.notes
        )
        yield replace(one, place=spots.read_at(one.place), notes=notes)


def _is_current(folder: Path, files: JsonObject) -> bool:
    """Whether every file is as it was left, and no run was cut short since."""
    try:
        return not leftovers(folder) and all(
            _digest(folder / path) == sha256 for path, sha256 in files.items()
        )
    except OSError:
        return False


def _digest(file: Path) -> str | None:
    try:
        return None if file.is_symlink() else digest(file.read_bytes())
    except FileNotFoundError:
        return None


def _key(job: Job, strict: bool) -> str:
    sources = job.sources
    parts = hashlib.sha256(f"{_FORMAT} {strict} {_generator()}".encode())
    parts.update(repr((sources.name, sources.folder, sources.chosen)).encode())
    parts.update(repr(sorted(sources.shelf.origins)).encode())
    others = (*sources.overlays, *((sources.config,) if sources.config else ()))
    labels = (*sources.labels, *("" for _ in others))
    for label, page in zip(labels, (*sources.pages, *others), strict=True):
        parts.update(repr((label, page.name, len(page.data))).encode())
        parts.update(page.data)
    parts.update(repr([*job.findings]).encode())
    return parts.hexdigest()


def _generator() -> str:
    """What the generator is made of: its own files, and the folder of the libraries that it uses."""
    package = Path(__file__).parents[1]
    folders = (package, package.parent / "templates")
    files = (file for folder in folders for file in sorted(folder.rglob("*")))
    own = [
        (str(file), found.st_size, found.st_mtime_ns)
        for file in files
        if file.suffix in (".py", ".jinja", ".md") and (found := file.stat())
    ]
    libraries = Path(click.__file__).parents[1].stat().st_mtime_ns
    return repr((sys.version, libraries, own))


def _as_json(one: Finding) -> JsonValue:
    return {
        "code": one.code,
        "severity": one.severity.value,
        "message": one.message,
        "place": _place_as_json(one),
        "lost": one.lost,
        "notes": [
            {"message": note.message, "place": _place_as_json(note)}
            for note in one.notes
        ],
    }


def _place_as_json(one: Finding | Note) -> JsonValue:
    place = one.place
    if not isinstance(place, InPage):
        return None
    return {"page": place.page, "line": place.line, "column": place.column}


def _findings(kept: JsonObject) -> Iterator[Finding]:
    for one in map(as_object, as_array(kept.get("findings"))):
        code = str(one.get("code"))
        yield Finding(
            code=code,
            severity=Severity(one.get("severity")),
            message=as_text(one.get("message")) or "",
            place=_place(one.get("place")),
            notes=tuple(
                Note(message=str(note.get("message")), place=_place(note.get("place")))
                for note in map(as_object, as_array(one.get("notes")))
            ),
            lost=as_text(one.get("lost")),
        )


def _place(kept: JsonValue) -> InPage | None:
    shape = as_object(kept)
    page, line, column = shape.get("page"), shape.get("line"), shape.get("column")
    if not isinstance(page, str):
        return None
    return InPage(
        page=page,
        line=line if isinstance(line, int) else None,
        column=column if isinstance(column, int) else None,
    )
