"""What an API sends by itself, turned into its value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from .decoding import decoder
from .reading import Faulty, from_data, from_json
from .response import Headers, RawResponse

T = TypeVar("T")


def parse(
    read: Callable[[Any], T],
    body: bytes | str | Mapping[str, Any],
    *,
    where: str = "what arrived is",
) -> T:
    """The value of a request's body, as it arrived or parsed already.

    where: the start of an error's message.

    Raises: DecodeError, whose `response` holds the body alone.
    """
    content = b""
    try:
        if isinstance(body, Mapping):
            return from_data(decoder(read), dict(body))
        # what cannot be encoded is not JSON, and is told as such
        content = (
            body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
        )
        return from_json(decoder(read), content)
    except Faulty as fault:
        arrived = RawResponse(0, Headers(()), content)
        raise fault.error(where, arrived) from None
