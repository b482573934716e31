"""Calls whose method and address stand apart, each under a label of its own: `## Request URL` and `## Method`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from generator.read.listed import headings
from generator.read.pages.markdown import Bullets, Fence, Paragraph, Part, Section, Text
from generator.read.pages.paths import METHODS, Route, told_route
from generator.read.routing import badges
from generator.read.words.languages import english

Spot: TypeAlias = tuple[int, int]
_Role: TypeAlias = Literal["method", "address"]

_LONGEST = 40
_FILLER = re.compile(
    r"\b(?:https?|restful|rest|api|requests?|full|interface|the|of|and|call|target|de|da|do|la|del|der)\b"
)
_MARKS = re.compile(r"[^\w/]+")
_ROLES: dict[str, _Role] = {
    **dict.fromkeys(("method", "methods", "verb", "method type", "type"), "method"),
    **dict.fromkeys(("url", "uri", "path", "route", "address"), "address"),
    **dict.fromkeys(("endpoint", "endpoint url", "endpoint path"), "address"),
    **dict.fromkeys(("url path", "url address", "url url", "resource url"), "address"),
    **dict.fromkeys(("resource", "resource path", "line", "endpoint uri"), "address"),
}
_METHOD = re.compile(rf"(?:http\W*)?({'|'.join(METHODS)})(?![a-z])", re.IGNORECASE)
_ANY_METHOD = re.compile(rf"(?<![a-z])(?:{'|'.join(METHODS)})(?![a-z])", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:https?://|/(?!/)|\{\{?[\w-]+\}?\}/|\$\{?[A-Z]\w*\}?/)[^\s`\"'|，。；]*"
)
_BARE = re.compile(r"[A-Za-z][\w-]*(?:/[:{<]?[\w.-]+[}>]?)+/?")
_COLON = re.compile(r"[:：]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call and where its address stands. index: of the section that has it."""

    route: Route
    index: int
    at: Text | Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A method or an address under its label. depth: the level of what it stands under."""

    role: _Role
    value: str
    at: Text | Spot
    index: int
    depth: int


def calls(sections: Sequence[Section]) -> Iterator[Call]:
    """The calls that labels make up, each at the heading over its labels, if these are no others' too."""
    found = [*_pairs(sections)]
    homes = [_over(sections, one.index) for one in found]
    for one, home in zip(found, homes, strict=True):
        yield replace(one, index=home) if homes.count(home) == 1 else one


def says_only(text: str) -> bool:
    """Whether all lines of a text are labels of methods and addresses, with or without these."""
    lines = [line for line in text.split("\n") if line.strip()]
    return bool(lines) and all(
        _role(_COLON.split(line, maxsplit=1)[0]) for line in lines
    )


def _over(sections: Sequence[Section], index: int) -> int:
    """The section with the heading over one that a label heads; any other is its own."""
    if _role(sections[index].heading) is None:
        return index
    level = sections[index].level
    above = (n for n in range(index, -1, -1) if sections[n].level < level)
    return next(above, index)


def _pairs(sections: Sequence[Section]) -> Iterator[Call]:
    """A method and an address in either order; each is taken once."""
    waiting: _Said | None = None
    for index, section in enumerate(sections):
        if waiting and section.title and section.level < waiting.depth:
            waiting = None
        for said in () if headings.is_sample(section) else _of(section, index):
            if waiting is None or waiting.role == said.role:
                waiting = said
                continue
            pair = {waiting.role: waiting, said.role: said}
            home = pair["address"]
            route = told_route(pair["method"].value, home.value)
            if route:
                yield Call(route=route, index=home.index, at=home.at)
            waiting = None


def _of(section: Section, index: int) -> Iterator[_Said]:
    role = _role(section.heading)
    if role:
        found = _value(section.parts, role)
        if found:
            yield _said(role, found, index, section.level)
        return
    label: _Role | None = None
    for part in section.parts:
        found = _value([part], label) if label else None
        if label and found:
            yield _said(label, found, index, section.level + 1)
        label = None
        for text in _texts(part):
            yield from _lines(text, index, section.level + 1)
        if isinstance(part, Paragraph):
            label = _role(part.text.plain)


def _lines(text: Text, index: int, depth: int) -> Iterator[_Said]:
    """What the lines of a text say after their labels: `请求方式：POST`."""
    for line in text.source.split("\n"):
        colon = _COLON.search(line)
        role = _role(line[: colon.start()]) if colon else None
        value = _read(role, line[colon.end() :]) if colon and role else None
        if role and value:
            yield _said(role, (value, text), index, depth)


def _said(role: _Role, found: tuple[str, Text | Spot], index: int, depth: int) -> _Said:
    return _Said(role=role, value=found[0], at=found[1], index=index, depth=depth)


def _value(parts: Sequence[Part], role: _Role) -> tuple[str, Text | Spot] | None:
    """What stands under a label: the first part is it, or there is none."""
    for part in parts[:1]:
        if isinstance(part, Fence):
            lines = [line.strip() for line in part.code.strip().split("\n")]
            value = _read(role, lines[0]) if len(lines) == 1 else None
            return (value, (part.line + 1, part.indent + 1)) if value else None
        for text in _texts(part):
            value = _read(role, badges.in_words(text.source))
            if value:
                return value, text
    return None


def _texts(part: Part) -> Iterator[Text]:
    if isinstance(part, Paragraph):
        yield part.text
    elif isinstance(part, Bullets):
        yield from (item.text for item in part.items)


def _role(label: str) -> _Role | None:
    """What a label is for; None for other words."""
    if len(label) > _LONGEST:
        return None
    words = _MARKS.sub(" ", english(label).lower())
    plain = " ".join(_FILLER.sub(" ", words).split())
    return _ROLES.get(plain or " ".join(words.split()))


def _read(role: _Role, text: str) -> str | None:
    """The method or the address that a text begins with; nothing where there are several methods."""
    words = text.replace("**", "").strip(" \t`*<>-")
    if role == "method":
        found = _METHOD.match(words)
        several = len({one.upper() for one in _ANY_METHOD.findall(words)}) > 1
        return found[1].upper() if found and not several else None
    address = _ADDRESS.match(words)
    if address:
        return address.group().rstrip("`*>,;")
    return f"/{words}" if _BARE.fullmatch(words) else None
