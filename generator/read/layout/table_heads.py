"""What stands over the columns of tables otherwise: a title in a row of its own, two words for one column, nothing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.read.pages.markdown import Paragraph, Part, Table, Text
from generator.read.words import languages, typewords

_Row = tuple[Text, ...]
_SLOT = re.compile(
    r"(?:(?:request|response|query|path|url|body|form|http) )*(?:payload|body|headers?|query|path|(?:query|path|url|body|form) param(?:eter)?s?)"
)
_STATUS = re.compile(r"\W*[1-5]\d\d\W*")
# A name in code and its type, as a browser shows two lines of a cell: `` `limit` integer ``.
_NAMED = re.compile(r"(?P<name>`[^`\s]+`)\s*(?P<type>[A-Za-z][^`]{0,40})?")
# What is said of a field in a row of badges: `| QUERY | OPTIONAL | STRING | What it is`.
_BADGES = re.compile(
    r"\|\s*(?P<said>[A-Za-z][^|`]*(?:\|[^|`]+)*?)\s*\|\s*(?![^|]*\|)(?P<words>.*)",
    re.DOTALL,
)
_PLACES = frozenset({"path", "query", "header", "cookie", "body", "form"})
_FLAGS = frozenset({"required", "optional"})
_NAMES = frozenset(
    {"name", "parameter", "param", "field", "property", "attribute", "argument", "key"}
)
_TYPES = frozenset({"type", "data type", "datatype"})
_WORDS = frozenset({"description", "descriptions", "desc", "details", "meaning"})
_WORD = re.compile(r"[^\W\d_]+")
_CELL = re.compile(
    r"\s*(?P<name>[^\s(/,:]+)\s*[(/,:]?\s*(?P<type>.*?)\)?\s*", re.DOTALL
)
_HEAD = re.compile(
    r"(?i)(?:[a-z]+ )?(?:names?|types?|descriptions?|param(?:eter)?s?|fields?|required|values?|keys?|propert(?:y|ies))"
)
_COLUMNS = ("name", "type", "required", "default", "enum", "description")
_FIELD_NAME = re.compile(
    r"(?P<name>[A-Za-z_$@][\w.$@:\[\]-]*?)(?P<flag>required|deprecated)?"
)
_HEADING = re.compile(
    r"(?i)names?|fields?|param\w*|keys?|propert(?:y|ies)|attributes?|arguments?|code|status"
)
_FIELD_TYPE = re.compile(
    r"(?P<type>(?:Array of )?(?:strings?|integers?|numbers?|booleans?|objects?|arrays?|any|null|files?)(?: or null)?"
    r"(?:\s*<[\w-]+>)?)(?:\s*\([\w .-]+\))?"
    r"(?:\s*(?:\[[^\]\n]*\]|[<>]=? ?[\d.]+(?: characters| items)?|non-empty|unique|decimal places \S+))*"
    # Copied from a page, the description may stand close to the type: `stringWhere it is`.
    r"(?=\s|$|[A-Z]\S*\s|(?<=[)\]>])[A-Z])"
)
_SAID = re.compile(
    r"(?P<key>Default|Enum|Example|Items Enum)\s?:\s*(?P<value>(?:\"[^\"]*\"\s*)+"
    r"|(?:true|false|null|-?\d+(?:\.\d+)?)(?=[A-Z]|\s|$)|\S+)\s*"
)
# The type in bold before what is said, as Diplodoc writes OpenAPI and gRPC: `**string** (int64)`, `**[Berth](#berth)**`.
_BOLD_TYPE = re.compile(
    r"\*\*(?:\[(?P<name>[\w.]+)\]\((?P<to>[^()\s]+)\)|(?P<type>[^*\[\]]+))\*\*(?P<format>\s*\([\w.-]+\))?(?:\s+(?P<words>.*)|$)",
    re.DOTALL,
)
_RULE = re.compile(r"[-:\s]*")
_LEADING = re.compile(r"\s*((?:\|\s*)*)")


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
    return plain in known or languages.column_of(words) == column


def _split(row: _Row) -> _Row:
    found = _CELL.fullmatch(row[0].plain)
    if found is None:
        return (row[0], _text(row[0], ""), *row[1:])
    name, types = _text(row[0], found["name"]), _text(row[0], found["type"])
    return (name, replace(types, link=row[0].link), *row[1:])


def _text(cell: Text, words: str) -> Text:
    return replace(cell, source=words, plain=words, codes=(), link=None)


def parts(rows: Sequence[_Row], line: int) -> Iterator[Part]:
    """The table that rows are, and before it its title, if the first row is one."""
    title = _title(rows)
    if title:
        yield Paragraph(text=title, quoted=False)
        rows = rows[1:]
    if slot_title(rows):
        rows = [tuple(_text(cell, "") for cell in rows[0]), *rows[1:]]
    rows = spread(_typed(apart(rows)))
    header = tuple(cell.plain.strip().lower() for cell in rows[0])
    yield Table(header=header, rows=tuple(rows[1:]), line=line)


def _typed(rows: Sequence[_Row]) -> Sequence[_Row]:
    """The rows of names and descriptions that all begin with a type in bold, with a column for it."""
    if len(rows) < 2 or {len(row) for row in rows} != {2}:
        return rows
    # What a header is to be sent with may be in bold too: `| Token | **[KEY](../key)** |`.
    if not _is(rows[0][1].plain.strip(" *_`:").lower(), _WORDS, "description"):
        return rows
    found = [_BOLD_TYPE.fullmatch(row[1].source.strip()) for row in rows[1:]]
    told = [one for one in found if one and _is_bold_type(one)]
    if len(told) < len(rows) - 1:
        return rows
    first, last = rows[0]
    out = [(first, _text(first, "type"), last)]
    for (name, cell), one in zip(rows[1:], told, strict=True):
        kind = one["name"] or one["type"]
        given = one["format"] if typewords.is_type(kind + (one["format"] or "")) else ""
        many = "array of " if name.plain.strip("`* ").endswith("[]") else ""
        types = _worded(cell, f"{many}{kind}{given or ''}")
        if one["to"]:
            linked = f"{many}[{kind}]({one['to']})"
            types = replace(types, source=linked, link=one["to"])
        out.append((name, types, _worded(cell, one["words"] or "")))
    return out


def _is_bold_type(found: re.Match[str]) -> bool:
    return bool(found["name"]) or typewords.is_type(found["type"])


def spread(rows: Sequence[_Row]) -> Sequence[_Row]:
    """The rows of a table without a header with one, where it has statuses, or types beside its names or its words."""
    if not rows or not rows[0]:
        return rows
    blank = not any(cell.plain.strip() for cell in rows[0])
    own = rows[1:] if blank else rows
    pairs = bool(own) and all(len(row) == 2 for row in own)
    if pairs and all(_STATUS.fullmatch(row[0].plain) for row in own):
        return [(_text(rows[0][0], "status"), _text(rows[0][0], "meaning")), *own]
    told = [_told(row) for row in own] if pairs and blank else []
    if not any(one and any(one[1:4]) for one in told) or not all(told):
        return rows
    heads = ("name", "in", "required", "type", "description")
    out = [tuple(_text(rows[0][0], word) for word in heads)]
    for row, one in zip(own, told, strict=True):
        name, *words = one or ("",)
        cells = (_worded(row[1], word) for word in words)
        out.append((_worded(row[0], name), *cells))
    return out


def _told(row: _Row) -> tuple[str, str, str, str, str] | None:
    """The name of a row, where it goes, whether it must be there, its type and what is said of it; None for other rows."""
    found = _NAMED.fullmatch(row[0].source.strip())
    types = (found["type"] or "").strip() if found else ""
    if found is None or (types and not typewords.is_type(types)):
        return None
    badges = _BADGES.fullmatch(row[1].source.strip())
    said = [one.strip().lower() for one in badges["said"].split("|")] if badges else []
    places = [one for one in said if one in _PLACES]
    flags = [one for one in said if one in _FLAGS]
    kinds = [one for one in said if typewords.is_type(one)]
    if badges is None or len(places) + len(flags) + len(kinds) < len(said):
        return found["name"], "", "", types, row[1].source
    kind = types or " ".join(kinds)
    return found["name"], "".join(places), "".join(flags), kind, badges["words"]


def slot_title(rows: Sequence[_Row]) -> Text | None:
    """What stands alone over the columns of a table and says of what it is: `| Payload | | |`."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return None
    first, *others = rows[0]
    alone = first.plain.strip() and not any(cell.plain.strip() for cell in others)
    words = first.plain.strip(" *_`:").lower()
    return first if alone and _SLOT.fullmatch(words) else None


