"""What documents say at their root for all their operations: kept there when pages agree, else said on each."""

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import TypeVar

from generator import pointers
from generator.merge.components import operations_of
from generator.merge.draft import Draft
from generator.values import JsonValue, as_array, as_object

_T = TypeVar("_T", bound=Hashable)


def settle(pages: Sequence[Draft]) -> None:
    """Make the roots of pages agree: servers and security that differ move to where they apply.

    An empty list of servers says nothing (OpenAPI 3.1 section 4.8.1) and is left out.
    """
    for page in pages:
        _drop_empty_servers(page)
    if len(pages) > 1:
        _settle_servers(pages)
        _settle_security(pages)


def _drop_empty_servers(page: Draft) -> None:
    items = [pointers.join("/paths", path) for path, _ in page.items("/paths")]
    for at in ("", *items, *(at for _, _, at in operations_of(page))):
        if as_object(page.get(at)).get("servers") in ([], ()):
            page.drop(pointers.join(at, "servers"))


def _settle_servers(pages: Sequence[Draft]) -> None:
    sets = [_urls(page) for page in pages]
    common = _most_common([urls for urls in sets if urls])
    for page, urls in zip(pages, sets, strict=True):
        if urls and urls != common:
            for path, item in page.items("/paths"):
                if "servers" not in as_object(item):
                    there = pointers.join("/paths", path, "servers")
                    page.graft(there, page, "/servers")
            page.drop("/servers")


def _settle_security(pages: Sequence[Draft]) -> None:
    stated = [repr(page.tree["security"]) for page in pages if "security" in page.tree]
    common = _most_common(stated)
    for page in pages:
        if "security" in page.tree and repr(page.tree["security"]) != common:
            for _, _, at in operations_of(page):
                if "security" not in as_object(page.get(at)):
                    page.graft(pointers.join(at, "security"), page, "/security")
            page.drop("/security")


def _urls(page: Draft) -> frozenset[JsonValue]:
    urls = (as_object(server).get("url") for server in as_array(page.get("/servers")))
    return frozenset(url for url in urls if isinstance(url, str))


def _most_common(values: Sequence[_T]) -> _T | None:
    """The value that most pages have; of several, the one that comes first."""
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else None
