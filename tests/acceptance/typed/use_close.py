"""What type checkers know of the Close client."""

from datetime import datetime
from typing import assert_type

from close_client import (
    AsyncClose,
    CallStatus,
    Close,
    Contact,
    ContactsListResponse200,
    StatusError,
)


def sync() -> None:
    with Close(api_key="k", timeout=None) as client:
        assert_type(client, Close)
        assert_type(client.base_url, str)
        page = client.contacts.list(limit=1, skip=0, fields="id", lead_id=None)
        assert_type(page.items, list[Contact])
        assert_type(page.body, ContactsListResponse200)
        assert_type(page.body.has_more, bool)
        following = page.next_page()
        if following is not None:
            assert_type(following.items, list[Contact])
        for contact in page:
            assert_type(contact, Contact)
            assert_type(contact.name, str | None)
            assert_type(contact.date_created, datetime)
            for call in contact.recent_calls or []:
                assert_type(call.status, CallStatus)
                assert_type(call.dialer_id, str | None)
        response = client.contacts.with_response.list(limit=1)
        assert_type(response.status_code, int)
        assert_type(response.content, bytes)
        assert_type(response.value.items, list[Contact])


async def in_async() -> None:
    async with AsyncClose(token="t") as client:
        page = await client.contacts.list(limit=1)
        assert_type(page.items, list[Contact])
        following = await page.next_page()
        if following is not None:
            assert_type(following.body, ContactsListResponse200)
        async for contact in client.contacts.list():
            assert_type(contact, Contact)
        async for contact in page:
            assert_type(contact, Contact)
        response = await client.contacts.with_response.list(limit=1)
        assert_type(response.value.items, list[Contact])


def errors(error: StatusError) -> None:
    assert_type(error.status_code, int)
    assert_type(error.response.content, bytes)


def mistakes(client: Close) -> None:
    client.contacts.list(limit="1")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.contacts.list(1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    from close_client import NoSuchName  # type: ignore[attr-defined]  # pyright: ignore

    print(NoSuchName)  # pyright: ignore[reportUnknownArgumentType]
    Close("k")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
