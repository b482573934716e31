"""Endpoints as a page names them, again and again: which of the names mean one and the same."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.places import InPage
from generator.read.code.messages import messages
from generator.read.pages.markdown import Fence, Section
from generator.read.pages.paths import Route, only_route, same_path, shape

_BASE = re.compile(r"(?:/(?:api|rest|v\d+(?:\.\d+)*))+", re.IGNORECASE)
_LEADING = re.compile(rf"\A{_BASE.pattern}(?=/|\Z)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A method and path where a page says them.

    said_server: where its server is said. index: of the section. level: of the heading that names it, None
    when it stands in text. constant: the field and its value that tell the call from others on its path. shown: the
    path as the page has it, where values in it were taken for placeholders. miswritten: the call as the page has it,
    where its samples have another method.
    """

    route: Route
    place: InPage | None
    index: int
    said_server: InPage | None = None
    level: int | None = None
    constant: tuple[str, str] | None = None
    shown: str | None = None
    miswritten: str | None = None


def distinct(sightings: Iterable[Sighting]) -> list[Sighting]:
    """The endpoints that sightings come to, each where it was named first."""
    out: list[Sighting] = []
    spelled: dict[tuple[str, str], list[int]] = {}
    for one in sightings:
        last = len(out) - 1
        alike = {n for key in _spellings(one.route) for n in spelled.get(key, ())}
        for number in sorted(alike | {last} if out else alike):
            known = out[number]
            route = _joined(known, one, latest=number == last)
            if route:
                said = known.said_server or one.said_server
                out[number] = replace(known, route=route, said_server=said)
                _note(spelled, out[number].route, number)
                break
        else:
            out.append(one)
            _note(spelled, one.route, len(out) - 1)
    return [
        replace(one, route=route)
        for one, route in zip(out, _on_one_server(out), strict=True)
    ]


def _spellings(route: Route) -> set[tuple[str, str]]:
    """What two routes of one endpoint have in common: the method, and the path or all of the URL's without its base."""
    return {
        (route.method, _LEADING.sub("", shape(path), count=1))
        for path in (route.path, _path(route))
    }


def _note(spelled: dict[tuple[str, str], list[int]], route: Route, number: int) -> None:
    for key in _spellings(route):
        numbers = spelled.setdefault(key, [])
        if number not in numbers[-1:]:
            numbers.append(number)


def _joined(known: Sighting, one: Sighting, *, latest: bool) -> Route | None:
    """The route of two sightings of one endpoint; None when they are two endpoints."""
    ours, theirs = known.route, one.route
    if ours.method != theirs.method:
        return None
    if same_path(ours.path, theirs.path):
        return replace(ours, server=ours.server or theirs.server)
    if ours.server and theirs.server:
        same = _host(ours) == _host(theirs) and same_path(_path(ours), _path(theirs))
        return ours if same else None
    if known.level is not None and known.level == one.level:
        return None
    longer, shorter = sorted((ours, theirs), key=lambda route: -route.path.count("/"))
    prefix = _before(longer.path, shorter.path)
    if prefix is None or not (_BASE.fullmatch(prefix) or (latest and longer.server)):
        return None
    if longer.server:
        return replace(shorter, server=longer.server + prefix)
    return shorter if shorter.server else longer


def in_own_letters(sightings: Sequence[Sighting]) -> list[Sighting]:
    """The sightings; a path in capitals, as converters and themes make headings, is spelled as its call is elsewhere."""
    spelled = {
        (one.route.method, shape(one.route.path).upper()): one.route
        for one in sightings
        if not one.route.path.isupper()
    }
    return [
        replace(
            one,
            route=spelled.get((one.route.method, shape(one.route.path)), one.route),
        )
        for one in sightings
    ]


def is_one(one: Sighting, other: Sighting) -> bool:
    """Whether two sightings are of one endpoint."""
    free = replace(one, level=None)
    return _joined(free, replace(other, level=None), latest=False) is not None


