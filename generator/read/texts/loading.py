"""What loading a YAML or JSON text gives: its value, its repeated keys, or the fault that stopped it."""

from dataclasses import dataclass

from generator.read.texts.text import Spot
from generator.values import JsonValue

DEPTH_LIMIT = 300
"""How deeply collections may nest: three times what any published document was seen to need."""

TOO_DEEP = f"collections nest deeper than {DEPTH_LIMIT} levels, which is the limit"

EXPANSION_LIMIT = 5_000_000
"""How many nodes a document may have once its aliases are written out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """A key that stands twice in one object; the later one is what was read.

    differs: whether the earlier one said something else, which is lost.
    """

    key: str
    differs: bool
    first: Spot
    again: Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    value: JsonValue
    repeats: tuple[Repeat, ...] = ()


class Unreadable(Exception):
    """A text that cannot be loaded. code: the finding to report; spot: within the text."""

    def __init__(self, code: str, reason: str, spot: Spot | None) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.spot = spot
