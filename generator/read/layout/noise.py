"""What stands on a page and is not its text, blanked line by line: front matter, comments, what no reader sees."""

import re

from generator.read.pages.markdown import FrontMatter
from generator.read.pages.stretches import blank, outside_code, prose

_COMMENTS = (("<!--", "-->"), ("{/*", "*/}"))
_BANNER = re.compile(r"\s*$|>|#\s*Source:|Source:", re.IGNORECASE)
_ENTRY = re.compile(r"([A-Za-z_][\w.-]*)[ \t]*:[ \t]*(.*?)[ \t]*$")
TITLE = re.compile(r"#\s+\S")
_PLAIN = re.compile(r"\s*$|\s+\S|[A-Za-z_][\w.-]*[ \t]*:(?:[ \t]|$)|-\s|#")
_KNOWN = re.compile(
    r"(?:title|api|openapi|description|slug|sidebar[\w-]*|layout|id|tags)[ \t]*:"
)
# What follows a heading is set apart from it; this line has its text above and below.
_MARKED = re.compile(r"\n(#{1,6})(?=[ \t][^\n]*\n[^\s#])")
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+`")
_LONGEST_FRONT = 200
_NEAR = 6
_OPENING = re.compile(
    r"<(?P<name>[a-z][a-z0-9-]*|Visibility)\b(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)(?<!/)>"
)
_NOT_SHOWN = frozenset({"template", "script", "style"})
_HIDDEN = re.compile(
    r"(?i)(?<![\w-])hidden(?![\w-])(?!\s*=\s*[{\"']*(?:false|until-found))(?=\s*=|\s*$|\s+[\w-])"
    r"|(?<![\w-])style\s*=[^>]*?(?:display\s*:\s*[\"']?none|visibility\s*:\s*[\"']?hidden"
    r"|(?:font-?size|opacity|(?<![-\w])(?:width|height)|max-?height)\s*:\s*[\"']?0(?:\.0+)?(?![.\d]*[1-9])"
    r"|(?:left|top|right|bottom|text-?indent|margin-?left)\s*:\s*[\"']?-\d{3,})"
)
# What some see, by the width of their screen or by a click, is not hidden.
_CLASS = re.compile(
    r"(?i)\bclass(?:Name)?\s*=\s*[\"'](?:[^\"']*\s)?(?:hidden|is-hidden|invisible|d-none)(?=[\s\"'])"
)
_SEEN_ELSEWHERE = re.compile(
    r"(?i)[\w-]:[\w-]|\bd-\w+-\w|tab|pane|accordion|collaps|toggle|expand|dropdown|x-show|v-if"
)
_FOR_MACHINES = re.compile(
    r"(?i)\bfor\s*=\s*[\"'{]*(?:ai[- ]?)?(?:agents?|llms?|machines?)\b"
)
# Vue shows what a slot is filled with: `<template v-slot:Shell>`, `<template #code>`.
_SLOT = re.compile(r"\s(?:v-slot\b|#[\w-]+)")
# Ends are looked for to the end of the page, each time.
_MOST_LOST = 20
_QUICK = (
    "hidden",
    "style",
    "<template",
    "<script",
    "invisible",
    "d-none",
    "<visibility",
)


def without_lost_marks(text: str) -> str:
    """The text with `#` blanked where a line in the middle of a bullet's text lost its indent and begins with it."""
    if not _MARKED.search(text):
        return text
    out = text
    for start, end in prose(text):
        for found in _MARKED.finditer(text, start, end):
            if _in_bullet(text[start : found.start() + 1]):
                at = found.start() + 1
                marks = found[1]
                out = out[:at] + " " * len(marks) + out[at + len(marks) :]
    return out


def _in_bullet(before: str) -> bool:
    """Whether the lines before, back to a blank one, begin with a bullet and have no heading among them."""
    lines = before.rstrip("\n").split("\n")
    own: list[str] = []
    for line in reversed(lines):
        if not line.strip():
            break
        own.append(line)
    return len(own) > 1 and _BULLET.match(own[-1]) is not None


