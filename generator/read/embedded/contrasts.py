"""Calls that a page names beside its document and that the document does not describe."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

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
    paths = [one.path for one in spellings(document, described)]
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


def spellings(document: JsonObject, described: Route) -> Iterator[Route]:
    """An operation of a document as its page may call it: with what stands before its path, or without."""
    yield described
    for base in _bases(document):
        yield replace(described, path=base + described.path)


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
    if next(curl.calling(described, sheet.sections), None):
        return []
    routes = [
        (only_route(f"{one.method} {one.url}"), InPage(page=sheet.name, line=one.line))
        for section in sheet.sections
        for one in curl.commands(section)
        if one.method == described.method and curl.base_of(one.url, "") is not None
    ]
    return [(route, place) for route, place in routes if route][:1]
