"""cURL commands in code samples: what they say about where the API is and how one signs in."""

import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.fragments import Evidence, Fragment
from generator.places import InPage, Origins, Place
from generator.read.markdown import Fence, Section
from generator.read.paths import METHODS, Route, template
from generator.read.schemes import Scheme, declared
from generator.values import JsonValue

_BEFORE_URL = frozenset({"-X", "--request"})
_WITH_VALUE = frozenset(
    {
        *("-H", "--header", "-F", "--form", "-u", "--user", "-b", "--cookie"),
        *("-d", "--data", "--data-raw", "--data-binary", "--data-urlencode"),
        *("-o", "--output", "-A", "--user-agent", "-T", "--upload-file", "--max-time"),
    }
)
_DATA = frozenset({"-d", "--data", "--data-raw", "--data-binary", "-F", "--form"})
_CURL = re.compile(r"^[ \t]*(?:\$[ \t]*)?(curl[ \t])", re.MULTILINE)
_LONGEST = 20_000
_URL = re.compile(r"(https?://[^/?#@\s]+)(/[^?#\s]*)?(?=[?#]|$)")
_KEY_HEADER = re.compile(
    r"(?i)^(?:x-)?[\w-]*(?:api-?key|auth-token|access-token|apikey)$"
)
_SHELL = frozenset({"", "bash", "sh", "shell", "curl", "console", "zsh", "text", "cli"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What one command calls. headers: names in lower case, with their first word only."""

    method: str
    url: str
    headers: tuple[tuple[str, str, str], ...]
    has_user: bool
    line: int


def commands(section: Section) -> Iterator[Command]:
    """The cURL commands in the code of a section."""
    for part in section.parts:
        if isinstance(part, Fence) and part.language in _SHELL and "curl" in part.code:
            yield from _commands(part)


def read(
    page: str, routes: Sequence[tuple[Route, Sequence[Section]]], *, auth: bool
) -> Fragment | None:
    """Servers, and with `auth` the security, that the commands calling a page's endpoints show."""
    document: dict[str, JsonValue] = {}
    places: dict[str, tuple[Place, ...]] = {}
    for route, sections in routes:
        for command in (one for section in sections for one in commands(section)):
            base = base_of(command.url, route.path)
            if base is None:
                continue
            place = InPage(page=page, line=command.line)
            if "servers" not in document:
                document["servers"] = [{"url": base}]
                places["/servers"] = (place,)
            schemes = _schemes(command) if auth else ()
            if schemes and "security" not in document:
                document.update(declared(schemes))
                places["/security"] = places["/components"] = (place,)
    if not document:
        return None
    return Fragment(
        page=page,
        evidence=Evidence.SAMPLE,
        document=document,
        origins=Origins(places=places),
    )


def base_of(url: str, path: str) -> str | None:
    """What of a URL stands before a path, whose placeholders may be anything in it."""
    found = _URL.match(url)
    if found is None or "{" in found[1] or "<" in found[1]:
        return None
    steps = (template(found[2] or "/") or "/").rstrip("/").split("/")
    wanted = path.rstrip("/").split("/")[1:]
    before, last = steps[: len(steps) - len(wanted)], steps[len(steps) - len(wanted) :]
    if not before or len(last) != len(wanted):
        return None
    fits = all(
        theirs == ours or "{" in ours for theirs, ours in zip(last, wanted, strict=True)
    )
    return found[1] + "/".join(before) if fits else None


def _commands(fence: Fence) -> Iterator[Command]:
    code = fence.code
    for found in _CURL.finditer(code):
        # A quoted body may run on over lines that no backslash continues.
        rest = code[found.start(1) : found.start(1) + _LONGEST].replace("\\\n", "  ")
        line = fence.line + 1 + code.count("\n", 0, found.start(1))
        command = _command(rest, line)
        if command:
            yield command


def _command(text: str, line: int) -> Command | None:
    words = _words(text)
    method, url, has_user, data = "", "", False, False
    headers: list[tuple[str, str, str]] = []
    index = 1
    while index < len(words):
        word, value = words[index], words[index + 1] if index + 1 < len(words) else ""
        if word in _BEFORE_URL:
            method, index = value.upper(), index + 1
        elif word in _WITH_VALUE:
            has_user = has_user or word in ("-u", "--user")
            data = data or word in _DATA
            if word in ("-H", "--header"):
                name, _, rest = value.partition(":")
                first = (rest.split() or [""])[0].lower()
                headers.append((name.strip().lower(), name.strip(), first))
            index += 1
        elif word == "--url":
            url, index = value, index + 1
        elif _URL.match(word):
            url = url or word
        elif word == "curl" or word.startswith("#"):
            break
        index += 1
    method = method or ("POST" if data else "GET")
    if not url or method not in METHODS:
        return None
    return Command(
        method=method,
        url=url,
        headers=tuple(headers),
        has_user=has_user,
        line=line,
    )


def _words(text: str) -> list[str]:
    try:
        return shlex.split(text, comments=False)
    except ValueError:
        return text.replace("'", " ").replace('"', " ").split()


def _schemes(command: Command) -> tuple[Scheme, ...]:
    if command.has_user:
        return (Scheme(kind="basic"),)
    for lower, name, first in command.headers:
        if lower == "authorization" and first in ("bearer", "basic"):
            return (Scheme(kind="bearer" if first == "bearer" else "basic"),)
        if _KEY_HEADER.match(lower):
            return (Scheme(kind="header", header=name),)
    return ()
