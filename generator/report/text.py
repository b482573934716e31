"""Findings for people: place, message, the line at fault with a mark under it, and the notes."""

from collections.abc import Callable, Iterator, Sequence

from generator.findings import Severity
from generator.places import InPage
from generator.plain import plain, width
from generator.report.entries import Entry, EntryNote

_MOST = {Severity.ERROR: 20, Severity.WARNING: 10, Severity.INFO: 3}
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_CUT = 100
_LEFT_OF_MARK = 60
_TAB = "    "

Paint = Callable[[str, str], str]
"""Text and the name of a colour, or `bold`, to text."""


def as_text(found: Sequence[Entry], paint: Paint = lambda text, colour: text) -> str:
    """The findings as printed on a terminal; of many with one code, the first of each provider."""
    lines: list[str] = []
    counts: dict[tuple[str | None, str, Severity], int] = {}
    shown: InPage | None = None
    for entry in found:
        kind = (entry.provider, entry.code, entry.severity)
        counts[kind] = counts.get(kind, 0) + 1
        if counts[kind] <= _MOST[entry.severity]:
            lines += _entry(entry, paint, already=entry.spot == shown)
            shown = entry.spot if _has_excerpt(entry) else shown
    for (provider, code, severity), count in counts.items():
        if count > _MOST[severity]:
            more = f"{count - _MOST[severity]} more {severity.value}[{code}]"
            lines.append(
                f"{plain(provider or 'apiwright')}: {more}; --format json lists them all"
            )
    return "".join(f"{line}\n" for line in lines)


def _entry(entry: Entry, paint: Paint, *, already: bool) -> Iterator[str]:
    """already: whether the source line stands above, under the finding before."""
    head = paint(f"{entry.severity.value}[{entry.code}]:", _COLOURS[entry.severity])
    yield f"{_place(entry.spot, paint)}{head} {plain(entry.message)}"
    notes = entry.notes
    label = next((note for note in notes if note.spot is None), None)
    if _has_excerpt(entry) and (label or not already):
        yield from _excerpt(entry, label)
        notes = tuple(note for note in notes if note is not label)
    for note in notes:
        yield f"{_place(note.spot, paint)}note: {plain(note.message)}"


def _has_excerpt(entry: Entry) -> bool:
    return entry.source is not None and entry.severity is not Severity.INFO


def _place(spot: InPage | None, paint: Paint) -> str:
    if spot is None:
        return ""
    known = [plain(spot.page)]
    if spot.line is not None:
        known.append(str(spot.line))
        if spot.column is not None:
            known.append(str(spot.column))
    return paint(":".join(known) + ":", "bold") + " "


def _excerpt(entry: Entry, label: EntryNote | None) -> Iterator[str]:
    """The source line, cut around the column when it is long, and the mark under it."""
    assert entry.spot is not None and entry.source is not None
    number = f"{entry.spot.line:>5}"
    blank = " " * len(number)
    column = min(entry.mark or 1, len(entry.source) + 1)
    start = max(0, column - 1 - _LEFT_OF_MARK) if len(entry.source) > _CUT else 0
    before = _shown(entry.source[start : column - 1])
    after = _shown(entry.source[column - 1 : start + _CUT])
    dots = ("…" if start else "", "…" if start + _CUT < len(entry.source) else "")
    yield f"{number} | {dots[0]}{before}{after}{dots[1]}".rstrip()
    if entry.mark is not None:
        mark = f"^ {plain(label.message)}" if label else "^"
        yield f"{blank} | {' ' * width(dots[0] + before)}{mark}"
    elif label:
        yield f"{blank} | {plain(label.message)}"


def _shown(text: str) -> str:
    return plain(text.replace("\t", _TAB))
