"""Close: Basic with a key or Bearer, offset paging by `has_more`, deep typed answers."""

from datetime import UTC, datetime
from typing import Any

import pytest
from close_client import (
    AsyncClose,
    Close,
    CloseError,
    Contact,
    DecodeError,
    NotFoundError,
    PagingError,
)

from .conftest import Run, Serve
from .paged import CREATED, close_contact, close_pages
from .server import Answer
from .vendors import basic

FULL = close_contact(
    1,
    emails=[{"email": "a@example.com", "is_unsubscribed": False, "type": "office"}],
    phones=[{"phone": "+1", "type": "home", "country": None, "tz_ids": ["Etc/UTC"]}],
    urls=[{"type": "url", "url": "https://example.com"}],
    integration_links=[{"name": "x", "url": "https://example.com/x"}],
    recent_calls=[
        {
            "dialer_id": None,
            "duration": 12,
            "finish_timestamp": CREATED,
            "id": "acti_1",
            "status": "no-answer",
        }
    ],
    subscriptions=[
        {
            "contact_email": None,
            "date_created": CREATED,
            "initial_email_id": None,
            "sequence_id": "seq_1",
            "sequence_name": "Hello",
            "sequence_status": "active",
            "start_date": None,
            "subscription_id": "sub_1",
            "subscription_status": "paused",
            "subscription_status_reason": "bulk-action",
        },
        {
            "contact_email": "a@example.com",
            "date_created": CREATED,
            "initial_email_id": "mail_1",
            "sequence_id": "seq_1",
            "sequence_name": "Hello",
            "sequence_status": "hibernating",
            "start_date": CREATED,
            "subscription_id": "sub_2",
            "subscription_status": "goal",
            "subscription_status_reason": None,
        },
    ],
    invented_later={"by": "the vendor"},
)


def test_query_is_exactly_what_was_given(serve: Serve) -> None:
    empty = Answer({"data": [], "has_more": False})
    server = serve(empty, empty)
    client = Close(api_key="key_1", base_url=server.url)
    client.contacts.list(limit=2, skip=0, fields="id,name", lead_id="lead_1")
    client.contacts.list(limit=None, lead_id="a b&c=d/é")
    first, second = server.requests
    assert sorted(first.query) == [
        ("_fields", "id,name"),
        ("_limit", "2"),
        ("_skip", "0"),
        ("lead_id", "lead_1"),
    ]
    assert second.query == (("lead_id", "a b&c=d/é"),)
    assert first.headers["authorization"] == basic("key_1", "")


def test_token_is_sent_as_bearer(serve: Serve) -> None:
    server = serve(Answer({"data": [], "has_more": False}))
    Close(token="t-1", base_url=server.url).contacts.list()
    assert server.requests[0].headers["authorization"] == "Bearer t-1"


def test_values_are_typed(serve: Serve) -> None:
    server = serve(Answer({"data": [FULL], "has_more": False, "extra": 1}))
    page = Close(api_key="k", base_url=server.url).contacts.list()
    assert page.body.has_more is False
    assert page.body.data == page.items
    (person,) = page.items
    assert isinstance(person, Contact)
    assert person.name is None
    assert person.title == "Pilot"
    assert person.timezone is None
    assert person.date_created == datetime(2024, 2, 28, 18, 42, 57, 483000, tzinfo=UTC)
    assert person.emails is not None and person.emails[0].is_unsubscribed is False
    assert person.phones is not None and person.phones[0].tz_ids == ["Etc/UTC"]
    assert person.urls is not None and person.urls[0].url == "https://example.com"
    assert person.recent_calls is not None
    (call,) = person.recent_calls
    assert (call.dialer_id, call.duration) == (None, 12)
    assert call.finish_timestamp.tzinfo is not None
    assert call.status is type(call.status).NO_ANSWER
    assert call.status == "no-answer"


def test_unknown_values_of_enums_are_kept(serve: Serve) -> None:
    server = serve(Answer({"data": [FULL], "has_more": False}))
    (person,) = Close(api_key="k", base_url=server.url).contacts.list().items
    assert person.subscriptions is not None
    known, unknown = person.subscriptions
    assert known.subscription_status_reason == "bulk-action"
    assert known.start_date is None
    assert unknown.subscription_status_reason is None
    assert unknown.start_date == datetime.fromisoformat(CREATED)
    assert unknown.sequence_status == "hibernating"
    assert isinstance(unknown.sequence_status, str)
    assert f"{unknown.sequence_status}" == "hibernating"
    assert unknown.sequence_status not in list(type(known.sequence_status))


def test_goes_on_over_three_pages(serve: Serve) -> None:
    server = serve(by=close_pages)
    client = Close(api_key="k", base_url=server.url)
    found = [c.id for c in client.contacts.list(limit=4, lead_id="lead_1")]
    assert found == [f"cont_{n}" for n in range(10)]
    assert [dict(r.query) for r in server.requests] == [
        {"_limit": "4", "lead_id": "lead_1"},
        {"_limit": "4", "lead_id": "lead_1", "_skip": "4"},
        {"_limit": "4", "lead_id": "lead_1", "_skip": "8"},
    ]
    assert server.most_at_once == 1


