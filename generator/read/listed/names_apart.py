"""Rows of tables with several names in a cell, `` `sort` / `order` ``, as one for each."""

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.read.pages.markdown import Text

_ONE = r"[A-Za-z_@$][\w.@$\[\]-]*"
_BETWEEN = r"(?:\s*(?:,(?:\s*(?:and|or))?|&)\s+|\s+(?:/|\||and|or)\s+|\s*[,/|]\s*(?=`))"
_CODED = re.compile(rf"`{_ONE}`(?:{_BETWEEN}`{_ONE}`)+")
# Without marks `from and to` may be words, `Boats, ships` is a label.
_BARE = re.compile(r"[a-z_$@][\w.@$\[\]-]*(?:(?:,\s+|\s+/\s+)[a-z_$@][\w.@$\[\]-]*)+")


def rows(row: tuple[Text, ...], index: int) -> Iterator[tuple[Text, ...]]:
    """The row once for each name in its cell of names; as it is where there is one, or none that is plain."""
    source = row[index].source.strip() if index < len(row) else ""
    names = list[str]()
    if _CODED.fullmatch(source):
        names = re.findall(rf"`({_ONE})`", source)
    elif _BARE.fullmatch(source):
        names = re.split(r",\s+|\s+/\s+", source)
    if len(set(names)) < 2:
        yield row
        return
    for name in names:
        cell = replace(row[index], source=f"`{name}`", plain=name, codes=(name,))
        yield (*row[:index], cell, *row[index + 1 :])
