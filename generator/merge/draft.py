"""A document while it is put together: a tree that shares with its sources, and marks that know where each part is from."""

from generator import pointers
from generator.fragments import Evidence, Fragment, Source
from generator.merge.marks import Marks
from generator.merge.tree import Tree
from generator.places import Origins, Place
from generator.values import JsonObject, JsonValue, is_array, is_object


class Draft(Tree):
    """A document that can be changed, with the places of its parts kept right through every change."""

    def __init__(self, tree: JsonObject, origins: Origins, evidence: Evidence) -> None:
        super().__init__(tree)
        self._marks = Marks(origins, evidence)

    @classmethod
    def of(cls, fragment: Fragment) -> "Draft":
        """A draft that says what a fragment says."""
        return cls(fragment.document, fragment.origins, fragment.evidence)

    def origins(self) -> Origins:
        """Where each part of the document is from."""
        return self._marks.origins()

    def places(self, at: str) -> tuple[Place, ...]:
        """Where the part at a pointer was said, best source first."""
        return self._marks.places(at)

    def place(self, at: str, *, key: bool = False) -> Place | None:
        """The best place of the part at a pointer, of its value or of its key."""
        origins = Origins(places={"": self.places(at)})
        return origins.of("", at="key" if key else "value")

    def evidence(self, at: str) -> Evidence:
        """How the part at a pointer was said."""
        return self._marks.evidence(at)

    def sources(self, at: str) -> tuple[Source, ...]:
        """All that says something of the part at a pointer, best first."""
        return self._marks.sources(at)

    def hold(
        self, at: str, source: "Draft", source_at: str, *, agrees: bool = True
    ) -> None:
        """Note what another draft says of the same part, which changes nothing in it."""
        evidence = source.evidence(source_at)
        place = source.place(source_at) or source._marks.first(source_at)
        if place is not None:
            one = Source(evidence=evidence, place=place, agrees=agrees)
            self._marks.hold(at, one)

    def put(
        self, at: str, value: JsonValue, places: tuple[Place, ...] | None = None
    ) -> None:
        """Set the part at a pointer; without places it keeps those it had."""
        self._marks.renew(at, self.places(at) if places is None else places)
        self._set(at, value)

    def reword(self, at: str, value: JsonValue) -> None:
        """Set a part to another spelling of itself: every place in it stays."""
        self._set(at, value)

    def change(
        self, at: str, value: JsonValue, source: "Draft", source_at: str
    ) -> None:
        """Set a part to what it and a part of another draft are together; new members tell their places."""
        old = self.get(at)
        self._marks.place(at, (*self.places(at), *source.places(source_at)))
        self._set(at, value)
        self._credit(at, old, source, source_at)

    def graft(self, at: str, source: "Draft", source_at: str) -> None:
        """Set the part at a pointer to a part of another draft, which tells its places."""
        self._set(at, source.get(source_at))
        self._marks.take(at, source._marks, source_at)

    def append(self, at: str, source: "Draft", source_at: str) -> str:
        """Add a part of another draft to the array at a pointer; its new pointer comes back."""
        new = pointers.join(at, len(self.array(at)))
        self.graft(new, source, source_at)
        return new

    def drop(self, at: str) -> None:
        """Take the part at a pointer out of its object or array."""
        holder = self.get(pointers.parent(at))
        if is_array(holder):
            self._marks.close_up(at, len(holder))
        else:
            self._marks.forget(at)
        self._delete(at)

    def _credit(self, at: str, old: JsonValue, source: "Draft", source_at: str) -> None:
        new = source.get(source_at)
        if not is_object(old) or not is_object(new):
            return
        for key in new:
            here, there = pointers.join(at, key), pointers.join(source_at, key)
            if key in old:
                self._credit(here, old[key], source, there)
            else:
                self._marks.take(here, source._marks, there)
