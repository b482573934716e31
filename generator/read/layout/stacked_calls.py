"""Calls that share a heading: one after the other, each with its samples, or a method each under that of their path."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.read.layout.labelling import heads_samples
from generator.read.pages import labels
from generator.read.pages.markdown import (
    CALL_LEVEL,
    LABEL_LEVEL,
    Bullets,
    Fence,
    Paragraph,
    Part,
    Section,
    Table,
    Text,
)
from generator.read.pages.paths import METHODS, Route, only_route

_METHOD = "|".join(METHODS)
_SAMPLE = re.compile(
    r"(?i)\b(?:(?<!for )examples?|samples?|usage|see also|change ?log)\b"
)
_PLACE = re.compile(r"\{[^{}]*\}")
# `PUT (Execute)`, `GET - List boats`, `get`: what a heading under that of a path may be.
_UNDER_PATH = re.compile(
    rf"(?:HTTP\s+)?(?:(?P<method>{_METHOD})(?:\s+(?:method|request))?"
    r"(?:\s*[:–—-]\s+|\s*(?=\()|\s+(?=[A-Z][a-z]|$)|$)(?P<words>[^/`]*)"
    r"|(?P<alone>(?i:get|put|post|patch|delete)))"
)
_PATH_TITLE = re.compile(
    r"[`*]*(?P<path>/[^\s`*]*(?:\*[^\s`*]+\*[^\s`*]*)*)[`*]*(?:\s*[:–—-]\s+\S.*)?"
)

_OF_PATH = re.compile(
    r"(?i)\W*(?:path|ur[li])(?: path)? (?:param(?:eter)?s|variables)\W*"
)


def sections(found: Iterable[Section]) -> Iterator[Section]:
    """The sections of a page, cut where a further call is named after what is shown of the one before."""
    stack: _Stack | None = None
    for section in found:
        if stack is None or section.level != LABEL_LEVEL:
            stack = _Stack(section)
        yield from stack.cut(section)


def under_paths(found: Iterable[Section]) -> Iterator[Section]:
    """The sections of a page, those under the heading of a path whose own is a method as headings of the calls."""
    paths = _Paths()
    for section in found:
        yield from paths.take(section) if section.title else (section,)


class _Paths:
    """The headings over what comes by. shared: parameters of the path over them; told: whether a method of it came."""

    def __init__(self) -> None:
        self._over: list[tuple[int, str]] = []
        self._calls: list[tuple[int, Text, str]] = []
        self._shared: list[Section] = []
        self._told = False

    def take(self, section: Section) -> Iterator[Section]:
        """A section; after the further methods of a path also copies of what lists its parameters."""
        self._over = [one for one in self._over if one[0] < section.level]
        self._calls = [one for one in self._calls if one[0] < section.level]
        for _, title, was in self._calls:
            section = _below(section, was, title.plain)
        path = self._over[-1][1] if self._over else ""
        called = _under_path(section.title, path) if section.title else None
        if called is None:
            self._note(section, path)
            yield section
            return
        self._calls.append((section.level, called, section.heading))
        section = replace(section, title=called)
        yield section
        for one in self._shared if self._told else ():
            level = max(one.level, min(section.level + 1, CALL_LEVEL))
            yield replace(one, level=level, above=section.over)
        self._told = True

    def _note(self, section: Section, path: str) -> None:
        if path and not self._told and _OF_PATH.fullmatch(section.heading):
            self._shared.append(section)
        if section.title and section.level != LABEL_LEVEL:
            own = _path_of(section.title)
            self._over.append((section.level, own))
            if own:
                self._shared, self._told = [], False


def _path_of(title: Text) -> str:
    """The path that a heading is, perhaps after a label, `URL: /boats`; empty for any other."""
    label, colon, rest = title.source.partition(":")
    labelled = colon and labels.of_call(label) == "address"
    found = _PATH_TITLE.fullmatch((rest if labelled else title.source).strip())
    named = only_route(f"GET {found['path']}") if found else None
    return found["path"] if found and named else ""


def _under_path(title: Text, path: str) -> Text | None:
    """The call that a heading makes with the path of the one over it."""
    found = _UNDER_PATH.fullmatch(title.plain.strip())
    if found is None or not path:
        return None
    name = f"{(found['method'] or found['alone']).upper()} {path}"
    words = (found["words"] or "").strip(" ()")
    plain = f"{name}: {words}" if words else name
    return replace(title, source=name, plain=plain, codes=(), link=None)


def _below(section: Section, was: str, now: str) -> Section:
    """A section with the new words of a heading over it."""
    above = list(section.above)
    if was in above:
        above[len(above) - 1 - above[::-1].index(was)] = now
    return replace(section, above=tuple(above))


class _Stack:
    """The calls under one heading, as they come by. shown: whether something is shown of the last."""

    def __init__(self, home: Section) -> None:
        self._home = home
        self._known: list[Route] = []
        self._shown = False
        self._below: tuple[str, ...] = ()

    def cut(self, section: Section) -> Iterator[Section]:
        """A section, or what stands in it up to each further call, and under that."""
        if self._below and section.level == LABEL_LEVEL:
            section = replace(section, above=self._below)
        now, parts = section, list[Part]()
        sample = any(_SAMPLE.search(one) or heads_samples(one) for one in section.trail)
        for part in section.parts:
            call = None if sample else _call(part)
            if call and self._is_further(call[0]):
                yield now.holding(parts)
                now, parts = self._under(call[1]), []
            self._take(part, call)
            parts.append(part)
        yield now.holding(parts)

    def _is_further(self, route: Route) -> bool:
        return self._shown and not any(_are_one(route, one) for one in self._known)

    def _under(self, title: Text) -> Section:
        level, above = min(self._home.level + 1, CALL_LEVEL), self._home.over
        self._below = (*above, title.plain)
        return Section(level=level, title=title, above=above, parts=())

    def _take(self, part: Part, call: tuple[Route, Text] | None) -> None:
        if call:
            self._known.append(call[0])
            self._shown = False
        elif self._known and isinstance(part, Fence | Table | Bullets):
            self._shown = True


def _call(part: Part) -> tuple[Route, Text] | None:
    """The call that a paragraph names and says no more."""
    if not isinstance(part, Paragraph) or part.quoted:
        return None
    route = only_route(part.text.source)
    return (route, part.text) if route else None


def _are_one(route: Route, other: Route) -> bool:
    """Whether two calls could be one, with values in its path or with a base before it."""
    ours, theirs = (
        _PLACE.sub("{}", one.path).strip("/").split("/") for one in (route, other)
    )
    if route.method != other.method:
        return False
    if len(ours) != len(theirs):
        longer, shorter = sorted((ours, theirs), key=len, reverse=True)
        return longer[-len(shorter) :] == shorter
    pairs = zip(ours, theirs, strict=True)
    return all(mine == yours or "{}" in (mine, yours) for mine, yours in pairs)
