"""What type checkers know of the Close client."""

from datetime import datetime
from typing import Any, Unpack, assert_type

from close_client import (
    AsyncClose,
    CallStatus,
    Close,
    Contact,
    ContactsListResponse200,
    ListOptions,
    Page,
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


def options(client: Close) -> None:
    patient = client.with_options(timeout=None, max_retries=0, headers={"X": "1"})
    assert_type(patient, Close)
    page = patient.contacts.list(deadline=1.0, extra_query={"a": 1}, max_items=3)
    assert_type(page.cursor, str | None)
    client.contacts.list(resume=page.cursor, extra_headers=None)
    assert_type(client.request("GET", "/x", returns=Contact).value, Contact)


def wrapper(client: Close, **options: Unpack[ListOptions]) -> Page[Contact, Any]:
    return client.contacts.list(limit=1, **options)


def streaming(client: Close) -> None:
    with client.contacts.with_streaming_response.list(limit=1, timeout=1.0) as answer:
        assert_type(answer.status_code, int)
        assert_type(answer.read(), bytes)
        assert_type(answer.value().items, list[Contact])


async def async_streaming(client: AsyncClose) -> None:
    async with client.contacts.with_streaming_response.list(limit=1) as answer:
        assert_type(await answer.read(), bytes)
        assert_type((await answer.value()).items, list[Contact])


def mistakes(client: Close) -> None:
    client.contacts.list(limit="1")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.contacts.list(1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    from close_client import NoSuchName  # type: ignore[attr-defined]  # pyright: ignore

    print(NoSuchName)  # pyright: ignore[reportUnknownArgumentType]
    client.contacts.list(limits=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.contacts.list(timeout="1")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.contacts.with_response.list(limits=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.with_options(limit=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Close("k")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
