"""Where a vendor said something: a spot on a page, or a spot in a document on that page."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from generator import pointers


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A YAML or JSON document inside a page, or a whole file.

    first_line: the page's line, from 1, that holds the first line of the document.
    lines: how many lines of the page it spans.
    indent: how many columns were cut from the front of each line.
    """

    syntax: Literal["yaml", "json"]
    first_line: int
    lines: int
    indent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class InPage:
    """A spot on a page; line and column count from 1 and are left out when not known.

    part: which of the pages that one file holds, from 1; 0 where the file is a page.
    """

    page: str
    line: int | None = None
    column: int | None = None
    part: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class InBlock:
    """A spot in a document on a page, by JSON pointer, at the key or at the value.

    Line and column are found only when someone asks, by reading the page again. part: as in InPage.
    """

    page: str
    block: Block
    pointer: str
    at: Literal["key", "value"] = "value"
    part: int = 0


Place: TypeAlias = InPage | InBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """Which places a document's parts come from: the nearest entry above a pointer answers.

    places: JSON pointer in the document → where that part was said, best source first.
    """

    places: Mapping[str, tuple[Place, ...]] = field(
        default_factory=dict[str, tuple[Place, ...]]
    )

    def all_of(self, pointer: str) -> tuple[Place, ...]:
        """Every known place of the part at a pointer, best source first; empty when none is known."""
        above = pointer
        while True:
            if above in self.places:
                return tuple(
                    _below(place, pointer[len(above) :]) for place in self.places[above]
                )
            if not above:
                return ()
            above = pointers.parent(above)

    def of(
        self, pointer: str, *, at: Literal["key", "value"] = "value"
    ) -> Place | None:
        """The best place of the part at a pointer, or None when it is not known."""
        for place in self.all_of(pointer):
            return replace(place, at=at) if isinstance(place, InBlock) else place
        return None


def _below(place: Place, rest: str) -> Place:
    if isinstance(place, InBlock) and rest:
        return replace(place, pointer=place.pointer + rest)
    return place
