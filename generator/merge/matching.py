"""Which operation of the document a lesser source speaks of."""

from dataclasses import dataclass
from typing import TypeAlias

from generator.document import operation_at
from generator.findings import Findings, Note
from generator.fragments import Evidence
from generator.merge import paths
from generator.merge.components import operations_of
from generator.merge.draft import Draft
from generator.places import Place
from generator.values import as_array, as_object, as_text

Shape: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """The operations of a document, by method and the shape of their path.

    known: shape → the path as the document spells it, for each method. pages: page → its operations.
    """

    base: Draft
    known: dict[str, dict[Shape, str]]
    pages: dict[tuple[str, int], list[tuple[str, str]]]
    prefixes: frozenset[Shape]

    @classmethod
    def of(cls, base: Draft, lower: Draft) -> "Matching":
        """An index of a document; servers of both sides may put a prefix in front of a path."""
        known: dict[str, dict[Shape, str]] = {}
        pages: dict[tuple[str, int], list[tuple[str, str]]] = {}
        for path, method, at in operations_of(base):
            known.setdefault(method, {}).setdefault(paths.shape(path), path)
            place = base.place(at)
            if place is not None:
                pages.setdefault((place.page, place.part), []).append((path, method))
        urls = (*_urls(base), *_urls(lower))
        return cls(base, known, pages, paths.prefixes(urls))

    def find(self, path: str, method: str, place: Place | None) -> str | None:
        """The document's path for an operation; None when the document has no such operation."""
        wanted, known = paths.shape(path), self.known.get(method, {})
        if wanted in known:
            return known[wanted]
        for shape, spelled in known.items():
            if paths.is_same_but_for_prefix(shape, wanted, self.prefixes):
                return spelled
        return self._on_its_page(wanted, method, place)

    def spelling(self, path: str) -> str:
        """A path as the document spells it for other methods; as it is when there are none."""
        wanted = paths.shape(path)
        for known in self.known.values():
            spelled = known.get(wanted, "")
            if spelled.endswith("/") == path.endswith("/") and spelled:
                return spelled
        return path

    def is_new(
        self, path: str, method: str, lower: Draft, at: str, findings: Findings
    ) -> bool:
        """Whether an operation that is not in the document belongs there; reported where better evidence lacks it.

        A sample of another call (getting a token, the next step) on an operation's page documents no operation.
        """
        place = lower.place(at)
        neighbours = self._neighbours(place)
        if not neighbours:
            return True
        taken = lower.evidence(at) >= Evidence.TABLE
        there = operation_at(*neighbours[0])
        findings.info(
            "operation-not-in-schema",
            f"'{method.upper()} {path}' is mentioned on a page that documents"
            f" '{neighbours[0][1].upper()} {neighbours[0][0]}';"
            f" {'added' if taken else 'taken as another call and left out'}",
            place,
            Note(message="the page documents this", place=self.base.place(there)),
        )
        return taken

    def _neighbours(self, place: Place | None) -> list[tuple[str, str]]:
        """The operations of a page, by path and method."""
        return self.pages.get((place.page, place.part), []) if place else []

    def _on_its_page(
        self, wanted: Shape, method: str, place: Place | None
    ) -> str | None:
        """The page's own operation, when the path could be it with values filled in or with another prefix."""
        candidates = [
            path for path, other in self._neighbours(place) if other == method
        ]
        if len(candidates) != 1:
            return None
        shape = paths.shape(candidates[0])
        anything = frozenset({wanted[: len(wanted) - len(shape)]})
        if paths.fills(shape, wanted) or (
            len(wanted) > len(shape)
            and paths.is_same_but_for_prefix(shape, wanted, anything)
        ):
            return candidates[0]
        return None


def _urls(draft: Draft) -> list[str]:
    urls = (
        as_text(as_object(one).get("url")) for one in as_array(draft.get("/servers"))
    )
    return [url for url in urls if url is not None]
