"""Lists of fields copied from a page of Mintlify's, a line each for name and type, as one paragraph each."""

import re

from generator.read.pages.stretches import prose

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


def with_joined_fields(text: str) -> str:
    r"""The text with `\` for the empty lines between the fields of such a list."""
    if "\n\n" not in text or not re.search(rf"(?m)^{_HEAD.pattern}$", text):
        return text
    out: list[str] = []
    at = 0
    for start, end in prose(text):
        out += [text[at:start], "\n".join(_joined(text[start:end].split("\n")))]
        at = end
    return "".join(out) + text[at:]


def _joined(lines: list[str]) -> list[str]:
    first = next((n for n, line in enumerate(lines) if _HEAD.fullmatch(line)), None)
    if first is None:
        return lines
    ends = (n for n in range(first, len(lines)) if _END.fullmatch(lines[n]))
    end = next(ends, len(lines))
    fields = [n for n in range(first + 1, end - 1) if _is_field(lines, n)]
    if len(fields) < 2:
        return lines
    while not lines[end - 1].strip():
        end -= 1
    own = ["\\" if not line.strip() else line for line in lines[first:end]]
    rest = _SAMPLE.sub(r"```json\n\g<gap>\g<code>```", "\n".join(lines[end:]))
    # A button right below the last field is none of its words.
    rest = _BUTTON.sub("", rest, count=1)
    return [*lines[:first], *own, *rest.split("\n")]


def _is_field(lines: list[str], number: int) -> bool:
    """Whether a line is a name, set apart from what is over it and with its type right below."""
    return (
        not lines[number - 1].strip()
        and _NAME.fullmatch(lines[number]) is not None
        and _TYPE.fullmatch(lines[number + 1]) is not None
    )
