"""DayZero: a tenant header beside a bearer token, an undocumented answer, documented validation errors."""

import dayzero_client
import pytest
from dayzero_client import (
    AsyncDayZero,
    DayZero,
    DayZeroError,
    HTTPValidationError,
    NotFoundError,
    ValidationError,
)

from .conftest import Run, Serve
from .server import Answer

INVALID = {
    "detail": [
        {
            "loc": ["query", 0, "limit"],
            "msg": "not a number",
            "type": "int_parsing",
            "input": {"limit": "x"},
        },
        {"loc": [], "msg": "m", "type": "t", "ctx": {"a": 1}},
    ]
}


def dayzero(url: str) -> DayZero:
    return DayZero(token="t", business_id="b", base_url=url)


def test_query_is_exactly_what_was_given(serve: Serve) -> None:
    server = serve(Answer({}), Answer({}))
    calls = dayzero(server.url).customers
    calls.list_contacts(
        "cus_1",
        cursor="abc==",
        limit=0,
        direction="prev",
        include_total_count=False,
        sort_by="created_at",
        descending=True,
    )
    calls.list_contacts("cus_1", limit=5, cursor=None)
    assert dict(server.requests[0].query) == {
        "cursor": "abc==",
        "limit": "0",
        "direction": "prev",
        "include_total_count": "false",
        "sort_by": "created_at",
        "descending": "true",
    }
    assert server.requests[1].query == (("limit", "5"),)


def test_direction_is_one_of_two_words(serve: Serve) -> None:
    server = serve(Answer({}))
    with pytest.raises(ValueError, match="direction"):
        dayzero(server.url).customers.list_contacts(
            "cus_1",
            direction="up",  # type: ignore[arg-type]
        )
    assert server.requests == []


def test_headers_of_token_and_tenant(serve: Serve) -> None:
    server = serve(Answer({}))
    dayzero(server.url).customers.list_contacts("cus_1")
    (request,) = server.requests
    assert request.headers["authorization"] == "Bearer t"
    assert request.headers["x-business-id"] == "b"
    assert request.path == "/api/v1/customers/cus_1/contacts"


@pytest.mark.parametrize("value", [{"a": [1, None]}, [{"id": 1}], "text", 3, None])
def test_undocumented_answer_is_any_json(serve: Serve, value: object) -> None:
    server = serve(Answer(value))
    assert dayzero(server.url).customers.list_contacts("cus_1") == value


def test_undocumented_answer_may_be_empty(serve: Serve) -> None:
    server = serve(Answer(text=""))
    assert dayzero(server.url).customers.list_contacts("cus_1") is None


def test_call_is_the_same_when_async(serve: Serve, run: Run) -> None:
    server = serve(Answer({"data": [1]}))

    async def main() -> object:
        async with AsyncDayZero(
            token="t", business_id="b", base_url=server.url
        ) as client:
            return await client.customers.list_contacts("cus_1", direction="next")

    assert run(main) == {"data": [1]}
    (request,) = server.requests
    assert request.query == (("direction", "next"),)
    assert request.headers["x-business-id"] == "b"


def check_invalid(error: DayZeroError) -> None:
    assert error.status_code == 422
    body = error.body
    assert isinstance(body, HTTPValidationError)
    assert body.detail is not None
    first, second = body.detail
    assert isinstance(first, ValidationError)
    assert first.loc == ["query", 0, "limit"]
    assert [type(step) for step in first.loc] == [str, int, str]
    assert (first.msg, first.type) == ("not a number", "int_parsing")
    assert first.input == {"limit": "x"}
    assert first.ctx is None
    assert second.loc == []
    assert second.ctx == {"a": 1}


def test_validation_errors_are_decoded(serve: Serve) -> None:
    server = serve(Answer(INVALID, status=422))
    with pytest.raises(dayzero_client.UnprocessableContentError) as caught:
        dayzero(server.url).customers.list_contacts("cus_1")
    check_invalid(caught.value)


def test_validation_errors_are_decoded_when_async(serve: Serve, run: Run) -> None:
    server = serve(Answer(INVALID, status=422))

    async def main() -> None:
        async with AsyncDayZero(
            token="t", business_id="b", base_url=server.url
        ) as client:
            with pytest.raises(DayZeroError) as caught:
                await client.customers.list_contacts("cus_1")
            check_invalid(caught.value)

    run(main)


@pytest.mark.parametrize(
    ("status", "name"),
    [(401, "UnauthorizedError"), (403, "ForbiddenError"), (404, "NotFoundError")],
)
def test_errors_are_told_apart_by_status(serve: Serve, status: int, name: str) -> None:
    server = serve(Answer({"detail": "no"}, status=status))
    with pytest.raises(getattr(dayzero_client, name)) as caught:
        dayzero(server.url).customers.list_contacts("cus_1")
    assert caught.value.body == {"detail": "no"}
    assert isinstance(caught.value, NotFoundError) == (status == 404)
