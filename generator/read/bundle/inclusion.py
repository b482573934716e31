"""What putting parts in place of references comes to: no part within itself, and no more than the limits allow."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator import pointers
from generator.read.bundle.gathering import Bound, Loose
from generator.read.bundle.homes import Homes
from generator.read.bundle.resolving import Target
from generator.read.texts.loading import DEPTH_LIMIT, EXPANSION_LIMIT
from generator.shelf import Closed
from generator.values import JsonValue


@dataclass(slots=True)
class _Included:
    """A part that takes the place of references, and the references in it that others take the place of."""

    inner: list[Bound] = field(default_factory=list[Bound])
    size: int = 0
    depth: int = 0


class Inclusion:
    """The parts that take the place of references, measured with all that comes to stand in them."""

    def __init__(self, bound: Sequence[Bound], homes: Homes) -> None:
        self.circular: set[Bound] = set()
        self.without_end: set[Bound] = set()
        chosen = [one for one in bound if homes.is_included(one)]
        self._parts = {one.target: _Included() for one in chosen}
        outer = [one for one in chosen if not self._put_into_parts(one)]
        self._measured: set[Target] = set()
        for one in chosen:
            self._measure(one, [])
        total = sum(self._parts[one.target].size for one in outer)
        if total > EXPANSION_LIMIT:
            raise Closed(
                "too-large", f"writes out to more than {EXPANSION_LIMIT:,} values"
            )

    @property
    def refused(self) -> list[Loose]:
        """The references that would put something into itself and cannot stay references either."""
        why = Closed("ref-cycle", "leads back to what it stands in")
        return [
            Loose(reference=one.reference, file=one.file, closed=why)
            for one in sorted(self.without_end, key=lambda one: one.reference.at)
        ]

    def _break(self, one: Bound) -> None:
        is_item = one.reference.kind == "path item" and one.reference.many == "one"
        (self.circular if is_item else self.without_end).add(one)

    def _put_into_parts(self, one: Bound) -> bool:
        at, found = one.reference.at, False
        while True:
            part = self._parts.get(Target(one.file.address, at))
            if part is not None:
                part.inner.append(one)
                found = True
            if not at:
                return found
            at = pointers.parent(at)

    def _measure(self, one: Bound, around: list[Target]) -> _Included:
        """One frame for each file that stands in another one; these are few, and their number is limited."""
        part = self._parts[one.target]
        if one.target in self._measured:
            return part
        if len(around) > DEPTH_LIMIT // 3:
            raise Closed(
                "too-deep", "stands in too many files that are put in one another"
            )
        size, depth = _extent(one.value)
        around.append(one.target)
        for inner in tuple(part.inner):
            if inner.target in around:
                self._break(inner)
                part.inner.remove(inner)
                continue
            below = self._measure(inner, around)
            size += below.size
            lower = inner.reference.at[len(one.target.pointer) :].count("/")
            depth = max(depth, lower + below.depth)
        around.pop()
        part.size, part.depth = size, depth
        self._measured.add(one.target)
        if size > EXPANSION_LIMIT:
            raise Closed(
                "too-large", f"writes out to more than {EXPANSION_LIMIT:,} values"
            )
        if depth > DEPTH_LIMIT:
            raise Closed("too-deep", f"nests deeper than {DEPTH_LIMIT} levels")
        return part


def _extent(value: JsonValue) -> tuple[int, int]:
    """How many collections a value has, and how deep they nest."""
    size, depth, level = 0, 0, [value]
    while level:
        below: list[JsonValue] = []
        for item in level:
            if isinstance(item, dict):
                below.extend(item.values())
            elif isinstance(item, list):
                below.extend(item)
        size, depth, level = size + len(level), depth + 1, below
    return size, depth