def test_makes_one_request_until_more_is_asked_for(serve: Serve) -> None:
    server = serve(by=close_pages)
    client = Close(api_key="k", base_url=server.url)
    page = client.contacts.list(skip=1, limit=4)
    assert len(server.requests) == 1
    assert [c.id for c in page.items] == ["cont_1", "cont_2", "cont_3", "cont_4"]
    following = page.next_page()
    assert following is not None
    assert following.items[0].id == "cont_5"
    last = following.next_page()
    assert last is not None
    assert [c.id for c in last.items] == ["cont_9"]
    assert last.next_page() is None
    assert [dict(r.query)["_skip"] for r in server.requests] == ["1", "5", "9"]


def test_goes_on_over_three_pages_when_async(serve: Serve, run: Run) -> None:
    server = serve(by=close_pages)

    async def main() -> tuple[list[str], list[str]]:
        async with AsyncClose(api_key="k", base_url=server.url) as client:
            pages = client.contacts.list(limit=4, lead_id="lead_1")
            assert server.requests == []
            iterated = [c.id async for c in pages]
            page = await client.contacts.list(limit=4)
            stepped = [c.id for c in page.items]
            while (following := await page.next_page()) is not None:
                page = following
                stepped += [c.id for c in page.items]
            return iterated, stepped

    everyone = [f"cont_{n}" for n in range(10)]
    assert run(main) == (everyone, everyone)
    filters = [dict(r.query).get("lead_id") for r in server.requests]
    assert filters == ["lead_1"] * 3 + [None] * 3
    assert server.most_at_once == 1


def test_iterating_a_page_in_hand_goes_on_too(serve: Serve, run: Run) -> None:
    server = serve(by=close_pages)

    async def main() -> list[str]:
        async with AsyncClose(api_key="k", base_url=server.url) as client:
            page = await client.contacts.list(limit=4)
            return [c.id async for c in page]

    assert run(main) == [f"cont_{n}" for n in range(10)]
    assert len(server.requests) == 3


def test_page_without_items_ends_a_list_that_claims_more(serve: Serve) -> None:
    server = serve(by=lambda request: Answer({"data": [], "has_more": True}))
    assert list(Close(api_key="k", base_url=server.url).contacts.list()) == []
    assert len(server.requests) == 1


def test_list_that_goes_round_in_circles_is_an_error(serve: Serve) -> None:
    stuck = Answer({"data": [close_contact(0)], "has_more": True})
    server = serve(by=lambda request: stuck)
    with pytest.raises(PagingError):
        list(Close(api_key="k", base_url=server.url).contacts.list())
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("status", "name"),
    [(400, "BadRequestError"), (401, "UnauthorizedError"), (404, "NotFoundError")],
)
def test_errors_are_told_apart_by_status(serve: Serve, status: int, name: str) -> None:
    import close_client

    server = serve(Answer({"error": "no", "n": [1]}, status=status))
    with pytest.raises(getattr(close_client, name)) as caught:
        Close(api_key="k", base_url=server.url).contacts.list()
    error: Any = caught.value
    assert isinstance(error, CloseError)
    assert error.body == {"error": "no", "n": [1]}
    assert error.response.headers["content-type"] == "application/json"


def test_errors_on_a_later_page_end_the_iteration(serve: Serve) -> None:
    server = serve(
        Answer({"data": [close_contact(0)], "has_more": True}),
        Answer({"error": "gone"}, status=404),
    )
    found: list[str] = []
    with pytest.raises(NotFoundError):
        for person in Close(api_key="k", base_url=server.url).contacts.list():
            found.append(person.id)
    assert found == ["cont_0"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"date_created": 17}, "$.data[3].date_created: expected a date-time, got 17"),
        ({"title": 5}, "$.data[3].title: "),
        ({"emails": {}}, "$.data[3].emails: "),
        ({"emails": [{"email": 1}]}, "$.data[3].emails[0].email: "),
        ({"display_name": None}, "$.data[3].display_name: "),
        ({"date_updated": "soon"}, "$.data[3].date_updated: expected a date-time"),
        ({"phones": ["+1"]}, "$.data[3].phones[0]: "),
    ],
)
def test_wrong_json_is_named_by_its_path(
    serve: Serve, changes: dict[str, object], message: str
) -> None:
    people = [
        close_contact(0),
        close_contact(1),
        close_contact(2),
        close_contact(3, **changes),
    ]
    server = serve(Answer({"data": people, "has_more": False}))
    with pytest.raises(DecodeError) as caught:
        Close(api_key="k", base_url=server.url).contacts.list()
    assert message in str(caught.value)


def test_empty_answer_is_named(serve: Serve) -> None:
    server = serve(Answer(text=""))
    with pytest.raises(DecodeError, match=r"\$: expected JSON, got an empty body"):
        Close(api_key="k", base_url=server.url).contacts.list()


def test_absent_required_field_is_named_by_its_path(serve: Serve) -> None:
    person = close_contact(0)
    del person["organization_id"]
    server = serve(Answer({"data": [person], "has_more": False}))
    with pytest.raises(DecodeError, match=r"\$\.data\[0\]\.organization_id: "):
        Close(api_key="k", base_url=server.url).contacts.list()


def test_list_with_response_gives_status_beside_the_page(serve: Serve) -> None:
    server = serve(by=close_pages)
    client = Close(api_key="k", base_url=server.url)
    response = client.contacts.with_response.list(limit=4)
    assert response.status_code == 200
    assert [c.id for c in response.value.items] == [f"cont_{n}" for n in range(4)]
    assert len(server.requests) == 1
