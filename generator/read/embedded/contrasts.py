"""Calls that a page names beside its document and that the document does not describe."""

from collections.abc import Iterator, Sequence

from generator.findings import Findings
from generator.places import InPage
from generator.read.code import curl
from generator.read.pages.markdown import Sheet
from generator.read.pages.paths import Route, head_route, only_route, same_path
from generator.values import JsonObject, as_array, as_object, as_text

_KEYS = ("api", "openapi")


def report(
    sheet: Sheet, document: JsonObject, routes: Sequence[Route], findings: Findings
) -> None:
    """Says where front matter, or every sample, calls another path than the one operation described."""
    if len(routes) != 1:
        return
    (described,) = routes
    paths = [described.path, *(base + described.path for base in _bases(document))]
    odd = [
        found
        for found in _front(sheet)
        if not any(same_path(found[0].path, path) for path in paths)
    ]
    for route, place in odd or _sampled(sheet, described):
        findings.warning(
            "other-call",
            f"the page calls '{route.key}' here, and its OpenAPI document describes "
            f"'{described.key}'; what the document describes was read",
            place,
        )


def _bases(document: JsonObject) -> Iterator[str]:
    for server in as_array(document.get("servers")):
        url = as_text(as_object(server).get("url")) or ""
        _, _, rest = url.partition("://")[2 if "://" in url else 0].partition("/")
        yield f"/{rest}".rstrip("/")


def _front(sheet: Sheet) -> Iterator[tuple[Route, InPage]]:
    for entry in sheet.front:
        route = only_route(entry.value) or head_route(entry.value)
        if entry.key in _KEYS and route:
            place = InPage(page=sheet.name, line=entry.line, column=entry.column)
            yield route, place


def _sampled(sheet: Sheet, described: Route) -> list[tuple[Route, InPage]]:
    """The first sample by the operation's method, where none of them calls the operation."""
    found = [
        command
        for section in sheet.sections
        for command in curl.commands(section)
        if command.method == described.method
        and curl.base_of(command.url, "") is not None
    ]
    if any(curl.base_of(one.url, described.path) is not None for one in found):
        return []
    routes = [
        (only_route(f"{one.method} {one.url}"), InPage(page=sheet.name, line=one.line))
        for one in found
    ]
    return [(route, place) for route, place in routes if route][:1]