def _title(rows: Sequence[_Row]) -> Text | None:
    """What stands alone in the first row, where the next one heads columns."""
    if len(rows) < 3 or len(rows[1]) < 2 or not rows[0]:
        return None
    said = [cell for cell in rows[0] if cell.plain.strip()]
    words = [cell.plain.strip(" *`") for cell in rows[1]]
    heads = sum(
        bool(_HEAD.fullmatch(word) or languages.column_of(word.lower()))
        for word in words
    )
    alone = len(said) == 1 and said[0] is rows[0][0]
    return said[0] if alone and all(words) and heads > 1 else None


def headless(rows: Sequence[_Row], sources: Sequence[str], line: int) -> Table | None:
    """The table that rows are, all of them fields; None where the first is a header. sources: their lines."""
    if not rows or not all(_is_field(row) for row in rows[:1]):
        return None
    return Table(header=_COLUMNS, rows=tuple(_fields(rows, sources)), line=line)


def _is_field(row: _Row) -> bool:
    """Whether a row is a name and, in one cell, its type and all that is said of it."""
    if len(row) != 2 or not _FIELD_NAME.fullmatch(row[0].plain.strip()):
        return False
    if _HEADING.fullmatch(row[0].plain.strip()):
        return False
    return _FIELD_TYPE.match(row[1].source.strip()) is not None


