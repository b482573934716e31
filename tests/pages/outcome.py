"""What came of one page: everything that the table and its JSON form tell."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from tests.corpus.results import Examples
from tests.pages.compare import Check


@dataclass(slots=True, kw_only=True)
class Outcome:
    """One page. expected: how many endpoints it documents; None where nobody has read it.

    checks: of its expectation. failed: why it broke, when it did. cpu, reading: seconds for all stages,
    and for the first. complaints: of each type checker that ran.
    """

    page: str
    expected: int | None
    emitted: int = 0
    checks: list[Check] = field(default_factory=list[Check])
    findings: dict[str, int] = field(default_factory=dict[str, int])
    failed: str | None = None
    cpu: float = 0
    reading: float = 0
    size: int = 0
    folder: str | None = None
    package: str | None = None
    import_failures: list[str] = field(default_factory=list[str])
    examples: Examples = field(default_factory=Examples)
    complaints: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    @property
    def dialect(self) -> str:
        """The folder that the page is in."""
        return self.page.partition("/")[0] if "/" in self.page else "."

    @property
    def misses(self) -> list[Check]:
        """What was not right."""
        return [check for check in self.checks if not check.right]

    @property
    def told(self) -> list[Check]:
        """The misses without those that follow from another: what is missing has no type either."""
        gone = {check.where for check in self.misses if check.what == "method and path"}
        return [
            check
            for check in self.misses
            if check.where.partition(" · ")[0] not in gone
            and (check.came != "missing" or check.what.endswith("name"))
            or check.what == "method and path"
        ]


def count(outcomes: Iterable[Outcome], what: str) -> tuple[int, int]:
    """How many checks of a measure were right, and how many there were."""
    rights = [
        check.right for each in outcomes for check in each.checks if check.what == what
    ]
    return sum(rights), len(rights)


def as_json(outcome: Outcome) -> dict[str, Any]:
    """The outcome as JSON holds it, with what was right only counted."""
    tree = asdict(outcome)
    tree["checks"] = len(outcome.checks)
    tree["misses"] = [asdict(check) for check in outcome.misses]
    return tree
