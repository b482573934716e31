"""Lists of emitted clients: bounded, resumed, by page and by item, the same for every vendor."""

from typing import Any

import pytest

from .callers import Caller, in_every_way
from .conftest import Serve
from .server import Answer, Request
from .vendors import VENDORS, Vendor

PAGED = [vendor for vendor in VENDORS if vendor.pages is not None]
paging = pytest.mark.parametrize("vendor", PAGED, ids=lambda vendor: vendor.name)


def items_of(caller: Caller, listed: Any) -> Any:
    """All items that a list gives."""
    if caller.kind == "sync":
        return list(listed)

    async def gathered() -> list[Any]:
        return [item async for item in listed]

    return gathered()


def ids(items: list[Any]) -> list[str]:
    return [getattr(item, "id", None) or item.uuid for item in items]


def everything(vendor: Vendor, caller: Caller, url: str, **options: Any) -> list[str]:
    def use(client: Any) -> Any:
        return items_of(caller, vendor.call(client, **options))

    return ids(caller.use(vendor, use, base_url=url))


@paging
@in_every_way
@pytest.mark.parametrize("most", [1, 2, 3, 4, 5, 99])
def test_no_more_items_than_wanted(
    vendor: Vendor, caller: Caller, most: int, serve: Serve
) -> None:
    server = serve(by=vendor.pages)
    whole = everything(vendor, caller, server.url)
    every = len(server.requests)
    del server.requests[:]
    assert everything(vendor, caller, server.url, max_items=most) == whole[:most]
    assert len(server.requests) <= min(every, -(-most // 2))


@paging
@in_every_way
def test_a_list_goes_on_where_it_was_left(
    vendor: Vendor, caller: Caller, serve: Serve
) -> None:
    server = serve(by=vendor.pages)
    whole = everything(vendor, caller, server.url)

    def use(client: Any) -> Any:
        first = vendor.call(client)
        if caller.kind == "sync":
            return first.items, first.cursor

        async def awaited() -> Any:
            page = await first
            return page.items, page.cursor

        return awaited()

    items, cursor = caller.use(vendor, use, base_url=server.url)
    assert isinstance(cursor, str)
    rest = everything(vendor, caller, server.url, resume=cursor)
    assert ids(items) + rest == whole
    with pytest.raises(ValueError, match="this is no cursor of contacts.list"):
        everything(vendor, caller, server.url, resume="x" + cursor)


@paging
@in_every_way
def test_pages_one_at_a_time(vendor: Vendor, caller: Caller, serve: Serve) -> None:
    server = serve(by=vendor.pages)
    whole = everything(vendor, caller, server.url)

    def use(client: Any) -> Any:
        if caller.kind != "sync":
            return awaited(client)
        found, page = [], vendor.call(client)
        while page is not None:
            found.append(page.items)
            page = page.next_page()
        return found, [page.items for page in vendor.call(client).pages()]

    async def awaited(client: Any) -> Any:
        found, page = [], await vendor.call(client)
        while page is not None:
            found.append(page.items)
            page = await page.next_page()
        return found, [page.items async for page in vendor.call(client).pages()]

    stepped, walked = caller.use(vendor, use, base_url=server.url)
    assert stepped == walked
    assert ids([item for page in walked for item in page]) == whole


@paging
@in_every_way
def test_a_server_that_goes_in_circles(
    vendor: Vendor, caller: Caller, serve: Serve
) -> None:
    assert vendor.pages is not None
    first = vendor.pages(Request(method="GET", path="", query=(), headers={}, body=b"", port=0))  # fmt: skip
    server = serve(by=lambda _: Answer(first.body))
    with pytest.raises(vendor.package.PagingError, match="the same page"):
        everything(vendor, caller, server.url)
    assert len(server.requests) == 2