def _fields(rows: Sequence[_Row], sources: Sequence[str]) -> Iterator[_Row]:
    """The rows in columns of their own, those of a table within one below the name of its field."""
    outer: list[str] = []
    first = _depth(sources[0]) if sources else 0
    for row, source in zip(rows, sources, strict=True):
        if all(_RULE.fullmatch(cell.plain) for cell in row) or not _is_field(row):
            continue
        depth = min(max(_depth(source) - first, 0), len(outer))
        name = _FIELD_NAME.fullmatch(row[0].plain.strip())
        outer = [*outer[:depth], name["name"] if name else ""]
        yield _field_row(
            row, ".".join(outer), bool(name and name["flag"] == "required")
        )


def _depth(source: str) -> int:
    leading = _LEADING.match(source)
    return leading[1].count("|") if leading else 0


def _field_row(row: _Row, name: str, required: bool) -> _Row:
    rest = row[1].source.strip()
    types = _FIELD_TYPE.match(rest)
    rest = rest[types.end() :].strip() if types else rest
    said: dict[str, str] = {}
    while found := _SAID.match(rest):
        said[found["key"].removeprefix("Items ")] = found["value"].strip()
        rest = rest[found.end() :]
    texts = (
        types["type"] if types else "",
        "yes" if required else "no",
        said.get("Default", ""),
        said.get("Enum", ""),
        rest,
    )
    return (_worded(row[0], name), *(_worded(row[1], one) for one in texts))


def _worded(text: Text, words: str) -> Text:
    return replace(text, source=words, plain=words, codes=())
