"""Cells of example values as types, where a list has no column for these."""

import re

from generator.read.code import samples
from generator.values import JsonObject, is_object

_LINK = re.compile(r"\[[^\]]*\]\(")
_NUMBER = re.compile(r"-?\d+(?P<part>\.\d+)?")
_WORDS: dict[str, JsonObject] = {
    "true": {"type": "boolean"},
    "false": {"type": "boolean"},
}
_WORDED = re.compile(r"[A-Za-z]")
_NOTHING = frozenset({"null", "none", "undefined", "n/a"})
# An id of digits is seldom to be reckoned with.
_LONGEST_NUMBER = 6


def schema(cell: str) -> JsonObject:
    """The type of an example in a cell; {} when it does not tell one."""
    text = cell.strip()
    if _LINK.match(text):
        return {}
    code = re.fullmatch(r"`([^`]+)`", text)
    text = code[1].strip() if code else text
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if text[:1] in ("{", "["):
        found = samples.read(text)
        if found is None:
            return {}
        return {"type": "object"} if is_object(found.value) else _LIST
    number = _NUMBER.fullmatch(text)
    if number and len(text) <= _LONGEST_NUMBER:
        return {"type": "number" if number["part"] else "integer"}
    quoted = re.fullmatch(r"\"[^\"]*\"|'[^']*'", text)
    worded = code and _WORDED.search(text) and text.lower() not in _NOTHING
    return {"type": "string"} if quoted or worded else {}


_LIST: JsonObject = {"type": "array", "items": {}}
