"""Where in the main document the parts go that references lead to."""

import posixpath
from collections.abc import Iterable, Iterator, Sequence

from generator import pointers
from generator.grammar import Kind
from generator.read.bundle.gathering import Bound
from generator.read.bundle.names import Spot, names
from generator.read.bundle.references import Reference
from generator.read.bundle.resolving import Resolver, Target
from generator.read.bundle.sections import is_apart, is_definition, sections
from generator.shelf import is_url
from generator.values import as_object

_WORDS = frozenset({"$ref", "description", "summary", "title"})


class Homes:
    """The pointer in the main document of each part that a reference leads to."""

    def __init__(self, resolver: Resolver) -> None:
        self._main = resolver.main
        self._sections = sections(resolver.main.value)
        self._homes: dict[str, dict[str, str]] = {self._main.address: {"": ""}}

    def settle(self, bound: Sequence[Bound]) -> None:
        """Give every part a home: the first place that includes it, the component that is it, or a new component."""
        self._include(bound)
        for kind, section in self._sections.items():
            waiting = self._without_home(bound, kind)
            taken = self._taken(section)
            for spot, name in names(waiting, taken).items():
                self._set(waiting[spot], pointers.join(section, name))
        self._include(bound)

    def of(self, target: Target) -> str | None:
        """The home of a part: its own, or in that of the nearest part around it."""
        known, at = self._homes.get(target.address, {}), target.pointer
        for above in _with_above(at):
            if above in known:
                return known[above] + at[len(above) :]
        return None

    def here(self, bound: Bound) -> str | None:
        """Where a reference itself comes to stand."""
        return self.of(Target(bound.file.address, bound.reference.at))

    def is_included(self, bound: Bound) -> bool:
        """Whether what a reference leads to takes its place."""
        if self._takes_place(bound.reference):
            return self.is_foreign(bound.target) or not bound.reference.alone
        own = self._homes.get(bound.target.address, {})
        home = own.get(bound.target.pointer)
        return home is not None and home == self.here(bound)

    def is_foreign(self, target: Target) -> bool:
        """Whether a part is not where the main document could refer to it."""
        if target.address != self._main.address:
            return True
        return is_apart(target.pointer)

    def new(self) -> Iterator[tuple[Target, str]]:
        """Each part with a home of its own, and that home."""
        for address, known in self._homes.items():
            for pointer, home in known.items():
                if (address, pointer) != (self._main.address, ""):
                    yield Target(address, pointer), home

    def _takes_place(self, reference: Reference) -> bool:
        return reference.many != "one" or reference.kind not in self._sections

    def _set(self, target: Target, home: str) -> None:
        self._homes.setdefault(target.address, {}).setdefault(target.pointer, home)

    def _include(self, bound: Iterable[Bound]) -> None:
        for one in bound:
            here = self.here(one)
            if here is None or not self.is_foreign(one.target):
                continue
            if self._takes_place(one.reference) or self._is_entry(one.reference, here):
                self._set(one.target, here)

    def _is_entry(self, reference: Reference, here: str) -> bool:
        """Whether a reference is all that a component of the main document is."""
        section = self._sections.get(reference.kind)
        return pointers.parent(here) == section and reference.holder.keys() <= _WORDS

    def _without_home(self, bound: Sequence[Bound], kind: Kind) -> dict[Spot, Target]:
        """The parts of a kind that need a component, by what they are named after."""
        found = {
            one.target
            for one in bound
            if one.reference.many == "one"
            and one.reference.kind == kind
            and self.is_foreign(one.target)
        }
        return {
            self._spot(target): target
            for target in found
            if not self._has_home(target, found)
        }

    def _has_home(self, target: Target, others: set[Target]) -> bool:
        """Whether a part has a home of its own, or stands in another one that has or gets one."""
        address, at = target
        known = self._homes.get(address, {})
        if at in known:
            return True
        if is_definition(pointers.split(at)):
            return False
        around = [above for above in _with_above(at) if above != at]
        if address == self._main.address:
            around = [above for above in around if above]
        return any(
            above in known or Target(address, above) in others for above in around
        )

    def _spot(self, target: Target) -> Spot:
        address, pointer = target
        if is_url(address):
            return address.partition("://")[2], pointer
        folder = posixpath.dirname(self._main.address)
        return posixpath.relpath(address, folder or "."), pointer

    def _taken(self, section: str) -> list[str]:
        """The names of the components that are there."""
        try:
            there = pointers.find(self._main.value, section)
        except pointers.NoSuchValue:
            there = None
        included = (home for _, home in self.new() if pointers.parent(home) == section)
        return [*as_object(there), *(pointers.split(home)[-1] for home in included)]


def _with_above(pointer: str) -> Iterator[str]:
    """A pointer and all that lead to what is around it, the nearest first."""
    yield pointer
    while pointer:
        pointer = pointers.parent(pointer)
        yield pointer
