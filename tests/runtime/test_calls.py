"""Calls over real HTTP: what is sent, what comes back, what is raised."""

import json
import logging
import pickle
import socket
import subprocess
import sys
import time
import traceback
from datetime import UTC, datetime
from typing import Any

import httpx2
import pytest

from generator.runtime import errors
from generator.runtime.service import ClientHeader, Service

from .conftest import Run, Serve
from .server import Answer, Asked
from .shop import AsyncShop, Complaint, Item, NotFoundError, Shop, Size, item

SECRET = "n0t-t0-be-sh0wn"
AUTOMATIC = {"host", "accept", "accept-encoding", "connection", "user-agent"}


def test_a_call_sends_what_was_given_and_no_more(serve: Serve) -> None:
    server = serve(Answer(item(1)))
    with Shop(token=SECRET, base_url=server.url + "/v1/") as shop:
        found = shop.items.get("a/b c")
    assert found == Item(id="i1", made_at=datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC))
    (asked,) = server.asked
    assert (asked.method, asked.target) == ("GET", "/v1/items/a%2Fb%20c")
    assert asked.headers["authorization"] == f"Bearer {SECRET}"
    assert asked.headers["shop-version"] == "2024-07-30"
    assert asked.headers["accept"] == "application/json"
    assert asked.headers["user-agent"] == "corner-shop-python"
    assert asked.headers.keys() == AUTOMATIC | {"authorization", "shop-version"}
    assert asked.content == b""


def test_every_place_of_a_request(serve: Serve) -> None:
    server = serve(Answer(item(1)))
    shop = Shop(api_key="k/1", version="9", tenant="t", base_url=server.url)
    shop.items.get(
        "x",
        size=Size.LARGE,
        ids=["a,b", "c"],
        since=datetime(2024, 1, 2, tzinfo=UTC),
        trace="t 1",
        visit="v;1",
    )
    (asked,) = server.asked
    assert asked.query.split("&") == [
        "size=large",
        "ids=a%2Cb,c",
        "since=2024-01-02T00%3A00%3A00Z",
        "api%20key=k%2F1",
    ]
    assert asked.headers["x-trace"] == "t 1"
    assert asked.headers["cookie"] == "visit=v%3B1"
    assert asked.headers["shop-version"] == "9"
    assert asked.headers["tenant"] == "t"
    assert "authorization" not in asked.headers


def test_json_bodies_tell_left_out_from_null(serve: Serve) -> None:
    server = serve(by=lambda _: Answer(item(1)))
    shop = Shop(token="t", base_url=server.url)
    made_at = datetime(2024, 1, 2, tzinfo=UTC)
    part = Item(id="p", made_at=made_at, size=Size("huge"))
    shop.items.create(name=None, parts=[part])
    shop.items.create(name="é", made_at=made_at, size=Size.SMALL)
    shop.items.create()
    first, second, third = (json.loads(asked.content) for asked in server.asked)
    day = "2024-01-02T00:00:00Z"
    assert first == {
        "name": None,
        "parts": [{"id": "p", "madeAt": day, "size": "huge"}],
    }
    assert second == {"name": "é", "madeAt": day, "size": "small"}
    assert third == {}
    assert server.asked[0].headers["content-type"] == "application/json"


def test_bodies_that_are_no_objects(serve: Serve) -> None:
    server = serve(by=lambda _: Answer(["ok"]))
    shop = Shop(base_url=server.url)
    assert shop.items.replace([1, {"a": None}]) == ["ok"]
    assert shop.items.replace(None) == ["ok"]
    assert [asked.content for asked in server.asked] == [b'[1,{"a":null}]', b"null"]


def test_answers_without_json(serve: Serve) -> None:
    latin = {"content-type": "text/plain; charset=iso-8859-1"}
    server = serve(
        Answer(status=204),
        Answer("as json"),
        Answer("é".encode("latin-1"), headers=latin),
        Answer(status=204),
        Answer(b""),
    )
    shop = Shop(base_url=server.url)
    shop.items.delete("1")
    assert shop.items.note() == "as json"
    assert shop.items.note() == "é"
    assert shop.items.replace([]) is None
    assert shop.items.replace([]) is None


def test_undocumented_success_is_a_success(serve: Serve) -> None:
    server = serve(Answer(item(1), 299))
    assert Shop(token="t", base_url=server.url).items.get("x").id == "i1"


