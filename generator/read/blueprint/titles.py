"""What the headings of an API Blueprint name: groups, resources with their addresses as URI templates, actions."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from generator.read.pages.paths import METHODS, template

_METHOD = "|".join(METHODS)
_GROUP = re.compile(r"(?i)group\s+(?P<name>.+)")
_STRUCTURES = re.compile(r"(?i)data structures?")
_NAMED = re.compile(
    rf"(?P<name>.*?)\s*\[\s*(?P<method>(?i:{_METHOD})\b)?\s*(?P<uri>(?:/|https?://).*?)?\s*\]"
)
_APART = re.compile(
    rf"(?P<name>.*?)\s*\[\s*(?P<uri>(?:/|https?://).*?)\s*\]\s*\[\s*(?P<method>(?i:{_METHOD}))\s*\]"
)
_BARE = re.compile(
    rf"(?P<method>{_METHOD})(?:\s+(?P<uri>(?:/|https?://)\S*))?|(?P<only>/\S*)"
)

Kind = Literal["group", "structures", "resource", "action", "text"]
_EXPRESSION = re.compile(r"\{([?&#+/;.]?)([^{}]*)\}")
_VARIABLE = re.compile(r"([^\s:*]+?)(?::\d+)?(\*)?")
_SERVER = re.compile(r"https?://[^/?#{\s]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """kind: of what the heading opens; an action may say its own address."""

    kind: Kind
    name: str = ""
    method: str = ""
    uri: str = ""


def title(text: str) -> Title:
    """What a heading opens."""
    if _STRUCTURES.fullmatch(text):
        return Title(kind="structures")
    found = _GROUP.fullmatch(text)
    if found:
        return Title(kind="group", name=found["name"].strip())
    named = _APART.fullmatch(text) or _NAMED.fullmatch(text)
    bare = None if named else _BARE.fullmatch(text.replace("`", "").strip())
    if named and (named["method"] or named["uri"]):
        name, method, uri = named["name"], named["method"], named["uri"]
    elif bare:
        name, method, uri = "", bare["method"], bare["uri"] or bare["only"]
    else:
        return Title(kind="text", name=text)
    kind: Kind = "action" if method else "resource"
    return Title(
        kind=kind,
        name=name.strip(" `"),
        method=(method or "").upper(),
        uri=(uri or "").strip("`"),
    )


def below(name: str, lines: Iterable[str]) -> Title | None:
    """What a heading opens of which the first line below says the call, `GET /notes`."""
    first = next((line for line in lines if line.strip()), "")
    found = _BARE.fullmatch(first.replace("`", "").replace("**", "").strip())
    if found is None or not found["method"] or not found["uri"]:
        return None
    return Title(kind="action", name=name, method=found["method"], uri=found["uri"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Uri:
    """path: with its parameters in braces. query: the names in it.

    listed: those of them that stand for several values. fixed: what the template itself sets.
    """

    path: str
    query: tuple[str, ...] = ()
    listed: frozenset[str] = frozenset()
    fixed: tuple[tuple[str, str], ...] = ()
    server: str | None = None


def uri(text: str) -> Uri | None:
    """The template in a text; None where it is none."""
    words = text.strip().strip("`").replace("\\", "")
    found = _SERVER.match(words)
    server = found.group() if found else None
    reading = _Reading()
    path = _EXPRESSION.sub(reading.expression, words[found.end() if found else 0 :])
    path, _, said = path.partition("#")[0].partition("?")
    reading.written(said)
    named = template(path or "/")
    if named is None or not named.startswith("/"):
        return None
    return Uri(
        path=named,
        query=tuple(dict.fromkeys(reading.query)),
        listed=frozenset(reading.listed),
        fixed=tuple(reading.fixed),
        server=server,
    )


def unescaped(text: str) -> str:
    """A parameter's name without what a URI has to escape."""
    return unquote(text)


class _Reading:
    """What the expressions of one template leave in the path, and what they put in the query."""

    def __init__(self) -> None:
        self.query: list[str] = []
        self.listed: set[str] = set()
        self.fixed: list[tuple[str, str]] = []

    def expression(self, found: re.Match[str]) -> str:
        mark, names = found[1], [one.strip() for one in found[2].split(",")]
        if mark == "#":
            return ""
        if mark in ("?", "&"):
            for one in names:
                self._asked(one)
            return ""
        before = "/" if mark == "/" else ""
        plain = [_plain(one) for one in names if one]
        return before + ("/" if mark == "/" else ",").join(f"{{{n}}}" for n in plain)

    def written(self, said: str) -> None:
        """What stands in the query as a URL has it, `sort={order}` or `list=true`."""
        for pair in filter(None, said.split("&")):
            key, _, value = pair.partition("=")
            if not value or value.startswith("{"):
                self.query.append(unescaped(key))
            else:
                self.fixed.append((unescaped(key), unescaped(value)))

    def _asked(self, text: str) -> None:
        if not text:
            return
        self.query.append(_plain(text))
        if text.endswith("*"):
            self.listed.add(_plain(text))


def _plain(text: str) -> str:
    found = _VARIABLE.fullmatch(text)
    return unescaped(found[1] if found else text)
