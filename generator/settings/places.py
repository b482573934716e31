"""Where the keys of a TOML file stand: found by looking at its text again, since the parser does not say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from generator.places import InPage

_PART = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_KEY = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = re.compile(rf"\s*\[\[?\s*({_KEY})\s*\]")
_PAIR = re.compile(rf"\s*({_KEY})\s*=")
_INLINE = re.compile(rf"(?:[{{,]\s*)({_KEY})\s*=")


def place_of(page: str, text: str, keys: Sequence[str]) -> InPage:
    """The place of a key, given with the keys of the tables around it; only the page when it is not found."""
    return places_in(page, text).get(tuple(keys)) or InPage(page=page)


@lru_cache(maxsize=4)
def places_in(page: str, text: str) -> Mapping[tuple[str, ...], InPage]:
    """The places of all keys, each given with the keys of the tables around it."""
    found: dict[tuple[str, ...], InPage] = {}
    table = tuple[str, ...]()
    for number, line in enumerate(text.split("\n"), start=1):
        header = _HEADER.match(line)
        if header is not None:
            table = _parts(header[1])
        for keys, start in _keys(line, table):
            found.setdefault(keys, InPage(page=page, line=number, column=start + 1))
    return found


def _keys(line: str, table: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int]]:
    """The keys in a line: the table that it opens, or the one before its `=` and those of the inline table after it."""
    header = _HEADER.match(line)
    if header is not None:
        yield table, header.start(1)
        return
    pair = _PAIR.match(line)
    if pair is None:
        return
    path = (*table, *_parts(pair[1]))
    yield path, pair.start(1)
    for inner in _INLINE.finditer(line, pair.end()):
        yield (*path, *_parts(inner[1])), inner.start(1)


def _parts(key: str) -> tuple[str, ...]:
    return tuple(
        part[1:-1] if part[0] in "\"'" else part for part in re.findall(_PART, key)
    )
