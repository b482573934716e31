"""What type checkers know of the Sequence client."""

from datetime import datetime
from typing import assert_type

from sequence_client import (
    AsyncSequence,
    ContactBillingPreference,
    ListContactEndpointContactResponseModel,
    Sequence,
)


def sync() -> None:
    client = Sequence(
        username="u",
        password="p",
        sequence_version="2024-07-30",
        environment="dev",
    )
    found = client.contacts.list("cus_1", include_archived=True)
    assert_type(found, ListContactEndpointContactResponseModel)
    for contact in found.items:
        assert_type(contact.created_at, datetime)
        assert_type(contact.archived_at, datetime | None)
        assert_type(contact.billing_preference, ContactBillingPreference)
    client.contacts.list("cus_1", authorization="x")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


async def in_async(client: AsyncSequence) -> None:
    found = await client.contacts.list("cus_1")
    assert_type(found, ListContactEndpointContactResponseModel)
    response = await client.contacts.with_response.list("cus_1")
    assert_type(response.value, ListContactEndpointContactResponseModel)
