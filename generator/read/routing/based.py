"""Where the paths of a page begin that also says where the API is: after its address, or after a path before all."""

from collections.abc import Sequence
from dataclasses import replace

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


def _based(one: Endpoint, bases: Sequence[str]) -> Endpoint:
    if one.route.server is None:
        return one
    whole = f"{one.route.server}{one.route.path}"
    for base in bases:
        if whole.startswith(f"{base}/"):
            route = replace(one.route, server=base, path=whole[len(base) :])
            return replace(one, route=route)
    return one
