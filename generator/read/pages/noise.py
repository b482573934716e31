"""What stands on a page and is not its text: front matter and hidden comments, blanked line by line."""

import re

from generator.read.pages.markdown import FrontMatter
from generator.read.pages.stretches import prose

_COMMENTS = (("<!--", "-->"), ("{/*", "*/}"))
_BANNER = re.compile(r"\s*$|>|#\s*Source:|Source:", re.IGNORECASE)
_ENTRY = re.compile(r"([A-Za-z_][\w.-]*)[ \t]*:[ \t]*(.*?)[ \t]*$")
_LONGEST_FRONT = 200


def front_matter(text: str) -> tuple[str, tuple[FrontMatter, ...]]:
    """The text with its front matter blanked, and the entries of it that stand on one line."""
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if not _BANNER.match(line)), 0)
    if lines[start].rstrip() != "---":
        return text, ()
    for end in range(start + 1, min(len(lines), start + _LONGEST_FRONT)):
        if lines[end].rstrip() in ("---", "..."):
            inside = lines[start + 1 : end]
            lines[start : end + 1] = [""] * (end + 1 - start)
            return "\n".join(lines), _entries(inside, start + 2)
    return text, ()


def _entries(lines: list[str], first_line: int) -> tuple[FrontMatter, ...]:
    found: list[FrontMatter] = []
    for number, line in enumerate(lines, first_line):
        entry = _ENTRY.match(line)
        if entry and entry[2]:
            quoted = len(entry[2]) > 1 and entry[2][0] == entry[2][-1] in "\"'"
            value = entry[2][1:-1] if quoted else entry[2]
            column = entry.start(2) + 1 + quoted
            found.append(
                FrontMatter(key=entry[1], value=value, line=number, column=column)
            )
    return tuple(found)


def without_comments(text: str) -> str:
    """The text with HTML and MDX comments blanked outside code, every line where it was."""
    if "<!--" not in text and "{/*" not in text:
        return text
    out: list[str] = []
    at = 0
    for start, end in prose(text):
        out.append(text[at:start])
        out.append(_blanked(text[start:end]))
        at = end
    return "".join(out) + text[at:]


def _blanked(text: str) -> str:
    for opening, closing in _COMMENTS:
        out: list[str] = []
        at = 0
        while (start := text.find(opening, at)) >= 0:
            end = text.find(closing, start)
            if end < 0:
                break
            end += len(closing)
            out += [text[at:start], re.sub(r"[^\n]", " ", text[start:end])]
            at = end
        text = "".join(out) + text[at:]
    return text
