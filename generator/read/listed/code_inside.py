"""Bullets with more than types and flags in the parentheses, `` `sort` (string, one of `asc` or `desc`)``, as others are."""

import re

from generator.read.listed import bracketed
from generator.read.words import typewords

_HEAD = re.compile(
    r"(?P<head>(?:\*\*|__)?`[^`\s]+`(?:\*\*|__)?(?:\\?\*)?)\s*(?:[:–—-]+\s*)?\("
)
_LINK = r"\[[^\[\]]*\]\([^()]*\)"
_CLOSED = re.compile(
    rf"(?P<said>(?:`[^`]*`|{_LINK}|\((?:`[^`]*`|[^()`])*\)|[^()`])*)\)"
)
_WORD = re.compile(rf"(?:`[^`]*`|{_LINK}|\([^()]*\)|[^,;·`])+")
# `string: one of ...`, `string - either ...`
_CHOICE = re.compile(
    r"(?is)(?:(?P<type>[a-z][\w<>\[\] ]*?)\s*(?:[:–—-]|\s)\s*)?(?:(?:must|can) be )?(?:one of|either|enum|any of)\b:?\s*(?P<values>.+)"
)
_VALUE = re.compile(r"`([^`]+)`|\"([^\"]+)\"|'([^']+)'|([\w.-]+)")
_QUOTED = re.compile(
    r"(?:`[^`]+`|\"[^\"]+\"|'[^']+')(?:\s*\|\s*(?:`[^`]+`|\"[^\"]+\"|'[^']+'))+"
)
_BETWEEN = re.compile(r"\s*(?:[,|/]\s*(?:or\b)?|\bor\b)\s*")
_ASKED = re.compile(r"`(?P<name>[A-Za-z_$@][\w.$@\[\]-]*)\?`")


def plain(source: str) -> str:
    """The bullet with types and flags alone in the parentheses, and what else stood there after them; else as it is."""
    head = _HEAD.match(source)
    closed = _CLOSED.match(source, head.end()) if head else None
    if head is None or closed is None:
        return source
    words = [word.strip() for word in _WORD.findall(closed["said"])]
    if not any(map(_values, words)) and bracketed.read(closed["said"]) is not None:
        return source
    kept, told = _parted(words)
    if not told or not any(map(typewords.is_type, kept)):
        return source
    rest = source[closed.end() :].lstrip(" :–—-\n")
    return f"{head['head']} ({', '.join(kept).replace('`', '')}) - {' '.join([*told, rest]).strip()}"


def optional(name: str) -> str | None:
    """The name in `` `name?` ``, which need not be there."""
    found = _ASKED.fullmatch(f"`{name}`")
    return found["name"] if found else None


def _parted(words: list[str]) -> tuple[list[str], list[str]]:
    """The types and flags, and what else is said as sentences; none of these where it is but words in a row."""
    kept, told, values = list[str](), list[str](), list[str]()
    for word in words:
        choice = _values(word)
        if choice:
            kept += [choice[0]] if choice[0] else []
            values = [choice[1]]
        elif values and not bracketed.take(bracketed.Said(types=[]), word):
            values.append(word)
        elif bracketed.read(word) is not None:
            kept.append(word)
        elif word and (" " in word or "`" in word):
            told.append(f"{word[0].upper()}{word[1:]}.")
        elif word:
            # `(number, street)`: what an address is made of.
            return [], []
    return kept, ([_choice(values)] if values else []) + told


def _values(word: str) -> tuple[str, str] | None:
    """The type, if any, and the values in `string: one of a or b`, or in such as `"a" | "b"`; None in other words."""
    found = _CHOICE.fullmatch(word)
    if found and (found["type"] is None or typewords.is_type(found["type"])):
        return found["type"] or "", found["values"]
    return ("", word) if _QUOTED.fullmatch(word) else None


def _choice(values: list[str]) -> str:
    """One sentence for the values, in whichever way they are written."""
    text = ", ".join(values)
    ones = _BETWEEN.split(text)
    if all(_VALUE.fullmatch(one) for one in ones if one):
        return f"One of {', '.join(f'`{_bare(one)}`' for one in ones if one)}."
    return f"One of {text}."


def _bare(value: str) -> str:
    return value.strip("`\"'")
