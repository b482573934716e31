"""What clients and calls may be told: options, headers, calls that nothing documents, whole answers."""

from typing import Any

import pytest

from .callers import Caller, in_every_way
from .conftest import Serve
from .server import Answer
from .vendors import SECRET, VENDORS, Vendor, each

CLOSE = next(vendor for vendor in VENDORS if vendor.name == "close")


@each
@in_every_way
def test_options_of_one_call(vendor: Vendor, caller: Caller, serve: Serve) -> None:
    server = serve(Answer(vendor.answer))
    caller.call(
        vendor,
        base_url=server.url,
        of_call={
            "timeout": 5.0,
            "extra_headers": {"X-Trace": "t-1", "User-Agent": "mine"},
            "extra_query": {"debug": True, "of": ["a b", "c"], "none": None},
        },
    )
    (request,) = server.requests
    assert request.headers["x-trace"] == "t-1"
    assert request.headers["user-agent"] == "mine"
    added = (("debug", "true"), ("of", "a b"), ("of", "c"))
    assert request.query == (*vendor.query, *added)
    assert vendor.auth.items() <= request.headers.items()


@each
def test_an_option_that_no_call_has(vendor: Vendor) -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'tiemout'"):
        vendor.call(vendor.client(**vendor.given), tiemout=3)


@pytest.mark.parametrize("timeout", [0, -1.0, float("nan")])
def test_options_that_cannot_be(timeout: float) -> None:
    for options in ({"timeout": timeout}, {"deadline": timeout}):
        with pytest.raises(ValueError, match="must be more than 0 seconds"):
            CLOSE.client(**CLOSE.given, **options)
        with pytest.raises(ValueError, match="must be more than 0 seconds"):
            CLOSE.call(CLOSE.client(**CLOSE.given), **options)
    with pytest.raises(ValueError, match="max_retries must not be negative"):
        CLOSE.client(**CLOSE.given).with_options(max_retries=-1)


@in_every_way
def test_a_body_is_added_to(caller: Caller, serve: Serve) -> None:
    server = serve(Answer(CLOSE.answer))
    caller.call(CLOSE, base_url=server.url, of_call={"extra_body": {"a": [1, None]}})
    assert server.requests[0].body == b'{"a":[1,null]}'
    assert server.requests[0].headers["content-type"] == "application/json"


@each
@in_every_way
def test_a_client_with_other_options(
    vendor: Vendor, caller: Caller, serve: Serve
) -> None:
    server = serve(*[Answer(vendor.answer)] * 3)

    def use(client: Any) -> Any:
        other = client.with_options(timeout=3, headers={"X-A": "1"}, max_retries=0)
        further = other.with_options(headers={"X-B": "2"})
        assert type(further) is type(client)
        assert further.base_url == client.base_url
        calls = [vendor.call(each) for each in (client, other, further)]
        return calls if caller.kind == "sync" else _all(calls)

    caller.use(vendor, use, base_url=server.url)
    sent = [(r.headers.get("x-a"), r.headers.get("x-b")) for r in server.requests]
    assert sent == [(None, None), ("1", None), ("1", "2")]
    assert len({request.port for request in server.requests}) == 1  # one connection
    for request in server.requests:
        assert vendor.auth.items() <= request.headers.items()


async def _all(calls: list[Any]) -> list[Any]:
    return [await call for call in calls]


def test_what_with_options_does_not_take() -> None:
    client = CLOSE.client(**CLOSE.given)
    with pytest.raises(TypeError, match="unexpected keyword argument 'api_key'"):
        client.with_options(api_key="other")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"timout": 3}, "Close\\(\\) got an unexpected keyword argument 'timout'"),
        ({"timeout": "5"}, "timeout must be seconds, not str"),
        ({"deadline": True}, "deadline must be seconds, not bool"),
        ({"timeout": float("inf")}, "timeout must be more than 0 seconds, not inf"),
        ({"max_retries": 1.5}, "max_retries must be an int, not float"),
        ({"max_retries": None}, "max_retries must be an int, not NoneType"),
        ({"max_response_bytes": -1}, "max_response_bytes must not be negative: -1"),
        ({"strict": "no"}, "strict must be a bool, not str"),
        ({"hooks": print}, "hooks must be Hooks"),
        ({"on_drift": 3}, "on_drift must be callable, not int"),
        ({"headers": None}, "headers must be a mapping, not NoneType"),
        ({"headers": {"X-A": "\u00e9"}}, "X-A: the value has a character"),
        ({"headers": {"X-A": 3}}, "X-A: a header must be a str, not int"),
        ({"http_client": object()}, "http_client must be an httpx2.Client"),
    ],
)
def test_settings_that_cannot_be(options: dict[str, Any], message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=message):
        CLOSE.client(**CLOSE.given, **options)