def test_optional_security_uses_what_is_there(serve: Serve) -> None:
    server = serve(by=lambda _: Answer(status=204))
    Shop(base_url=server.url).items.delete("1")
    Shop(base_url=server.url, token="t").items.delete("1")
    assert [asked.headers.get("authorization") for asked in server.asked] == [
        None,
        "Bearer t",
    ]


def test_missing_credentials_are_told_before_anything_is_sent(serve: Serve) -> None:
    server = serve(Answer(item(1)))
    with pytest.raises(errors.CredentialsError) as caught:
        Shop(username="u", base_url=server.url).items.get("x")
    for name in ("token", "api_key", "username", "password"):
        assert f"{name}= (or SHOP_{name.upper()})" in str(caught.value)
    assert server.asked == []


def test_missing_client_header_is_told_with_the_credentials(serve: Serve) -> None:
    service = Service(
        title="x",
        prefix="SHOP",
        servers={},
        headers=(ClientHeader(argument="tenant", wire="Tenant", required=True),),
    )
    server = serve(Answer([]))
    with pytest.raises(errors.CredentialsError, match=r"tenant= \(or SHOP_TENANT\)"):
        Shop(base_url=server.url, service=service).items.replace([])
    Shop(base_url=server.url, service=service, tenant="t").items.replace([])
    assert server.asked[0].headers["tenant"] == "t"


def test_variables_stand_in_when_no_credential_is_given(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve(by=lambda _: Answer(item(1)))
    monkeypatch.setenv("SHOP_TOKEN", "from-variable\n")
    monkeypatch.setenv("SHOP_TENANT", "t")
    monkeypatch.setenv("SHOP_BASE_URL", server.url)
    Shop().items.get("x")
    # a token of the environment must not win over the user's own key
    Shop(api_key="mine").items.get("x")
    first, second = server.asked
    assert first.headers["authorization"] == "Bearer from-variable"
    assert first.headers["tenant"] == "t"
    assert "authorization" not in second.headers
    assert second.query == "api%20key=mine"


STATUSES = [
    (302, errors.StatusError),
    (400, errors.BadRequestError),
    (401, errors.UnauthorizedError),
    (403, errors.ForbiddenError),
    (409, errors.ConflictError),
    (418, errors.StatusError),
    (422, errors.UnprocessableContentError),
    (429, errors.RateLimitError),
    (500, errors.InternalServerError),
    (503, errors.ServerError),
    (520, errors.ServerError),
]


@pytest.mark.parametrize(("status", "kind"), STATUSES)
def test_each_status_has_its_error(
    serve: Serve, status: int, kind: type[errors.StatusError]
) -> None:
    headers = {"content-type": "application/json", "X-Request-ID": "r-1"}
    server = serve(Answer({"error": {"message": "so\nthere"}}, status, headers))
    with pytest.raises(errors.ApiError) as caught:
        Shop(base_url=server.url, max_retries=0).items.replace([])
    error = caught.value
    assert type(error) is kind
    assert isinstance(error, errors.StatusError)
    assert error.body == {"error": {"message": "so\nthere"}}
    assert (error.status_code, error.request_id) == (status, "r-1")
    assert error.response.headers["CONTENT-TYPE"] == "application/json"
    assert str(error).startswith(f"PUT {server.url}/items answered {status}")
    assert str(error).endswith(": so there")


@pytest.mark.parametrize(
    ("sent", "body"),
    [({"why": "gone"}, Complaint(why="gone")), ({"odd": 1}, None), (b"<html>", None)],
)
def test_documented_error_bodies_are_decoded(
    serve: Serve, sent: object, body: object
) -> None:
    server = serve(Answer(sent, 404))
    with pytest.raises(NotFoundError) as caught:
        Shop(token="t", base_url=server.url).items.get("x")
    assert caught.value.body == body
    assert isinstance(caught.value, errors.NotFoundError)


def test_the_class_of_the_package_is_raised_by_every_call(serve: Serve) -> None:
    server = serve(Answer({"why": "undocumented here"}, 404))
    with pytest.raises(NotFoundError) as caught:
        Shop(base_url=server.url).items.replace([])
    # of this call nothing is documented, and the class promises a `Complaint` or None
    assert caught.value.body is None
    assert caught.value.response.json() == {"why": "undocumented here"}


@pytest.mark.parametrize(
    ("sent", "body"), [(["a"], ["a"]), ({"odd": 1}, {"odd": 1}), (b"oops", "oops")]
)
def test_wide_documentation_keeps_the_class_of_the_status(
    serve: Serve, sent: object, body: object
) -> None:
    server = serve(Answer(sent, 409))
    with pytest.raises(errors.ConflictError) as caught:
        Shop(token="t", base_url=server.url).items.get("x")
    assert caught.value.body == body


def test_redirects_are_not_followed_but_named(serve: Serve) -> None:
    target = "https://u:hidden@other.test/there?token=hidden#hidden"
    server = serve(Answer(b"", 302, {"location": target}))
    with pytest.raises(errors.StatusError) as caught:
        Shop(token="t", base_url=server.url).items.get("x")
    assert "302 Found, pointing to https://other.test/there" in str(caught.value)
    assert "hidden" not in str(caught.value)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "$: expected JSON, got an empty body"),
        (b"<html>", "$: expected JSON: Expecting value"),
        (b'{"id": NaN}', "$: expected JSON: NaN is not JSON"),
        (b'"\xff"', "$: expected JSON: not UTF-8 at byte 1"),
        (b"[" * 100_000, "$: expected JSON: nested too deeply"),
        (b"1" * 5000, "$: expected JSON: Exceeds"),
        (b"[]", "$: expected an object, got an array"),
        (b"null", "$: expected an object, got null"),
        (
            b'{"id": 1, "id": "x", "madeAt": 17}',
            "$.madeAt: expected a date-time, got 17",
        ),
    ],
)
def test_what_is_not_as_documented_is_a_decode_error(
    serve: Serve, content: bytes, fault: str
) -> None:
    server = serve(Answer(content))
    with pytest.raises(errors.DecodeError) as caught:
        Shop(token="t", base_url=server.url).items.get("x")
    assert caught.value.faults[0].startswith(fault)
    assert fault in str(caught.value)
    assert f"GET {server.url}/items/x answered 200" in str(caught.value)
    assert caught.value.response.content == content


