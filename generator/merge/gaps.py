"""Fields that a schema or a table lacks and something else on the page has: collected, then reported once each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator import pointers
from generator.findings import Findings, Note
from generator.fragments import Evidence
from generator.places import Place
from generator.values import JsonValue

SOURCES = {
    Evidence.SCHEMA: "the schema",
    Evidence.TABLE: "the table",
    Evidence.SAMPLE: "the example",
    Evidence.PROSE: "the text",
}
"""What findings call each kind of evidence."""


@dataclass(slots=True)
class Gap:
    """A field that the schema lacks. said: how and where it is said, best source first."""

    path: str
    schema: Place | None
    lacking: Evidence
    said: list[tuple[Evidence, Place | None]]


def report(gaps: Mapping[str, Gap], findings: Findings) -> None:
    """Report the fields that were added: each one that a schema lacks, and all that a table lacks in one object."""
    by_object: dict[str, list[Gap]] = {}
    for at, gap in gaps.items():
        if gap.lacking is Evidence.SCHEMA:
            _report_field(gap, findings)
        else:
            by_object.setdefault(pointers.parent(at), []).append(gap)
    for together in by_object.values():
        _report_object(together, findings)


def _report_field(gap: Gap, findings: Findings) -> None:
    (evidence, place), *others = gap.said
    notes = [Note(message="the schema lists its fields here", place=gap.schema)]
    for other, where in others:
        notes.append(Note(message=f"it is in {SOURCES[other]} too", place=where))
    findings.warning(
        "field-not-in-schema",
        f"'{gap.path}' is in {SOURCES[evidence]} but not in the schema;"
        " added as an optional field",
        place,
        *notes,
    )


def _report_object(gaps: list[Gap], findings: Findings) -> None:
    """Tables are seldom whole, examples often are: one line for what an object got from its example."""
    first = gaps[0]
    evidence, place = first.said[0]
    lacking = SOURCES[first.lacking]
    named = quoted([gap.path for gap in gaps])
    findings.info(
        "field-not-in-table",
        f"{named} {'is' if len(gaps) == 1 else 'are'} in {SOURCES[evidence]} but not"
        f" in {lacking}; added as optional",
        place,
        Note(message=f"{lacking} lists its fields here", place=first.schema),
    )


def quoted(values: Sequence[JsonValue]) -> str:
    """Values for a message, a few of them."""
    shown = ", ".join(f"'{value}'" for value in values[:5])
    more = len(values) - 5
    return f"{shown} and {more} more" if more > 0 else shown
