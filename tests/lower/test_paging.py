"""Paging is recognised from the operation itself, and a guess is never made."""

from typing import Any

import pytest

from generator.model import (
    CursorPaging,
    LastItemPaging,
    OffsetPaging,
    PagePaging,
    Paging,
    UrlPaging,
)
from tests.emitting import operation

ITEMS = {
    "type": "array",
    "items": {"type": "object", "properties": {"id": {"type": "string"}}},
}
TEXT, NUMBER, FLAG = {"type": "string"}, {"type": "integer"}, {"type": "boolean"}


def test_offset_and_total() -> None:
    found = _paging(
        {"offset": NUMBER, "limit": NUMBER}, {"items": ITEMS, "total": NUMBER}
    )
    assert isinstance(found, OffsetPaging)
    assert (found.param, found.limit, found.items, found.total) == (
        "offset",
        "limit",
        ("items",),
        ("total",),
    )


def test_underscores_and_a_flag() -> None:
    found = _paging(
        {"_skip": NUMBER, "_limit": NUMBER}, {"data": ITEMS, "has_more": FLAG}
    )
    assert isinstance(found, OffsetPaging)
    assert (found.param, found.more, found.total) == ("_skip", ("has_more",), None)


def test_numbers_written_as_text() -> None:
    body = {"data": {"type": "object", "properties": {"rows": ITEMS, "total": NUMBER}}}
    found = _paging({"skip": TEXT}, body)
    assert isinstance(found, OffsetPaging)
    assert (found.items, found.total) == (("data", "rows"), ("data", "total"))


@pytest.mark.parametrize(
    ("schema", "first"),
    [(NUMBER, 1), ({**NUMBER, "default": 0}, 0), ({**NUMBER, "minimum": 0}, 0)],
)
def test_pages_count_from_one_unless_said(schema: dict[str, Any], first: int) -> None:
    found = _paging({"page": schema}, {"things": ITEMS})
    assert isinstance(found, PagePaging)
    assert found.first == first


def test_a_cursor_that_the_body_gives() -> None:
    found = _paging(
        {"cursor": TEXT}, {"items": ITEMS, "nextCursor": {"type": ["string", "null"]}}
    )
    assert isinstance(found, CursorPaging)
    assert found.cursor == ("nextCursor",)


@pytest.mark.parametrize(
    ("query", "body"),
    [
        ({"page": TEXT}, {"things": ITEMS}),  # a page of a site, by its address
        ({"cursor": TEXT}, {"items": ITEMS}),  # nothing says where the next one stands
        ({"page": NUMBER}, {"before": ITEMS, "after": ITEMS}),  # two lists: which one?
        ({"page": NUMBER}, {"total": NUMBER}),  # no list
        ({"limit": NUMBER}, {"items": ITEMS}),  # a size alone moves nowhere
        ({"start": TEXT, "end": TEXT}, {"items": ITEMS}),  # a span of time
    ],
)
def test_a_wrong_guess_is_worse_than_none(
    query: dict[str, Any], body: dict[str, Any]
) -> None:
    assert _paging(query, body) is None


def test_the_list_of_that_name_is_the_one_that_pages() -> None:
    found = _paging({"page": NUMBER}, {"warnings": ITEMS, "things": ITEMS})
    assert found is not None and found.items == ("things",)


def _paging(query: dict[str, Any], body: dict[str, Any]) -> Paging | None:
    parameters = [
        {"name": name, "in": "query", "schema": schema}
        for name, schema in query.items()
    ]
    content = {"application/json": {"schema": {"type": "object", "properties": body}}}
    responses = {"200": {"description": "Some", "content": content}}
    return operation("/things", parameters=parameters, responses=responses).paging


@pytest.mark.parametrize(
    ("field", "url"),
    [
        ({"next": {"type": "string", "format": "uri"}}, ("next",)),
        ({"next_page_url": TEXT}, ("next_page_url",)),
        ({"@odata.nextLink": TEXT}, ("@odata.nextLink",)),
        (
            {"links": {"type": "object", "properties": {"nextUrl": TEXT}}},
            ("links", "nextUrl"),
        ),
        ({"next": {**TEXT, "example": "https://a.test/x?p=2"}}, ("next",)),
    ],
)
def test_an_address_that_the_body_gives(
    field: dict[str, Any], url: tuple[str, ...]
) -> None:
    found = _paging({"page": NUMBER}, {"items": ITEMS, **field})
    assert isinstance(found, UrlPaging)
    assert found.url == url


def test_a_next_that_may_be_anything_is_no_address() -> None:
    assert _paging({}, {"items": ITEMS, "next": TEXT}) is None


def test_the_last_item_moves_only_where_a_flag_ends_the_list() -> None:
    things = {
        "type": "array",
        "items": {"type": "object", "required": ["id"], "properties": {"id": TEXT}},
    }
    found = _paging({"starting_after": TEXT}, {"data": things, "has_more": FLAG})
    assert isinstance(found, LastItemPaging)
    assert (found.key, found.more) == (("id",), ("has_more",))
    assert _paging({"starting_after": TEXT}, {"data": things}) is None


def test_what_another_status_answers_in_another_shape_is_no_list() -> None:
    page = {"type": "object", "properties": {"items": ITEMS}}
    created = {"type": "object", "properties": {"id": TEXT}}
    offset = [{"name": "offset", "in": "query", "schema": NUMBER}]
    for other, paged in ((created, False), (page, True)):
        responses = {"200": _answer(page), "201": _answer(other)}
        found = operation("/things", parameters=offset, responses=responses)
        assert (found.paging is not None) == paged


def test_an_offset_that_the_body_gives_as_text_is_a_cursor() -> None:
    found = _paging({"offset": TEXT}, {"records": ITEMS, "offset": TEXT})
    assert isinstance(found, CursorPaging)
    assert (found.param, found.cursor) == ("offset", ("offset",))
    numbered = _paging({"offset": NUMBER}, {"records": ITEMS, "offset": NUMBER})
    assert isinstance(numbered, OffsetPaging)


@pytest.mark.parametrize(
    ("method", "body", "paged"),
    [
        ("get", {}, True),
        ("post", {}, False),  # asked for once more, it might make another
        ("post", {"total": NUMBER}, True),
        ("post", {"has_more": FLAG}, True),
    ],
)
def test_what_may_change_things_says_where_its_list_ends(
    method: str, body: dict[str, Any], paged: bool
) -> None:
    page = [{"name": "page", "in": "query", "schema": NUMBER}]
    answer = _answer({"type": "object", "properties": {"tags": ITEMS, **body}})
    found = operation("/t", method, parameters=page, responses={"200": answer})
    assert (found.paging is not None) == paged


@pytest.mark.parametrize(("method", "paged"), [("get", True), ("post", False)])
def test_an_address_goes_on_only_where_nothing_else_is_sent(
    method: str, paged: bool
) -> None:
    header = {"headers": {"Link": {"schema": TEXT}}}
    body = {"type": "object", "properties": {"items": ITEMS, "next_url": TEXT}}
    for answer in ({**_answer(ITEMS), **header}, _answer(body)):
        found = operation("/things", method, responses={"200": answer})
        assert (found.paging is not None) == paged


def _answer(schema: dict[str, Any]) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    return {"description": "Some", "content": content}
