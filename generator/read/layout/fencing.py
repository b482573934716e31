"""Code without a fence, as the fence that Markdown has for it: in HTML, or copied as `json` and then the code."""

import re

from generator.read.layout.preformatted import without_preformatted
from generator.read.pages.stretches import prose

_WORD = re.compile(r"(?i)json[ \t]*")
_FENCE = "```"
_LONGEST = 400


def fenced(text: str) -> str:
    """The text with all of its code in fences, every line of it where it was."""
    text = without_preformatted(text)
    if not re.search(r"(?im)^json[ \t]*\n[{\[]", text):
        return text
    out: list[str] = []
    at = 0
    for start, end in prose(text):
        out += [text[at:start], "\n".join(_fenced(text[start:end].split("\n")))]
        at = end
    return "".join(out) + text[at:]


def _fenced(lines: list[str]) -> list[str]:
    for number, line in enumerate(lines):
        before = lines[number - 1].strip() if number else ""
        if _WORD.fullmatch(line) and (not before or before.startswith("#")):
            end = _end(lines, number + 1)
            if end:
                lines[number], lines[end] = f"{_FENCE}json", _FENCE
    return lines


def _end(lines: list[str], start: int) -> int:
    """The empty line after the code that begins at a line; 0 where none does, or it is cut off."""
    if start >= len(lines) or lines[start][:1] not in ("{", "["):
        return 0
    depth = 0
    for number in range(start, min(len(lines) - 1, start + _LONGEST)):
        plain = re.sub(r"\"(?:[^\"\\]|\\.)*\"", "", lines[number])
        depth += len(re.findall(r"[{\[]", plain)) - len(re.findall(r"[}\]]", plain))
        if depth <= 0:
            return 0 if lines[number + 1].strip() else number + 1
    return 0
