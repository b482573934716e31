"""How a vendor writes a name: what tells `FooBar` from `foo_bar` when both stand side by side."""

from functools import cache
from typing import TypeVar

from generator.words import ClassName, Identifier

N = TypeVar("N", Identifier, ClassName)

_SEPARATORS = {
    "_": "snake",
    "-": "dashed",
    ".": "dotted",
    " ": "spaced",
    "/": "slashed",
    ":": "colon",
}


@cache
def style(name: str) -> str:
    """One word for how a name is written: `snake`, `dashed`, `upper`, `camel` ...; empty without letters."""
    inner = name.strip("".join(_SEPARATORS))
    separator = next((word for key, word in _SEPARATORS.items() if key in inner), "")
    if separator in ("", "snake"):
        return _by_case(inner, separator)
    return separator


def _by_case(name: str, separator: str) -> str:
    letters = [char for char in name if char.isalpha()]
    if not letters:
        return separator
    if all(char.isupper() for char in letters):
        return "upper"
    if all(char.islower() for char in letters):
        return separator or "lower"
    return "camel" if letters[0].islower() else "pascal"


def nearness(name: str, made: str) -> tuple[bool, bool, int, str]:
    """A key to sort by: names that are what is made of them come first, whatever page they are on."""
    return (
        name != made,
        name.casefold() != made.casefold(),
        len(name) - len(made),
        name,
    )
