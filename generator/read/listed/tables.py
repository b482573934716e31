"""Tables of parameters and fields: columns are known by their header, whatever it is called."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeAlias

from generator.places import InPage
from generator.read.listed import cells
from generator.read.listed.bracketed import told
from generator.read.listed.columns import columns_of, is_inverse
from generator.read.listed.fields import Field, Slot
from generator.read.pages.markdown import Table, Text
from generator.read.words import typewords, wording

_Header: TypeAlias = tuple[str, ...]
_Row: TypeAlias = tuple[Text, ...]
_DEEPER = "↳»└├│┗┣⤷▸•·>"
_DEPTH = rf"(?:[{_DEEPER}]|\u2003|\xa0|&nbsp;|&emsp;|--?\s|[─—–]+\s?|\s)*"
_BLANK = re.compile(r"&nbsp;|&e[mn]sp;|[\xa0\u2002\u2003]")
_BLANKS = re.compile(rf"(?:{_BLANK.pattern})+")
_RULE = re.compile(r"[-–—=_*:|\s]{2,}")
_NAME = re.compile(
    rf"(?P<depth>{_DEPTH})\s*(?P<name>(?![^\x00-\x7f]{{13}})\S+?)(?:\s*(?P<mark>\*|\?))?(?:(?<=\?)\s*\*+)?"
    r"(?:\s+[(\[]?(?P<word>required|optional)\b.*)?",
    re.IGNORECASE | re.DOTALL,
)
# `limit (max 100)`: a name, and words about it.
_ASIDE = re.compile(r"(?P<name>[\w.$@\[\]-]+)\s*\((?P<words>[^()]+)\)")
_SPACED_NAME = re.compile(r"[A-Za-z][\w.-]*(?: [\w.-]+){1,3}")
# A word with a capital may be a label: `Method`, `Example`.
_PLAIN_NAME = re.compile(
    r"[a-z_$@][\w.$@\[\]-]*(?:\s*\*|\s+\W?(?:required|optional)\W?)?"
)
_REQUIRED = re.compile(r"(?i)^\W*(?:required|optional)\W*")


def fields(
    page: str,
    table: Table,
    slot: Slot,
    *,
    known: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Field, ...]:
    """The fields that a table lists; none when it has no column of names.

    known: names that samples show, by their words, for those that a table has with blanks in them.
    """
    if not _lists(columns_of(header_of(table))):
        return ()
    rows = [
        _field(page, one, header, slot, known)
        for header, rows in _stretches(table)
        for row in cells.told(rows, columns_of(header).get("required", len(header)))
        for one in cells.named(row, columns_of(header)["name"])
    ]
    read = [row for row in rows if row]
    if not has(table, "required") and _has_questions(table):
        # Where some names have a `?`, those without one are required.
        read = [(depth, _required(field)) for depth, field in read]
    return _nested(read)


def nameless(table: Table, slot: Slot, known: Mapping[str, str]) -> Iterator[Text]:
    """The cells that give no name, `page size`, in rows that say something of what they mean."""
    for header, rows in _stretches(table):
        index = columns_of(header).get("name", len(header))
        for row in (one for one in rows if index < len(one)):
            said = row[index] in [cell for cell in row if cell.plain.strip()][:-1]
            if said and not _named(next(cells.named(row, index))[index], slot, known):
                yield row[index]


def _has_questions(table: Table) -> bool:
    return any(
        cell.plain.rstrip("*\\ ").endswith("?") for cell in column(table, "name")
    )


def _required(field: Field) -> Field:
    return replace(field, required=True) if field.required is None else field


def _lists(columns: Mapping[str, int]) -> bool:
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
        return cells.headed(table.header, table.rows)
    columns = [
        [row[index] for row in table.rows if index < len(row)]
        for index in range(len(table.header))
    ]
    typed = next((i for i, cells in enumerate(columns[1:], 1) if _are_types(cells)), 0)
    named = [_name(cell) for cell in columns[0]]
    if not named or not all(named):
        return table.header
    if not typed:
        coded = all(cell.source.startswith("`") for cell in columns[0])
        pair = len(columns) == 2 and (coded or _are_named(table))
        return ("name", "description") if pair else table.header
    last = len(columns) - 1
    words = {0: "name", typed: "type"} | ({last: "description"} if last > typed else {})
    return tuple(words.get(index, "") for index in range(len(columns)))


def _are_named(table: Table) -> bool:
    """Whether the rows are names as fields have them, each with what is said of it in words."""
    return all(
        len(row) == 2
        and _PLAIN_NAME.fullmatch(row[0].plain)
        and (not row[1].plain or " " in row[1].plain)
        for row in table.rows
    )


def _are_types(cells: list[Text]) -> bool:
    # `Number of boats on the pond.` begins like a type.
    return bool(cells) and all(
        typewords.is_type(cell.plain.partition(",")[0]) and cell.plain[-1:] != "."
        for cell in cells
    )


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
    page: str, row: _Row, header: _Header, slot: Slot, known: Mapping[str, str]
) -> tuple[int, Field] | None:
    columns = columns_of(header)
    by_column = {
        column: row[index] for column, index in columns.items() if index < len(row)
    }
    cell = by_column.get("name")
    named = _named(cell, slot, known) if cell else None
    if cell is None or named is None:
        return None
    depth, name, said = named
    beside, description = _described(cell, by_column)
    types = by_column.get("type")
    sent = slot.role in ("parameters", "body") and "in" not in columns
    place = None if sent else _plain(by_column, "in")
    where, words = told(place, types.plain if types else beside)
    inverse = "required" in columns and is_inverse(header[columns["required"]])
    return depth, Field(
        name=name,
        place=InPage(page=page, line=cell.line, column=cell.column),
        types=words,
        link=types.link if types else None,
        required=_first(
            said,
            cells.required(by_column.get("required"), inverse=inverse),
            wording.required(_plain(by_column, "constraints")),
            # `Header | Value`, with `Required. ...` for what to send.
            wording.required(description or _plain(by_column, "example")),
            slot.required,
        ),
        description=description,
        location=where,
        default=cells.default(_plain(by_column, "default")),
        values=cells.values(by_column.get("values")),
        access=cells.access(by_column.get("access")),
        example=_plain(by_column, "example"),
    )


def _named(
    cell: Text, slot: Slot, known: Mapping[str, str]
) -> tuple[int, str, bool | None] | None:
    """How deep a row is, its name and whether there must be a value; None where the cell is no name."""
    text = cell.plain.strip("`* ")
    aside = _ASIDE.fullmatch(text)
    bare = aside["name"] if aside else known.get(cells.words_of(text))
    found = _name(cell) or ((0, bare, None) if bare else None)
    return found or (_spaced(cell) if slot.location == "path" else None)


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


def _spaced(cell: Text) -> tuple[int, str, None] | None:
    """A name of several words, as the placeholder that it explains has them: `{room_id}`."""
    found = _SPACED_NAME.fullmatch(cell.plain.strip("`* "))
    return (0, found.group().replace(" ", "_"), None) if found else None


def _depth(source: str, marks: str) -> int:
    """How deep a row is marked, for comparison with other rows only."""
    blanks = _BLANKS.match(source.lstrip("*_ "))
    indent = len(_BLANK.findall(blanks.group())) if blanks else 0
    marked = sum(mark in _DEEPER or mark in "\u2003-" for mark in marks)
    return indent + (marked or sum(mark in "─—–" for mark in marks))


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


def _described(name: Text, by_column: dict[str, Text]) -> tuple[str, str]:
    """The type said beside the name where no column has it, and the description.

    After it stands what else is said beside the name, and in a column of constraints.
    """
    aside = _ASIDE.fullmatch(name.plain.strip("`* "))
    beside = aside["words"].strip() if aside else ""
    types = beside if "type" not in by_column and typewords.is_type(beside) else ""
    words = _plain(by_column, "description")
    # So some generators say that nothing is said: `none`, `-`.
    words = "" if cells.NOTHING.fullmatch(words) else words
    for said in ("" if types else beside, _plain(by_column, "constraints")):
        more = _REQUIRED.sub("", said).strip()
        if not cells.NOTHING.fullmatch(more):
            end = "" if not words or words.endswith((".", "!", "?", ":")) else "."
            words = f"{words}{end} {more}".strip()
    return types, words


def _first(*answers: bool | None) -> bool | None:
    return next((answer for answer in answers if answer is not None), None)
