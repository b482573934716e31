"""Why a package cannot be written: somebody else's work in its place, or what the disk says."""

from collections.abc import Iterator

from generator.findings import Finding, Note, Severity
from generator.output import Plan
from generator.places import InPage
from generator.sources import Sources


def obstacles(plan: Plan, sources: Sources) -> tuple[Finding, ...]:
    """An error for each file that was edited or was never ours; none when nothing is in the way."""
    return tuple(
        Finding(
            code=code,
            severity=Severity.ERROR,
            message=message,
            place=InPage(page=str(plan.folder / path)),
            notes=_made_from(sources) if number == 0 else (),
        )
        for number, (code, path, message) in enumerate(
            (*_edited(plan), *_foreign(plan))
        )
    )


def cannot_write(message: str) -> Finding:
    """What the disk said."""
    return Finding(code="cannot-write", severity=Severity.ERROR, message=message)


def _made_from(sources: Sources) -> tuple[Note, ...]:
    page = sources.pages[0].name
    return (Note(message="the package is made from this", place=InPage(page=page)),)


def _edited(plan: Plan) -> Iterator[tuple[str, str, str]]:
    for path in plan.edited:
        message = f"'{path}' was edited since it was generated; kept as it is"
        yield "edited-file", path, f"{message}; --force replaces it"


def _foreign(plan: Plan) -> Iterator[tuple[str, str, str]]:
    for path in plan.foreign:
        message = f"something that apiwright did not generate is where '{path}' goes"
        mend = (
            "move it away or give another --out"
            if path in plan.lasting
            else "--force replaces it"
        )
        yield "foreign-file", path, f"{message}; kept as it is; {mend}"
