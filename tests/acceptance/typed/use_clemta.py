"""What type checkers know of the Clemta client."""

from typing import assert_type

from clemta_client import (
    AsyncClemta,
    BadRequestError,
    Clemta,
    ContactListResponse,
    ContactResponse,
    InternalServerError,
    InternalServerErrorBody,
    NotFoundError,
    NotFoundErrorBody,
    UnauthorizedError,
    UnauthorizedErrorBody,
)


def sync(client: Clemta) -> None:
    page = client.contacts.list("c1", limit="2", order="asc")
    assert_type(page.items, list[ContactResponse])
    assert_type(page.body, ContactListResponse)
    if page.body.data is not None:
        assert_type(page.body.data.skip, int | None)
        assert_type(page.body.data.total, int | None)
    for contact in page:
        assert_type(contact.created_at, int | None)
        assert_type(contact.cc_emails, list[str] | None)
    Clemta(api_key="k", environment="sandbox")
    Clemta(api_key="k", environment="nowhere")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.contacts.list("c1", order="up")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.contacts.list()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


async def in_async(client: AsyncClemta) -> None:
    page = await client.contacts.list("c1")
    assert_type(page.items, list[ContactResponse])
    async for contact in client.contacts.list("c1"):
        assert_type(contact.full_name, str | None)


def errors(client: Clemta) -> None:
    try:
        client.contacts.list("c1")
    except NotFoundError as error:
        assert_type(error.body, NotFoundErrorBody | None)
    except UnauthorizedError as error:
        assert_type(error.body, UnauthorizedErrorBody | None)
    except InternalServerError as error:
        assert_type(error.body, InternalServerErrorBody | None)
    except BadRequestError as error:
        if error.body is not None and error.body.error is not None:
            assert_type(error.body.error.code, str | None)
