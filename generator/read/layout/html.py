"""HTML that pages mix into Markdown: its headings as Markdown's, its tables row by row, a cell's lists as a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from generator.read.pages.paths import METHODS
from generator.read.pages.stretches import blank, outside_code, prose

_MARK = "***"
_TABLE = re.compile(r"<(/?)table\b[^>]*>", re.IGNORECASE)
_HEADING = re.compile(
    r"^([ \t]*)<h([1-6])\b[^>\n]*>([^<>\n]+|[^\n]*?)</h\2>[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_BADGE = re.compile(rf">\s*(?:{'|'.join(METHODS)})\s*</\w+>\s*\Z")
_FAR = 80
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
# A link in words, as Markdown has it; what an address is linked to is no matter.
_ANCHOR = re.compile(
    r"<a\s+href=[\"']([^\"'\s()]+)[\"'][^<>\n]*>([^<>\[\]\n/`|]+)</a>", re.IGNORECASE
)
_MOST_CELLS = 20_000
# `name`, and perhaps its type.
_NAMED = re.compile(r"`[^`\s]+`(?:\s+\S+){0,3}$")
_LIST = re.compile(
    r"<(?P<kind>[uo]l)\b[^>]*>(?P<items>(?:\s*<li\b[^>]*>[^<>]*(?:</li>)?)+)\s*</(?P=kind)>",
    re.IGNORECASE,
)
# Cells of some tables hold Markdown: a list whose items begin with a value each.
_BULLETS = re.compile(r"(?:\n[ \t]*[-*+][ \t]+`(?P<value>[^`\n]+)`[^\n]*){2,}")
_BULLET = re.compile(r"\n[ \t]*[-*+][ \t]+`([^`\n]+)`")
_ITEM = re.compile(r"<li\b[^>]*>\s*`?([^<>]*?)`?\s*(?=<|\Z)", re.IGNORECASE)
_VALUE = re.compile(r"[\w.+-]+")
_CUE = re.compile(
    r"(?i)\b(?:one of|values?|options|choose|select|either|valor(?:es)?|opciones|opções|valeurs?|werte?|valori)\b"
    r"|значени|选择|取值|可选|選択|いずれか|選んで|선택|중 하나"
)
_BEFORE = 60
# A cell that begins with its type.
_ENUM = re.compile(r"(?i)\W*enum\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlCell:
    """A cell in the words of Markdown; line, column: of its first word."""

    source: str
    line: int
    column: int


_Row: TypeAlias = tuple[HtmlCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlTable:
    """A table by its rows, the first of which heads it."""

    rows: tuple[_Row, ...]
    line: int


def without_html(text: str) -> tuple[str, dict[int, HtmlTable]]:
    """The text with HTML headings as Markdown's and a thematic break for each HTML table; the tables by line.

    Every line and every heading's words stay where they were.
    """
    if "</a" in text.lower():
        text = outside_code(text, lambda part: _ANCHOR.sub(r"[\2](\1)", part))
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
    above = found.string[: found.start()]
    if found[3].lstrip().startswith("/") and _BADGE.search(above[-_FAR:]):
        # The path of a call, set larger than its method.
        return " " * before + found[3]
    indent = "" if _in_html(above) else found[1]
    return f"{indent}{'#' * int(found[2])} ".ljust(before) + found[3]


def _in_html(before: str) -> bool:
    """Whether a line is indented by the tags around it, which to Markdown would be code."""
    return before.rstrip().rpartition("\n")[2].lstrip().startswith("<")


def _without_tables(part: str, first_line: int, tables: dict[int, HtmlTable]) -> str:
    out: list[str] = []
    at = 0
    for start, end in _spans(part):
        line = first_line + part.count("\n", 0, start)
        rows = tuple(_headed(tuple(_rows(part[start:end], part, start, first_line))))
        if len(rows) < 2:
            continue
        tables[line] = HtmlTable(rows=rows, line=line)
        before = part[at:start]
        if _in_html(before.rstrip(" \t")):
            before = before.rstrip(" \t")
        out += [before, _MARK, blank(part[start:end])[len(_MARK) :]]
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


def _headed(rows: tuple[_Row, ...]) -> tuple[_Row, ...]:
    """The rows, after an empty one where each of them begins with a name in code: then none of them heads the others."""
    if not rows or not all(
        len(row) > 1 and _NAMED.match(row[0].source) for row in rows
    ):
        return rows
    return (tuple(replace(cell, source="") for cell in rows[0]), *rows)


def _without_inner(table: str) -> str:
    head = _TABLE.match(table)
    at = head.end() if head else 0
    inner = table[at:]
    for start, end in [*_spans(inner, within=True)]:
        inner = inner[:start] + blank(inner[start:end]) + inner[end:]
    return table[:at] + inner


def _cell(words: str, part: str, at: int, first_line: int) -> HtmlCell:
    at += len(words) - len(re.sub(r"\A(?:\s|<[^<>]*>)+", "", words))
    source = with_choices(words)
    for pattern, told in _WORDS:
        source = pattern.sub(told, source)
    return HtmlCell(
        source=source.strip(),
        line=first_line + part.count("\n", 0, at),
        column=at - part.rfind("\n", 0, at),
    )


def with_choices(words: str) -> str:
    """The words of a cell with such values as a sentence has them: `one of: "asc" | "desc".`"""
    words = _BULLETS.sub(_sentence, words)
    return _LIST.sub(_sentence, words) if "<li" in words.lower() else words


def _sentence(found: re.Match[str]) -> str:
    pattern = _BULLET if found.re is _BULLETS else _ITEM
    items = [item.strip() for item in pattern.findall(found.group())]
    before = found.string[max(found.start() - _BEFORE, 0) : found.start()]
    plain = len(items) > 1 and all(_VALUE.fullmatch(item) for item in items)
    told = _CUE.search(re.sub(r"<[^<>]*>", " ", before)) is not None
    if not plain or not (told or _ENUM.match(found.string)):
        return found.group()
    colon = "" if before.rstrip().endswith((":", "：")) else ":"
    colon = colon if told else " One of:"
    return f"{colon} {' | '.join(map(_quoted, items))}. {_meanings(found)}"


def _quoted(item: str) -> str:
    return f'"{item}"'


def _meanings(found: re.Match[str]) -> str:
    """What the items of a list in Markdown say after their values."""
    if found.re is not _BULLETS:
        return ""
    said = [line.strip("-*+ \t").replace("`", "") for line in found.group().split("\n")]
    words = [line for line in said if line]
    return "; ".join(words) + ". " if any(" " in line for line in words) else ""