def test_errors_survive_pickling_and_say_where_they_are_caught(serve: Serve) -> None:
    server = serve(Answer({"why": "gone"}, 404), Answer({}))
    shop = Shop(token="t", base_url=server.url)
    with pytest.raises(NotFoundError) as missing:
        shop.items.get("x")
    with pytest.raises(errors.DecodeError) as odd:
        shop.items.get("x")
    copy = pickle.loads(pickle.dumps(missing.value))
    assert type(copy) is NotFoundError
    assert (str(copy), copy.body) == (str(missing.value), missing.value.body)
    assert copy.response.headers == missing.value.response.headers
    assert pickle.loads(pickle.dumps(odd.value)).faults == odd.value.faults
    assert errors.NotFoundError.__module__ == "generator"


def test_nobody_there_and_too_late(serve: Serve) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(errors.ApiConnectionError) as caught:
            Shop(token="t", base_url=url).items.get("x")
    assert type(caught.value) is errors.ApiConnectionError
    assert caught.value.__cause__ is not None

    def slowly(asked: Asked) -> Answer:
        time.sleep(0.5)
        return Answer(item(1))

    server = serve(by=slowly)
    with pytest.raises(errors.ApiTimeoutError):
        Shop(token="t", base_url=server.url, timeout=0.1).items.get("x")
    patient = Shop(token="t", base_url=server.url)
    with pytest.raises(errors.ApiTimeoutError):
        patient.items.get("x", timeout=0.1)
    assert patient.items.get("x").id == "i1"


def test_secrets_are_shown_nowhere(
    serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "generator")
    server = serve(Answer(item(1)), Answer({}, 401), Answer(b"oops"))
    shop = Shop(api_key=SECRET, base_url=server.url)
    private = [
        shop._connection,
        shop._transport,
        shop._way,
        shop.items,
    ]  # pyright: ignore
    shown = [repr(each) for each in (shop, *private)]
    shown.append(repr(shop.items.with_response.get("x")))
    for _ in range(2):
        with pytest.raises(errors.ApiError) as caught:
            shop.items.get("x")
        shown += traceback.format_exception(caught.value)
    lines = [r.getMessage() for r in caplog.records if r.name == "generator"]
    told = [r.getMessage() for r in caplog.records if r.levelno == logging.INFO]
    assert [line.rpartition(" ")[0].rpartition(" ")[0] for line in told] == [
        f"GET {server.url}/items/x {status}" for status in (200, 401, 200)
    ]
    assert not [text for text in shown + lines if SECRET in text]
    with pytest.raises(TypeError, match="pickled"):
        pickle.dumps(shop)


