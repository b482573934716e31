"""HTTPie commands in code samples: `http POST host.test/boats X-Key:abc name=Lid`."""

import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.read.pages.paths import METHODS

_COMMAND = re.compile(
    r"^[ \t]*(?:\$[ \t]*)?(?P<tool>https?|xhs?)[ \t]+"
    rf"(?=-|[\"']?(?:https?://|:\d*/|[\w-]+(?:\.[\w-]+)+/|\$)|(?:{'|'.join(METHODS)})[ \t])",
    re.MULTILINE,
)
_END = re.compile(r"(?<!\\)\n|\Z")
_HEADER = re.compile(r"(?P<name>[A-Za-z][\w-]*):(?!=)(?P<value>.*)", re.DOTALL)
_QUERY = re.compile(r"(?P<name>[^=:@]+)==(?P<value>.*)", re.DOTALL)
_DATA = re.compile(r"[^=:@]+(?::?=|:?=?@).*", re.DOTALL)
_WITH_VALUE = frozenset(
    {
        *("--auth", "--auth-type", "-A", "--session", "--timeout", "--output", "-o"),
        *("--print", "-p", "--proxy", "--verify", "--pretty", "-s", "--style"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What one command asks for. user: whether it signs in by name and password; bearer: by a token."""

    method: str = ""
    url: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    user: bool = False
    bearer: bool = False
    line: int


def requests(code: str, first_line: int) -> Iterator[Request]:
    """The commands in a block of code whose first line has this number."""
    for found in _COMMAND.finditer(code):
        end = _END.search(code, found.end())
        text = code[found.end() : end.start() if end else len(code)]
        line = first_line + code.count("\n", 0, found.start())
        try:
            words = shlex.split(text.replace("\\\n", " "))
        except ValueError:
            continue
        asked = _request(words, "https" if found["tool"][-1] == "s" else "http", line)
        if asked.url:
            yield asked


def _request(words: Sequence[str], scheme: str, line: int) -> Request:
    out, query, data = Request(line=line), list[str](), False
    passed = False
    for index, word in enumerate(words):
        after = words[index + 1] if index + 1 < len(words) else ""
        if passed:
            passed = False
        elif word.startswith("-"):
            passed = word in _WITH_VALUE or word == "-a"
            basic = word in ("-a", "--auth") or word.startswith("--auth=")
            bearer = word in ("-A", "--auth-type") and after.lower() == "bearer"
            out = replace(out, user=out.user or basic, bearer=out.bearer or bearer)
        elif not out.url and not out.method and word in METHODS:
            out = replace(out, method=word)
        elif not out.url:
            out = replace(out, url=_url(word, scheme))
        elif header := _HEADER.fullmatch(word):
            pair = (header["name"], header["value"].strip())
            out = replace(out, headers=(*out.headers, pair))
        elif asked := _QUERY.fullmatch(word):
            query.append(f"{asked['name']}={asked['value']}")
        else:
            data = data or _DATA.fullmatch(word) is not None
    mark = "&" if "?" in out.url else "?"
    url = f"{out.url}{mark}{'&'.join(query)}" if query and out.url else out.url
    return replace(out, url=url, method=out.method or ("POST" if data else "GET"))


def _url(word: str, scheme: str) -> str:
    """An address in full: `:3000/boats` is on this computer."""
    if word.startswith(("http://", "https://", "$")):
        return word
    return f"{scheme}://{'localhost' if word[:1] == ':' else ''}{word}"
