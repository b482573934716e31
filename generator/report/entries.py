"""A finding as it is printed: with line, column and the source line, found only now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.findings import Finding, Severity
from generator.places import InBlock, InPage, Place

if TYPE_CHECKING:
    from generator.read.texts.leaks import Columns


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryNote:
    message: str
    spot: InPage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """source: the line of the page that `spot` is on, its secrets masked, and mark: the spot's column in it.

    provider: whose pages they are; None for the command's own.
    """

    provider: str | None
    code: str
    severity: Severity
    message: str
    spot: InPage | None
    source: str | None
    mark: int | None
    notes: tuple[EntryNote, ...]
    lost: str | None


def entries(
    provider: str | None, findings: Iterable[Finding], texts: Mapping[str, bytes]
) -> tuple[Entry, ...]:
    """The findings with their spots on the pages; `texts` holds the pages by name."""
    spots = Spots(texts)
    return tuple(
        Entry(
            provider=provider,
            code=finding.code,
            severity=finding.severity,
            message=finding.message,
            spot=(spot := spots.of(finding.place)),
            source=spots.line(spot),
            mark=spots.mark(spot),
            notes=tuple(
                EntryNote(message=note.message, spot=spots.of(note.place))
                for note in finding.notes
            ),
            lost=finding.lost,
        )
        for finding in sorted(findings, key=_block)
    )


def ordered(found: Iterable[Entry]) -> tuple[Entry, ...]:
    """Sorted by place, those without one first; what would print the same is there once."""
    return tuple(sorted(dict.fromkeys(found), key=_position))


class Spots:
    """Places as lines and columns: a page is read again for them once, when it is asked for."""

    def __init__(self, texts: Mapping[str, bytes]) -> None:
        self._texts = texts
        self._lines: dict[str, list[str]] = {}
        self._columns: dict[str, Columns] = {}

    def of(self, place: Place | None) -> InPage | None:
        """A place with its line and column as they are on its page, where that is known."""
        spot = self.read_at(place)
        if spot is None or spot.line is None or spot.column is None:
            return spot
        if spot.page not in self._texts:
            return spot
        column = self._of_page(spot.page).written(spot.line, spot.column)
        return replace(spot, column=column)

    def read_at(self, place: Place | None) -> InPage | None:
        """A place with its line, and its column as readers count: with the secrets of its page masked."""
        if place is None or isinstance(place, InPage):
            return place
        # a lot to load, and all places are known when nothing changed
        from generator.read import locate

        data = self._texts.get(place.page)
        if data is None:
            return InPage(page=place.page)
        spot = locate(place, data)
        return replace(spot, column=self.mark(spot))

    def mark(self, spot: InPage | None) -> int | None:
        """The column of a spot in the line that is printed for it."""
        if spot is None or spot.line is None or spot.column is None:
            return None
        if spot.page not in self._texts:
            return spot.column
        return self._of_page(spot.page).masked(spot.line, spot.column)

    def _of_page(self, page: str) -> "Columns":
        if page not in self._columns:
            from generator.read.texts.leaks import Columns
            from generator.read.texts.text import lenient

            self._columns[page] = Columns(lenient(self._texts[page]))
        return self._columns[page]

    def line(self, spot: InPage | None) -> str | None:
        """The text of the line that a spot is on."""
        if spot is None or spot.line is None or spot.page not in self._texts:
            return None
        if spot.page not in self._lines:
            from generator.read.texts.leaks import masked
            from generator.read.texts.text import lenient

            text = masked(lenient(self._texts[spot.page]))
            self._lines[spot.page] = text.split("\n")
        lines = self._lines[spot.page]
        return lines[spot.line - 1] if spot.line <= len(lines) else None


def _block(finding: Finding) -> tuple[str, int]:
    """Findings of one document together: it is read again for the first of them only."""
    place = finding.place
    if place is None:
        return "", 0
    return place.page, place.block.first_line if isinstance(place, InBlock) else 0


def _position(entry: Entry) -> tuple[str, int, int, str, str]:
    spot = entry.spot or InPage(page="")
    return spot.page, spot.line or 0, spot.column or 0, entry.code, entry.message
