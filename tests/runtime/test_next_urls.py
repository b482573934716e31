"""Pages whose address the server gives: credentials go to our own servers only."""

from typing import Any

import pytest

from generator.runtime import errors
from generator.runtime.decoding import any_json
from generator.runtime.operation import BodyField, Cookie, Header, Operation, Query
from generator.runtime.parameters import NEXT_URL
from generator.runtime.request import Request, build, sign
from generator.runtime.ways import run

from .calling import Caller
from .conftest import Serve
from .server import Answer
from .shop import Shop

LIST: Operation[Any] = Operation(
    name="list",
    method="GET",
    path="/v1/items",
    parameters=(
        Query("size", "size"),
        Header("trace", "X-Trace"),
        Cookie("visit", "visit"),
    ),
    security=(("bearer",), ("key",)),
    result=lambda: any_json,
)
SENT = {"size": 2, "trace": "t", "visit": "v"}


def following(url: str, **client: Any) -> Request:
    shop = Shop(base_url="https://a.test/api", tenant="x", **client)
    request = build(shop._connection, LIST, {**SENT, NEXT_URL: url})
    sign(request, run(shop._connection.proofs(shop._way, LIST)))
    return request


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("https://a.test/other?after=1&size=9#x", "https://a.test/other?after=1&size=9"),
        ("HTTPS://A.test:443/x", "https://A.test:443/x"),
        ("/x?after=1", "https://a.test/x?after=1"),
        ("?after=1", "https://a.test/api/v1/items?after=1"),
        ("items/2", "https://a.test/api/v1/items/2"),
        ("//a.test/x", "https://a.test/x"),
    ],
)  # fmt: skip
def test_our_own_server_gets_what_it_got_before(given: str, url: str) -> None:
    request = following(given, token="secret")
    assert request.url == url
    headers = dict(request.headers)
    assert headers["Authorization"] == "Bearer secret"
    assert (headers["Tenant"], headers["X-Trace"]) == ("x", "t")
    assert headers["Cookie"] == "visit=v"


def test_a_key_of_the_query_is_sent_once() -> None:
    assert following("?p=2", api_key="key/1").url.endswith("?p=2&api%20key=key%2F1")
    assert following("/x", api_key="key/1").url == "https://a.test/x?api%20key=key%2F1"
    assert following("?api%20key=old", api_key="key/1").url.endswith("?api%20key=old")


@pytest.mark.parametrize(
    "given",
    [
        "https://evil.test/x",
        "//evil.test/x",
        "http://a.test/x",
        "https://a.test:8443/x",
        "https://a.test.evil.test/x",
    ],
)
@pytest.mark.parametrize("client", [{"token": "secret"}, {"api_key": "secret"}])
def test_another_server_gets_nothing(given: str, client: dict[str, str]) -> None:
    request = following(given, **client)
    assert list(request.headers) == ["Accept", "Accept-Encoding"]
    assert "secret" not in request.url
    sent = Operation(
        name="x",
        method="POST",
        path="/x",
        parameters=(BodyField("a", "a"),),
        result=lambda: any_json,
    )
    shop = Shop(base_url="https://a.test")
    assert build(shop._connection, sent, {"a": 1, NEXT_URL: given}).content is None
    assert build(shop._connection, sent, {"a": 1, NEXT_URL: "/y"}).content is not None


@pytest.mark.parametrize(
    "given",
    ["ftp://a.test/x", "javascript:x", "https://u:secret@a.test/", "http://[", "https://a.test:x/", "/a b", "/a\nb", "/\\evil.test", 7],
)  # fmt: skip
def test_addresses_that_are_none(given: Any) -> None:
    with pytest.raises(errors.PagingError) as caught:
        following(given, token="t")
    assert "secret" not in str(caught.value)


def test_over_http(serve: Serve, caller: Caller) -> None:
    other = serve(Answer([2]))
    server = serve(Answer([1]))
    at = caller.at(base_url=server.url, token="secret")
    assert at.send(LIST, **{NEXT_URL: f"{server.url}/x?y=1"}) == [1]
    assert at.send(LIST, **{NEXT_URL: f"{other.url}/x"}) == [2]
    assert server.asked[0].target == "/x?y=1"
    assert server.asked[0].headers["authorization"] == "Bearer secret"
    assert "authorization" not in other.asked[0].headers
