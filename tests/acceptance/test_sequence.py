"""Sequence: Basic once on the client, a version header with a default, three servers, no paging."""

from datetime import UTC, datetime

import pytest
from sequence_client import (
    AsyncSequence,
    Contact,
    ContactBillingPreference,
    DecodeError,
    ListContactEndpointContactResponseModel,
    NotFoundError,
    Sequence,
    SequenceError,
)

from .conftest import Run, Serve
from .server import Answer
from .vendors import basic

PERSON = {
    "id": "p-1",
    "name": "Ada Example",
    "email": "ada@example.com",
    "billingPreference": "PRIMARY",
    "createdAt": "2024-03-05T09:30:00Z",
    "updatedAt": "2024-03-05T10:30:00.250+01:00",
}


def sequence(url: str, version: str | None = None) -> Sequence:
    return Sequence(username="u", password="p", base_url=url, sequence_version=version)


def test_query_is_exactly_what_was_given(serve: Serve) -> None:
    answer = Answer({"items": []})
    server = serve(answer, answer, answer)
    client = sequence(server.url)
    client.contacts.list("cus_1")
    client.contacts.list("cus_1", include_archived=True)
    client.contacts.list("cus_1", include_archived=False)
    assert [r.query for r in server.requests] == [
        (),
        (("includeArchived", "true"),),
        (("includeArchived", "false"),),
    ]
    assert {r.headers["authorization"] for r in server.requests} == {basic("u", "p")}


def test_version_is_sent_by_default_and_can_be_another(serve: Serve) -> None:
    answer = Answer({"items": []})
    server = serve(answer, answer)
    sequence(server.url).contacts.list("cus_1")
    sequence(server.url, "2025-01-01").contacts.list("cus_1")
    sent = [r.headers["sequence-version"] for r in server.requests]
    assert sent == ["2024-07-30", "2025-01-01"]


def test_production_is_the_default_server_and_others_have_names() -> None:
    def base_url(**given: object) -> str:
        return Sequence(username="u", password="p", **given).base_url  # type: ignore[arg-type]

    assert base_url() == "https://eu.sequencehq.com/api"
    assert base_url(environment="production") == "https://eu.sequencehq.com/api"
    assert base_url(environment="sandbox") == "https://sandbox.sequencehq.com/api"
    assert base_url(environment="dev") == "https://dev.seqhq.io/api"
    with pytest.raises(ValueError, match="sandbox"):
        base_url(environment="nowhere")


@pytest.mark.parametrize("customer", ["a/b", "a b?c#d", "%2e%2e", "é", "a;b=1"])
def test_odd_path_values_arrive_as_one_segment(serve: Serve, customer: str) -> None:
    from urllib.parse import unquote

    server = serve(Answer({"items": []}))
    sequence(server.url).contacts.list(customer)
    path = server.requests[0].path.split("/")
    assert [unquote(part) for part in path] == ["", "customers", customer, "contacts"]


@pytest.mark.parametrize("customer", ["", ".", ".."])
def test_path_values_that_would_change_the_path_are_refused(
    serve: Serve, customer: str
) -> None:
    server = serve(Answer({"items": []}))
    with pytest.raises(ValueError, match="customer"):
        sequence(server.url).contacts.list(customer)
    assert server.requests == []


def test_values_are_typed(serve: Serve) -> None:
    archived = PERSON | {"archivedAt": "2025-01-17T09:30:00Z"}
    server = serve(Answer({"items": [PERSON, archived], "newer": {}}))
    found = sequence(server.url).contacts.list("cus_1")
    assert isinstance(found, ListContactEndpointContactResponseModel)
    first, second = found.items
    assert isinstance(first, Contact)
    assert first.billing_preference is ContactBillingPreference.PRIMARY
    assert first.created_at == datetime(2024, 3, 5, 9, 30, tzinfo=UTC)
    assert first.updated_at == datetime(2024, 3, 5, 9, 30, 0, 250000, tzinfo=UTC)
    assert first.archived_at is None
    assert second.archived_at == datetime(2025, 1, 17, 9, 30, tzinfo=UTC)


def test_unknown_preference_is_kept(serve: Serve) -> None:
    server = serve(Answer({"items": [PERSON | {"billingPreference": "SOMETIMES"}]}))
    (person,) = sequence(server.url).contacts.list("cus_1").items
    assert person.billing_preference == "SOMETIMES"
    assert isinstance(person.billing_preference, ContactBillingPreference)


def test_call_is_the_same_when_async(serve: Serve, run: Run) -> None:
    server = serve(Answer({"items": [PERSON]}))

    async def main() -> ListContactEndpointContactResponseModel:
        async with AsyncSequence(
            username="u", password="p", environment="sandbox", base_url=server.url
        ) as client:
            return await client.contacts.list("cus_1", include_archived=True)

    assert run(main).items[0].name == "Ada Example"
    (request,) = server.requests
    assert request.path == "/customers/cus_1/contacts"
    assert request.query == (("includeArchived", "true"),)
    assert request.headers["authorization"] == basic("u", "p")
    assert request.headers["sequence-version"] == "2024-07-30"


def test_errors_are_told_apart_by_status(serve: Serve) -> None:
    server = serve(Answer({"why": "x"}, status=404), Answer(text="", status=400))
    with pytest.raises(NotFoundError) as missing:
        sequence(server.url).contacts.list("cus_1")
    assert missing.value.body == {"why": "x"}
    with pytest.raises(SequenceError) as bad:
        sequence(server.url).contacts.list("cus_1")
    assert not isinstance(bad.value, NotFoundError)


def test_wrong_json_is_named_by_its_path(serve: Serve) -> None:
    server = serve(Answer({"items": [PERSON, PERSON | {"createdAt": "yesterday"}]}))
    with pytest.raises(DecodeError) as caught:
        sequence(server.url).contacts.list("cus_1")
    assert "$.items[1].createdAt: expected a date-time" in str(caught.value)
