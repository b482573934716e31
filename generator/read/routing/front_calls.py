"""Calls that front matter names in two entries: `method: post` and `endpoint: rooms.close`."""

from generator.read.code import curl
from generator.read.pages.markdown import FrontMatter, Sheet
from generator.read.pages.paths import METHODS, Route, told_route

_METHODS = ("method", "http_method", "httpmethod", "verb", "request_method")
_ADDRESSES = ("path", "endpoint", "url", "uri", "route", "endpoint_url", "api_path")


def call(sheet: Sheet) -> tuple[Route, FrontMatter] | None:
    """The call that the front matter of a page names, and the entry with its address."""
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
    for section in sheet.sections:
        for command in curl.commands(section):
            base = curl.base_of(command.url, route.path)
            if base is not None and command.method == route.method:
                return Route(method=route.method, path=route.path, server=base)
    return route
