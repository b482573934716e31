"""The server in the full URL that a page has beside its OpenAPI document."""

import re
from dataclasses import replace

from generator import pointers
from generator.fragments import Fragment
from generator.places import InPage, Origins
from generator.read.pages.markdown import Paragraph, Sheet
from generator.read.pages.paths import METHODS, same_path
from generator.values import as_array, as_object, as_text

_ADDRESS = re.compile(rf"(?:{'|'.join(METHODS)})\s+(https?://[^\s/?#@]+)([^\s?#]*)")


def with_address(sheet: Sheet, found: Fragment) -> Fragment:
    """The fragment with that server: the only one where it states none, else the first of those it states."""
    beside = _beside(sheet, tuple(as_object(found.document.get("paths"))))
    if beside is None:
        return found
    url, place = beside
    stated = as_array(found.document.get("servers"))
    if stated:
        return _with_first(found, url)
    document = {**found.document, "servers": [{"url": url}]}
    places = {**found.origins.places, "/servers": (place,)}
    return replace(found, document=document, origins=Origins(places=places))


def _with_first(found: Fragment, url: str) -> Fragment:
    """What is called on the page goes first; before it stand localhost, or regions, as somebody sorted them."""
    stated = as_array(found.document.get("servers"))
    urls = [as_text(as_object(one).get("url")) or "" for one in stated]
    first = next((i for i, one in enumerate(urls) if one.rstrip("/") == url), 0)
    if first == 0:
        return found
    order = [first, *(index for index in range(len(stated)) if index != first)]
    document = {**found.document, "servers": [stated[index] for index in order]}
    moved = {
        pointers.join("/servers", new): found.origins.all_of(
            pointers.join("/servers", old)
        )
        for new, old in enumerate(order)
    }
    places = {**found.origins.places, **moved}
    return replace(found, document=document, origins=Origins(places=places))


def _beside(sheet: Sheet, paths: tuple[str, ...]) -> tuple[str, InPage] | None:
    for part in sheet.parts:
        found = (
            _ADDRESS.match(part.text.source) if isinstance(part, Paragraph) else None
        )
        base = _base(found[2], paths) if found else None
        if found is None or base is None or not isinstance(part, Paragraph):
            continue
        place = InPage(
            page=sheet.name,
            line=part.text.line,
            column=part.text.column + found.start(1),
        )
        return found[1] + base, place
    return None


def _base(path: str, templates: tuple[str, ...]) -> str | None:
    """What of a URL's path stands before one of the document's own paths."""
    steps = path.split("/")
    for template in templates:
        count = template.count("/")
        if 0 < count < len(steps) and same_path(
            "/" + "/".join(steps[-count:]), template
        ):
            return "/".join(steps[:-count])
    return None