def test_secrets_that_the_server_repeats_are_hidden(serve: Serve) -> None:
    server = serve(
        Answer({"message": f"bad key {SECRET}"}, 401), Answer(item(1, madeAt=SECRET))
    )
    shop = Shop(token=SECRET, base_url=server.url)
    with pytest.raises(errors.UnauthorizedError, match=r"bad key \*\*\*$"):
        shop.items.get("x")
    with pytest.raises(errors.DecodeError, match=r"got '\*\*\*'$") as caught:
        shop.items.get("x")
    assert SECRET not in "".join(caught.value.faults)


def test_cookies_of_the_server_are_not_sent_back(serve: Serve) -> None:
    headers = {"content-type": "application/json", "set-cookie": "session=1; Path=/"}
    server = serve(by=lambda _: Answer([], headers=headers))
    shop = Shop(base_url=server.url)
    shop.items.replace([])
    shop.items.replace([])
    assert not [asked for asked in server.asked if "cookie" in asked.headers]


def test_own_client_is_closed_and_a_brought_one_is_not(serve: Serve) -> None:
    server = serve(by=lambda _: Answer(item(1)))
    with httpx2.Client() as brought:
        with Shop(token="t", base_url=server.url, http_client=brought) as shop:
            shop.items.get("x")
        assert not brought.is_closed
    with pytest.raises(RuntimeError, match="closed"):
        shop.items.get("x")
    own = Shop(token="t", base_url=server.url)
    own.items.get("x")
    made: Any = own._way.client()  # pyright: ignore
    own.close()
    own.close()
    assert made.is_closed
    assert len(server.asked) == 2


def test_async_calls_are_the_same(serve: Serve, run: Run) -> None:
    server = serve(Answer(item(1)), Answer(item(2)), Answer({"why": "gone"}, 404))

    async def main() -> tuple[str, int, str]:
        async with AsyncShop(token="t", base_url=server.url) as shop:
            plain = await shop.items.get("a/b")
            response = await shop.items.with_response.get("x")
            with pytest.raises(NotFoundError):
                await shop.items.get("x")
        with pytest.raises(RuntimeError, match="closed"):
            await shop.items.get("x")
        return plain.id, response.status_code, response.value.id

    assert run(main) == ("i1", 200, "i2")
    assert server.asked[0].target == "/items/a%2Fb"
    assert server.asked[0].headers["authorization"] == "Bearer t"


def test_async_failures_and_a_brought_client(serve: Serve, run: Run) -> None:
    def slowly(asked: Asked) -> Answer:
        time.sleep(0.5)
        return Answer(item(1))

    server = serve(by=slowly)

    async def main() -> bool:
        async with httpx2.AsyncClient() as brought:
            async with AsyncShop(
                token="t", base_url=server.url, http_client=brought
            ) as shop:
                with pytest.raises(errors.ApiTimeoutError):
                    await shop.items.get("x", timeout=0.1)
                await shop.items.get("x")
            return brought.is_closed

    assert run(main) is False


def test_responses_hold_all_that_came(serve: Serve) -> None:
    headers = {"content-type": "application/json", "X-Request-Id": "r-1"}
    server = serve(Answer(item(1), 201, headers))
    response = Shop(token="t", base_url=server.url).items.with_response.get("x")
    assert (response.status_code, response.request_id) == (201, "r-1")
    assert response.headers["x-request-ID"] == "r-1"
    assert json.loads(response.text) == response.json() == item(1)
    assert response.value.id == "i1"


def test_importing_and_making_a_client_is_light() -> None:
    program = """
import sys
from generator.runtime.client import AsyncClient, SyncClient
from generator.runtime.auth import Bearer
from generator.runtime.service import Service
service = Service(title="x", prefix="X", servers={"a": "https://a.test"},
                  schemes=(Bearer(id="b", token="token"),))
client = SyncClient(service, {"token": "t"}), AsyncClient(service, {"token": "t"})
heavy = {"httpx2", "email", "ssl", "asyncio", "dataclasses", "inspect", "json", "logging"}
print(sorted(heavy & sys.modules.keys()))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "[]"
