"""cURL commands in code samples: what they say about where the API is and how one signs in."""

import re
import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from generator.addresses import is_partly_known, with_variables
from generator.fragments import Evidence, Fragment
from generator.places import InPage, Origins, Place
from generator.read.code import httpie, messages, secrets
from generator.read.code.schemes import Scheme, declared
from generator.read.pages.markdown import Fence, Paragraph, Section, Text
from generator.read.pages.paths import Route, template
from generator.read.pages.spelling import in_braces
from generator.values import JsonValue

_BEFORE_URL = frozenset({"-X", "--request"})
_METHOD = re.compile(r"-X[A-Z]{3,}")
_WITH_VALUE = frozenset(
    {
        *("-H", "--header", "-F", "--form", "-u", "--user", "-b", "--cookie"),
        *("-d", "--data", "--data-raw", "--data-binary", "--data-urlencode"),
        *("-o", "--output", "-A", "--user-agent", "-T", "--upload-file", "--max-time"),
    }
)
_DATA = frozenset({"-d", "--data", "--data-raw", "--data-binary", "-F", "--form"})
_CURL = re.compile(r"^[ \t]*(?:\$[ \t]*)?(curl[ \t])", re.MULTILINE)
_BARE = re.compile(r"^(?:\$[ \t]*)?curl[ \t]+(?:-|'|\"|https?:)", re.MULTILINE)
# A line that is a command in code of its own: `` `curl -X POST "https://..."` ``.
_IN_CODE = re.compile(
    r"^[ \t]*(?P<ticks>`+)[ \t]*(?P<command>(?:\$[ \t]*)?curl[ \t][^`\n]+?)[ \t]*(?P=ticks)[ \t]*$",
    re.MULTILINE,
)
_LONGEST = 20_000
_URL = re.compile(r"(https?://[^/?#@\s]+)(/[^?#\s]*)?(?=[?#]|$)")
# The host may be a variable too: `$HOST/v1/rooms`, `https://<your-host>/v1/rooms`.
_VARIABLE_URL = re.compile(
    r"(?:https?://)?(?:\$\{?\w+\}?|<[\w-]+>|\{\{?\s*[\w-]+\s*\}?\})[\w.:]*/"
)
# What is to be put there is the reader's own.
_YOUR_HOST = re.compile(r"(?i)https?://(?:your|my)[-_]")
_DOCUMENTS = frozenset({"json", "yaml", "yml", "openapi"})

