"""Where the parts of a document that is being put together were said, and by which kind of evidence."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator import pointers
from generator.fragments import Evidence, Source
from generator.places import Origins, Place


@dataclass(slots=True)
class Mark:
    """What is known about a part: where it was said and how; None where the part above tells.

    beside: what lesser evidence says of this very part.
    """

    places: tuple[Place, ...] | None = None
    evidence: Evidence | None = None
    beside: tuple[Source, ...] = ()
    below: "dict[str, Mark]" = field(default_factory=dict[str, "Mark"])

    def copy(self) -> "Mark":
        """The same mark, to be changed apart from this one."""
        below = {token: child.copy() for token, child in self.below.items()}
        return Mark(
            places=self.places,
            evidence=self.evidence,
            beside=self.beside,
            below=below,
        )


class Marks:
    """The marks of one document; a part without any has those of the nearest part above it."""

    def __init__(self, origins: Origins, evidence: Evidence) -> None:
        self._root = Mark(places=(), evidence=evidence)
        for pointer, places in origins.places.items():
            self._at(pointer).places = places

    def origins(self) -> Origins:
        """The places of all parts, a few entries for each part that was put in."""
        return Origins(places=dict(_flat(self._root, "")))

    def places(self, at: str) -> tuple[Place, ...]:
        """Where the part at a pointer was said, best source first."""
        mark: Mark | None = self._root
        found, rest = self._root.places or (), ""
        for token in pointers.split(at):
            rest = pointers.join(rest, token)
            mark = mark.below.get(token) if mark is not None else None
            if mark is not None and mark.places is not None:
                found, rest = mark.places, ""
        return Origins(places={"": found}).all_of(rest)

    def evidence(self, at: str) -> Evidence:
        """How the part at a pointer was said."""
        mark, found = self._root, self._root.evidence or Evidence.PROSE
        for token in pointers.split(at):
            below = mark.below.get(token)
            if below is None:
                break
            mark = below
            found = mark.evidence or found
        return found

    def sources(self, at: str) -> tuple[Source, ...]:
        """What says something of a part: what it was taken from, then what was held against it."""
        evidence, beside = self.evidence(at), self._known(at).beside
        own = (Source(evidence=evidence, place=one) for one in self.places(at))
        return tuple(dict.fromkeys((*own, *beside)))

    def first(self, at: str) -> Place | None:
        """Where a part, or else the first part in it, was said."""
        waiting = [self._known(at)]
        while waiting:
            mark = waiting.pop(0)
            if mark.places:
                return mark.places[0]
            waiting += mark.below.values()
        return None

    def hold(self, at: str, source: Source) -> None:
        """Note that something else was held against a part."""
        mark = self._at(at)
        mark.beside = tuple(dict.fromkeys((*mark.beside, source)))

    def place(self, at: str, places: tuple[Place, ...]) -> None:
        """Say where a part was said; the parts below it that know better keep their places."""
        self._at(at).places = places

    def renew(self, at: str, places: tuple[Place, ...]) -> None:
        """Say where a part was said, with all that is below it."""
        mark = self._at(at)
        mark.places, mark.beside = places, ()
        mark.below.clear()

    def take(self, at: str, source: "Marks", source_at: str) -> None:
        """Mark a part as a part of another document is marked."""
        mark = source._known(source_at).copy()
        mark.places = source.places(source_at)
        mark.evidence = source.evidence(source_at)
        self._at(pointers.parent(at)).below[pointers.split(at)[-1]] = mark

    def forget(self, at: str) -> None:
        """Drop the marks of a member that its object loses."""
        self._at(pointers.parent(at)).below.pop(pointers.split(at)[-1], None)

    def close_up(self, at: str, count: int) -> None:
        """Drop the marks of an item that its array of so many loses; those behind it move up."""
        above, dropped = pointers.parent(at), int(pointers.split(at)[-1])
        kept = [index for index in range(count) if index != dropped]
        marks = [self._pinned(pointers.join(above, index)) for index in kept]
        moved = {str(index): mark for index, mark in enumerate(marks)}
        self._at(above).below = moved

    def _pinned(self, at: str) -> Mark:
        """The mark of a part that is about to move: its places no longer follow from what is above."""
        places = self.places(at)
        mark = self._at(at)
        mark.places = places
        return mark

    def _at(self, at: str) -> Mark:
        mark = self._root
        for token in pointers.split(at):
            mark = mark.below.setdefault(token, Mark())
        return mark

    def _known(self, at: str) -> Mark:
        mark = self._root
        for token in pointers.split(at):
            mark = mark.below.get(token, Mark())
        return mark


def _flat(mark: Mark, at: str) -> Iterator[tuple[str, tuple[Place, ...]]]:
    if mark.places is not None and (at or mark.places):
        yield at, mark.places
    for token, below in mark.below.items():
        yield from _flat(below, pointers.join(at, token))
