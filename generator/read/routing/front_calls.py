"""Calls that front matter names: `api: POST /rooms`, or in two entries, `method: post` and `endpoint: rooms.close`."""

from collections.abc import Iterator
from dataclasses import replace

from generator.read.code import curl
from generator.read.pages.markdown import FrontMatter, Sheet
from generator.read.pages.paths import (
    METHODS,
    Route,
    head_route,
    only_route,
    told_route,
)

_CALLS = frozenset({"title", "api", "openapi", "endpoint", "sidebarTitle"})
_METHODS = ("method", "http_method", "httpmethod", "verb", "request_method")
_ADDRESSES = ("path", "endpoint", "url", "uri", "route", "endpoint_url", "api_path")


def calls(sheet: Sheet) -> Iterator[tuple[Route, FrontMatter]]:
    """The calls that the front matter of a page names, each with the entry that has its address."""
    for entry in sheet.front:
        named = entry.key in _CALLS
        route = only_route(entry.value) or head_route(entry.value) if named else None
        if route:
            yield route, entry
    if apart := _apart(sheet):
        yield apart


def _apart(sheet: Sheet) -> tuple[Route, FrontMatter] | None:
    """The call whose method and address are entries of their own."""
    entries = {one.key.lower(): one for one in reversed(sheet.front)}
    method = next((entries[key] for key in _METHODS if key in entries), None)
    address = next((entries[key] for key in _ADDRESSES if key in entries), None)
    if method is None or address is None or method.value.upper() not in METHODS:
        return None
    said = address.value.strip()
    whole = said.startswith(("/", "http://", "https://", "{", "$"))
    route = told_route(method.value.upper(), said if whole else f"/{said}")
    if route is None or " " in said:
        return None
    return (route if whole else _based(sheet, route)), address


def _based(sheet: Sheet, route: Route) -> Route:
    """The route of an address that is relative: a sample of the page shows to what."""
    for command in curl.calling(route, sheet.sections):
        base = curl.base_of(command.url, route.path)
        if base is not None:
            return replace(route, server=base)
    return route
