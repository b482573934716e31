"""Cells that say whether there must be a value, and whether it is read or written: words, ticks, crosses, circles."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.read.listed.columns import columns_of
from generator.read.listed.fields import Access
from generator.read.pages.markdown import Text
from generator.read.words import headers

_YES = headers.YES | frozenset(
    {"yes", "true", "required", "y", "✓", "✔", "✅", "mandatory", "x", "[x]", "1"}
)
_NO = headers.NO | frozenset(
    {"no", "false", "optional", "n", "✗", "❌", "-", "", "0", "[ ]", "[]"}
)
# `✅ Yes`: the word says it as well.
_MARKED = re.compile(r"^[✓✔✅☑✗✘✕❌⚠]\ufe0f?\s+(?=\w)")
# Marks that say yes and no beside each other: circles and crosses, `M` and `O` for mandatory and optional.
_PAIRS = (
    (frozenset("o○◯〇"), frozenset("x×✕✗")),
    (frozenset("mr"), frozenset("o")),
)
# Conditional: neither of the two.
_PERHAPS = frozenset("c")
# Words for nothing else than whether there must be a value, whatever heads their column: `Condition`, `Usage`.
_SAID = frozenset({"required", "optional", "mandatory", "conditional", "not required"})
_READ = frozenset({"read", "r", "rw", "readonly"})
_WRITTEN = frozenset({"write", "w", "rw", "writeonly", "create", "update"})


def required(cell: Text | None, *, inverse: bool) -> bool | None:
    """What a cell says; inverse: whether its column is headed `Optional`."""
    if cell is None:
        return None
    word = _MARKED.sub("", cell.plain.strip(" *.`").lower())
    if word in _YES or word.startswith("required"):
        return not inverse
    return inverse if word in _NO else None


def access(cell: Text | None) -> Access | None:
    """Whether a field is read, written or both, in a column such as `Read/Write`."""
    words = set(re.findall(r"[a-z]+", cell.plain.lower())) if cell else set[str]()
    read, write = bool(words & _READ), bool(words & _WRITTEN)
    if read and write:
        return "both"
    return "write" if write else "read" if read else None


def headed(
    header: tuple[str, ...], rows: Sequence[tuple[Text, ...]]
) -> tuple[str, ...]:
    """The header, with `required` over a column of an unknown name where all cells say that or its opposite."""
    columns = columns_of(header)
    if "required" in columns or "name" not in columns:
        return header
    for index in set(range(len(header))) - set(columns.values()):
        words = {_mark(row[index]) for row in rows if index < len(row)}
        if words and words <= _SAID:
            return (*header[:index], "required", *header[index + 1 :])
    return header


def told(rows: Sequence[tuple[Text, ...]], index: int) -> list[tuple[Text, ...]]:
    """Rows with words in a column whose marks say yes or no only beside each other."""
    marks = {_mark(row[index]) for row in rows if index < len(row)} - {""}
    for yes, no in _PAIRS:
        if marks & yes and marks & no and marks <= yes | no | _PERHAPS:
            words = dict.fromkeys(no, "no") | dict.fromkeys(yes, "yes")
            return [_worded(row, index, words) for row in rows]
    return [*rows]


def _worded(
    row: tuple[Text, ...], index: int, words: Mapping[str, str]
) -> tuple[Text, ...]:
    if index >= len(row):
        return row
    word = words.get(_mark(row[index]), row[index].plain)
    return (*row[:index], replace(row[index], plain=word), *row[index + 1 :])


def _mark(cell: Text) -> str:
    return cell.plain.strip(" *`").lower()
