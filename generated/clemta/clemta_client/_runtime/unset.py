"""The value of what was not given, where None means null."""

from enum import Enum
from typing import Final


class Unset(Enum):
    """The type of `UNSET`; checkers narrow `value is UNSET`."""

    UNSET = "UNSET"

    def __repr__(self) -> str:
        return "UNSET"

    def __bool__(self) -> bool:
        return False


UNSET: Final = Unset.UNSET
"""Left out: the field is not sent, or was not there."""
