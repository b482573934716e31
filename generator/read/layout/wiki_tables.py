"""Tables in the marks of wikis, `#| || a | b || |#`, `{| |-`, `||a||b||`, `^ a ^ b ^`, taken out row by row; and Pandoc's."""

import re
from collections.abc import Iterator, Sequence

from generator.read.layout import html
from generator.read.layout.html import HtmlCell, HtmlTable
from generator.read.pages.stretches import outside_code, prose

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
# Under the headers of a table in which nothing but blanks parts the columns.
_RULER = re.compile(r"^[ \t]*-{2,}(?: +-{2,})+[ \t]*$", re.MULTILINE)


def with_pipes(text: str) -> str:
    """The text with `|` between the columns of tables that have only blanks there, everything where it was."""
    return outside_code(text, _piped) if _RULER.search(text) else text


def _piped(part: str) -> str:
    lines = part.split("\n")
    for number in range(1, len(lines)):
        if not _RULER.fullmatch(lines[number]):
            continue
        starts = [found.start() for found in re.finditer(r"-+", lines[number])]
        end = number + 1
        while end < len(lines) and _fits(lines[end], starts):
            end += 1
        after = lines[end].strip() if end < len(lines) else ""
        if _fits(lines[number - 1], starts) and end > number + 1 and not after:
            for row in range(number - 1, end):
                lines[row] = _barred(lines[row], starts)
    return "\n".join(lines)


def _fits(line: str, starts: Sequence[int]) -> bool:
    """Whether a line has words, and blanks where its columns part."""
    blank = not line[: starts[0]].strip() and "|" not in line
    return (
        blank
        and bool(line.strip())
        and all(line[start - 1 : start] in ("", " ") for start in starts[1:])
    )


def _barred(line: str, starts: Sequence[int]) -> str:
    marks = list(line.ljust(starts[-1]))
    for start in filter(None, starts):
        marks[start - 1] = "|"
    return "".join(marks)


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
        source=re.sub(r"\s+", " ", html.with_choices(words)).strip(),
        line=text.count("\n", 0, at) + 1,
        column=at - text.rfind("\n", 0, at),
    )
