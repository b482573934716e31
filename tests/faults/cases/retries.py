"""The server asks to come again, or fails; what is tried again, when, and how often."""

from collections.abc import Iterator
from io import BytesIO

from generator.runtime.errors import (
    ApiConnectionError,
    ApiTimeoutError,
    InternalServerError,
    RateLimitError,
    ServerError,
    UnauthorizedError,
)

from ..acts import RESET, WAIT, answers, later, sends
from ..case import FOUND, Case
from ..depot import CREATE, DELETE, LIST, ORDER, UPDATE, UPLOAD, WATCH, Item
from ..server import Act, Server

_CONTENT = b"0123456789" * 20_000


def _busy(**headers: str) -> Act:
    return answers(b"{}", "429 Too Many Requests", **headers)


def _down(**headers: str) -> Act:
    return answers(b"{}", "503 Service Unavailable", **headers)


def _one_key(server: Server, other: Server) -> None:
    keys = [asked.headers["idempotency-key"] for asked in server.asked]
    assert len(keys) > 1 and len(set(keys)) == 1 and len(keys[0]) >= 32


def _given_key(server: Server, other: Server) -> None:
    assert [asked.headers["idempotency-key"] for asked in server.asked] == ["k1"] * 2


def _same_content(server: Server, other: Server) -> None:
    assert [asked.content for asked in server.asked] == [_CONTENT] * 2


def _file_behind_its_start() -> dict[str, object]:
    file = BytesIO(b"not sent" + _CONTENT)
    file.seek(8)
    return {"content": file}


def _once() -> dict[str, object]:
    def pieces() -> Iterator[bytes]:
        yield _CONTENT[:100_000]
        yield _CONTENT[100_000:]

    return {"content": pieces()}


