"""Lists that page by an address, by the `Link` header or by their last item."""

from collections.abc import Callable
from typing import Any

import pytest

from generator.runtime import errors
from generator.runtime.decoding import any_json
from generator.runtime.links import next_link
from generator.runtime.operation import BodyField, PagedOperation, Query
from generator.runtime.paging import CursorPaging, LastItemPaging, LinkPaging, UrlPaging

from .conftest import Serve
from .server import Answer, Asked
from .shop import Shop

Respond = Callable[[Asked], Answer]


def _list(paging: Any, method: str = "GET", *parameters: Any) -> Any:
    return PagedOperation[Any, Any](
        name="things.list",
        method=method,
        path="/things",
        parameters=parameters,
        result=lambda: any_json,
        paging=paging,
    )


def _walked(serve: Serve, respond: Respond, operation: Any, **sent: object) -> Any:
    server = serve(by=respond)
    with Shop(base_url=server.url) as shop:
        items = list(shop._transport.pages(operation, sent))
    return items, [asked.target for asked in server.asked]


def test_addresses_of_the_body(serve: Serve) -> None:
    paging = UrlPaging[Any, Any](
        items=lambda body: body["data"], url=lambda body: body.get("next")
    )

    def respond(asked: Asked) -> Answer:
        if "p=2" in asked.query:
            return Answer({"data": [3], "next": None})
        return Answer({"data": [1, 2], "next": "/things?p=2"})

    operation = _list(paging, "GET", Query("size", "size", "integer"))
    items, targets = _walked(serve, respond, operation, size=2)
    assert items == [1, 2, 3]
    assert targets == ["/things?size=2", "/things?p=2"]


def test_addresses_of_the_link_header(serve: Serve) -> None:
    def respond(asked: Asked) -> Answer:
        if "page=2" in asked.query:
            return Answer([3])
        headers = {
            "content-type": "application/json",
            "link": '</things?page=9>; rel="last", </things?page=2>; rel="next"',
        }
        return Answer([1, 2], headers=headers)

    operation = _list(LinkPaging[Any, Any](items=lambda body: body))
    assert _walked(serve, respond, operation) == (
        [1, 2, 3],
        ["/things", "/things?page=2"],
    )


def test_the_last_item_says_where_to_go_on(serve: Serve) -> None:
    def respond(asked: Asked) -> Answer:
        after = int(asked.query.partition("=")[2] or 0)
        return Answer({"data": [{"id": after + 1}], "more": after < 2})

    paging = LastItemPaging[Any, Any](
        argument="after",
        items=lambda body: body["data"],
        key=lambda item: item["id"],
        more=lambda body: body["more"],
    )
    operation = _list(paging, "GET", Query("after", "after"))
    items, targets = _walked(serve, respond, operation)
    assert [item["id"] for item in items] == [1, 2, 3]
    assert targets == ["/things", "/things?after=1", "/things?after=2"]


def test_a_cursor_goes_into_the_body_that_is_sent(serve: Serve) -> None:
    def respond(asked: Asked) -> Answer:
        is_first = b"cursor" not in asked.content
        return Answer({"data": [asked.content.decode()], "c": "x" if is_first else ""})

    paging = CursorPaging[Any, Any](
        argument="cursor",
        items=lambda body: body["data"],
        cursor=lambda body: body["c"],
    )
    operation = _list(paging, "POST", BodyField("cursor", "cursor"))
    assert _walked(serve, respond, operation)[0] == ["{}", '{"cursor":"x"}']


@pytest.mark.parametrize(
    "paging",
    [
        UrlPaging[Any, Any](items=lambda body: body, url=lambda body: "/things?p=1"),
        LinkPaging[Any, Any](items=lambda body: body),
    ],
)
def test_a_circle_ends_with_an_error(serve: Serve, paging: Any) -> None:
    count = iter(range(100))

    def respond(asked: Asked) -> Answer:
        headers = {"link": "</things?p=1>; rel=next"}
        return Answer([next(count)], headers=headers)

    with pytest.raises(errors.PagingError):
        _walked(serve, respond, _list(paging))


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ('<https://a.test/x,y?p=2>; rel="next"', "https://a.test/x,y?p=2"),
        ('<a>; title="x, <b>; rel=next", <c>; rel="prev next"', "c"),
        ("<a>; rel=last", None),
        ("<a>; REL=Next", "a"),
        ("", None),
        ("nonsense", None),
    ],
)
def test_links_are_read_as_rfc_8288_writes_them(
    header: str, expected: str | None
) -> None:
    assert next_link(header) == expected
