"""What stands beside a label, in lists, bold lines and tables of two columns: `**Method:** GET`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from generator.read.pages.markdown import (
    Bullets,
    Fence,
    Paragraph,
    Section,
    Table,
    Text,
)
from generator.read.words.languages import english

_FILLER = re.compile(r"(?i)^(?:http|https|restful|rest|api|request|full)\s+")
_ROLES = {
    "method": "method",
    "verb": "method",
    "path": "path",
    "route": "path",
    "uri": "path",
    "endpoint": "path",
    "url": "url",
    "endpoint url": "url",
    "base url": "base",
    "base uri": "base",
    "base path": "base",
    "base endpoint": "base",
    "root url": "base",
    "root path": "base",
    "url prefix": "base",
    "path prefix": "base",
    "baseurl": "base",
    "host": "base",
    "server": "base",
    "header": "headers",
    "headers": "headers",
    "authentication": "access",
    "authorization": "access",
    "authorizations": "access",
    "auth": "access",
    "auth method": "access",
    **dict.fromkeys(
        [
            f"{who} required"
            for who in ("auth", "authentication", "authorization", "login")
        ]
        + [f"requires {what}" for what in ("auth", "authentication", "authorization")],
        "access",
    ),
    "security": "schemes",
}
# What a label says that has nothing but a method or an address beside it, or below it.
_CALLS = {
    **{
        word: role for word, role in _ROLES.items() if role in ("method", "path", "url")
    },
    **dict.fromkeys(("methods", "method type", "type"), "method"),
    **dict.fromkeys(("address", "endpoint path", "endpoint uri", "line"), "path"),
    **dict.fromkeys(("resource", "resource path", "resource url"), "path"),
    **dict.fromkeys(("url path", "url address", "url url", "http request"), "path"),
}
_ASIDE = re.compile(
    r"\b(?:https?|restful|rest|api|requests?|full|interface|the|of|and|call|target|allowed|supported|available|de|da|do|la|del|der)\b"
)
_NO_LETTERS = re.compile(r"[^\w/]+")
# `The base path for all calls is: `, of which the first words count.
_ABOUT = re.compile(
    r"(?i)^(?:the|our)\s+(?=(?:api )?(?:base|root)\b)"
    r"|\s+(?:(?:for|of)\s+(?:all|every|each|any|the|this|these)\b[^:.]{0,30}?)?\s*\b(?:is|are)$"
    r"|\s+(?:for|of)\s+(?:all|every|each)\s[^:.]{0,30}$"
)
_MARKS = " *_`:"
# `Method `POST``, without a mark between them.
_CODED = re.compile(
    r"[^\w`]*([A-Za-z]+(?: [A-Za-z]+)*)[^\w`]*(?<=\s)(`[^`\n]+`)\s*|([A-Z][a-z]+)\s?\*\*([^*:\n]+)\*\*\s*"
)
# `方法：GET`, with the colon that is as wide as the letters.
_WIDE = re.compile(r"[^:：]*：")
_LONGEST = 24
_LONGEST_OF_CALL = 40
_FARTHEST = 100
# `请求 URL`, `认证要求`: the words of a label that its role does not hang on.
_GENERAL = frozenset({"request", "api", "http", "https", "rest", "de", "da", "do"})
_WORDS = re.compile(r"[A-Za-z][\w -]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a label says. line: of the page, where the value stands."""

    value: str
    text: Text
    line: int


Said: TypeAlias = Mapping[str, Value]


def of_bullets(part: Bullets) -> Said:
    """The values of a list, by what their labels mean; the first of each."""
    return _first(one for item in part.items for one in _lines(item.text))


def of_table(part: Table) -> Said:
    """The values of a table of two columns whose rows are labels; its header may be a row of them too."""
    return _first(
        (role, Value(value=row[1].source, text=row[1], line=row[1].line))
        for row in part.rows
        if len(row) == 2 and len(part.header) == 2 and (role := role_of(row[0].plain))
    )


def of_lines(section: Section) -> Said:
    """The values of the lines of a section, `**Method:** GET`."""
    texts = [part.text for part in section.parts if isinstance(part, Paragraph)]
    return _first(one for text in texts for one in _lines(text))


def of_code(part: Fence) -> Mapping[str, tuple[str, int]]:
    """The values of lines in code, `Method: GET`, each with its line; none when a line is anything else.

    A line further in than others is of a file of settings, which has labels too.
    """
    found: dict[str, tuple[str, int]] = {}
    for number, line in enumerate(part.code.split("\n"), part.line + 1):
        label, colon, value = line.partition(":")
        if line.strip() and not (colon and _WORDS.fullmatch(label)):
            return {}
        role = role_of(label)
        if role:
            found.setdefault(role, (value.strip(), number))
    return found


def of_section(section: Section) -> Iterator[tuple[str, Value]]:
    """All values in the lists, tables and lines of a section, in order."""
    for part in section.parts:
        match part:
            case Paragraph(text=text):
                yield from _lines(text)
            case Bullets():
                yield from (one for item in part.items for one in _lines(item.text))
            case Table():
                yield from of_table(part).items()
            case _:
                pass


def _lines(text: Text) -> Iterator[tuple[str, Value]]:
    for number, line in enumerate(text.source.split("\n")):
        wide = "：" in line and _WIDE.match(line)
        label, colon, value = line.partition("：" if wide else ":")
        marked = not colon and ("`" in line or "**" in line)
        if marked and (coded := _CODED.fullmatch(line)):
            label, colon, value = coded[1] or coded[3], ":", coded[2] or coded[4]
        role = role_of(label) if colon and value.strip(_MARKS) else None
        if role:
            found = Value(value=value.strip(), text=text, line=text.line + number)
            yield role, found


@lru_cache(maxsize=4096)
def role_of(label: str) -> str | None:
    """What a label is for; None for one that is not known."""
    if len(label) > _FARTHEST:
        return None
    words = _ABOUT.sub("", label.strip(_MARKS).lower())
    if len(words) > _LONGEST:
        return None
    return _ROLES.get(words) or _ROLES.get(_FILLER.sub("", words)) or _abroad(words)


def of_call(label: str) -> Literal["method", "address"] | None:
    """Whether a label is for a method or for an address, where it can be for nothing else."""
    if len(label) > _LONGEST_OF_CALL:
        return None
    words = _NO_LETTERS.sub(" ", english(label).lower())
    plain = " ".join(_ASIDE.sub(" ", words).split())
    role = _CALLS.get(plain or " ".join(words.split()))
    return "address" if role in ("path", "url") else "method" if role else None


def _abroad(words: str) -> str | None:
    """What a label in another language is for; what it says of calls in general is left aside."""
    plain = " ".join(english(words).split())
    if plain == words:
        return None
    kept = [one for one in plain.split() if one not in _GENERAL]
    return _ROLES.get(" ".join(kept) or plain)


def _first(found: Iterator[tuple[str, Value]]) -> dict[str, Value]:
    out: dict[str, Value] = {}
    for role, value in found:
        out.setdefault(role, value)
    return out
