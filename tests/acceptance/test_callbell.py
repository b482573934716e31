"""Callbell: numbered pages until an empty one, a list sent with commas, models told from examples."""

from datetime import UTC, datetime

import pytest
from callbell_client import AsyncCallbell, Callbell, Contact, DecodeError

from .conftest import Run, Serve
from .paged import callbell_contact, callbell_pages
from .server import Answer


def test_query_is_exactly_what_was_given(serve: Serve) -> None:
    server = serve(by=callbell_pages)
    client = Callbell(token="t", base_url=server.url)
    client.contacts.list(page=2, source="whatsapp", team_uuid="team-1")
    client.contacts.list(tags=["sales", "lead"])
    client.contacts.list(tags=["hot"], source=None)
    first, second, third = server.requests
    assert dict(first.query) == {
        "page": "2",
        "source": "whatsapp",
        "team_uuid": "team-1",
    }
    assert second.query == (("tags", "sales,lead"),)
    assert third.query == (("tags", "hot"),)
    assert {r.headers["authorization"] for r in server.requests} == {"Bearer t"}
    assert {r.path for r in server.requests} == {"/contacts"}


def test_text_in_place_of_a_list_is_refused(serve: Serve) -> None:
    server = serve(by=callbell_pages)
    client = Callbell(token="t", base_url=server.url)
    with pytest.raises((TypeError, ValueError), match="tags"):
        client.contacts.list(tags="sales")
    assert server.requests == []


def test_values_are_typed(serve: Serve) -> None:
    people = [
        callbell_contact(1),
        callbell_contact(
            2, avatarUrl="https://example.com/a", assignedUser=None, tags=[]
        ),
        callbell_contact(3, customFields={}, novelty=1),
    ]
    server = serve(Answer({"contacts": people}))
    page = Callbell(token="t", base_url=server.url).contacts.list()
    first, second, third = page.items
    assert isinstance(first, Contact)
    assert first.phone_number == "+00 1"
    assert first.created_at == datetime(2024, 11, 2, 8, 15, 30, tzinfo=UTC)
    assert first.tags == ["sales", "lead"]
    assert first.custom_fields == {"Payment link": "https://example.com/p"}
    assert (first.avatar_url, first.assigned_user) == (None, "grace@example.com")
    assert second.avatar_url == "https://example.com/a"
    assert (second.assigned_user, second.tags) == (None, [])
    assert third.custom_fields == {}


def test_goes_on_until_an_empty_page(serve: Serve) -> None:
    server = serve(by=callbell_pages)
    client = Callbell(token="t", base_url=server.url)
    pages = client.contacts.list(source="whatsapp", tags=["a", "b"])
    assert [c.uuid for c in pages] == ["u0", "u1", "u2", "u3", "u4"]
    kept = {"source": "whatsapp", "tags": "a,b"}
    assert [dict(r.query) for r in server.requests] == [
        kept,
        kept | {"page": "2"},
        kept | {"page": "3"},
        kept | {"page": "4"},
    ]
    assert server.most_at_once == 1


def test_goes_on_until_an_empty_page_when_async(serve: Serve, run: Run) -> None:
    server = serve(by=callbell_pages)

    async def main() -> tuple[list[str | None], list[str | None]]:
        async with AsyncCallbell(token="t", base_url=server.url) as client:
            page = await client.contacts.list(page=2)
            pages = client.contacts.list(tags=["a"])
            return [c.uuid for c in page.items], [c.uuid async for c in pages]

    assert run(main) == (["u2", "u3"], ["u0", "u1", "u2", "u3", "u4"])
    asked = [dict(r.query) for r in server.requests]
    assert [query.get("page") for query in asked] == ["2", None, "2", "3", "4"]
    assert [query.get("tags") for query in asked] == [None, "a", "a", "a", "a"]
    assert server.most_at_once == 1


def test_steps_from_the_page_that_was_asked_for(serve: Serve) -> None:
    server = serve(by=callbell_pages)
    page = Callbell(token="t", base_url=server.url).contacts.list(page=2)
    following = page.next_page()
    assert following is not None
    assert [c.uuid for c in following.items] == ["u4"]
    assert [dict(r.query)["page"] for r in server.requests] == ["2", "3"]


def test_wrong_json_is_named_by_its_path(serve: Serve) -> None:
    server = serve(
        Answer({"contacts": [callbell_contact(0), callbell_contact(1, createdAt=17)]})
    )
    with pytest.raises(DecodeError) as caught:
        Callbell(token="t", base_url=server.url).contacts.list()
    expected = "$.contacts[1].createdAt: expected a date-time, got 17"
    assert expected in str(caught.value)
