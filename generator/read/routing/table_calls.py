"""Columns of calls in tables, each a method and a path in one cell: `HTTP request` over `GET /boats`."""

import re
from collections.abc import Iterator

from generator.read.pages.markdown import Table, Text
from generator.read.pages.paths import Route, only_route
from generator.read.words.languages import english

_HEADER = re.compile(
    r"(?:(?:http|api|rest)\s+)?(?:requests?|calls?|endpoints?|operations?|routes?|methods?|ur[li]s?|paths?|api)"
    r"(?:\s+(?:ur[li]|path))?"
)


def calls(table: Table) -> Iterator[tuple[Route, Text]]:
    """The calls of the first column of which every cell is one."""
    for index, header in enumerate(table.header):
        words = " ".join(english(header).lower().strip(" *_`:").split())
        cells = [row[index] for row in table.rows if index < len(row)]
        said = [cell for cell in cells if cell.plain.strip()]
        found = [(only_route(cell.plain), cell) for cell in said]
        if _HEADER.fullmatch(words) and found and all(one for one, _ in found):
            yield from ((one, cell) for one, cell in found if one)
            return
