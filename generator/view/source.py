"""Turns values and vendors' text into Python source: the only door between the two."""

import re
import textwrap
import unicodedata
from collections.abc import Iterable

WIDTH = 88
"""Columns of a line of code: black's own default."""

_BIDI_OR_ODD = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_PLAIN_SPACE = re.compile(r"[ \t\r\f\v]+")


class PySource(str):
    """Text that is safe to print into a Python module: templates refuse any other."""

    __slots__ = ()


def literal(value: str | float | bool | None) -> PySource:
    """A value as a Python literal in ASCII, in black's quotes."""
    if not isinstance(value, str):
        return PySource(repr(value))
    text = ascii(value)
    if text[0] == "'" and '"' not in text:
        text = '"' + text[1:-1].replace("\\'", "'") + '"'
    return PySource(text)


def clean(text: str) -> str:
    """Text without what a reader cannot see: controls, bidi marks, lone surrogates, odd line ends."""
    spaced = re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text)
    kept = (
        char if char == "\n" or unicodedata.category(char) not in _BIDI_OR_ODD else " "
        for char in spaced
    )
    return "".join(char if not char.isspace() or char == "\n" else " " for char in kept)


def one_line(text: str) -> str:
    """Text as one line of clean words."""
    return " ".join(clean(text).split())


def paragraphs(text: str) -> list[str]:
    """The paragraphs of some prose, each as one line; items of lists stay lines of their own."""
    found: list[str] = []
    for block in re.split(r"\n[ ]*\n", clean(text)):
        for line in block.splitlines():
            stripped = _PLAIN_SPACE.sub(" ", line).strip()
            starts_item = re.match(r"([-*+]|\d+[.)]|\[\d+\])(\s|$)", stripped)
            if found and found[-1] and stripped and not starts_item:
                found[-1] = f"{found[-1]} {stripped}"
            elif stripped:
                found.append(stripped)
        found.append("")
    return _without_repeats(found)


def _without_repeats(lines: list[str]) -> list[str]:
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def wrapped(text: str, indent: int, *, first: int = 0, hanging: int = 0) -> list[str]:
    """Prose as lines that fit at an indent; `first` columns of the first line are taken already."""
    lines: list[str] = []
    for paragraph in paragraphs(text):
        taken = " " * first if not lines else ""
        broken = textwrap.wrap(
            taken + paragraph if taken else paragraph,
            WIDTH - indent - hanging,
            break_long_words=False,
            break_on_hyphens=False,
            drop_whitespace=True,
        )
        lines += [
            line[first:] if taken and index == 0 else line
            for index, line in enumerate(broken)
        ]
        lines += [""] if not paragraph else []
    return lines


def docstring(lines: Iterable[str], indent: int) -> PySource:
    """A docstring at an indent, from lines that are already wrapped; it cannot end early.

    The text is what the lines say: backslashes and quotes come out as they went in.
    """
    body = [_escaped(line) for line in lines]
    if not body:
        body = [""]
    pad = " " * indent
    if body[0].startswith('"'):
        body[0] = " " + body[0]
    if len(body) == 1:
        if body[0].endswith('"'):
            body[0] += " "
        return PySource(f'"""{body[0]}"""')
    rest = [f"{pad}{line}".rstrip() for line in body[1:]]
    return PySource("\n".join([f'"""{body[0].rstrip()}', *rest, f'{pad}"""']))


def _escaped(line: str) -> str:
    return line.rstrip().replace("\\", "\\\\").replace('"""', '\\"\\"\\"')


def prose_docstring(text: str, indent: int) -> PySource:
    """A docstring of some prose: its first sentence, then the rest."""
    return docstring(summary_and_rest(text, indent), indent)


def summary_and_rest(text: str, indent: int) -> list[str]:
    """Lines of a docstring: what fits a tooltip first, the rest below it."""
    found = paragraphs(text)
    if not found:
        return []
    first, rest = _first_sentence(found[0])
    lines = wrapped(first, indent, first=3)
    if len(lines) == 1 and not rest and len(found) == 1:
        fits = indent + len(lines[0]) + 6 <= WIDTH
        return lines if fits else wrapped(first, indent + 3, first=3)
    below = [*([rest] if rest else []), *found[1:]]
    while below and not below[0]:
        below.pop(0)
    for paragraph in ["", *below] if below else []:
        lines += wrapped(paragraph, indent) if paragraph else [""]
    return lines


def _first_sentence(paragraph: str) -> tuple[str, str]:
    match = re.match(r"(.{12,}?[.!?])\s+(?=[A-Z`])", paragraph)
    if match is None or match.group(1).endswith(
        ("e.g.", "i.e.", "Eg.", "E.g.", "etc.")
    ):
        return paragraph, ""
    return match.group(1), paragraph[match.end() :]


def ended(text: str) -> str:
    """Prose whose first paragraph ends as a sentence does."""
    first, gap, rest = text.strip().partition("\n\n")
    if first and first[-1].isalnum():
        first += "."
    return f"{first}{gap}{rest}"


def is_news(description: str | None, name: str) -> bool:
    """Whether a description says more than the name does: `The id.` does not, for `id`."""
    if description is None:
        return False
    said = set(re.findall(r"[a-z0-9]+", description.lower()))
    known = set(re.findall(r"[a-z0-9]+", name.lower())) | {
        "the",
        "a",
        "an",
        "of",
        "this",
    }
    return bool(said - known)
