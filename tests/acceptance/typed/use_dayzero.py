"""What type checkers know of the DayZero client."""

from typing import assert_type

from dayzero_client import (
    AsyncDayZero,
    DayZero,
    HTTPValidationError,
    JsonValue,
    UnprocessableContentError,
    ValidationError,
)


def sync() -> None:
    client = DayZero(token="t", business_id="b")
    found = client.customers.list_contacts(
        "cus_1",
        cursor="c",
        limit=1,
        direction="next",
        include_total_count=True,
        sort_by="name",
        descending=False,
    )
    assert_type(found, JsonValue)
    client.customers.list_contacts("cus_1", direction="up")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


async def in_async(client: AsyncDayZero) -> None:
    assert_type(await client.customers.list_contacts("cus_1"), JsonValue)


def errors(error: UnprocessableContentError) -> None:
    assert_type(error.body, HTTPValidationError | None)
    if error.body is not None and error.body.detail is not None:
        assert_type(error.body.detail, list[ValidationError])
        assert_type(error.body.detail[0].loc, list[str | int])
