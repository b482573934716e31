"""What a page has beside its OpenAPI document: the server in a full URL; and whether the document needs more of it."""

import re
from collections.abc import Iterable
from dataclasses import replace

from generator import pointers
from generator.fragments import Fragment
from generator.places import InPage, Origins
from generator.read.code import secrets
from generator.read.pages.markdown import Paragraph, Sheet
from generator.read.pages.paths import METHODS, same_path
from generator.values import JsonObject, JsonValue, as_array, as_object, as_text

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


def states(blocks: Iterable[Fragment], key: str) -> bool:
    """Whether OpenAPI documents say where the API is (`servers`), or who may call (`security`), if only of a call."""
    return any(_states(one.document, key) for one in blocks)


def _states(document: JsonObject, key: str) -> bool:
    items = [as_object(one) for one in as_object(document.get("paths")).values()]
    calls = [as_object(one) for item in items for one in item.values()]
    holders = [document, *items, *calls]
    if any(key in one for one in holders):
        return True
    declared = as_object(document.get("components")).get("securitySchemes")
    listed = [one for holder in holders for one in as_array(holder.get("parameters"))]
    return key == "security" and bool(declared or any(map(_is_key, listed)))


def _is_key(parameter: JsonValue) -> bool:
    """Whether a parameter is what an older document has in place of a scheme."""
    shape = as_object(parameter)
    name = as_text(shape.get("name")) or ""
    found = secrets.of_header(name, "key") if shape.get("in") == "header" else None
    return found is not None or (
        shape.get("in") == "query" and secrets.of_query(name, "") is not None
    )


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
