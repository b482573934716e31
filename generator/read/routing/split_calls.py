"""Calls whose method stands apart from their address: `Method: GET` over a block of code with the URL in it."""

import re
from collections.abc import Iterator, Sequence

from generator.read.pages import labels
from generator.read.pages.markdown import Fence, Paragraph, Section, Text
from generator.read.pages.paths import (
    METHODS,
    Route,
    only_path,
    told_route,
    told_routes,
)

Spot = tuple[int, int]

# A host may be a variable, which is not Markdown's doing.
_ADDRESS = re.compile(r"(?:https?://|/|\{\{?[\w-]+\}?\}/?|\$[A-Z])\S*")

# A step of a path on a line of its own, as pages look whose steps are buttons.
_STEP = re.compile(r"[\w.:{}<>-]+")

_SETTINGS = frozenset({"yaml", "yml", "json", "toml", "ini", "http"})


def calls(section: Section) -> Iterator[tuple[Route, Spot]]:
    """The call that a section names in two places, at its address."""
    method = _of_title(section)
    for part in section.parts:
        if isinstance(part, Paragraph):
            method = _method(part.text.source) or method
        elif isinstance(part, Fence):
            found = (_alone(method, part) if method else None) or _labelled(part)
            if found:
                yield found
                return


def under_path(section: Section) -> Iterator[tuple[Route, Text]]:
    """The call whose path is a heading, and whose method a label below it says."""
    said = dict(reversed([*labels.of_section(section)]))
    method = said.get("method")
    path = next(filter(None, map(only_path, section.trail)), None)
    if method and path and not said.keys() & {"path", "url"}:
        yield from ((one, method.text) for one in told_routes(method.value, path))


def stacked(lines: Sequence[str]) -> str:
    """The first of some lines; the path that it begins, where each of its slashes and steps has a line."""
    first = next(iter(lines), "")
    if first != "/":
        return first
    path = ""
    for slash, step in zip(lines[::2], lines[1::2], strict=False):
        if slash != "/" or not _STEP.fullmatch(step):
            break
        path += slash + step
    return path or first


def _of_title(section: Section) -> str | None:
    """The method that a heading says after its label, or is."""
    if section.title is None or section.heading in METHODS:
        return section.heading or None
    return _method(section.title.source)


def _method(text: str) -> str | None:
    """The method that the last line of a text is, after its label."""
    label, _, value = text.rpartition("\n")[2].partition(":")
    method = value.strip(" *_`").upper()
    return method if method in METHODS and labels.of_call(label) == "method" else None


def _alone(method: str, fence: Fence) -> tuple[Route, Spot] | None:
    """The call of a method to the address that is all a block holds."""
    address = fence.code.strip()
    if not _ADDRESS.fullmatch(address):
        return None
    before = fence.code[: fence.code.find(address)]
    route = told_route(method, address)
    line = fence.line + 1 + before.count("\n")
    return (route, (line, _column(fence, line, address))) if route else None


def _labelled(fence: Fence) -> tuple[Route, Spot] | None:
    """The call that the lines of a block say, each after its label."""
    if fence.language in _SETTINGS:
        return None
    said = labels.of_code(fence)
    method, address = said.get("method"), said.get("url") or said.get("path")
    if method is None or address is None or not _ADDRESS.fullmatch(address[0]):
        return None
    route = told_route(method[0], address[0])
    value, line = address
    return (route, (line, _column(fence, line, value))) if route else None


def _column(fence: Fence, line: int, address: str) -> int:
    text = fence.code.split("\n")[line - fence.line - 1]
    return fence.indent + 1 + text.find(address)
