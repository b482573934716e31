"""Plain YAML scalars by the core schema of YAML 1.2: `NO`, `on`, `12:30` and dates are text."""

import re

from generator.values import JsonValue

_WORDS: dict[str, JsonValue] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_FIRST = frozenset("~nNtTfF+-.0123456789")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")

# Python refuses to convert longer ones (CVE-2020-10735), and no JSON reader is better off.
_MAX_DIGITS = 4000


def plain(text: str) -> JsonValue:
    """The value of an unquoted scalar. `.inf`, `.nan` and numbers beyond JSON's reach stay text."""
    if text and text[0] not in _FIRST:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if len(text) > _MAX_DIGITS:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        number = float(text)
        return text if number in (float("inf"), float("-inf")) else number
    return int(text, 0) if _BASED.fullmatch(text) else text
