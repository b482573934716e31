"""Tables in the marks of wikis, `#| || a | b || |#`, `{| |-`, `||a||b||`, `^ a ^ b ^`, taken out row by row."""

import re
from collections.abc import Iterator

from generator.read.layout import html_choices
from generator.read.layout.html import HtmlCell, HtmlTable
from generator.read.pages.stretches import prose

_MARK = "***"
_START = r"(?m)^[ \t]*"
# Yandex Flavored Markdown, with any blocks in its cells; MediaWiki; Jira and Confluence; DokuWiki.
_YFM = re.compile(rf"{_START}#\|[ \t]*\n(?P<rows>.*?)^[ \t]*\|#[ \t]*$", re.DOTALL)
_MEDIA = re.compile(
    rf"{_START}\{{\|[^\n]*\n(?P<rows>.*?)^[ \t]*\|\}}[ \t]*$", re.DOTALL
)
_LINES = re.compile(
    rf"{_START}(?:\|\|[^\n]*\|\||\^[^\n]*\^)[ \t]*(?:\n[ \t]*\|[^\n]*\|[ \t]*)+$"
)
_YFM_ROW = re.compile(r"^[ \t]*\|\|(.*?)\|\|[ \t]*$", re.DOTALL | re.MULTILINE)
_YFM_CELL = re.compile(r"(?:`[^`\n]*`|\\\||[^|])+|(?<=\|)(?=\|)")
_MEDIA_ROW = re.compile(r"^[ \t]*\|-[^\n]*\n", re.MULTILINE)
_MEDIA_CELL = re.compile(
    r"(?:^[ \t]*[|!](?![-+}])|[ \t]*(?:\|\||!!))(?:[ \t]*[\w-]+=\"[^\"\n|]*\"[^|\n]*\|(?!\|))?"
    r"(?P<words>.*?)(?=^[ \t]*[|!]|\|\||!!|\Z)",
    re.DOTALL | re.MULTILINE,
)
_LINE_CELL = re.compile(
    r"(?:\|{1,2}|\^)((?:`[^`\n]*`|\[[^\]\n]*\]|\\\||[^|^\n])+)(?=[|^])"
)
_Row = tuple[HtmlCell, ...]


def without_wiki_tables(text: str) -> tuple[str, dict[int, HtmlTable]]:
    """The text with a thematic break for each such table, every line where it was; the tables by line."""
    tables: dict[int, HtmlTable] = {}
    if not re.search(r"(?m)^[ \t]*(?:#\||\{\||\|\||\^ )", text):
        return text, tables
    for pattern in (_YFM, _MEDIA, _LINES):
        text = _without(pattern, text, tables)
    return text, tables


def _without(pattern: re.Pattern[str], text: str, tables: dict[int, HtmlTable]) -> str:
    out: list[str] = []
    at = 0
    for start, end in prose(text):
        for found in pattern.finditer(text, start, end):
            out += [text[at : found.start()], _taken(found, tables)]
            at = found.end()
    return "".join(out) + text[at:]


def _taken(found: re.Match[str], tables: dict[int, HtmlTable]) -> str:
    """What stands for a table; it is left as it is where it has no rows of several cells."""
    rows = tuple(row for row in _rows(found.re, found) if row)
    line = found.string.count("\n", 0, found.start()) + 1
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return found.group()
    tables[line] = HtmlTable(rows=rows, line=line)
    return _MARK + "\n" * found.group().count("\n")


def _rows(pattern: re.Pattern[str], found: re.Match[str]) -> Iterator[_Row]:
    if pattern is _YFM:
        for row in _YFM_ROW.finditer(
            found.string, found.start("rows"), found.end("rows")
        ):
            yield _cells(_YFM_CELL, found.string, row.start(1), row.end(1))
    elif pattern is _MEDIA:
        at = found.start("rows")
        breaks = [*_MEDIA_ROW.finditer(found.string, at, found.end("rows"))]
        starts = [at, *(one.end() for one in breaks)]
        ends = [*(one.start() for one in breaks), found.end("rows")]
        for start, end in zip(starts, ends, strict=True):
            yield _cells(_MEDIA_CELL, found.string, start, end)
    else:
        at = found.start()
        for line in found.group().split("\n"):
            yield _cells(_LINE_CELL, found.string, at, at + len(line))
            at += len(line) + 1


def _cells(pattern: re.Pattern[str], text: str, start: int, end: int) -> _Row:
    group = pattern.groups
    return tuple(
        _cell(one[group], text, one.start(group))
        for one in pattern.finditer(text, start, end)
    )


def _cell(words: str, text: str, at: int) -> HtmlCell:
    at += len(words) - len(words.lstrip())
    return HtmlCell(
        source=re.sub(r"\s+", " ", html_choices.told(words)).strip(),
        line=text.count("\n", 0, at) + 1,
        column=at - text.rfind("\n", 0, at),
    )
