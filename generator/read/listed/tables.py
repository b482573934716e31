"""Tables of parameters and fields: columns are known by their header, whatever it is called."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from generator.places import InPage
from generator.read.listed import flags, names_apart
from generator.read.listed.columns import columns_of, is_inverse
from generator.read.listed.fields import Field, Slot
from generator.read.listed.locations import told
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
_SPACED_NAME = re.compile(r"[A-Za-z][\w.-]*(?: [\w.-]+){1,3}")
# A word with a capital may be a label: `Method`, `Example`.
_PLAIN_NAME = re.compile(
    r"[a-z_$@][\w.$@\[\]-]*(?:\s*\*|\s+\W?(?:required|optional)\W?)?"
)
_DEFAULT = re.compile(r"(?:[-–—]|none\.?|null|n/a|absent|unset|\s*)", re.IGNORECASE)
_VALUE = re.compile(r"`([^`]+)`|\"([^\"]+)\"")
_BARE_VALUES = re.compile(r"[\w.-]+(?:\s*[,|/]\s*[\w.-]+)+")
_REQUIRED = re.compile(r"(?i)^\W*(?:required|optional)\W*")
_RANGE = re.compile(r"-?\d+(?:[.]\d+)?")


def fields(page: str, table: Table, slot: Slot) -> tuple[Field, ...]:
    """The fields that a table lists; none when it has no column of names."""
    if not _lists(columns_of(header_of(table))):
        return ()
    rows = [
        _field(page, one, header, slot)
        for header, rows in _stretches(table)
        for row in flags.told(rows, columns_of(header).get("required", len(header)))
        for one in names_apart.rows(row, columns_of(header)["name"])
    ]
    read = [row for row in rows if row]
    if not has(table, "required") and _has_questions(table):
        # Where some names have a `?`, those without one are required.
        read = [(depth, _required(field)) for depth, field in read]
    return _nested(read)


def _has_questions(table: Table) -> bool:
    return any(
        cell.plain.rstrip("*\\ ").endswith("?") for cell in column(table, "name")
    )


def _required(field: Field) -> Field:
    return replace(field, required=True) if field.required is None else field


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
        return flags.headed(table.header, table.rows)
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
        typewords.is_type(cell.plain) and not cell.plain.endswith(".") for cell in cells
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
    page: str, row: _Row, header: _Header, slot: Slot
) -> tuple[int, Field] | None:
    columns = columns_of(header)
    cells = {
        column: row[index] for column, index in columns.items() if index < len(row)
    }
    named = _name(cells["name"]) if "name" in cells else None
    if named is None and slot.location == "path" and "name" in cells:
        named = _spaced(cells["name"])
    if named is None:
        return None
    depth, name, said = named
    description = _described(cells)
    types = cells.get("type")
    sent = slot.role in ("parameters", "body") and "in" not in columns
    place = None if sent else _plain(cells, "in")
    where, words = told(place, types.plain if types else "")
    inverse = "required" in columns and is_inverse(header[columns["required"]])
    return depth, Field(
        name=name,
        place=InPage(page=page, line=cells["name"].line, column=cells["name"].column),
        types=words,
        link=types.link if types else None,
        required=_first(
            said,
            flags.required(cells.get("required"), inverse=inverse),
            wording.required(_plain(cells, "constraints")),
            # `Header | Value`, with `Required. ...` for what to send.
            wording.required(description or _plain(cells, "example")),
            slot.required,
        ),
        description=description,
        location=where,
        default=_default(_plain(cells, "default")),
        values=_values(cells.get("values")),
        access=flags.access(cells.get("access")),
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


def _spaced(cell: Text) -> tuple[int, str, None] | None:
    """A name of several words, as the placeholder that it explains has them: `{room_id}`."""
    found = _SPACED_NAME.fullmatch(cell.plain.strip("`* "))
    return (0, found.group().replace(" ", "_"), None) if found else None


def _depth(source: str, marks: str) -> int:
    """How deep a row is marked, for comparison with other rows only."""
    blanks = _BLANKS.match(source)
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


def _described(cells: dict[str, Text]) -> str:
    """The description, and after it what a column of constraints says but that there must be a value."""
    words = _plain(cells, "description")
    # So some generators say that nothing is said: `none`, `-`.
    words = "" if _DEFAULT.fullmatch(words) else words
    more = _REQUIRED.sub("", _plain(cells, "constraints")).strip()
    if _DEFAULT.fullmatch(more):
        return words
    end = "" if not words or words.endswith((".", "!", "?", ":")) else "."
    return f"{words}{end} {more}".strip()


def _default(text: str) -> str | None:
    plain = text.strip("`\"' ")
    return None if _DEFAULT.fullmatch(plain) else plain


def _values(cell: Text | None) -> tuple[str, ...]:
    if cell is None:
        return ()
    found = tuple(one or other for one, other in _VALUE.findall(cell.source))
    bare = () if found else re.split(r"\s*[,|/]\s*", _bare_values(cell))
    return found or tuple(one for one in bare if one)


def _bare_values(cell: Text) -> str:
    """Values without marks, `asc, desc`; nothing for numbers, which may be the ends of a range."""
    text = cell.plain.replace("\\", "").strip()
    words = re.split(r"\s*[,|/]\s*", text)
    plain = _BARE_VALUES.fullmatch(text) and not any(map(_RANGE.fullmatch, words))
    plain = plain and not _DEFAULT.fullmatch(text)
    return text if plain else ""


def _first(*answers: bool | None) -> bool | None:
    return next((answer for answer in answers if answer is not None), None)
