"""Words of a vendor's name, and the Python spellings made of them."""

import keyword
import re
import unicodedata
from typing import NewType

Identifier = NewType("Identifier", str)
"""A name that is safe wherever Python takes one: ASCII, no keyword, no dunder."""

ClassName = NewType("ClassName", str)
"""An identifier in the spelling of classes."""

_BOUNDARY = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[A-Za-z0-9]+")

_SIGN = re.compile(r"^[+-](?=\d)")
_SIGNS = {"+": "plus ", "-": "minus "}

_LONGEST = 60


def words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, in ASCII; none when nothing in it can be spelt.

    `contacts_list_Response_200`, `createdAt`, `HTTPValidationError` and `list-all` split as one reads
    them; accents are dropped, and letters of other scripts are spelt by their Unicode names.
    """
    return tuple(
        word.lower()
        for piece in _WORD.findall(_ascii(name))
        for word in _BOUNDARY.split(piece)
    )


def _ascii(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name)
    folded = _SIGN.sub(lambda found: _SIGNS[found.group()], folded)
    return "".join(_letter(char) for char in folded)


def _letter(char: str) -> str:
    if char.isascii():
        return char
    if unicodedata.combining(char) or not char.isalnum():
        return "" if unicodedata.combining(char) else " "
    name = unicodedata.name(char, "")
    return (
        name.rpartition(" ")[2].lower() if " LETTER " in name else f" u{ord(char):x} "
    )


def snake(parts: tuple[str, ...], fallback: str) -> Identifier:
    """An identifier for values and functions; `fallback` goes in front of what cannot start one."""
    text = "_".join(parts)[:_LONGEST].strip("_")
    if not text or text[0].isdigit():
        text = f"{fallback}_{text}".strip("_")
    return Identifier(f"{text}_" if keyword.iskeyword(text) or text == "None" else text)


def constant(parts: tuple[str, ...], fallback: str) -> Identifier:
    """An identifier for a member of an enumeration."""
    return Identifier(snake(parts, fallback).upper())


def pascal(parts: tuple[str, ...], fallback: str) -> ClassName:
    """A name for a class."""
    text = "".join(part[:1].upper() + part[1:] for part in parts)[:_LONGEST]
    if not text or text[0].isdigit():
        text = f"{fallback}{text}"
    return ClassName(f"{text}_" if keyword.iskeyword(text) else text)


def class_words(name: str) -> tuple[str, ...]:
    """The words of a class name with the vendor's own capitals kept: `HTTPValidationError` stays so."""
    if re.fullmatch(r"[A-Z][A-Za-z0-9]*", name):
        return (name,)
    return tuple(
        (
            word
            if word.isupper() and len(word) <= 4 and word.isalpha() and "_" not in name
            else word.lower()
        )
        for piece in _WORD.findall(_ascii(name))
        for word in _BOUNDARY.split(piece)
    )


def title_of(name: str) -> str:
    """What to call a provider that does not say: `acme_billing` is `AcmeBilling`."""
    return pascal(words(name), "Api")
