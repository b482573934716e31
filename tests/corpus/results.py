"""What came of one document: everything that the table and its JSON form tell."""

from dataclasses import asdict, dataclass, field
from typing import Any

FAILURES = ("differs", "refused", "broken")
"""Ways for an example to come out that count against us."""


@dataclass(slots=True, kw_only=True)
class Types:
    """uses: of types, in all that operations lead to. lost: those read as any JSON, with a finding.

    free: those that say nothing. silent: schemas that name a type and were read as any JSON all the same.
    """

    uses: int = 0
    lost: int = 0
    free: int = 0
    silent: list[str] = field(default_factory=list[str])


@dataclass(slots=True, kw_only=True)
class Examples:
    """outcomes: how many are the `same`; `differs`, `refused` and `broken` count against us.

    Counted apart: those that fail and for which `contradicts` holds of their schema, and those
    with members that are `undocumented`. wrong: some of those that count against us, with reasons.
    """

    outcomes: dict[str, int] = field(default_factory=dict[str, int])
    wrong: list[str] = field(default_factory=list[str])

    def count(self, *kinds: str) -> int:
        """How many came out in one of these ways."""
        return sum(self.outcomes.get(kind, 0) for kind in kinds)

    @property
    def failed(self) -> int:
        """Those that count against us."""
        return self.count(*FAILURES)

    @property
    def fine(self) -> int:
        """Those that came back as they were."""
        return self.count("same")


@dataclass(slots=True, kw_only=True)
class Outcome:
    """One document. error: why no package came out of it; crashed: for no reason of its own.

    expected, emitted: distinct method and path. missing: those that no package holds.
    unexplained: those of them that no finding names.
    checks: complaints of each checker about the package; a checker that did not run is not there.
    """

    document: str
    name: str
    size: int
    expected: int = 0
    error: str | None = None
    crashed: bool = False
    package: str | None = None
    emitted: int = 0
    missing: list[str] = field(default_factory=list[str])
    unexplained: list[str] = field(default_factory=list[str])
    lost: list[str] = field(default_factory=list[str])
    findings: dict[str, int] = field(default_factory=dict[str, int])
    types: Types = field(default_factory=Types)
    examples: Examples = field(default_factory=Examples)
    import_failures: list[str] = field(default_factory=list[str])
    differing: list[str] = field(default_factory=list[str])
    faults: list[str] = field(default_factory=list[str])
    checks: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    modules: int = 0
    lines: int = 0
    seconds: float = 0
    cpu: float = 0
    peak: float = 0
    import_ms: float | None = None

    @property
    def usable(self) -> bool:
        """Whether a package must come out: the document has an operation."""
        return self.expected > 0


def as_json(outcome: Outcome) -> dict[str, Any]:
    """The outcome as JSON holds it."""
    return asdict(outcome)