def front_matter(text: str) -> tuple[str, tuple[FrontMatter, ...]]:
    """The text with its front matter blanked, and the entries of it that stand on one line.

    Exports put front matter and a title of their own before the page that they were made of.
    """
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if not _BANNER.match(line)), 0)
    end = _front_end(lines, start)
    found = _taken(lines, start, end) if end else ()
    inner = _inner(lines, end + 1 if end else start)
    if inner:
        found = (*_taken(lines, *inner), *found)
    return ("\n".join(lines) if found or end else text), found


def _front_end(lines: list[str], start: int) -> int:
    """The line that ends the front matter that begins at one; 0 for none."""
    if lines[start].rstrip() != "---":
        return 0
    return next(
        (
            end
            for end in range(start + 1, min(len(lines), start + _LONGEST_FRONT))
            if lines[end].rstrip() in ("---", "...")
        ),
        0,
    )


def _inner(lines: list[str], at: int) -> tuple[int, int] | None:
    """Where front matter begins and ends below a title, which no rule between paragraphs looks like."""
    said = [n for n in range(at, min(len(lines), at + _NEAR)) if lines[n].strip()]
    said = said[1:] if said and TITLE.match(lines[said[0]]) else []
    end = _front_end(lines, said[0]) if said else 0
    inside = lines[said[0] + 1 : end] if end else []
    plain = all(_PLAIN.match(line) for line in inside)
    known = any(_KNOWN.match(line) for line in inside)
    return (said[0], end) if plain and known else None


def _taken(lines: list[str], start: int, end: int) -> tuple[FrontMatter, ...]:
    inside = lines[start + 1 : end]
    lines[start : end + 1] = [""] * (end + 1 - start)
    return _entries(inside, start + 2)


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
    return outside_code(text, _blanked)


def _blanked(text: str) -> str:
    for opening, closing in _COMMENTS:
        out: list[str] = []
        at = 0
        while (start := text.find(opening, at)) >= 0:
            end = text.find(closing, start)
            if end < 0:
                break
            end += len(closing)
            out += [text[at:start], blank(text[start:end])]
            at = end
        text = "".join(out) + text[at:]
    return text


def without_hidden(text: str) -> str:
    """The text with hidden elements blanked outside code, every line where it was.

    An element without an end hides nothing: what stands after it would be lost.
    """
    small = text.lower()
    if "<" not in text or not any(word in small for word in _QUICK):
        return text
    out: list[str] = []
    at, lost = 0, 0
    for start, end in prose(text):
        for found in _OPENING.finditer(text, start, end):
            if found.start() < at or lost > _MOST_LOST or not _is_hidden(found):
                continue
            closed = _end(text, found["name"], found.end())
            if closed is not None:
                out += [text[at : found.start()], blank(text[found.start() : closed])]
                at = closed
            lost += closed is None
    return "".join(out) + text[at:]


def _is_hidden(tag: re.Match[str]) -> bool:
    attributes = tag["attributes"]
    if tag["name"] in _NOT_SHOWN and not _SLOT.match(attributes):
        return True
    if tag["name"] == "Visibility":
        return _FOR_MACHINES.search(attributes) is not None
    if _CLASS.search(attributes) and not _SEEN_ELSEWHERE.search(attributes):
        return True
    # A value such as `class="hidden-on-mobile"` hides nothing that can be known here.
    plain = re.sub(r"(?<!style)=\s*(?:\"[^\"]*\"|'[^']*')", "=", attributes)
    return _HIDDEN.search(plain) is not None


def _end(text: str, name: str, at: int) -> int | None:
    """Where an element ends, those of its name within it counted; None when it does not."""
    depth = 1
    for tag in re.compile(rf"<(/?){name}\b[^<>]*>").finditer(text, at):
        if not tag[0].endswith("/>"):
            depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return None
