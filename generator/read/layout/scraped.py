"""What scrapers leave of a page: code as bullets under `Copy`, fields on lines of their own, rows cut in a cell."""

import re

from generator.read.pages.stretches import outside_code

_BUTTONS = ("Copy", "Copied", "Expand all", "Collapse all")
_CODE = re.compile(
    r"^(?P<button>[ \t]*(?:(?:Copy|Copied|Expand all|Collapse all)[ \t]*)+)\n(?P<gap>(?:[ \t]*\n)*)"
    r"(?P<code>[ \t]*`[ \t]*[{\[][^`]*\n[^`]*)`[ \t]*$",
    re.MULTILINE,
)
_BULLET = re.compile(r"^([ \t]*)[*+-](?=[ \t])", re.MULTILINE)
_HEAD = re.compile(
    r"(?:(?:Path|Query|Header|Cookie) Parameters|Headers|Body|Response)[ \t]*"
)
_NAME = re.compile(r"[A-Za-z_$@][\w.$@\[\]-]*[ \t]*")
_TYPE = re.compile(
    r"(?:string|integer|number|boolean|object|array|file|any|null|enum)(?:<[\w-]+>)?(?:\[\])*(?: \| [\w<>\[\]-]+)*[ \t]*"
)
# What such a page has behind its lists: buttons, a footer, its samples.
_END = re.compile(
    r"(?:Copy(?: page)?|Ask AI|Powered by .*|Was this page helpful\?.*|github|x|linkedin|discord|#.*|curl\b.*|<.*|[{\[])[ \t]*"
)
_BUTTON = re.compile(r"\A[A-Za-z ]+$", re.MULTILINE)
# A sample below the buttons over it; its first and last line stand on lines of their own.
_SAMPLE = re.compile(
    r"^(?P<button>Copy|Ask AI)[ \t]*\n(?P<gap>[ \t]*\n)(?P<code>[\[{][ \t]*\n(?:[ \t]+\S.*\n)+[\]}][ \t]*\n)[ \t]*$",
    re.MULTILINE,
)
_MOST = 4
_DELIMITERS = re.compile(r"[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*")
PIPE = re.compile(r"(?<!\\)\|")


def mended(text: str) -> str:
    """The text with all of this as Markdown has it, every line where it was."""
    return _with_joined_fields(_with_whole_rows(_with_code(text)))


def _with_code(text: str) -> str:
    """The text with such code fenced, every line where it was: its fences are the button and the last bracket."""
    if not any(one in text for one in _BUTTONS) or not _CODE.search(text):
        return text
    return outside_code(text, lambda part: _CODE.sub(_fenced, part))


def _fenced(found: re.Match[str]) -> str:
    code = _BULLET.sub(r"\1 ", found["code"].replace("`", " ", 1))
    inside, _, last = code.rpartition("\n")
    # Nothing is lost with brackets at the end: what is open then is closed by the fence.
    closing = "```" if not last.strip("}] \t") else None
    if closing is None:
        return found.group()
    return f"```json\n{found['gap']}{inside}\n{closing}"


def _with_joined_fields(text: str) -> str:
    r"""The text with `\` for the empty lines between the fields of such a list."""
    if "\n\n" not in text or not re.search(rf"(?m)^{_HEAD.pattern}$", text):
        return text
    return outside_code(text, _with_joined)


def _with_joined(part: str) -> str:
    lines = part.split("\n")
    first = next((n for n, line in enumerate(lines) if _HEAD.fullmatch(line)), None)
    if first is None:
        return part
    ends = (n for n in range(first, len(lines)) if _END.fullmatch(lines[n]))
    end = next(ends, len(lines))
    fields = [n for n in range(first + 1, end - 1) if _is_field(lines, n)]
    if len(fields) < 2:
        return part
    while not lines[end - 1].strip():
        end -= 1
    own = ["\\" if not line.strip() else line for line in lines[first:end]]
    rest = _SAMPLE.sub(r"```json\n\g<gap>\g<code>```", "\n".join(lines[end:]))
    # A button right below the last field is none of its words.
    rest = _BUTTON.sub("", rest, count=1)
    return "\n".join([*lines[:first], *own, rest])


def _is_field(lines: list[str], number: int) -> bool:
    """Whether a line is a name, set apart from what is over it and with its type right below."""
    return (
        not lines[number - 1].strip()
        and _NAME.fullmatch(lines[number]) is not None
        and _TYPE.fullmatch(lines[number + 1]) is not None
    )


def _with_whole_rows(text: str) -> str:
    """The text with such rows joined on the last of their lines, and rows of nothing on those before it."""
    if "|" not in text:
        return text
    return outside_code(text, _with_whole)


def _with_whole(part: str) -> str:
    lines = part.split("\n")
    for number in range(1, len(lines) - 1):
        if _DELIMITERS.fullmatch(lines[number]):
            lines[number - 1] += _missing(lines[number - 1], lines[number])
        last = _last(lines, number) if _is_cut(lines[number]) else None
        if last is not None:
            row = " ".join(line.strip() for line in lines[number : last + 1])
            lines[number:last] = ["| |"] * (last - number)
            lines[last] = row
    return "\n".join(lines)


def _missing(header: str, delimiters: str) -> str:
    """The cells that a header has less than the line below it has columns, without which it is no table."""
    if header.lstrip()[:1] != "|" or header.rstrip()[-1:] != "|":
        return ""
    return " |" * (len(PIPE.findall(delimiters)) - len(PIPE.findall(header)))


def _is_cut(line: str) -> bool:
    """Whether a row begins on a line, and does not end on it."""
    plain = line.strip()
    return plain[:1] == "|" != plain[-1:] and bool(plain.strip("| \t"))


def _last(lines: list[str], start: int) -> int | None:
    """The line that ends the row that a line begins, which has as many cells as the one before."""
    whole = lines[start - 1].rstrip()
    pipes = len(PIPE.findall(whole)) if whole.endswith("|") else 0
    found = len(PIPE.findall(lines[start]))
    for number in range(start + 1, min(start + _MOST, len(lines))):
        line = lines[number].strip()
        if pipes < 3 or not line or line[0] == "|":
            return None
        found += len(PIPE.findall(line))
        if line[-1] == "|":
            return number if found == pipes else None
    return None
