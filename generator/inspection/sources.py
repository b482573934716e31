"""Where what is known of an operation comes from, and how sure that makes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.fragments import Evidence, Source
from generator.places import InPage, Place

NAMES = {
    Evidence.SCHEMA: "schema",
    Evidence.TABLE: "table",
    Evidence.SAMPLE: "example",
    Evidence.PROSE: "text",
}
"""What people call each kind of evidence."""

Spot = Callable[[Place], InPage | None]
"""A place with its line and column, as far as they are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A source, as it is printed."""

    by: str
    page: str
    line: int | None
    agrees: bool

    def __str__(self) -> str:
        line = f":{self.line}" if self.line is not None else ""
        return f"{self.by} {self.page}{line}"


def said(sources: Sequence[Source], spot: Spot) -> tuple[Said, ...]:
    """The sources with their lines, each once, in their order."""
    found: dict[Said, None] = {}
    for one in sources:
        where = spot(one.place)
        page, line = (where.page, where.line) if where else (one.place.page, None)
        found[Said(by=NAMES[one.evidence], page=page, line=line, agrees=one.agrees)] = (
            None
        )
    return tuple(found)


def kinds(sources: Sequence[Source]) -> tuple[str, ...]:
    """The kinds of evidence that agree, best first."""
    found = {one.evidence for one in sources if one.agrees}
    return tuple(NAMES[one] for one in sorted(found, reverse=True))


def confidence(sources: Sequence[Source]) -> str:
    """How sure a part is: `high` by a schema, or by two kinds of evidence that agree; `medium` by a table alone.

    Where a source contradicts what was kept it is one step less; what only an example or prose says is `low`.
    """
    agreeing = {one.evidence for one in sources if one.agrees}
    steps = ("low", "medium", "high")
    sure = 2 if Evidence.SCHEMA in agreeing or len(agreeing) > 1 else 0
    if agreeing == {Evidence.TABLE}:
        sure = 1
    doubted = any(not one.agrees for one in sources)
    return steps[max(sure - doubted, 0)]
