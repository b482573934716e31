"""A scope of names: hands out each name once."""

from collections.abc import Iterable
from hashlib import blake2s
from typing import TypeVar

from generator.words import ClassName, Identifier

N = TypeVar("N", Identifier, ClassName)


class Scope:
    """Names that are taken, compared without case: two that differ by case alone confuse people.

    reserved: names that nothing in this scope may take.
    """

    def __init__(self, reserved: Iterable[str] = ()) -> None:
        self._taken = {name.casefold() for name in reserved}

    def take(self, *candidates: N, of: str = "") -> N:
        """The first candidate that is free; the last with a mark of its own when none is.

        of: what is named, in words that nothing else in the scope has. The mark is made of it and
        not of a count, so that no name moves when a neighbour comes or goes.
        """
        for candidate in candidates:
            if candidate not in self:
                return self._keep(candidate)
        last = candidates[-1]
        seed = of or "\0".join(candidates)
        name = marked(last, seed)
        while name in self:
            seed = f"{seed}\0"
            name = marked(last, seed)
        return self._keep(name)

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._taken

    def _keep(self, name: N) -> N:
        self._taken.add(name.casefold())
        return name


def marked(name: N, seed: str) -> N:
    """A name with four digits of its seed's hash: `FooBar3f2a`, `foo_bar_3f2a`, `FOO_BAR_3F2A`."""
    mark = blake2s(seed.encode("utf-8", "surrogatepass"), digest_size=2).hexdigest()
    if name.isupper():
        return type(name)(f"{name}_{mark.upper()}")
    return type(name)(f"{name}{mark}" if name[:1].isupper() else f"{name}_{mark}")
