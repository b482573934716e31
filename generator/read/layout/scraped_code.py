"""JSON that a scraper took from a page with buttons: `Copy`, then one inline code with its lines as bullets."""

import re

from generator.read.pages.stretches import prose

_BLOCK = re.compile(
    r"^(?P<button>[ \t]*(?:(?:Copy|Copied|Expand all|Collapse all)[ \t]*)+)\n(?P<gap>(?:[ \t]*\n)*)"
    r"(?P<code>[ \t]*`[ \t]*[{\[][^`]*\n[^`]*)`[ \t]*$",
    re.MULTILINE,
)
_BULLET = re.compile(r"^([ \t]*)[*+-](?=[ \t])", re.MULTILINE)


def with_code(text: str) -> str:
    """The text with such code fenced, every line where it was: its fences are the button and the last bracket."""
    if not _BLOCK.search(text):
        return text
    out: list[str] = []
    at = 0
    for start, end in prose(text):
        out += [text[at:start], _BLOCK.sub(_fenced, text[start:end])]
        at = end
    return "".join(out) + text[at:]


def _fenced(found: re.Match[str]) -> str:
    code = _BULLET.sub(r"\1 ", found["code"].replace("`", " ", 1))
    inside, _, last = code.rpartition("\n")
    # Nothing is lost with brackets at the end: what is open then is closed by the fence.
    closing = "```" if not last.strip("}] \t") else None
    if closing is None:
        return found.group()
    return f"```json\n{found['gap']}{inside}\n{closing}"
