"""What was written otherwise than OpenAPI has it and understood all the same: counted, then told a few times each."""

import re
from typing import NamedTuple

from generator.findings import Findings
from generator.places import Origins
from generator.read.upgrade.spots import At, pointer

_TOLD = 3
_PARTICULAR = re.compile(r"'[^']*'|\d+")


class _Oddity(NamedTuple):
    """One place, and what is said of it. is_key: whether it is the key there that is odd."""

    message: str
    at: At
    is_key: bool


class Mended:
    """The oddities of one document; documents that have one often have it everywhere."""

    def __init__(self) -> None:
        self._causes: dict[tuple[str, str], list[_Oddity]] = {}

    def note(self, code: str, message: str, at: At, *, is_key: bool = False) -> None:
        """Something was understood, at a part of the document as it stands now."""
        cause = code, _PARTICULAR.sub("_", message)
        self._causes.setdefault(cause, []).append(_Oddity(message, at, is_key))

    def report(self, findings: Findings, origins: Origins) -> None:
        """Report a few places of each kind, and how many more there are, as warnings."""
        for (code, _), oddities in self._causes.items():
            told = oddities[: _TOLD + 1]
            more = len(oddities) - len(told)
            for one in told:
                last = more and one is told[-1]
                message = (
                    f"{one.message}; so in {more} more places" if last else one.message
                )
                at = pointer(one.at)
                place = origins.of(at, at="key" if one.is_key else "value")
                findings.warning(code, message, place)
