"""Where to go on in a list, as a text that can be stored."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs, unquote
from uuid import UUID

import pytest

from generator.runtime import errors
from generator.runtime.cursors import read, written
from generator.runtime.decoding import any_json, date_time
from generator.runtime.operation import BodyField, PagedOperation, Query
from generator.runtime.paging import CursorPaging, LastItemPaging, LinkPaging, UrlPaging

from .calling import Caller
from .conftest import Serve
from .server import Answer, Asked
from .shop import BY_CURSOR, BY_OFFSET, BY_PAGE, Shop, item


def listing(paging: Any, *parameters: Any, method: str = "GET") -> Any:
    return PagedOperation[Any, Any](
        name="things.list",
        method=method,
        path="/things",
        parameters=parameters,
        security=(("key",), ()),
        result=lambda: any_json,
        paging=paging,
    )


BY_URL = listing(
    UrlPaging[Any, Any](items=lambda body: body["data"], url=lambda body: body["next"])
)
BY_LINK = listing(LinkPaging[Any, Any](items=lambda body: body))


def by_number(asked: Asked) -> Answer:
    """Seven items by two, under each of the shop's ways of paging."""
    query = parse_qs(asked.query)
    start = int(query.get("skip", query.get("after", ["0"]))[0])
    if "page" in query:
        start = 2 * int(query["page"][0]) - 2
    end = start + 2
    found = [item(n) for n in range(7)[start:end]]
    cursor = str(end) if end < 7 else None
    return Answer({"items": found, "total": 7, "cursor": cursor})


@pytest.mark.parametrize("operation", [BY_OFFSET, BY_PAGE, BY_CURSOR])
def test_a_list_goes_on_after_any_page(
    serve: Serve, caller: Caller, operation: PagedOperation[Any, Any]
) -> None:
    server = serve(by=by_number)
    with Shop(base_url=server.url) as shop:
        pages = list(shop._transport.pages(operation, {"size": "s"}).pages())
    cursors = [page.cursor for page in pages]
    assert cursors[-1] is None
    for number, cursor in enumerate(cursors[:-1], 1):
        assert cursor is not None and cursor.isascii() and cursor.isprintable()
        server.asked.clear()
        at = caller.at(base_url=server.url)
        items = at.listed(operation, {"resume": cursor}, size="s")
        assert [each.id for each in items] == [f"i{n}" for n in range(2 * number, 7)]
        # as many requests as the first walk would have made from there
        assert len(server.asked) == 4 - number
        assert "size=s" in server.asked[0].query


def test_a_place_is_given_once() -> None:
    with Shop(base_url="http://a.test") as shop:
        for operation, argument in ((BY_OFFSET, "skip"), (BY_CURSOR, "cursor")):
            with pytest.raises(ValueError, match=f"resume and {argument} say both"):
                shop._transport.pages(operation, {argument: 0}, resume="x")


def test_moments_of_the_server_go_back_as_they_came(
    serve: Serve, caller: Caller
) -> None:
    def listed(asked: Asked) -> Answer:
        hour = int(asked.query[-8:-6] or "0")
        return Answer([f"2024-01-02T{n:02}:00:00" for n in range(hour + 1, 4)[:2]])

    operation = listing(
        LastItemPaging[Any, Any](
            argument="after", items=lambda body: body, key=date_time
        ),
        Query("after", "after", "date-time"),
    )
    server = serve(by=lambda asked: listed(_unquoted(asked)))
    at = caller.at(base_url=server.url)
    assert len(at.listed(operation)) == 3
    with Shop(base_url=server.url) as shop:
        cursor = shop._transport.pages(operation, {}).cursor
        assert cursor is not None
        with pytest.raises(ValueError, match="after: .*: give it a time zone"):
            shop._transport.pages(operation, {"after": datetime(2024, 1, 2)})
    assert at.listed(operation, {"resume": cursor}) == ["2024-01-02T03:00:00"]


def _unquoted(asked: Asked) -> Asked:
    return replace(asked, target=unquote(asked.target))


@pytest.mark.parametrize(
    "value",
    ["a/b é\n", "", 7, 1.5, True, {"id": [1, None]}, datetime(2024, 1, 2, 3, tzinfo=UTC), date(2024, 1, 2),
     time(1, 2), UUID(int=5), Decimal("1.50")],
)  # fmt: skip
def test_values_come_back_as_they_were(value: object) -> None:
    paging = CursorPaging[Any, Any](
        argument="cursor", items=lambda body: body, cursor=lambda body: None
    )
    operation = listing(paging, BodyField("cursor", "cursor"), method="POST")
    connection = Shop(base_url="https://a.test")._connection
    text = written(connection, operation, {}, value, 12)
    found, items = read(operation, text)
    assert (found, type(found), items) == (value, type(value), 12)


def test_cursors_of_objects_go_in_circles_too(serve: Serve) -> None:
    paging = CursorPaging[Any, Any](
        argument="cursor",
        items=lambda body: body["data"],
        cursor=lambda body: body["next"],
    )
    operation = listing(paging, BodyField("cursor", "cursor"), method="POST")
    server = serve(
        by=lambda asked: Answer({"data": [len(asked.content)], "next": {"k": [1]}})
    )
    with Shop(base_url=server.url) as shop, pytest.raises(errors.PagingError):
        list(shop._transport.pages(operation, {}))
    assert [asked.content for asked in server.asked] == [b"{}", b'{"cursor":{"k":[1]}}']


