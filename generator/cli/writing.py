"""One provider's files to the disk: look, plan and apply under one lock."""

from dataclasses import replace
from pathlib import Path

from generator import output
from generator.cli.jobs import manifest_of
from generator.cli.obstacles import cannot_write, obstacles
from generator.cli.outcome import Outcome, State
from generator.cli.work import Result
from generator.findings import Finding


def write(result: Result, out: Path, *, force: bool) -> Outcome:
    """What was done; what is in the way, or what the disk refuses, is among the findings."""
    folder = out / result.job.sources.name
    if result.output is None:
        return outcome_of(result, folder, "refused")
    try:
        with output.locked(out):
            output.recover(folder)
            plan = planned(result, folder, force=force)
            in_the_way = obstacles(plan, result.job.sources)
            if in_the_way:
                return outcome_of(result, folder, "refused", found=in_the_way)
            output.apply(plan)
    except output.CannotWrite as problem:
        found = (cannot_write(str(problem)),)
        return outcome_of(result, folder, "refused", found=found)
    state: State = "written" if plan.writes else "current"
    return outcome_of(result, folder, state, changes=changes_of(plan))


def planned(result: Result, folder: Path, *, force: bool = False) -> output.Plan:
    """What would be done; `result` has an output. Raises CannotWrite."""
    assert result.output is not None
    files = result.output.files
    made = replace(manifest_of(result.job.sources), names=result.output.names)
    return output.plan(output.look(folder, files), files, made, force=force)


def changes_of(plan: output.Plan) -> dict[str, int]:
    """How many files are created, replaced and deleted."""
    return {
        "created": len(plan.create),
        "replaced": len(plan.replace),
        "deleted": len(plan.delete),
    }


def outcome_of(
    result: Result,
    folder: Path,
    state: State,
    *,
    found: tuple[Finding, ...] = (),
    changes: dict[str, int] | None = None,
) -> Outcome:
    """What came of it, with what was found while writing or comparing."""
    return Outcome(
        sources=result.job.sources,
        findings=(*result.findings, *found),
        state=state,
        changes=changes or {},
        folder=str(folder),
        crash=result.crash,
    )
