"""Text from pages made safe to print: nothing in it moves the cursor or turns the line around."""

import unicodedata

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"})
_ZERO_WIDTH = frozenset({"Mn", "Me"})


def plain(text: str) -> str:
    """The text on one line, with control, bidi and invisible characters spelt out."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_spelt(character) for character in text)


def width(text: str) -> int:
    """How many columns of a terminal a plain text takes."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def toml(text: str) -> str:
    """The text as a TOML string that prints on one line."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(_toml_character(character) for character in quoted) + '"'


def _spelt(character: str) -> str:
    if unicodedata.category(character) not in _HIDDEN:
        return character
    return character.encode("unicode_escape").decode()


def _toml_character(character: str) -> str:
    if unicodedata.category(character) not in _HIDDEN:
        return character
    return f"\\U{ord(character):08x}"


def _columns(character: str) -> int:
    if unicodedata.category(character) in _ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
