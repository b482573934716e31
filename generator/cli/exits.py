"""With what status the command ends."""

from collections.abc import Iterable
from enum import IntEnum


class Exit(IntEnum):
    """The contract with scripts; `docs/findings.md` holds the same table."""

    DONE = 0
    ERRORS = 1
    USAGE = 2
    STALE = 3
    INCOMPLETE = 4


_WORST_FIRST = (Exit.ERRORS, Exit.STALE, Exit.INCOMPLETE)


def worst(exits: Iterable[Exit]) -> Exit:
    """The one status of several providers."""
    found = set(exits)
    return next((each for each in _WORST_FIRST if each in found), Exit.DONE)
