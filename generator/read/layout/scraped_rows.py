"""Rows of tables that break within a cell, as scrapers leave a `<br>` there, on one line each."""

import re

from generator.read.pages.stretches import prose

_MOST = 4
_PIPE = re.compile(r"(?<!\\)\|")
_CUT = re.compile(r"[ \t]*\|.*[^|\s].*(?<!\|)[ \t]*")


def with_whole_rows(text: str) -> str:
    """The text with such rows joined on the last of their lines, and rows of nothing on those before it."""
    if "|" not in text:
        return text
    out: list[str] = []
    at = 0
    for start, end in prose(text):
        out += [text[at:start], "\n".join(_joined(text[start:end].split("\n")))]
        at = end
    return "".join(out) + text[at:]


def _joined(lines: list[str]) -> list[str]:
    for number in range(1, len(lines) - 1):
        pipes = len(_PIPE.findall(lines[number - 1]))
        last = _last(lines, number, pipes) if pipes > 2 else None
        if last is not None:
            row = " ".join(line.strip() for line in lines[number : last + 1])
            lines[number:last] = ["| |"] * (last - number)
            lines[last] = row
    return lines


def _last(lines: list[str], start: int, pipes: int) -> int | None:
    """The line that ends the row that a line begins and does not end; pipes: of the row before."""
    if not _CUT.fullmatch(lines[start]) or not lines[start - 1].rstrip().endswith("|"):
        return None
    found = len(_PIPE.findall(lines[start]))
    for number in range(start + 1, min(start + _MOST, len(lines))):
        line = lines[number].strip()
        if not line or line[0] == "|":
            return None
        found += len(_PIPE.findall(line))
        if line[-1] == "|":
            return number if found == pipes else None
    return None
