"""Words of a vendor's name, and the Python spellings made of them."""

import keyword
import re
import unicodedata
from functools import cache
from typing import NewType

Identifier = NewType("Identifier", str)
"""A name that is safe wherever Python takes one: ASCII, no keyword, no dunder."""

ClassName = NewType("ClassName", str)
"""An identifier in the spelling of classes."""

_BOUNDARY = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[A-Za-z0-9]+")

_SIGN = re.compile(r"^[+-](?=\d)")
_SIGNS = {"+": "plus ", "-": "minus "}

_CYRILLIC = "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya"
_GREEK = "a v g d e z i th i k l m n x o p r s s t y f ch ps o"
_LETTERS = {
    chr(first + index): latin.strip("-")
    for first, spelt in ((0x430, _CYRILLIC), (0x3B1, _GREEK))
    for index, latin in enumerate(spelt.split())
}
"""Latin for the small letters of the alphabets that Unicode orders by their alphabet."""

# As long as a name may be and still stand in a line with an annotation.
_LONGEST = 80


@cache
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
    if name.isascii():
        folded = name
    else:
        composed = unicodedata.normalize("NFC", name)
        folded = "".join(_syllable(char) for char in composed)
    folded = _SIGN.sub(lambda found: _SIGNS[found.group()], folded)
    return folded if folded.isascii() else "".join(map(_letter, folded))


def _syllable(char: str) -> str:
    if char.isascii():
        return char
    name = unicodedata.name(char, "")
    if name.startswith("HANGUL SYLLABLE "):
        return name.rpartition(" ")[2].lower()
    return unicodedata.normalize("NFKD", char)


def _letter(char: str) -> str:
    if char.isascii():
        return char
    if unicodedata.combining(char) or not char.isalnum():
        return "" if unicodedata.combining(char) else " "
    if char.lower() in _LETTERS:
        latin = _LETTERS[char.lower()]
        return latin if char.islower() else latin.capitalize()
    name = unicodedata.name(char, "")
    return (
        name.rpartition(" ")[2].lower() if " LETTER " in name else f" u{ord(char):x} "
    )


def shortened(parts: tuple[str, ...], longest: int) -> tuple[str, ...]:
    """Words that are no longer than that together: those in the middle are left out first."""
    if sum(map(len, parts)) <= longest:
        return parts
    head, tail = list[str](), list[str]()
    room = longest
    first, last = 0, len(parts) - 1
    while first <= last:
        from_front = len(head) <= len(tail)
        part = parts[first] if from_front else parts[last]
        if len(part) > room:
            break
        room -= len(part)
        (head if from_front else tail).append(part)
        first, last = (first + 1, last) if from_front else (first, last - 1)
    return (*head, *reversed(tail)) or (parts[0][:longest],)


@cache
def snake(parts: tuple[str, ...], fallback: str) -> Identifier:
    """An identifier for values and functions; `fallback` goes in front of what cannot start one."""
    text = "_".join(shortened(parts, _LONGEST - len(parts))).strip("_")
    if not text or text[0].isdigit():
        text = f"{fallback}_{text}".strip("_")
    return Identifier(f"{text}_" if keyword.iskeyword(text) or text == "None" else text)


def constant(parts: tuple[str, ...], fallback: str) -> Identifier:
    """An identifier for a member of an enumeration."""
    return Identifier(snake(parts, fallback).upper())


def pascal(parts: tuple[str, ...], fallback: str) -> ClassName:
    """A name for a class."""
    kept = shortened(parts, _LONGEST)
    text = "".join(part[:1].upper() + part[1:] for part in kept)
    if not text or text[0].isdigit():
        text = f"{fallback}{text}"
    return ClassName(f"{text}_" if keyword.iskeyword(text) else text)


def parts_of(cls: str) -> tuple[str, ...]:
    """The words that a class name is made of, with their capitals: `HTTP`, `Error` of `HTTPError`."""
    return tuple(part for part in _BOUNDARY.split(cls) if part)


@cache
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


def singular(word: str) -> str:
    """A word's singular by the common rules of English; names need no more."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
