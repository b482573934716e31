"""Where a key stands in a TOML file: found by looking at the text again, when there is something to report."""

import re
from collections.abc import Sequence

from generator.places import InPage

_PART = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_KEY = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = re.compile(rf"\s*\[\[?\s*({_KEY})\s*\]")
_PAIR = re.compile(rf"\s*({_KEY})\s*=")
_INLINE = re.compile(rf"(?:[{{,]\s*)({_KEY})\s*=")


def place_of(page: str, text: str, keys: Sequence[str]) -> InPage:
    """The place of a key, given with the keys of the tables around it; only the page when it is not found."""
    wanted, table = tuple(keys), tuple[str, ...]()
    for number, line in enumerate(text.split("\n"), start=1):
        header = _HEADER.match(line)
        if header is not None:
            table = _parts(header[1])
            if table == wanted:
                return InPage(page=page, line=number, column=header.start(1) + 1)
            continue
        column = _column(line, table, wanted)
        if column is not None:
            return InPage(page=page, line=number, column=column)
    return InPage(page=page)


def _column(line: str, table: tuple[str, ...], wanted: tuple[str, ...]) -> int | None:
    """The column of the wanted key in a line of a table: before its `=`, or in the inline table after it."""
    pair = _PAIR.match(line)
    if pair is None:
        return None
    path = (*table, *_parts(pair[1]))
    if path == wanted:
        return pair.start(1) + 1
    if wanted[: len(path)] == path:
        for inner in _INLINE.finditer(line, pair.end()):
            if (*path, *_parts(inner[1])) == wanted:
                return inner.start(1) + 1
    return None


def _parts(key: str) -> tuple[str, ...]:
    return tuple(
        part[1:-1] if part[0] in "\"'" else part for part in re.findall(_PART, key)
    )
