"""Who says what of a merged document's parts, answered when someone asks."""

from dataclasses import dataclass

from generator import pointers
from generator.fragments import Source
from generator.merge.draft import Draft
from generator.merge.operations import parameter_index


@dataclass(frozen=True, slots=True)
class Witnesses:
    """The sources of a merged document, by the pointers that its parts had at the end of merging."""

    draft: Draft

    def of(self, at: str) -> tuple[Source, ...]:
        """What says something of the part at a pointer, best source first."""
        return self.draft.sources(at)

    def of_parameter(
        self, operation: str, location: str, name: str
    ) -> tuple[Source, ...]:
        """What says something of a parameter of an operation, or of its path."""
        above = pointers.parent(operation)
        wanted = location, name.lower() if location == "header" else name
        for holder in (operation, above, pointers.parent(above)):
            found = parameter_index(self.draft, pointers.join(holder, "parameters"))
            if wanted in found:
                return self.draft.sources(found[wanted])
        return ()
