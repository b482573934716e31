"""What type checkers know of the Callbell client."""

from datetime import datetime
from typing import assert_type

from callbell_client import AsyncCallbell, Callbell, Contact


def known(contact: Contact) -> None:
    assert_type(contact.avatar_url, str | None)
    assert_type(contact.assigned_user, str | None)
    assert_type(contact.created_at, datetime)
    assert_type(contact.tags, list[str])
    assert_type(contact.custom_fields, dict[str, str])


def sync(client: Callbell) -> None:
    page = client.contacts.list(
        page=1, source="whatsapp", tags=["a"], team_uuid="team-1"
    )
    assert_type(page.items, list[Contact])
    for contact in page:
        known(contact)
    client.contacts.list(page="1")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


async def in_async(client: AsyncCallbell) -> None:
    page = await client.contacts.list(page=2)
    assert_type(page.items, list[Contact])
    async for contact in client.contacts.list():
        known(contact)
