"""What is odd about a vendor's pages: collected as values while the work goes on."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from generator.places import Place


class Severity(Enum):
    """How much a finding matters: an error stops its provider, a warning asks for a look."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A second place that belongs to a finding, and what is there."""

    message: str
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is odd: what is there, what was expected, what was done about it.

    code: stable name; `generator/explanations/<code>.md` says what it means and how to mend it.
    lost: the part left out of the package, as `provider.toml` would accept it; None when none is.
    """

    code: str
    severity: Severity
    message: str
    place: Place | None = None
    notes: tuple[Note, ...] = ()
    lost: str | None = None


class Findings:
    """The collector that stages are handed; adding to it is the only thing a stage may change."""

    def __init__(self) -> None:
        self._found: dict[Finding, None] = {}

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def take(self, finding: Finding) -> None:
        """A finding that was made elsewhere."""
        self._found.setdefault(finding)

    def error(self, code: str, message: str, place: Place | None, *notes: Note) -> None:
        """Something without which nothing can be written for this provider."""
        self._add(Severity.ERROR, code, message, place, notes)

    def warning(
        self, code: str, message: str, place: Place | None, *notes: Note
    ) -> None:
        """Something that a person should look at; the package is complete all the same."""
        self._add(Severity.WARNING, code, message, place, notes)

    def info(self, code: str, message: str, place: Place | None, *notes: Note) -> None:
        """Something worth knowing that asks for nothing."""
        self._add(Severity.INFO, code, message, place, notes)

    def loss(
        self, code: str, message: str, place: Place | None, *notes: Note, part: str
    ) -> None:
        """A part that is left out; `part` names it as `accept` in `provider.toml` would."""
        self._add(Severity.WARNING, code, message, place, notes, part)

    def _add(
        self,
        severity: Severity,
        code: str,
        message: str,
        place: Place | None,
        notes: tuple[Note, ...],
        lost: str | None = None,
    ) -> None:
        finding = Finding(
            code=code,
            severity=severity,
            message=message,
            place=place,
            notes=notes,
            lost=lost,
        )
        self._found.setdefault(finding)
