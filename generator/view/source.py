"""Turns values and vendors' text into Python source: the only door between the two."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

WIDTH = 88
"""Columns of a line of code: black's own default."""

_BIDI_OR_ODD = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_ITEM = re.compile(r"([-*+]|\d+[.)]|\[\d+\])(\s|$)")
_SENTENCE = re.compile(r"(.{12,}?[.!?])\s+(?=[A-Z`])")
_SAID = re.compile(r"[a-z0-9]+")
_ARTICLES = frozenset({"the", "a", "an", "of", "this"})


class PySource(str):
    """Text that is safe to print into a Python module: templates refuse any other."""

    __slots__ = ()


@lru_cache(maxsize=8192, typed=True)
def literal(value: str | float | bool | None) -> PySource:
    """A value as a Python literal in ASCII, in black's quotes."""
    if not isinstance(value, str):
        return PySource(repr(value))
    text = ascii(value)
    if text[0] == "'" and '"' not in text:
        text = '"' + text[1:-1].replace("\\'", "'") + '"'
    return PySource(text)


class _Characters(dict[int, int]):
    """For `str.translate`: each character as it is, or a space where a reader could not see it."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        odd = unicodedata.category(char) in _BIDI_OR_ODD or char.isspace()
        self[code] = ord(" ") if odd and char != "\n" else code
        return self[code]


_CHARACTERS = _Characters()


def clean(text: str) -> str:
    """Text without what a reader cannot see: controls, bidi marks, lone surrogates, odd line ends."""
    if text.isascii() and text.isprintable():
        return text
    return _LINE_ENDS.sub("\n", text).translate(_CHARACTERS)


def one_line(text: str) -> str:
    """Text as one line of clean words."""
    return " ".join(clean(text).split())


def paragraphs(text: str) -> list[str]:
    """The paragraphs of some prose, each as one line; items of lists stay lines of their own."""
    found: list[str] = []
    for line in clean(text).split("\n"):
        stripped = " ".join(line.split())
        if not stripped:
            if found and found[-1]:
                found.append("")
        elif found and found[-1] and not _ITEM.match(stripped):
            found[-1] = f"{found[-1]} {stripped}"
        else:
            found.append(stripped)
    while found and not found[-1]:
        found.pop()
    return found


def wrapped(text: str, indent: int, *, first: int = 0) -> list[str]:
    """Prose as lines that fit at an indent; `first` columns of the first line are taken already."""
    lines: list[str] = []
    for paragraph in paragraphs(text):
        lines += filled(paragraph, indent, first=0 if lines else first)
    return lines


def filled(paragraph: str, indent: int, *, first: int = 0) -> list[str]:
    """One paragraph as lines, words being parted by one space; a word is never broken."""
    room = WIDTH - indent
    lines: list[str] = []
    space = max(room - first, 0)
    while len(paragraph) > space:
        cut = paragraph.rfind(" ", 0, space + 1)
        if cut < 0:
            cut = paragraph.find(" ")
        if cut < 0:
            break
        lines.append(paragraph[:cut])
        paragraph, space = paragraph[cut + 1 :], room
    return [*lines, paragraph]


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
    lines = filled(first, indent, first=3)
    if len(lines) == 1 and not rest and len(found) == 1:
        fits = indent + len(lines[0]) + 6 <= WIDTH
        return lines if fits else filled(first, indent + 3, first=3)
    below = [*([rest] if rest else []), *found[1:]]
    if below and not below[0]:
        below.pop(0)
    for paragraph in ["", *below] if below else []:
        lines += filled(paragraph, indent)
    return lines


def _first_sentence(paragraph: str) -> tuple[str, str]:
    match = _SENTENCE.match(paragraph)
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
    return not _ARTICLES.union(_SAID.findall(name.lower())).issuperset(
        _SAID.findall(description.lower())
    )