CASES = (
    Case(
        what="503, then a good answer",
        server=(_down(), answers()),
        value=FOUND,
        requests=2,
    ),
    Case(
        what="500 again and again",
        server=(answers(b'{"error": "sorry"}', "500 Internal Server Error"),),
        error=InternalServerError,
        message="answered 500 Internal Server Error: sorry$",
        requests=3,
    ),
    Case(
        what="408, then a good answer",
        server=(answers(b"{}", "408 Request Timeout"), answers()),
        value=FOUND,
        requests=2,
    ),
    Case(
        what="503, then a good answer to a DELETE",
        server=(_down(), answers(b"", "204 No Content")),
        call=DELETE,
        value=None,
        requests=2,
    ),
    Case(
        what="503 to the second page of a list",
        server=(
            answers(b'{"items": [{"id": "i1", "count": 3}], "next": "?page=2"}'),
            _down(),
            answers(b'{"items": [{"id": "i2"}]}'),
        ),
        call=LIST,
        does="items",
        value=[FOUND, Item(id="i2")],
        requests=3,
    ),
    Case(
        what="503, then a good stream",
        server=(_down(), answers(b'{"id": "i1", "count": 3}\n')),
        call=WATCH,
        does="stream",
        value=[FOUND],
        requests=2,
    ),
    Case(
        what="401",
        server=(answers(b"{}", "401 Unauthorized"),),
        error=UnauthorizedError,
        message="answered 401 Unauthorized",
    ),
    Case(
        what="503 with `max_retries=0`",
        server=(_down(),),
        client={"max_retries": 0},
        error=ServerError,
        message="answered 503 Service Unavailable",
    ),
    Case(
        what="503 with `max_retries=4` on the call",
        server=(_down(retry_after_ms="1"),),
        options={"max_retries": 4},
        error=ServerError,
        requests=5,
    ),
    Case(
        what="503 to a POST",
        server=(_down(), answers()),
        call=CREATE,
        error=ServerError,
        message="POST .*answered 503",
    ),
    Case(
        what="429 to a POST",
        server=(_busy(retry_after="0"), answers()),
        call=CREATE,
        error=RateLimitError,
        attributes={"retry_after": 0.0},
    ),
    Case(
        what="503 to a PATCH",
        server=(_down(), answers()),
        call=UPDATE,
        error=ServerError,
    ),
    Case(
        what="503 to a POST with an idempotency key of its own making",
        server=(_down(), _down(), answers()),
        call=ORDER,
        value=FOUND,
        requests=3,
        check=_one_key,
    ),
    Case(
        what="a reset under a POST with a given idempotency key",
        server=(sends(RESET), answers()),
        call=ORDER,
        arguments=lambda: {"name": "n", "idempotency_key": "k1"},
        value=FOUND,
        requests=2,
        check=_given_key,
    ),
    Case(
        what="503 to an upload of a file",
        server=(_down(), answers(b"", "204 No Content")),
        call=UPLOAD,
        arguments=_file_behind_its_start,
        value=None,
        requests=2,
        check=_same_content,
    ),
    Case(
        what="503 to an upload that can be read once only",
        server=(_down(), answers(b"", "204 No Content")),
        call=UPLOAD,
        arguments=_once,
        error=ServerError,
        message="answered 503",
    ),
    Case(
        what="a reset under an upload that can be read once only",
        server=(sends(RESET), answers(b"", "204 No Content")),
        call=UPLOAD,
        arguments=_once,
        error=ApiConnectionError,
    ),
    Case(
        what="429, to come again in 1 second",
        server=(_busy(retry_after="1"), answers()),
        value=FOUND,
        requests=2,
        seconds=(1.0, 2.5),
    ),
    Case(
        what="429, to come again in 200 ms",
        server=(_busy(retry_after_ms="200", retry_after="50"), answers()),
        value=FOUND,
        requests=2,
        seconds=(0.2, 1.5),
    ),
    Case(
        what="429, to come again at a date",
        server=(later(2), answers()),
        value=FOUND,
        requests=2,
        seconds=(0.9, 4.0),
    ),
    Case(
        what="429, to come again at a date that has gone by",
        server=(later(-1000), answers()),
        value=FOUND,
        requests=2,
        seconds=(0.0, 2.0),
    ),
    *(
        Case(
            what=f"429 with `Retry-After: {given}`",
            server=(_busy(retry_after=given), answers()),
            value=FOUND,
            requests=2,
            seconds=(0.0, 2.0),
        )
        for given in ("-5", "NaN", "inf", "soon", "")
    ),
    Case(
        what="429, to come again in 1,000,000,000 seconds",
        server=(_busy(retry_after="1000000000"),),
        error=RateLimitError,
        message="answered 429 Too Many Requests",
        attributes={"retry_after": 1e9},
        seconds=(0.0, 1.0),
    ),
    Case(
        what="503, to come again in 61 seconds",
        server=(_down(retry_after="61"),),
        error=ServerError,
        attributes={"retry_after": 61.0},
        seconds=(0.0, 1.0),
    ),
    Case(
        what="429 without an end",
        server=(_busy(retry_after_ms="5"),),
        error=RateLimitError,
        message="answered 429 Too Many Requests",
        attributes={"retry_after": 0.005},
        requests=3,
    ),
    Case(
        what="429 under `deadline=0.9`, to come again in 600 ms",
        server=(_busy(retry_after_ms="600"),),
        options={"deadline": 0.9, "max_retries": 50},
        error=RateLimitError,
        requests=2,
        seconds=(0.6, 1.5),
    ),
    Case(
        what="429 under `deadline=1`, to come again after that",
        server=(_busy(retry_after="30"),),
        client={"deadline": 1.0},
        error=RateLimitError,
        attributes={"retry_after": 30.0},
        seconds=(0.0, 1.2),
    ),
    Case(
        what="no answer comes under `deadline=0.4`",
        server=(sends(WAIT),),
        options={"deadline": 0.4},
        error=ApiTimeoutError,
        message="in time",
        seconds=(0.4, 1.2),
    ),
)
