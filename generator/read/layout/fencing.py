"""Code without a fence, as the fence that Markdown has for it: in HTML, indented, or copied as `json` and then the code."""

import html
import re

from generator.read.pages.stretches import outside_code

_WORD = re.compile(r"(?i)json[ \t]*")
_ALONE = re.compile(r"[{\[][ \t]*")
# Under its own name, and where a label or a heading leads to it.
_COPIED = re.compile(r"(?im)^json[ \t]*\n[{\[]|^[{\[][ \t]*\n\s*[\"{\[\d]")
_FENCE = "```"
_LONGEST = 400
_DEEP = 4
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
# Such a first line may stand before the next one: nothing is told by where it breaks.
_JOINED = re.compile(r"\s*[{\[]\s*|.*\\\s*")
# What stands indented is code by its looks only: tags and lists indent whatever they hold.
_CODE = re.compile(
    r"[{\[]\s*(?:$|[\"{\[\d}\]])|(?:[$>]\s+)?curl\s+\S|(?:[<>*]\s+)?HTTP(?:/\d| +[1-5]\d\d\b)|<\?xml\b"
)
# A request as it is sent, with the answer to it below.
_ASKED = re.compile(r"[A-Z]{3,7}\s+(?:/|https?://)\S*(?:\s+HTTP/\S+)?")
_ANSWERED = re.compile(r"HTTP(?:/[\d.]+)?\s+[1-5]\d\d\b")
_CUT = re.compile(r"\s*(?:\.{3}|…)?\s*")
_OPEN = re.compile(r"\s*<|.*[{\[(,\\]\s*")
_INDENTED = re.compile(r"(?m)^(?: {4}|\t)[ \t]*(?:[{\[$>*<]|curl|HTTP)")


def fenced(text: str) -> str:
    """The text with all of its code in fences, every line of it where it was."""
    text = without_preformatted(text)
    if _INDENTED.search(text):
        text = outside_code(text, _indented)
    if not _COPIED.search(text):
        return text
    return outside_code(text, _copied)


def _copied(part: str) -> str:
    lines = part.split("\n")
    for number, line in enumerate(lines):
        before = lines[number - 1].strip() if number else ""
        named = _WORD.fullmatch(line) and (not before or before.startswith("#"))
        led = before.startswith("#") or before.endswith((":", "**", "__"))
        below = lines[number + 1] if number + 1 < len(lines) else ""
        if named or (led and not line.strip() and _ALONE.fullmatch(below)):
            end = _end(lines, number + 1)
            if end:
                lines[number], lines[end] = f"{_FENCE}json", _FENCE
    return "\n".join(lines)


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


def _indented(part: str) -> str:
    """The text with fences in place of the empty lines around indented code."""
    lines = part.split("\n")
    number = 1
    while number < len(lines):
        end = _end_of_indented(lines, number)
        whole = 0 < end < len(lines) and not lines[end].strip()
        if whole and _is_code(lines, number, end):
            lines[number - 1], lines[end] = _FENCE, _FENCE
        number = max(end, number) + 1
    return "\n".join(lines)


def _end_of_indented(lines: list[str], start: int) -> int:
    """The line after the indented ones that begin at a line, behind an empty one; 0 where none do."""
    if lines[start - 1].strip() or not _width(lines[start]):
        return 0
    after = start
    while after < len(lines) and (_width(lines[after]) or not lines[after].strip()):
        after += 1
    while after > start and not lines[after - 1].strip():
        after -= 1
    return after


def _width(line: str) -> int:
    """How far a line stands in, where that is as far as code does; 0 for any other."""
    plain = line.expandtabs(4)
    width = len(plain) - len(plain.lstrip())
    return width if plain.strip() and width >= _DEEP else 0


def _is_code(lines: list[str], start: int, end: int) -> bool:
    """Whether indented lines look like code that nothing around them indents."""
    shown = [line for line in lines[start:end] if not _CUT.fullmatch(line)]
    shown = [line.strip() for line in shown if line.strip()]
    if not shown or not (
        _CODE.match(shown[0])
        or (_ASKED.fullmatch(shown[0]) and any(map(_ANSWERED.match, shown)))
    ):
        return False
    if any(_FENCE in line for line in lines[start:end]):
        return False
    over = start - 1
    while over >= 0 and (not lines[over].strip() or _width(lines[over])):
        over -= 1
    # A list goes on in the lines below an item, and in those further in than its mark.
    first = max(over - _LONGEST, 0)
    while over > first and not _ITEM.match(lines[over]):
        if not lines[over - 1].strip() or lines[over - 1].startswith(_FENCE):
            break
        over -= 1
    around = lines[over] if over >= 0 else ""
    return not (_ITEM.match(around) or _OPEN.fullmatch(around) or around[:1] == " ")


def without_preformatted(text: str) -> str:
    """The text with such code fenced, every line of it where it was.

    A fence needs lines of its own: the tags', an empty one beside them, or one of the code's that may be joined.
    """
    if "<pre" not in text.lower():
        return text
    return outside_code(text, _preformatted)


def _preformatted(part: str) -> str:
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
