"""A scope of names: hands out each name once."""

from collections.abc import Iterable
from typing import TypeVar

from generator.words import ClassName, Identifier

N = TypeVar("N", Identifier, ClassName)


class Scope:
    """Names that are taken, compared without case: two that differ by case alone confuse people.

    reserved: names that nothing in this scope may take.
    """

    def __init__(self, reserved: Iterable[str] = ()) -> None:
        self._taken = {name.casefold() for name in reserved}

    def take(self, *candidates: N) -> N:
        """The first candidate that is free; the last one with a number when none is."""
        for candidate in candidates:
            if candidate.casefold() not in self._taken:
                return self._keep(candidate)
        number = 2
        last = candidates[-1]
        while f"{last}_{number}".casefold() in self._taken:
            number += 1
        return self._keep(type(last)(f"{last}_{number}"))

    def _keep(self, name: N) -> N:
        self._taken.add(name.casefold())
        return name
