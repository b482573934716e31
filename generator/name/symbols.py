"""Names spelt with their symbols, for those that words alone do not tell apart: `@type` beside `type`."""

import re
from functools import cache

from generator.words import words

_SYMBOLS = {
    "@": "at",
    "$": "dollar",
    "#": "number",
    "%": "percent",
    "&": "and",
    "*": "star",
    "+": "plus",
    "-": "minus",
    ".": "dot",
    "/": "slash",
    "\\": "backslash",
    ":": "colon",
    "!": "bang",
    "?": "question",
    "=": "equals",
    "<": "less",
    ">": "greater",
    "~": "tilde",
    "|": "bar",
    "^": "caret",
    "_": "underscore",
}

# Between two words these only part them.
_SEPARATOR = re.compile(r"(?<=[A-Za-z0-9])[-_ ](?=[A-Za-z0-9])")
_SYMBOL = re.compile("[" + re.escape("".join(_SYMBOLS)) + "]")


@cache
def spelt(name: str) -> tuple[str, ...]:
    """The words of a name and of the symbols in it; the words alone when it has none."""
    parted = _SEPARATOR.sub(" ", name)
    if _SYMBOL.search(parted) is None:
        return words(name)
    pieces = _SYMBOL.sub(lambda found: f" {_SYMBOLS[found.group()]} ", parted)
    return words(pieces)