@in_every_way
def test_extras_are_sent_in_place_of_what_has_their_name(
    caller: Caller, serve: Serve
) -> None:
    server = serve(*[Answer(CLOSE.answer)] * 3)

    def use(client: Any) -> Any:
        own = {"Authorization": "Mine x"}
        calls = [
            client.contacts.list(limit=5, extra_query={"_limit": 9}),
            client.contacts.list(extra_headers=own),
            client.request("POST", "/x", body={"a": 1, "b": 2}, extra_body={"b": 3}),
        ]
        return calls if caller.kind == "sync" else _all(calls)

    caller.use(CLOSE, use, base_url=server.url)
    query, header, body = server.requests
    assert query.query == (("_limit", "9"),)
    assert header.headers["authorization"] == "Mine x"
    assert body.body == b'{"a":1,"b":3}'


def test_a_header_of_the_user_stands_in_for_credentials(serve: Serve) -> None:
    server = serve(Answer(CLOSE.answer))
    client = CLOSE.client(base_url=server.url)
    with pytest.raises(CLOSE.package.CredentialsError):
        client.contacts.list()
    client.with_options(headers={"authorization": "Mine x"}).contacts.list()
    assert [r.headers["authorization"] for r in server.requests] == ["Mine x"]


@each
@in_every_way
def test_calls_that_the_documentation_forgot(
    vendor: Vendor, caller: Caller, serve: Serve
) -> None:
    server = serve(Answer({"made": 1}), Answer(text="pong", headers=TEXT))

    def use(client: Any) -> Any:
        calls = [
            client.request("post", "/hidden/a b", body={"x": None}, timeout=4),
            client.request("GET", "/ping", query={"q": "&"}, headers={"X-A": "1"}),
        ]
        return calls if caller.kind == "sync" else _all(calls)

    made, pong = caller.use(vendor, use, base_url=server.url)
    assert (made.status_code, made.value) == (200, {"made": 1})
    assert pong.value == "pong"
    first, second = server.requests
    assert (first.method, first.path, first.body) == (
        "POST",
        "/hidden/a%20b",
        b'{"x":null}',
    )
    assert (second.method, second.query) == ("GET", (("q", "&"),))
    assert second.headers["x-a"] == "1"
    for request in server.requests:
        assert vendor.auth.items() <= request.headers.items()


TEXT = {"content-type": "text/plain"}


@in_every_way
def test_such_calls_may_give_a_model(caller: Caller, serve: Serve) -> None:
    email = CLOSE.package.ContactEmail
    given = {"email": "a@b.test", "type": "office", "is_unsubscribed": False}
    server = serve(Answer(given), Answer({}))

    def use(client: Any) -> Any:
        return client.request("GET", "/x", returns=email)

    response = caller.use(CLOSE, use, base_url=server.url)
    assert response.value == email(**given)
    with pytest.raises(CLOSE.package.DecodeError, match="required field is missing"):
        caller.use(CLOSE, use, base_url=server.url)


@pytest.mark.parametrize(
    "path", ["x", "//evil.test/x", "https://evil.test/x", "/a/../b", "/a?b=1", "/a#b"]
)
def test_such_calls_stay_below_the_base_url(path: str) -> None:
    client = CLOSE.client(**CLOSE.given)
    with pytest.raises(ValueError, match="path must"):
        client.request("GET", path)
    with pytest.raises(ValueError, match="no method of HTTP"):
        client.request("GET /x", "/x")


@each
@in_every_way
def test_whole_answers(vendor: Vendor, caller: Caller, serve: Serve) -> None:
    server = serve(Answer(vendor.answer, headers={"X-Request-Id": "r-7"}))

    def use(client: Any) -> Any:
        return vendor.call_with_response(client)

    response = caller.use(vendor, use, base_url=server.url)
    assert isinstance(response, vendor.package.Response)
    assert (response.status_code, response.request_id) == (200, "r-7")
    assert response.json() == vendor.answer
    assert response.content == server.sent[0]
    assert 0 < response.elapsed < 10
    assert response.headers["content-type"] == "application/json"
    assert response.value is not None
    assert SECRET not in repr(response)


@each
@in_every_way
def test_answers_that_are_not_read_before_they_are_asked_for(
    vendor: Vendor, caller: Caller, serve: Serve
) -> None:
    server = serve(*[Answer(vendor.answer)] * 2)

    def streamed(client: Any) -> Any:
        calls = getattr(client, vendor.group).with_streaming_response
        return getattr(calls, vendor.method)(*vendor.values)

    def use(client: Any) -> Any:
        if caller.kind != "sync":
            return awaited(client)
        with streamed(client) as answer:
            status, first = answer.status_code, answer.value()
        with streamed(client) as answer:
            return status, first, b"".join(answer.chunks())

    async def awaited(client: Any) -> Any:
        async with streamed(client) as answer:
            status, first = answer.status_code, await answer.value()
        async with streamed(client) as answer:
            return status, first, b"".join([chunk async for chunk in answer.chunks()])

    status, first, content = caller.use(vendor, use, base_url=server.url)
    assert status == 200
    assert first is not None
    assert content == server.sent[1]
