"""Where the paths of a page begin that also says where the API is: after its address, or after a path before all."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from generator.read.routing.endpoints import Endpoint


def based(named: Sequence[Endpoint], bases: Sequence[str]) -> tuple[Endpoint, ...]:
    """The endpoints, with the longest of the page's own addresses that theirs begin with."""
    longest = sorted(bases, key=len, reverse=True)
    return tuple(_based(one, longest) for one in named)


def prefixed(named: Sequence[Endpoint], prefix: str | None) -> tuple[Endpoint, ...]:
    """The endpoints with the path that the page says goes before all of theirs, where none has it or a server."""
    whole = any(
        one.route.server or f"{one.route.path}/".startswith(f"{prefix}/")
        for one in named
    )
    if prefix is None or whole:
        return tuple(named)
    return tuple(
        replace(one, route=replace(one.route, path=prefix + one.route.path))
        for one in named
    )


def at_home(
    named: Sequence[Endpoint], servers: Sequence[str], bases: Sequence[str]
) -> tuple[Endpoint, ...]:
    """The endpoints that are called where a page's OpenAPI documents say, with their paths as these would have them.

    Those with another address are left out: nobody says that the documents' keys may go there.
    """
    paths = [path for one in servers if (path := urlsplit(one).path)]
    found = based(named, [*servers, *bases])
    return tuple(
        _without_base(one, paths)
        for one in found
        if not servers or one.route.server in (None, *servers)
    )


def _without_base(one: Endpoint, paths: Sequence[str]) -> Endpoint:
    for path in paths if one.route.server is None else ():
        if one.route.path.startswith(f"{path}/"):
            rest = one.route.path[len(path) :]
            return replace(one, route=replace(one.route, path=rest))
    return one


def _based(one: Endpoint, bases: Sequence[str]) -> Endpoint:
    if one.route.server is None:
        return one
    whole = f"{one.route.server}{one.route.path}"
    for base in bases:
        if whole.startswith(f"{base}/"):
            route = replace(one.route, server=base, path=whole[len(base) :])
            return replace(one, route=route)
    return one
