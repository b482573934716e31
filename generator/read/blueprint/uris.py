"""URI templates as API Blueprint has them, `/notes/{id}{?page,tags*}`: a path and what goes in its query."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

from generator.read.pages.paths import template

_EXPRESSION = re.compile(r"\{([?&#+/;.]?)([^{}]*)\}")
_NAME = re.compile(r"([^\s:*]+?)(?::\d+)?(\*)?")
_SERVER = re.compile(r"https?://[^/?#{\s]+")


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


def name(text: str) -> str:
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
                self.query.append(name(key))
            else:
                self.fixed.append((name(key), name(value)))

    def _asked(self, text: str) -> None:
        if not text:
            return
        self.query.append(_plain(text))
        if text.endswith("*"):
            self.listed.add(_plain(text))


def _plain(text: str) -> str:
    found = _NAME.fullmatch(text)
    return name(found[1] if found else text)