_CUT = re.compile(r"\.{2,}|…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What one command calls. headers: their names and values.

    text: the command, where it is one of cURL, and start: where that begins in its block of code.
    """

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    has_user: bool
    line: int
    text: str = ""
    start: int = 0


@lru_cache(maxsize=256)
def commands(section: Section) -> tuple[Command, ...]:
    """The cURL commands in the code of a section, and in text that once was code."""
    return tuple(_of_section(section))


def _of_section(section: Section) -> Iterator[Command]:
    for text in _plain(section):
        source = _IN_CODE.sub(r"\g<command>", text.source)
        if _BARE.search(source):
            yield from _commands(source, text.line)
    for part in section.parts:
        if isinstance(part, Fence):
            yield from of_fence(part)


def calling(route: Route, sections: Iterable[Section]) -> Iterator[Command]:
    """The commands in sections that call a route, by their method and by how their address ends."""
    for section in sections:
        for command in commands(section):
            if command.method == route.method and goes_to(command.url, route.path):
                yield command


@lru_cache(maxsize=256)
def of_fence(fence: Fence) -> tuple[Command, ...]:
    """The cURL commands in a block of code, whatever language it is said to be in, or its HTTP requests."""
    return tuple(_of_fence(fence))


def _of_fence(fence: Fence) -> Iterator[Command]:
    document = fence.language in _DOCUMENTS and not _CURL.match(fence.code.lstrip("\n"))
    if "curl" in fence.code and not document:
        yield from _commands(fence.code, fence.line + 1)
    for asked in () if document else httpie.requests(fence.code, fence.line + 1):
        token = (("Authorization", "Bearer"),) if asked.bearer else ()
        yield Command(
            method=asked.method,
            url=asked.url,
            headers=(*asked.headers, *token),
            has_user=asked.user and not asked.bearer,
            line=asked.line,
        )
    for one in messages.requests(fence):
        if one.formal:
            yield Command(
                method=one.method,
                url=one.url,
                headers=tuple((name, value) for name, value, _ in one.headers),
                has_user=False,
                line=one.line,
            )


def read(
    page: str,
    routes: Sequence[tuple[Route, Sequence[Section]]],
    *,
    auth: bool,
    servers: bool,
) -> Fragment | None:
    """The servers and the security that the commands calling a page's endpoints show, as far as wanted.

    Of a command that signs in twice, by one header, what another one does alone is kept; else either will do.
    """
    document: dict[str, JsonValue] = {}
    places: dict[str, tuple[Place, ...]] = {}
    signed: list[Command] = []
    url: str | None = None
    for route, sections in routes:
        for command in (one for section in sections for one in commands(section)):
            base = base_of(command.url, route.path)
            place = InPage(page=page, line=command.line)
            known = base is not None and not _YOUR_HOST.match(base)
            if servers and known and ("servers" not in document or _is_more(base, url)):
                url = base
                document["servers"] = [{"url": base}]
                places["/servers"] = (place,)
            if auth and goes_to(command.url, route.path) and schemes(command):
                signed.append(command)
    if signed:
        alone = [one for one in signed if not signs_twice(one)]
        best = (alone or signed)[0] if signs_twice(signed[0]) else signed[0]
        document.update(declared(schemes(best)))
        places["/security"] = places["/components"] = (
            InPage(page=page, line=best.line),
        )
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
    found = _URL.match(in_braces(url))
    host = with_variables(found[1]) if found else ""
    if found is None or any(mark in host for mark in "<[$"):
        return None
    if "{" in host and not is_partly_known(host):
        return None
    before = _before(found[2] or "/", path)
    return None if before is None else host + before


def _is_more(base: str | None, url: str | None) -> bool:
    """Whether an address says more of where the API is than one with a variable in it."""
    return base is not None and "{" not in base and "{" in (url or "")


def goes_to(url: str, path: str) -> bool:
    """Whether a URL ends in a path, whose placeholders may be anything in it; its host may be a variable."""
    url = in_braces(url)
    _, _, rest = url.partition("://")[2 if "://" in url else 0].partition("/")
    return _before("/" + re.split(r"[?#]", rest)[0], path) is not None


def _before(path: str, tail: str) -> str | None:
    """What of a path stands before its tail; None where it does not end in it."""
    wanted = tail.partition("#")[0].rstrip("/").split("/")[1:]
    raw = path.rstrip("/").split("/")
    # A value may be cut short, `bt_9f2c...e71`; what stands before the path may not.
    cut = max(len(raw) - len(wanted), 0)
    path = "/".join([*raw[:cut], *(_CUT.sub("-", step) for step in raw[cut:])])
    steps = (template(path) or "/").rstrip("/").split("/")
    before, last = steps[: len(steps) - len(wanted)], steps[len(steps) - len(wanted) :]
    if not before or len(last) != len(wanted):
        return None
    fits = all(
        theirs == ours or "{" in ours for theirs, ours in zip(last, wanted, strict=True)
    )
    return "/".join(before) if fits else None


def _plain(section: Section) -> Iterator[Text]:
    if section.title:
        yield section.title
    for part in section.parts:
        if isinstance(part, Paragraph):
            yield part.text


@lru_cache(maxsize=1024)
def _commands(code: str, first_line: int) -> tuple[Command, ...]:
    starts = [found.start(1) for found in _CURL.finditer(code)]
    found: list[Command] = []
    for start, after in zip_longest(starts, starts[1:], fillvalue=len(code)):
        # A quoted body may run on over lines that no backslash continues.
        text = code[start:after].replace("\\\n", "  ")
        command = _command(text, start, first_line + code.count("\n", 0, start))
        found += [command] if command else []
    return tuple(found)


def _command(text: str, start: int, line: int) -> Command | None:
    words = _words(text[:_LONGEST])
    method, url, has_user, data = "", "", False, False
    headers: list[tuple[str, str]] = []
    index = 1
    while index < len(words):
        word, value = words[index], words[index + 1] if index + 1 < len(words) else ""
        if word in _BEFORE_URL:
            method, index = value.upper(), index + 1
        elif _METHOD.fullmatch(word):
            method = word[2:]
        elif word in _WITH_VALUE:
            has_user = has_user or word in ("-u", "--user")
            data = data or word in _DATA
            if word in ("-H", "--header"):
                name, _, rest = value.partition(":")
                headers.append((name.strip(), rest.strip()))
            index += 1
        elif word in ("-G", "--get"):
            method = method or "GET"
        elif word == "--url":
            url, index = value, index + 1
        elif _URL.match(word) or _VARIABLE_URL.match(word):
            url = url or word
        elif word == "curl" or word.startswith("#"):
            break
        index += 1
    method = method or ("POST" if data else "GET")
    if not url or not method.isalpha():
        return None
    return Command(
        method=method,
        url=url,
        headers=tuple(headers),
        has_user=has_user,
        line=line,
        text=text,
        start=start,
    )


def _words(text: str) -> list[str]:
    try:
        return shlex.split(text, comments=False)
    except ValueError:
        return text.replace("'", " ").replace('"', " ").split()


def schemes(command: Command) -> tuple[Scheme, ...]:
    """How a command signs in: by all of these together, but by one of those that share a header."""
    found = [secrets.of_header(name, value) for name, value in command.headers]
    if any(one and one.kind == "header" for one in found):
        found += [secrets.beside_key(name) for name, _ in command.headers]
    found += [secrets.of_query(*pair) for pair in _query(command.url)]
    if command.has_user:
        shared = [one for one in found if one and one.id.lower() != "authorization"]
        found = [Scheme(kind="basic"), *shared]
    return tuple({one.id.lower(): one for one in found if one}.values())


def signs_twice(command: Command) -> bool:
    """Whether a command sends two things in one header: `-u` and `Authorization: Bearer`."""
    return {"basic", "bearer"} <= {one.kind for one in schemes(command)}


def _query(url: str) -> Iterator[tuple[str, str]]:
    for pair in url.partition("?")[2].partition("#")[0].split("&"):
        name, _, value = pair.partition("=")
        yield name, value
