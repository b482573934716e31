"""What one source requires and another does not: parameters, and fields of bodies that are sent."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator import pointers
from generator.findings import Findings, Note
from generator.fragments import Evidence
from generator.merge.draft import Draft
from generator.merge.gaps import SOURCES
from generator.merge.refs import targets
from generator.values import JsonValue, as_array, as_object, is_object


@dataclass(frozen=True, slots=True)
class Musts:
    """What is required by a draft, and by one of lesser evidence.

    uses: component → the parts of the document that refer to it, once somebody has asked. taken: the objects
    whose lists are of lesser evidence.
    """

    base: Draft
    lower: Draft
    findings: Findings
    _uses: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    _taken: set[str] = field(default_factory=set[str])

    def of_parameter(self, at: str, here: str, name: str) -> bool:
        """Take over that a parameter is required where nothing is said of it; False where the two differ."""
        mine = as_object(self.base.get(at)).get("required")
        said = as_object(self.lower.get(here)).get("required")
        if said is None or said == bool(mine):
            return True
        if mine is None and said is True:
            self.base.set(at, "required", True)
            self._report_taken(at, here, name)
            return True
        self._report_drift(at, here, name, wanted=bool(said))
        return False

    def of_field(self, there: str, known: str, here: str, path: str) -> bool:
        """The same for a field, known at a pointer, of the object `there`; path: what findings call it.

        An object that lists what it requires speaks of all its fields, one that does not speaks of none.
        """
        said = as_object(self.lower.get(here)).get("required")
        shown = self.lower.evidence(here) is Evidence.SAMPLE
        is_read = as_object(self.base.get(known)).get("readOnly") is True
        parts = tuple(self._parts(there))
        at, name = pointers.parent(pointers.parent(known)), pointers.split(known)[-1]
        if said is None or shown or is_read or at not in parts:
            return True
        listed = {one: self._listed(one) for one in parts}
        wanted = name in as_array(said)
        if wanted == any(name in one for one in listed.values()):
            return True
        source = pointers.join(here, "properties", name)
        is_silent = self._taken.issuperset(one for one in parts if listed[one])
        if wanted and is_silent and self._is_only_sent(at):
            self.base.set(at, "required", [*listed[at], name])
            self._taken.add(at)
            self._report_taken(known, source, path)
            return True
        self._report_drift(known, source, path, wanted=wanted)
        return False

    def _listed(self, at: str) -> tuple[JsonValue, ...]:
        return tuple(as_array(as_object(self.base.get(at)).get("required")))

    def _parts(self, there: str) -> Iterator[str]:
        """An object and what it is composed of, as far as all of that must fit."""
        waiting, seen = [there], set[str]()
        while waiting:
            schema, at = self.base.resolve(waiting.pop())
            if at not in seen:
                seen.add(at)
                yield at
                count = len(as_array(schema.get("allOf")))
                waiting += [pointers.join(at, "allOf", one) for one in range(count)]

    def _is_only_sent(self, at: str) -> bool:
        """Whether a schema is that of one body and of nothing else."""
        seen: set[str] = set()
        while at.startswith("/components/") and at not in seen:
            seen.add(at)
            users = self._used_by(pointers.join("", *pointers.split(at)[:3]))
            at = next(iter(users)) if len(users) == 1 else ""
        return at.startswith("/paths/") and pointers.split(at)[3] == "requestBody"

    def _used_by(self, component: str) -> set[str]:
        if not self._uses:
            for at, value in _top_parts(self.base):
                for target in targets(value):
                    head = pointers.join("", *pointers.split(target)[:3])
                    self._uses.setdefault(head, set()).add(at)
        return self._uses.get(component, set())

    def _report_taken(self, at: str, here: str, name: str) -> None:
        source = SOURCES[self.lower.evidence(here)]
        declared = SOURCES[self.base.evidence(at)]
        self.findings.info(
            "required-in-prose",
            f"'{name}' is required by {source}; {declared} does not say",
            self.lower.place(here),
            Note(message="it is here", place=self.base.place(at)),
        )

    def _report_drift(self, at: str, here: str, name: str, *, wanted: bool) -> None:
        source = SOURCES[self.lower.evidence(here)]
        declared = SOURCES[self.base.evidence(at)]
        said, kept = ("required", "optional") if wanted else ("optional", "required")
        self.findings.warning(
            "drift",
            f"'{name}' is {said} in {source} but {kept} in {declared}; {kept} is kept",
            self.lower.place(here),
            Note(message=f"{declared} is here", place=self.base.place(at)),
        )


def _top_parts(draft: Draft) -> Iterator[tuple[str, JsonValue]]:
    """The parts of a document that refer to components: of each operation, and each component."""
    for holder in ("/paths", "/components"):
        for name, item in draft.items(holder):
            for key, part in as_object(item).items():
                at = pointers.join(holder, name, key)
                if holder == "/components" or not is_object(part):
                    yield at, part
                    continue
                for inner, value in part.items():
                    yield pointers.join(at, inner), value
