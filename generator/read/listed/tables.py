"""Tables of parameters and fields: columns are known by their header, whatever it is called."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from generator.places import InPage
from generator.read.listed.columns import columns_of
from generator.read.listed.fields import Access, Field, Slot
from generator.read.listed.locations import location
from generator.read.pages.markdown import Table, Text
from generator.read.words import typewords, wording

_YES = frozenset(
    {"yes", "true", "required", "y", "✓", "✔", "✅", "mandatory", "x", "1"}
)
_NO = frozenset({"no", "false", "optional", "n", "✗", "❌", "-", "", "0"})
_Header: TypeAlias = tuple[str, ...]
_Row: TypeAlias = tuple[Text, ...]
_DEEPER = "↳»└├│┗┣⤷▸•·>"
_DEPTH = rf"(?:[{_DEEPER}]|\u2003|\xa0|&nbsp;|&emsp;|--?\s|[─—–]+\s?|\s)*"
_BLANK = re.compile(r"&nbsp;|&e[mn]sp;|[\xa0\u2002\u2003]")
_BLANKS = re.compile(rf"(?:{_BLANK.pattern})+")
_READ = frozenset({"read", "r", "rw", "readonly"})
_WRITTEN = frozenset({"write", "w", "rw", "writeonly", "create", "update"})
_RULE = re.compile(r"[-–—=_*:|\s]{2,}")
_NAME = re.compile(
    rf"(?P<depth>{_DEPTH})\s*(?P<name>\S+?)(?:\s*(?P<mark>\*|\?))?"
    r"(?:\s+[(\[]?(?P<word>required|optional)\b.*)?",
    re.IGNORECASE | re.DOTALL,
)
_DEFAULT = re.compile(r"(?:[-–—]|none|null|n/a|\s*)", re.IGNORECASE)
_VALUE = re.compile(r"`([^`]+)`|\"([^\"]+)\"")


def fields(page: str, table: Table, slot: Slot) -> tuple[Field, ...]:
    """The fields that a table lists; none when it has no column of names."""
    if not _lists(columns_of(header_of(table))):
        return ()
    rows = [
        _field(page, row, header, slot)
        for header, rows in _stretches(table)
        for row in rows
    ]
    return _nested([row for row in rows if row])


def _lists(columns: dict[str, int]) -> bool:
    return "name" in columns and len(columns) > 1


def _stretches(table: Table) -> Iterator[tuple[_Header, list[_Row]]]:
    """The rows by the header over them: one with a rule below it begins another table. Rules tell nothing."""
    header, rows = header_of(table), list[_Row]()
    for index, row in enumerate(table.rows):
        below = table.rows[index + 1] if index + 1 < len(table.rows) else ()
        words = tuple(cell.plain.strip().lower() for cell in row)
        again = len(words) > 1 and words[: len(header)] == header
        if _lists(columns_of(words)) and (again or (below and _is_rule(below))):
            yield header, rows
            header, rows = words, []
        elif not _is_rule(row):
            rows.append(row)
    yield header, rows


def _is_rule(row: _Row) -> bool:
    texts = [cell.plain.strip() for cell in row]
    return all(not text or _RULE.fullmatch(text) for text in texts)


def header_of(table: Table) -> _Header:
    """The header of a table; where all of it is blank, by what stands in the columns: names, types, words."""
    if any(cell.strip() for cell in table.header) or len(table.header) < 2:
        return table.header
    columns = [
        [row[index] for row in table.rows if index < len(row)]
        for index in range(len(table.header))
    ]
    typed = next((i for i, cells in enumerate(columns[1:], 1) if _are_types(cells)), 0)
    named = [_name(cell) for cell in columns[0]]
    if not typed or not named or not all(named):
        return table.header
    last = len(columns) - 1
    words = {0: "name", typed: "type"} | ({last: "description"} if last > typed else {})
    return tuple(words.get(index, "") for index in range(len(columns)))


def _are_types(cells: list[Text]) -> bool:
    return bool(cells) and all(typewords.is_type(cell.plain) for cell in cells)


def says_where(table: Table) -> bool:
    """Whether a table has a column for where each parameter goes."""
    columns = columns_of(header_of(table))
    return "name" in columns and "in" in columns


def has(table: Table, *columns: str) -> bool:
    """Whether a table has one of these columns, whatever it is called there."""
    return not columns_of(header_of(table)).keys().isdisjoint(columns)


def name_header(table: Table) -> str:
    """What heads the column of names; empty when there is none."""
    header = header_of(table)
    index = columns_of(header).get("name")
    return "" if index is None else header[index].strip(" *_`:")


def column(table: Table, name: str) -> tuple[Text, ...]:
    """The cells of a column."""
    index = columns_of(header_of(table)).get(name)
    if index is None:
        return ()
    return tuple(row[index] for row in table.rows if index < len(row))


def _field(
    page: str, row: _Row, header: _Header, slot: Slot
) -> tuple[int, Field] | None:
    columns = columns_of(header)
    cells = {
        column: row[index] for column, index in columns.items() if index < len(row)
    }
    named = _name(cells["name"]) if "name" in cells else None
    if named is None:
        return None
    depth, name, said = named
    description = _plain(cells, "description")
    types = cells.get("type")
    inverse = "required" in columns and header[columns["required"]] == "optional"
    return depth, Field(
        name=name,
        place=InPage(page=page, line=cells["name"].line, column=cells["name"].column),
        types=types.plain if types else "",
        link=types.link if types else None,
        required=_first(
            said,
            _flag(cells.get("required"), inverse=inverse),
            wording.required(_plain(cells, "constraints")),
            wording.required(description),
            slot.required,
        ),
        description=description,
        location=location(_plain(cells, "in")),
        default=_default(_plain(cells, "default")),
        values=_values(cells.get("values")),
        access=_access(cells.get("access")),
        example=_plain(cells, "example"),
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
    depth = _depth(cell.source, found["depth"])
    return depth, found["name"].strip("`*:"), said


def _depth(source: str, marks: str) -> int:
    """How deep a row is marked, for comparison with other rows only."""
    blanks = _BLANKS.match(source)
    indent = len(_BLANK.findall(blanks.group())) if blanks else 0
    marked = sum(mark in _DEEPER or mark in "\u2003-" for mark in marks)
    return indent + (marked or sum(mark in "─—–" for mark in marks))


def _access(cell: Text | None) -> Access | None:
    """Whether a field is read, written or both, in a column such as `Read/Write`."""
    words = set(re.findall(r"[a-z]+", cell.plain.lower())) if cell else set[str]()
    read, write = bool(words & _READ), bool(words & _WRITTEN)
    if read and write:
        return "both"
    return "write" if write else "read" if read else None


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
