"""Code in HTML, `<pre><code>` with marks on its words, as the fence that Markdown has for it."""

import html
import re

from generator.read.pages.stretches import prose

_BLOCK = re.compile(
    r"^(?P<indent>[ \t]*)<pre\b(?P<pre>[^<>]*)>[ \t]*(?:<code\b(?P<code>[^<>]*)>)?"
    r"(?P<inner>(?:(?!<pre\b).)*?)(?:</code>\s*)?</pre>[ \t]*$",
    re.IGNORECASE | re.DOTALL | re.MULTILINE,
)
_LANGUAGE = re.compile(r"(?i)\b(?:lang|language|highlight)[-=](?:source-)?([a-z]+)")
_MARKS = re.compile(
    r"</?(?:a|b|code|em|i|mark|span|strong|u)(?:\s[^<>]*)?>", re.IGNORECASE
)
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")
_FENCE = "```"
# Such a first line may stand before the next one: nothing is told by where it breaks.
_JOINED = re.compile(r"\s*[{\[]\s*|.*\\\s*")


def without_preformatted(text: str) -> str:
    """The text with such code fenced, every line of it where it was.

    A fence needs lines of its own: the tags', an empty one beside them, or one of the code's that may be joined.
    """
    if "<pre" not in text.lower():
        return text
    out: list[str] = []
    at = 0
    for start, end in prose(text):
        out += [text[at:start], _fenced(text[start:end])]
        at = end
    return "".join(out) + text[at:]


def _fenced(part: str) -> str:
    for found in reversed([*_BLOCK.finditer(part)]):
        before, after = part[: found.start()], part[found.end() :]
        lines = None if _in_table(before) else _lines(found, before, after)
        if lines is not None:
            head, body, tail = lines
            before = before[:-1].rstrip(" \t") if head else before
            part = before + "\n".join(body) + (after[1:] if tail else after)
    return part


def _in_table(before: str) -> bool:
    plain = before.lower()
    return plain.rfind("<table") > plain.rfind("</table")


def _indent(blanks: str, before: str) -> str:
    """How far the fences stand in: deeper than in a list they would go on with the paragraph before."""
    over = (
        line
        for line in reversed(before.split("\n"))
        if line.strip() and len(line) - len(line.lstrip()) < len(blanks)
    )
    return blanks if _ITEM.match(next(over, "")) else blanks[:3]


def _lines(
    found: re.Match[str], before: str, after: str
) -> tuple[bool, list[str], bool] | None:
    """The lines of a block with its fences, and whether they take the empty line before it, and after it."""
    indent = _indent(found["indent"], before)
    code = [html.unescape(_MARKS.sub("", line)) for line in found["inner"].split("\n")]
    if any(line.lstrip().startswith(_FENCE) for line in code):
        return None
    language = _LANGUAGE.search(f"{found['code'] or ''} {found['pre']}")
    opening = indent + _FENCE + (language[1].lower() if language else "")
    head = tail = False
    if not code[0].strip():
        code = code[1:]
    elif re.search(r"(?:\A|\n)[ \t]*\n\Z", before):
        head = True
    elif len(code) > 1 and _JOINED.fullmatch(code[0]):
        code = [code[0].rstrip(" \t\\") + " " + code[1].lstrip(), *code[2:]]
    else:
        return None
    if code and not code[-1].strip():
        code = code[:-1]
    elif re.match(r"\n[ \t]*(?:\n|\Z)", after):
        tail = True
    else:
        return None
    return head, [opening, *code, indent + _FENCE], tail
