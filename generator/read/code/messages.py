"""HTTP as it goes over the wire in code samples: a first line, headers, and a body after a blank line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.read.code import request_objects
from generator.read.pages.markdown import Fence

_START = re.compile(
    r"[ \t]*(?:(?P<method>[A-Z]{3,12})[ \t]+(?P<address>(?:https?://|/|\{)\S*)(?P<version>[ \t]+HTTP/[\d.]+)?"
    r"|HTTP(?:/\d(?:\.\d)?)?[ \t]+(?P<status>[1-5]\d\d)\b[ \t]*(?P<reason>[^\n]*?))[ \t]*"
)
_ANSWERED = re.compile(
    r"[ \t]*(?P<status>[1-5]\d\d)[ \t]+(?P<reason>[A-Z][A-Za-z -]*?)[ \t]*"
)
# A status alone needs a sign that it is one: `200:`, `// 201 Created`; and JSON right below.
_NOTED = re.compile(
    r"[ \t]*(?:(?://|\#|--)[ \t]*)?(?:(?:HTTP|status|code|response)\b[ \t:/]*)*"
    r"(?P<status>[1-5]\d\d)\b[ \t]*(?:[(:–—-]?[ \t]*(?P<reason>[A-Z][A-Za-z -]*?)?[)]?)?[ \t]*:?[ \t]*",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?i)[ \t]*(?:\#|//|--|[a-z])|.*:[ \t]*$")
_HEADER = re.compile(
    r"[ \t]*(?P<name>[A-Za-z][\w-]*):(?:[ \t]+(?P<value>[^\n]*?)|)[ \t]*"
)
_HOST = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}(?::\d+)?")
_OF_HTTP = re.compile(
    r"(?i)content-.*|date|server|connection|transfer-encoding|vary|via|keep-alive|cache-control|expires|pragma"
    r"|set-cookie|strict-transport-security|access-control-.*|x-(?:frame|content-type|xss|powered).*|status|etag"
)
_HEAD = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A request, which has a method, or a response, which has a status. headers: name, value and line.

    start, end: where its body stands in the code. formal: whether more than a method and an address says
    that it is one.
    """

    line: int
    method: str = ""
    address: str = ""
    status: str = ""
    reason: str = ""
    headers: tuple[tuple[str, str, int], ...] = ()
    start: int = 0
    end: int = 0
    formal: bool = False

    @property
    def url(self) -> str:
        """The address of a request, with the host that a header names."""
        named = {name.lower(): value for name, value, _ in self.headers}
        host = named.get("host", "")
        if self.address.startswith("/") and _HOST.fullmatch(host):
            return f"https://{host}{self.address}"
        return self.address

    @property
    def telling(self) -> tuple[tuple[str, int], ...]:
        """The headers of a response that say something about this one call, each with its line."""
        return tuple(
            (name, line)
            for name, _, line in self.headers
            if not _OF_HTTP.fullmatch(name)
        )


@lru_cache(maxsize=256)
def messages(fence: Fence) -> tuple[Message, ...]:
    """The messages in a block of code; none unless it begins with one."""
    if request_objects.is_one(fence):
        return tuple(_of_object(fence))
    # Most blocks are none, and some are long.
    head = fence.code[:_HEAD].lstrip("\n").split("\n")
    if not (_START.fullmatch(head[0]) or _answers(head)):
        return ()
    lines = fence.code.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    starts = [first, *(n for n in range(first + 1, len(lines)) if _begins(lines, n))]
    ends = [*starts[1:], len(lines)]
    return tuple(
        _message(lines, start, end, fence)
        for start, end in zip(starts, ends, strict=True)
    )


def _of_object(fence: Fence) -> Iterator[Message]:
    found = request_objects.read(fence)
    if found:
        line = fence.line + 1
        yield Message(
            line=line,
            method=found.method,
            address=found.address,
            headers=tuple(
                (name, value, line + fence.code.count("\n", 0, offset))
                for name, value, offset in found.headers
            ),
            start=found.start,
            end=found.end,
            formal=True,
        )


def _answers(lines: list[str]) -> bool:
    """Whether headers come before a line with the status: some generators write them so."""
    for number, line in enumerate(lines):
        if _answer(lines, number):
            return True
        if not _HEADER.fullmatch(line):
            return False
    return False


def _begins(lines: list[str], number: int) -> bool:
    """Whether a line begins a further message: a blank one stands before it."""
    if _noted(lines, number):
        return True
    return not lines[number - 1].strip() and _START.fullmatch(lines[number]) is not None


def _answer(lines: list[str], number: int) -> re.Match[str] | None:
    """The status of a response where a line says it on its own."""
    return _ANSWERED.fullmatch(lines[number]) or _noted(lines, number)


def _noted(lines: list[str], number: int) -> re.Match[str] | None:
    found = _NOTED.fullmatch(lines[number])
    if found is None or not _SIGN.match(lines[number]):
        return None
    after = next((line.strip() for line in lines[number + 1 :] if line.strip()), "")
    return found if after[:1] in ("{", "[") else None


def _message(lines: list[str], start: int, end: int, fence: Fence) -> Message:
    found = _START.fullmatch(lines[start])
    said = found.groupdict() if found else {}
    headers: list[tuple[str, str, int]] = []
    at = start + (found is not None)
    while at < end:
        header, answered = _HEADER.fullmatch(lines[at]), _answer(lines, at)
        if header and not answered:
            headers.append((header["name"], header["value"] or "", fence.line + 1 + at))
        elif answered and not (said.get("status") or said.get("method")):
            said = {**said, **answered.groupdict()}
        else:
            break
        at += 1
    before = sum(len(line) + 1 for line in lines[:at])
    return Message(
        line=fence.line + 1 + start,
        method=said.get("method") or "",
        address=said.get("address") or "",
        status=said.get("status") or "",
        reason=said.get("reason") or "",
        headers=tuple(headers),
        start=before,
        end=before + sum(len(line) + 1 for line in lines[at:end]),
        formal=bool(headers or said.get("version") or said.get("status")),
    )


def requests(fence: Fence) -> Iterator[Message]:
    """The requests among them."""
    return (one for one in messages(fence) if one.method)


def responses(fence: Fence) -> Iterator[Message]:
    """The responses among them."""
    return (one for one in messages(fence) if one.status)
