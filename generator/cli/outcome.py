"""What came of one provider: its findings, what was written, and the status that makes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator import losses
from generator.cli.exits import Exit
from generator.findings import Finding, Severity
from generator.sources import Sources

State = Literal["written", "current", "stale", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """state: written; current, nothing to change; stale, `check` would change it; refused.

    changes: how many files were, or would be, created, replaced and deleted.
    """

    sources: Sources
    findings: tuple[Finding, ...]
    state: State
    changes: Mapping[str, int]
    folder: str
    crash: str | None = None

    @property
    def left_out(self) -> tuple[str, ...]:
        """The parts that are missing and that nobody has accepted."""
        return losses.unaccepted(self.findings)

    @property
    def exit(self) -> Exit:
        """The status of this provider alone."""
        if self.state == "stale":
            return Exit.STALE
        if any(finding.severity is Severity.ERROR for finding in self.findings):
            return Exit.ERRORS
        return Exit.INCOMPLETE if self.left_out else Exit.DONE
