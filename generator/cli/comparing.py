"""One provider's files against the disk, and the difference as text."""

from pathlib import Path

from generator import output
from generator.cli.differences import differences
from generator.cli.obstacles import cannot_write, obstacles
from generator.cli.outcome import Outcome
from generator.cli.work import Result
from generator.cli.writing import changes_of, outcome_of, planned
from generator.findings import Finding, Severity
from generator.places import InPage


def compare(result: Result, out: Path) -> tuple[Outcome, str]:
    """What `generate` would find, and a unified diff from the disk to it."""
    folder = out / result.job.sources.name
    if result.output is None:
        return outcome_of(result, folder, "refused"), ""
    try:
        plan = planned(result, folder)
    except output.CannotWrite as problem:
        refusal = cannot_write(str(problem))
        return outcome_of(result, folder, "refused", found=(refusal,)), ""
    stale = plan.writes or plan.blocked
    found = (*obstacles(plan, result.job.sources), *_out_of_date(plan))
    outcome = outcome_of(
        result,
        folder,
        "stale" if stale else "current",
        found=found,
        changes=changes_of(plan),
    )
    return outcome, differences(plan)


def _out_of_date(plan: output.Plan) -> tuple[Finding, ...]:
    if not plan.writes:
        return ()
    changed = (*plan.create, *plan.replace, *plan.delete)
    rest = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
    listed = ", ".join(f"'{path}'" for path in changed[:3])
    return (
        Finding(
            code="out-of-date",
            severity=Severity.ERROR,
            message=f"not what 'apiwright generate' writes now: {listed}{rest}",
            place=InPage(page=str(plan.folder)),
        ),
    )
