"""Which stretches of a page's text are prose, and which are code."""

import re
from collections.abc import Callable
from functools import lru_cache

_MARKS = re.compile(r"```+|~~~+")
_SHOWN = re.compile(r"[^\n]")


@lru_cache(maxsize=16)
def prose(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a text that stand outside code fences."""
    stretches: list[tuple[int, int]] = []
    start, closing = 0, ""
    for marks in _MARKS.finditer(text):
        line = text.rfind("\n", 0, marks.start()) + 1
        if text[line : marks.start()].strip(" \t>"):
            continue
        if not closing:
            stretches.append((start, line))
            closing = marks.group()
        elif marks.group().startswith(closing):
            end = text.find("\n", marks.end())
            end = len(text) if end < 0 else end
            if not text[marks.end() : end].strip(" \t>`~"):
                closing, start = "", end + 1
    if not closing:
        stretches.append((start, len(text)))
    return tuple(stretches)


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """The text with its stretches of prose changed, each by itself."""
    out: list[str] = []
    at = 0
    for start, end in prose(text):
        out += [text[at:start], change(text[start:end])]
        at = end
    return "".join(out) + text[at:]


def blank(text: str) -> str:
    """Blanks in place of a text, its lines kept."""
    return _SHOWN.sub(" ", text)