def without_samples(
    sightings: Sequence[Sighting], sections: Sequence[Section]
) -> list[Sighting]:
    """The sightings but for requests in code that have values where another one has placeholders.

    Such a request is a sample of the endpoint in whose sections it stands, named there or above it.
    """
    alone = [_message(one, sections) for one in sightings]
    return [
        one
        for one, formal in zip(sightings, alone, strict=True)
        if formal is None
        or not any(
            is_instance(one.route, other.route)
            and (
                one.index == other.index
                or (formal and _is_below(one.index, other.index, sections))
                or _has_values(one.route, other.route)
            )
            for other in sightings
        )
    ]


def _message(one: Sighting, sections: Sequence[Section]) -> bool | None:
    """Whether a sighting is a request as it is sent, and known as such by more than its first line.

    None where it is no such thing: elsewhere than in code, or beside other routes.
    """
    line = one.place.line if one.place and one.level is None else None
    for part in sections[one.index].parts:
        if not isinstance(part, Fence) or line is None:
            continue
        if part.line < line <= part.line + part.code.count("\n") + 1:
            found = messages(part)
            return found[0].formal if found and _is_alone(part) else None
    return None


def _is_alone(fence: Fence) -> bool:
    """Whether a block has one route only; several are ways to one call, or calls of their own."""
    return sum(only_route(line) is not None for line in fence.code.split("\n")) == 1


def _is_below(index: int, home: int, sections: Sequence[Section]) -> bool:
    """Whether a section stands under the heading of another one, or of the one that this is the first of."""
    level = sections[home].level
    return index > home and all(
        section.level > level for section in sections[home + 1 : index + 1]
    )


def is_instance(route: Route, other: Route) -> bool:
    """Whether a route is another one with values for its placeholders, perhaps after a base."""
    pairs = _beside(route, other)
    valued = any("{" in theirs and "{" not in ours for ours, theirs in pairs)
    return valued and calls(route, other)


def _has_values(route: Route, other: Route) -> bool:
    """Whether all that stands for a placeholder has a digit in it, as hardly any word of a path has."""
    return all(
        any(map(str.isdigit, ours))
        for ours, theirs in _beside(route, other)
        if "{" in theirs and "{" not in ours
    )


def calls(route: Route, other: Route) -> bool:
    """Whether a request to a route is one to the other, whose placeholders may have values in it."""
    pairs = _beside(route, other)
    return bool(pairs) and all(
        ours == theirs or "{" in theirs for ours, theirs in pairs
    )


def _beside(route: Route, other: Route) -> list[tuple[str, str]]:
    """The steps of two paths in pairs, after a base that the first may have; none where they cannot fit."""
    if route.method != other.method:
        return []
    steps, wanted = _steps(route.path), _steps(other.path)
    more = len(steps) - len(wanted)
    if more < 0 or (more and not _BASE.fullmatch("/" + "/".join(steps[:more]))):
        return []
    return [*zip(steps[more:], wanted, strict=True)]


@lru_cache(maxsize=4096)
def _steps(path: str) -> tuple[str, ...]:
    return tuple(path.partition("#")[0].strip("/").split("/"))


def _on_one_server(out: list[Sighting]) -> list[Route]:
    """The routes cut at the one base that all full URLs of the page begin with, else at their hosts."""
    routes = [one.route for one in out]
    bases = {one.server for one in routes if one.server and one.server != _host(one)}
    base = bases.pop() if len(bases) == 1 else ""
    urls = [f"{one.server}{one.path}" for one in routes if one.server]
    fits = base and all(url.startswith(f"{base}/") for url in urls)
    return [_cut(one, base if fits else _host(one)) for one in routes]


def _cut(route: Route, base: str) -> Route:
    if not route.server:
        return route
    url = f"{route.server}{route.path}"
    return replace(route, server=base, path=url[len(base) :])


def _before(path: str, tail: str) -> str | None:
    """What of a path stands before its tail, where that could be a base: it names no value."""
    steps, count = path.rstrip("/").split("/"), tail.rstrip("/").count("/")
    if not 0 < count < len(steps) - 1:
        return None
    prefix = "/".join(steps[:-count])
    fits = same_path("/" + "/".join(steps[-count:]), tail) and "{" not in prefix
    return prefix if fits else None


def _host(route: Route) -> str:
    return "/".join((route.server or "").split("/")[:3])


def _path(route: Route) -> str:
    return (route.server or "")[len(_host(route)) :] + route.path
