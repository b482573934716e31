"""Clemta: a key in a header, two servers, offset paging by a total, error bodies with names of errors."""

from collections.abc import Callable

import clemta_client
import pytest
from clemta_client import AsyncClemta, Clemta, ClemtaError, DecodeError, NotFoundError

from .conftest import Run, Serve
from .paged import clemta_contact, clemta_pages
from .server import Answer, Request

COMPANY = "5f0000000000000000000001"


def without_skip_and_limit(request: Request) -> Answer:
    """The same, as the block of the page has it."""
    answer = clemta_pages(request)
    assert isinstance(answer.body, dict)
    del answer.body["data"]["skip"], answer.body["data"]["limit"]
    return answer


def test_query_is_exactly_what_was_given(serve: Serve) -> None:
    server = serve(by=clemta_pages)
    client = Clemta(api_key="k", base_url=server.url)
    client.contacts.list(
        COMPANY,
        search="ada",
        sort="created_at",
        order="desc",
        created_at="gte",
        created_at_value="1",
        end_date="2",
    )
    client.contacts.list(COMPANY, order=clemta_client.ContactsListOrder.ASC)
    first, second = server.requests
    assert dict(first.query) == {
        "company_id": COMPANY,
        "search": "ada",
        "sort": "created_at",
        "order": "desc",
        "created_at": "gte",
        "created_at_value": "1",
        "end_date": "2",
    }
    assert second.query == (("company_id", COMPANY), ("order", "asc"))
    assert first.headers["x-api-key"] == "k"
    assert "authorization" not in first.headers


def test_production_is_the_default_server_and_sandbox_has_a_name() -> None:
    assert Clemta(api_key="k").base_url == "https://api.clemta.com"
    sandbox = Clemta(api_key="k", environment="sandbox")
    assert sandbox.base_url == "https://sandbox.clemta.com"
    own = Clemta(api_key="k", environment="sandbox", base_url="http://127.0.0.1:9")
    assert own.base_url == "http://127.0.0.1:9"


def test_values_are_typed(serve: Serve) -> None:
    server = serve(by=clemta_pages)
    page = Clemta(api_key="k", base_url=server.url).contacts.list(COMPANY)
    assert page.body.success is True
    assert page.body.data is not None
    assert (page.body.data.total, page.body.data.skip, page.body.data.limit) == (
        5,
        0,
        2,
    )
    person = page.items[0]
    assert isinstance(person, clemta_client.ContactResponse)
    assert person.created_at == 1700000000
    assert person.email is None
    assert person.cc_emails == ["copy@example.com"]
    assert person.billing is not None and person.billing.country == "Nowhere"
    assert person.type == "customer"
    assert person.type is type(person.type).CUSTOMER  # type: ignore[union-attr]


@pytest.mark.parametrize("answer", [clemta_pages, without_skip_and_limit])
def test_goes_on_over_three_pages(
    serve: Serve, answer: Callable[[Request], Answer]
) -> None:
    server = serve(by=answer)
    client = Clemta(api_key="k", base_url=server.url)
    pages = client.contacts.list(COMPANY, limit="2", search="a", order="asc")
    assert [c.id for c in pages] == ["c0", "c1", "c2", "c3", "c4"]
    kept = {"company_id": COMPANY, "limit": "2", "search": "a", "order": "asc"}
    assert [dict(r.query) for r in server.requests] == [
        kept,
        kept | {"skip": "2"},
        kept | {"skip": "4"},
    ]
    assert server.most_at_once == 1


def test_steps_from_where_the_caller_starts(serve: Serve) -> None:
    server = serve(by=clemta_pages)
    client = Clemta(api_key="k", base_url=server.url)
    page = client.contacts.list(COMPANY, skip="1", limit="3")
    following = page.next_page()
    assert following is not None
    assert [c.id for c in following.items] == ["c4"]
    assert following.next_page() is None
    assert len(server.requests) == 2


def test_goes_on_over_three_pages_when_async(serve: Serve, run: Run) -> None:
    server = serve(by=clemta_pages)

    async def main() -> tuple[list[str | None], list[str | None]]:
        async with AsyncClemta(api_key="k", base_url=server.url) as client:
            page = await client.contacts.list(COMPANY, limit="2")
            pages = client.contacts.list(COMPANY, limit="2", search="a")
            return [c.id for c in page.items], [c.id async for c in pages]

    assert run(main) == (["c0", "c1"], ["c0", "c1", "c2", "c3", "c4"])
    assert [dict(r.query).get("skip") for r in server.requests] == [
        None,
        None,
        "2",
        "4",
    ]
    assert server.most_at_once == 1


def test_success_without_data_has_no_items(serve: Serve) -> None:
    server = serve(by=lambda request: Answer({"success": True, "data": None}))
    page = Clemta(api_key="k", base_url=server.url).contacts.list(COMPANY)
    assert list(page.items) == []
    assert page.next_page() is None


@pytest.mark.parametrize(
    ("status", "error", "body"),
    [
        (400, "BadRequestError", "BadRequestErrorBody"),
        (401, "UnauthorizedError", "UnauthorizedErrorBody"),
        (404, "NotFoundError", "NotFoundErrorBody"),
        (500, "InternalServerError", "InternalServerErrorBody"),
    ],
)
def test_errors_carry_their_documented_bodies(
    serve: Serve, status: int, error: str, body: str
) -> None:
    sent = {
        "success": False,
        "message": "No",
        "data": None,
        "error": {"code": "OH_NO", "details": "at all"},
    }
    server = serve(by=lambda request: Answer(sent, status=status))
    with pytest.raises(getattr(clemta_client, error)) as caught:
        Clemta(api_key="k", base_url=server.url).contacts.list(COMPANY)
    assert isinstance(caught.value, ClemtaError)
    decoded = caught.value.body
    assert isinstance(decoded, getattr(clemta_client, body))
    assert decoded.error.code == "OH_NO"
    assert decoded.message == "No"


def test_error_body_of_another_shape_leaves_the_error_usable(serve: Serve) -> None:
    server = serve(Answer({"error": "just text"}, status=404))
    with pytest.raises(NotFoundError) as caught:
        Clemta(api_key="k", base_url=server.url).contacts.list(COMPANY)
    assert caught.value.status_code == 404
    assert caught.value.body is None
    assert b"just text" in caught.value.response.content


def test_wrong_json_is_named_by_its_path(serve: Serve) -> None:
    person = clemta_contact(1) | {"billing": {"country": 7}}
    server = serve(Answer({"data": {"contacts": [clemta_contact(0), person]}}))
    with pytest.raises(DecodeError) as caught:
        Clemta(api_key="k", base_url=server.url).contacts.list(COMPANY)
    assert "$.data.contacts[1].billing.country: expected " in str(caught.value)


def test_wrong_order_fails_before_anything_is_sent(serve: Serve) -> None:
    server = serve(by=clemta_pages)
    client = Clemta(api_key="k", base_url=server.url)
    with pytest.raises(ValueError, match="order"):
        client.contacts.list(COMPANY, order="sideways")  # type: ignore[arg-type]
    assert server.requests == []