def opened(cursor: str) -> Any:
    return json.loads(urlsafe_b64decode(cursor + "=="))


def closed(content: Any) -> str:
    return urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


def test_an_address_is_kept_without_server_and_credentials(
    serve: Serve, caller: Caller
) -> None:
    def respond(asked: Asked) -> Answer:
        if "p=2" in asked.query:
            return Answer({"data": [3], "next": None})
        # servers repeat what they were sent
        return Answer({"data": [1], "next": f"{server.url}/things?p=2&{asked.query}"})

    server = serve(by=respond)
    with Shop(base_url=server.url, api_key="secret/1") as shop:
        page = shop._transport.pages(BY_URL, {})
    cursor = page.cursor
    assert cursor is not None
    assert opened(cursor)[1:3] == [1, "/things?p=2"]
    other = caller.at(base_url=server.url, api_key="another")
    assert other.listed(BY_URL, {"resume": cursor}) == [3]
    assert server.asked[-1].target == "/things?p=2&api%20key=another"


def test_there_is_none_for_another_server(serve: Serve) -> None:
    server = serve(Answer({"data": [1], "next": "https://other.test/x"}))
    with Shop(base_url=server.url) as shop:
        page = shop._transport.pages(BY_URL, {})
        assert page.has_next
        with pytest.raises(errors.PagingError, match="on another server"):
            _ = page.cursor


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "",
        lambda text: "x",
        lambda text: text[:-3],
        lambda text: f"é{text}",
        lambda text: f"{text}*****",
        lambda text: 7,
        lambda text: closed("text"),
        lambda text: closed([]),
        lambda text: closed(["0", *opened(text)[1:]]),
        lambda text: closed([opened(text)[0], "1", *opened(text)[2:]]),
        lambda text: closed([opened(text)[0], -1, *opened(text)[2:]]),
        lambda text: closed([*opened(text)[:3], "UUID"]),
        lambda text: closed([*opened(text)[:3], "list"]),
        lambda text: closed([*opened(text)[:3], []]),
        lambda text: closed([*opened(text)[:2], "https://evil.test/", ""]),
        lambda text: closed([*opened(text)[:2], "//evil.test/", ""]),
        lambda text: closed([*opened(text)[:2], "/\\evil.test/", ""]),
        lambda text: closed([*opened(text)[:2], 5, ""]),
        lambda text: closed([*opened(text)[:2], None, ""]),
        lambda text: closed([*opened(text)[:2], "", ""]),
    ],
)  # fmt: skip
def test_what_is_no_cursor_is_refused_at_once(
    serve: Serve, caller: Caller, change: Any
) -> None:
    server = serve(Answer({"data": [1], "next": "/things?p=2"}))
    with Shop(base_url=server.url) as shop:
        cursor = shop._transport.pages(BY_URL, {}).cursor
    assert cursor is not None
    at = caller.at(base_url=server.url)
    with pytest.raises(ValueError, match="^resume: this is no cursor of things.list$"):
        at.listed(BY_URL, {"resume": change(cursor)})
    assert len(server.asked) == 1


def test_a_cursor_of_another_list_is_refused(serve: Serve) -> None:
    server = serve(by=by_number)
    with Shop(base_url=server.url) as shop:
        cursor = shop.items.list().cursor
        with pytest.raises(ValueError, match="no cursor of items.pages"):
            shop.items.pages(resume=cursor)


def test_relative_addresses_are_of_the_page_that_gave_them(
    serve: Serve, caller: Caller
) -> None:
    nexts = {"/things": "more/", "/more/": "last?p=3", "/more/last?p=3": None}
    server = serve(
        by=lambda asked: Answer({"data": [asked.target], "next": nexts[asked.target]})
    )
    assert caller.at(base_url=server.url).listed(BY_URL) == [*nexts]
    # the same text may lead further
    count = iter(range(9))
    server = serve(
        by=lambda asked: Answer(
            {"data": [next(count)], "next": "x/" if asked.target.count("/") < 4 else ""}
        )
    )
    assert caller.at(base_url=server.url).listed(BY_URL) == [0, 1, 2, 3]


def test_links_go_on_too(serve: Serve, caller: Caller) -> None:
    def respond(asked: Asked) -> Answer:
        if "p=2" in asked.query:
            return Answer([2])
        headers = {"content-type": "application/json", "link": "<?p=2>; rel=next"}
        return Answer([1], headers=headers)

    server = serve(by=respond)
    with Shop(base_url=server.url) as shop:
        cursor = shop._transport.pages(BY_LINK, {}).cursor
    at = caller.at(base_url=server.url)
    assert at.listed(BY_LINK, {"resume": cursor}) == [2]


def test_queries_need_no_resume(serve: Serve, caller: Caller) -> None:
    paging = CursorPaging[Any, Any](
        argument="c", items=lambda body: body["data"], cursor=lambda body: body["c"]
    )
    operation = listing(paging, Query("c", "c"))
    server = serve(by=lambda asked: Answer({"data": [asked.query], "c": None}))
    at = caller.at(base_url=server.url)
    assert at.listed(operation, {"resume": None, "max_items": None}, c="x") == ["c=x"]
