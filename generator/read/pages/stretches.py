"""Which stretches of a page's text are prose, and which are code."""

import re

_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")


def prose(text: str) -> list[tuple[int, int]]:
    """The stretches of a text that stand outside code fences."""
    stretches: list[tuple[int, int]] = []
    start, at, closing = 0, 0, ""
    for line in text.split("\n"):
        fence = _FENCE.match(line)
        if fence and not closing:
            stretches.append((start, at))
            closing = fence[1]
        elif fence and fence[1].startswith(closing) and line.strip(" \t>`~") == "":
            closing, start = "", at + len(line) + 1
        at += len(line) + 1
    if not closing:
        stretches.append((start, len(text)))
    return stretches
