"""Endpoints as a page names them, again and again: which of the names mean one and the same."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.places import InPage
from generator.read.paths import Route, same_path

_BASE = re.compile(r"(?:/(?:api|rest|v\d+(?:\.\d+)*))+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A method and path where a page says them.

    said_server: where its server is said. index: of the section. level: of the heading that names it, None
    when it stands in text.
    """

    route: Route
    place: InPage | None
    index: int
    said_server: InPage | None = None
    level: int | None = None


def distinct(sightings: Iterable[Sighting]) -> list[Sighting]:
    """The endpoints that sightings come to, each where it was named first."""
    out: list[Sighting] = []
    for one in sightings:
        for number, known in enumerate(out):
            route = _joined(known, one, latest=number == len(out) - 1)
            if route:
                said = known.said_server or one.said_server
                out[number] = replace(known, route=route, said_server=said)
                break
        else:
            out.append(one)
    return [
        replace(one, route=route)
        for one, route in zip(out, _on_one_server(out), strict=True)
    ]


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
