"""Tables without a header, as documentation shows fields: `roomrequired | string <uuid> Where it is`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.read.pages.markdown import Table, Text

_Row = tuple[Text, ...]

_HEADER = ("name", "type", "required", "default", "enum", "description")
_NAME = re.compile(
    r"(?P<name>[A-Za-z_$@][\w.$@:\[\]-]*?)(?P<flag>required|deprecated)?"
)
_HEADING = re.compile(
    r"(?i)names?|fields?|param\w*|keys?|propert(?:y|ies)|attributes?|arguments?|code|status"
)
_TYPE = re.compile(
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
_RULE = re.compile(r"[-:\s]*")
_LEADING = re.compile(r"\s*((?:\|\s*)*)")


def table(rows: Sequence[_Row], sources: Sequence[str], line: int) -> Table | None:
    """The table that rows are, all of them fields; None where the first is a header. sources: their lines."""
    if not rows or not all(_is_field(row) for row in rows[:1]):
        return None
    return Table(header=_HEADER, rows=tuple(_fields(rows, sources)), line=line)


def _is_field(row: _Row) -> bool:
    """Whether a row is a name and, in one cell, its type and all that is said of it."""
    if len(row) != 2 or not _NAME.fullmatch(row[0].plain.strip()):
        return False
    if _HEADING.fullmatch(row[0].plain.strip()):
        return False
    return _TYPE.match(row[1].source.strip()) is not None


def _fields(rows: Sequence[_Row], sources: Sequence[str]) -> Iterator[_Row]:
    """The rows in columns of their own, those of a table within one below the name of its field."""
    outer: list[str] = []
    first = _depth(sources[0]) if sources else 0
    for row, source in zip(rows, sources, strict=True):
        if all(_RULE.fullmatch(cell.plain) for cell in row) or not _is_field(row):
            continue
        depth = min(max(_depth(source) - first, 0), len(outer))
        name = _NAME.fullmatch(row[0].plain.strip())
        outer = [*outer[:depth], name["name"] if name else ""]
        yield _row(row, ".".join(outer), bool(name and name["flag"] == "required"))


def _depth(source: str) -> int:
    leading = _LEADING.match(source)
    return leading[1].count("|") if leading else 0


def _row(row: _Row, name: str, required: bool) -> _Row:
    rest = row[1].source.strip()
    types = _TYPE.match(rest)
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
    return (_said(row[0], name), *(_said(row[1], one) for one in texts))


def _said(text: Text, words: str) -> Text:
    return replace(text, source=words, plain=words, codes=())
