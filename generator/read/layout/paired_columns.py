"""Columns of tables that hold a name and its type in one cell, headed by both: `Name / Type`."""

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.read.pages.markdown import Text
from generator.read.words import headers

_Row = tuple[Text, ...]
_NAMES = frozenset(
    {"name", "parameter", "param", "field", "property", "attribute", "argument", "key"}
)
_TYPES = frozenset({"type", "data type", "datatype"})
_WORD = re.compile(r"[^\W\d_]+")
_CELL = re.compile(
    r"\s*(?P<name>[^\s(/,:]+)\s*[(/,:]?\s*(?P<type>.*?)\)?\s*", re.DOTALL
)


def apart(rows: Sequence[_Row]) -> Sequence[_Row]:
    """The rows of a table with such a first column as two; as they are where there is none."""
    if len(rows) < 2 or not rows[0]:
        return rows
    words = _WORD.findall(rows[0][0].plain.lower())
    for cut in range(1, len(words)):
        names, types = " ".join(words[:cut]), " ".join(words[cut:])
        if _is(names, _NAMES, "name") and _is(types, _TYPES, "type"):
            head = rows[0][0]
            first = (_text(head, names), _text(head, types), *rows[0][1:])
            return [first, *(_split(row) for row in rows[1:] if row)]
    return rows


def _is(words: str, known: frozenset[str], column: str) -> bool:
    plain = words.removeprefix("parameter ").removeprefix("field ")
    return plain in known or headers.column_of(words) == column


def _split(row: _Row) -> _Row:
    found = _CELL.fullmatch(row[0].plain)
    if found is None:
        return (row[0], _text(row[0], ""), *row[1:])
    name, types = _text(row[0], found["name"]), _text(row[0], found["type"])
    return (name, replace(types, link=row[0].link), *row[1:])


def _text(cell: Text, words: str) -> Text:
    return replace(cell, source=words, plain=words, codes=(), link=None)
