"""Tables of parameters and fields: columns are known by their header, whatever it is called."""

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.places import InPage
from generator.read import wording
from generator.read.fields import Field, Slot
from generator.read.locations import location
from generator.read.markdown import Table, Text

_COLUMNS: dict[str, frozenset[str]] = {
    "name": frozenset(
        {
            *("parameter", "parameters", "param", "params", "argument", "arguments"),
            *("name", "field", "fields", "key", "property", "properties", "variable"),
            *("attribute", "attributes", "attribute(s)", "header", "header name"),
            *("parameter name", "field name", "param name"),
        }
    ),
    "type": frozenset({"type", "types", "data type", "datatype", "value type"}),
    "required": frozenset(
        {"required", "required?", "mandatory", "req", "req.", "is required", "optional"}
    ),
    "description": frozenset(
        {"description", "details", "meaning", "notes", "explanation", "desc", "comment"}
    ),
    "default": frozenset({"default", "default value", "defaults"}),
    "in": frozenset({"in", "location", "where", "sent in"}),
    "values": frozenset({"allowed values", "possible values", "values", "enum"}),
}
_YES = frozenset(
    {"yes", "true", "required", "y", "✓", "✔", "✅", "mandatory", "x", "1"}
)
_NO = frozenset({"no", "false", "optional", "n", "✗", "❌", "-", "", "0"})
_NAME = re.compile(
    r"(?P<depth>(?:[↳»└>]|\u2003|--?\s)*)\s*(?P<name>\S+?)(?P<mark>\*|\?)?"
    r"(?:\s+[(\[]?(?P<word>required|optional)\b.*)?",
    re.IGNORECASE | re.DOTALL,
)
_DEFAULT = re.compile(r"(?:[-–—]|none|null|n/a|\s*)", re.IGNORECASE)
_VALUE = re.compile(r"`([^`]+)`|\"([^\"]+)\"")


def fields(page: str, table: Table, slot: Slot) -> tuple[Field, ...]:
    """The fields that a table lists; none when it has no column of names."""
    columns = _columns(table.header)
    if "name" not in columns or len(columns) < 2:
        return ()
    rows = [_field(page, row, columns, table, slot) for row in table.rows]
    return _nested([row for row in rows if row])


def says_where(table: Table) -> bool:
    """Whether a table has a column for where each parameter goes."""
    columns = _columns(table.header)
    return "name" in columns and "in" in columns


def has(table: Table, *columns: str) -> bool:
    """Whether a table has one of these columns, whatever it is called there."""
    return not _columns(table.header).keys().isdisjoint(columns)


def name_header(table: Table) -> str:
    """What heads the column of names; empty when there is none."""
    index = _columns(table.header).get("name")
    return "" if index is None else table.header[index].strip(" *_`:")


def column(table: Table, name: str) -> tuple[Text, ...]:
    """The cells of a column."""
    index = _columns(table.header).get(name)
    if index is None:
        return ()
    return tuple(row[index] for row in table.rows if index < len(row))


def _columns(header: tuple[str, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, cell in enumerate(header):
        word = cell.strip(" *_`:").lower()
        for column, names in _COLUMNS.items():
            if word in names and column not in found:
                found[column] = index
                break
    return found


def _field(
    page: str,
    row: tuple[Text, ...],
    columns: dict[str, int],
    table: Table,
    slot: Slot,
) -> tuple[int, Field] | None:
    cells = {
        column: row[index] for column, index in columns.items() if index < len(row)
    }
    named = _name(cells["name"]) if "name" in cells else None
    if named is None:
        return None
    depth, name, said = named
    description = _plain(cells, "description")
    types = cells.get("type")
    inverse = (
        table.header[columns["required"]] == "optional"
        if "required" in columns
        else False
    )
    return depth, Field(
        name=name,
        place=InPage(page=page, line=cells["name"].line, column=cells["name"].column),
        types=types.plain if types else "",
        link=types.link if types else None,
        required=_first(
            said,
            _flag(cells.get("required"), inverse=inverse),
            wording.required(description),
            slot.required,
        ),
        description=description,
        location=location(_plain(cells, "in")),
        default=_default(_plain(cells, "default")),
        values=_values(cells.get("values")),
    )


def _name(cell: Text) -> tuple[int, str, bool | None] | None:
    text = cell.plain.replace("\\", "")
    found = _NAME.fullmatch(text)
    if found is None and cell.codes:
        # `name` followed by prose in the same cell, or a name with blanks in it.
        code = cell.codes[0].replace("\\", "")
        found = _NAME.fullmatch(code) if text.startswith(code) else None
    if found is None:
        return None
    marks = {"*": True, "?": False}
    word = (found["word"] or "").lower()
    said = {"required": True, "optional": False}.get(
        word, marks.get(found["mark"] or "")
    )
    depth = sum(mark in "↳»└>\u2003-" for mark in found["depth"])
    return depth, found["name"].strip("`*:"), said


def _nested(rows: list[tuple[int, Field]]) -> tuple[Field, ...]:
    """Rows marked as deeper become children of the last row above that is less deep."""
    out: list[Field] = []
    index = 0
    while index < len(rows):
        depth, field = rows[index]
        end = index + 1
        while end < len(rows) and rows[end][0] > depth:
            end += 1
        below = _nested(rows[index + 1 : end])
        out.append(replace(field, children=below) if below else field)
        index = end
    return tuple(out)


def _plain(cells: dict[str, Text], column: str) -> str:
    cell = cells.get(column)
    # Words in backticks stay quoted, so that prose can be told from values.
    return re.sub(r"\\([_\[\]*|])", r"\1", cell.source).strip() if cell else ""


def _flag(cell: Text | None, *, inverse: bool) -> bool | None:
    if cell is None:
        return None
    word = cell.plain.strip(" *.").lower()
    if word in _YES or word.startswith("required"):
        return not inverse
    return inverse if word in _NO else None


def _default(text: str) -> str | None:
    plain = text.strip("`\"' ")
    return None if _DEFAULT.fullmatch(plain) else plain


def _values(cell: Text | None) -> tuple[str, ...]:
    if cell is None:
        return ()
    return tuple(one or other for one, other in _VALUE.findall(cell.source))


def _first(*answers: bool | None) -> bool | None:
    return next((answer for answer in answers if answer is not None), None)


def statuses(table: Table) -> Iterator[tuple[str, str, Text]]:
    """The rows of a table of statuses: status, what it means, its first cell."""
    if len(table.header) < 2 or table.header[0].strip(" *") not in _STATUS_HEADERS:
        return
    for row in table.rows:
        match row:
            case (code, meaning, *_):
                found = _STATUS.match(code.plain)
                if found:
                    yield found[1], meaning.plain, code
            case _:
                pass


_STATUS = re.compile(r"([1-5]\d\d)\b")
_STATUS_HEADERS = frozenset(
    {
        "status",
        "code",
        "status code",
        "http status",
        "http code",
        "http status code",
        "response code",
    }
)
