"""HTML that pages mix into Markdown: its headings become Markdown's, its tables are taken out row by row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.read.layout import html_choices
from generator.read.pages.stretches import prose

_MARK = "***"
_TABLE = re.compile(r"<(/?)table\b[^>]*>", re.IGNORECASE)
_HEADING = re.compile(
    r"^([ \t]*)<h([1-6])\b[^>\n]*>([^<>\n]+|[^\n]*?)</h\2>[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_ROW = re.compile(r"<tr\b[^>]*>", re.IGNORECASE)
_CELL = re.compile(
    r"<t([hd])\b[^>]*>(.*?)(?=</t[hd]\s*>|<t[hdr]\b|</t(?:r|head|body|able)\b|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_WORDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), told)
    for pattern, told in (
        (r"<code\b[^>]*>\s*([^`<]*?)\s*</code>", r"`\1`"),
        (r"<(?:strong|b)\b[^>]*>\s*([^*<]*?)\s*</(?:strong|b)>", r"**\1**"),
        (r"<a\b[^<>]*?\bhref=[\"']([^\"'\s]*)[\"'][^>]*>([^\[\]]*?)</a>", r"[\2](\1)"),
        (r"</?[a-z][\w.-]*\b[^<>]*>|</>", " "),
        (r"\s+", " "),
    )
)
_MOST_CELLS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlCell:
    """A cell in the words of Markdown; line, column: of its first word."""

    source: str
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlTable:
    """A table by its rows, the first of which heads it."""

    rows: tuple[tuple[HtmlCell, ...], ...]
    line: int


def without_html(text: str) -> tuple[str, dict[int, HtmlTable]]:
    """The text with HTML headings as Markdown's and a thematic break for each HTML table; the tables by line.

    Every line and every heading's words stay where they were.
    """
    if "</h" not in text.lower() and "<table" not in text.lower():
        return text, {}
    tables: dict[int, HtmlTable] = {}
    out: list[str] = []
    at = 0
    for start, end in prose(text):
        out.append(text[at:start])
        part = _HEADING.sub(_heading, text[start:end])
        out.append(_without_tables(part, text.count("\n", 0, start) + 1, tables))
        at = end
    return "".join(out) + text[at:], tables


def _heading(found: re.Match[str]) -> str:
    before = found.start(3) - found.start()
    return f"{found[1]}{'#' * int(found[2])}".ljust(before) + found[3]


def _without_tables(part: str, first_line: int, tables: dict[int, HtmlTable]) -> str:
    out: list[str] = []
    at = 0
    for start, end in _spans(part):
        line = first_line + part.count("\n", 0, start)
        rows = tuple(_rows(part[start:end], part, start, first_line))
        if len(rows) < 2:
            continue
        tables[line] = HtmlTable(rows=rows, line=line)
        blank = re.sub(r"[^\n]", " ", part[start:end])
        out += [part[at:start], _MARK, blank[len(_MARK) :]]
        at = end
    return "".join(out) + part[at:]


def _spans(part: str, *, within: bool = False) -> Iterator[tuple[int, int]]:
    """Where the outermost tables begin and end; one that never ends is left as it is."""
    depth, start = 0, 0
    for found in _TABLE.finditer(part):
        if found[1]:
            depth -= 1
            if depth == 0:
                yield start, found.end()
            depth = max(depth, 0)
        else:
            start = found.start() if depth == 0 else start
            depth += bool(depth or within or _alone(part, found.start()))


def _alone(part: str, at: int) -> bool:
    """Whether only blanks stand before a place on its line: elsewhere a break would be no break."""
    return not part[part.rfind("\n", 0, at) + 1 : at].strip()


def _rows(
    table: str, part: str, offset: int, first_line: int
) -> Iterator[tuple[HtmlCell, ...]]:
    """The rows of a table; what stands in a table within it is left out."""
    plain = _without_inner(table)
    starts = [found.end() for found in _ROW.finditer(plain)]
    seen = 0
    for start, end in zip(starts, [*starts[1:], len(plain)], strict=False):
        cells = tuple(
            _cell(found[2], part, offset + found.start(2), first_line)
            for found in _CELL.finditer(plain, start, end)
        )
        seen += len(cells)
        if cells and seen <= _MOST_CELLS:
            yield cells


def _without_inner(table: str) -> str:
    head = _TABLE.match(table)
    at = head.end() if head else 0
    inner = table[at:]
    for start, end in [*_spans(inner, within=True)]:
        blank = re.sub(r"[^\n]", " ", inner[start:end])
        inner = inner[:start] + blank + inner[end:]
    return table[:at] + inner


def _cell(words: str, part: str, at: int, first_line: int) -> HtmlCell:
    at += len(words) - len(re.sub(r"\A(?:\s|<[^<>]*>)+", "", words))
    source = html_choices.told(words)
    for pattern, told in _WORDS:
        source = pattern.sub(told, source)
    return HtmlCell(
        source=source.strip(),
        line=first_line + part.count("\n", 0, at),
        column=at - part.rfind("\n", 0, at),
    )
