"""Credentials: callables that are asked at each call, own auth objects, and what is never shown."""

import logging
import pickle
import traceback
from itertools import count
from typing import Any

import pytest

from generator.runtime.auth import ApiKey, Basic, Bearer, Proof
from generator.runtime.credentials import without
from generator.runtime.decoding import any_json
from generator.runtime.errors import CredentialsError, StatusError
from generator.runtime.operation import Operation
from generator.runtime.request import Request
from generator.runtime.service import ClientHeader, Service

from .calling import Caller
from .conftest import Serve
from .server import Answer
from .shop import AsyncShop, Shop

SECRET = "hidden-secret"
BOTH = (("bearer", "key"),)
ANY = (("bearer",), ("key",), ("basic",))


def operation(security: Any, method: str = "GET") -> Operation[Any]:
    return Operation(
        name="things.list",
        method=method,
        path="/things",
        security=security,
        result=lambda: any_json,
    )


SERVICE = Service(
    title="Corner Shop",
    prefix="SHOP",
    servers={},
    schemes=(
        Basic(id="basic", username="username", password="password"),
        Bearer(id="bearer", token="token"),
        ApiKey(id="key", location="query", wire="key", token="api_key"),
        ApiKey(id="session", location="cookie", wire="sid", token="session"),
    ),
)


def asked_for(name: str) -> Any:
    numbers = count(1)
    return lambda: f"{name}-{next(numbers)}"


def test_a_callable_is_asked_at_each_call(serve: Serve) -> None:
    server = serve(by=lambda _: Answer(1))
    with Shop(service=SERVICE, base_url=server.url, token=asked_for("tok")) as shop:
        for _ in range(2):
            shop._transport.send(operation(ANY), {})
    sent = [each.headers["authorization"] for each in server.asked]
    assert sent == ["Bearer tok-1", "Bearer tok-2"]


def test_each_kind_of_credential_may_be_a_callable(
    serve: Serve, caller: Caller
) -> None:
    server = serve(by=lambda _: Answer(1))
    given = {"token": asked_for("t"), "api_key": asked_for("k")}
    caller = caller.at(service=SERVICE, base_url=server.url)
    caller.at(**given).send(operation(BOTH))
    assert server.asked[0].headers["authorization"] == "Bearer t-1"
    assert server.asked[0].query == "key=k-1"
    caller.at(session=lambda: "s").send(operation((("session",),)))
    assert server.asked[1].headers["cookie"] == "sid=s"
    pair = {"username": "ann", "password": lambda: " pass word\n"}
    caller.at(**pair).send(operation((("basic",),)))
    assert server.asked[2].headers["authorization"] == "Basic YW5uOiBwYXNzIHdvcmQ="


def test_a_callable_that_several_schemes_use_is_asked_once(serve: Serve) -> None:
    service = Service(
        title="Corner Shop",
        prefix="SHOP",
        servers={},
        schemes=(
            Bearer(id="bearer", token="token"),
            ApiKey(id="key", location="header", wire="X-Key", token="token"),
        ),
    )
    server = serve(Answer(1))
    with Shop(service=service, base_url=server.url, token=asked_for("t")) as shop:
        shop._transport.send(operation(BOTH), {})
    assert server.asked[0].headers["authorization"] == "Bearer t-1"
    assert server.asked[0].headers["x-key"] == "t-1"


def test_a_callable_may_be_async_in_async_clients(serve: Serve, run: Any) -> None:
    server = serve(Answer(1))

    async def token() -> str:
        return SECRET

    async def main() -> None:
        async with AsyncShop(service=SERVICE, base_url=server.url, token=token) as shop:
            await shop._transport.send(operation(ANY), {})

    run(main)
    assert server.asked[0].headers["authorization"] == f"Bearer {SECRET}"


def test_an_async_callable_is_refused_by_a_client_that_blocks(serve: Serve) -> None:
    server = serve(Answer(1))

    async def token() -> str:
        return SECRET

    shop = Shop(service=SERVICE, base_url=server.url, token=token)
    with shop, pytest.raises(TypeError, match="async client"):
        shop._transport.send(operation(ANY), {})
    assert server.asked == []


@pytest.mark.parametrize(
    ("gives", "kind", "words"),
    [
        (None, TypeError, "token must be a str"),
        (SECRET.encode(), TypeError, "token must be a str"),
        ("", ValueError, "token must not be empty"),
        (f"{SECRET}\r\nX: 1", ValueError, "cannot be sent"),
        (f"{SECRET}é", ValueError, "no header can hold"),
    ],
)
def test_what_callables_give_is_checked_unseen(
    serve: Serve, caller: Caller, gives: Any, kind: type[Exception], words: str
) -> None:
    server = serve(Answer(1))
    given: dict[str, Any] = {"service": SERVICE, "base_url": server.url}
    with pytest.raises(kind, match=words) as caught:
        caller.at(**given, token=lambda: gives).send(operation(ANY))
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    assert server.asked == []


def test_an_error_of_a_callable_is_the_callers(serve: Serve, caller: Caller) -> None:
    def token() -> str:
        raise LookupError("no such vault")

    with pytest.raises(LookupError, match="no such vault"):
        caller.at(service=SERVICE, base_url=serve().url, token=token).send(
            operation(ANY)
        )


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_after_401_a_callable_is_asked_once_more(
    serve: Serve, caller: Caller, method: str
) -> None:
    server = serve(Answer({}, 401), Answer(1))
    given: dict[str, Any] = {"service": SERVICE, "base_url": server.url}
    caller.at(**given, token=asked_for("t")).send(operation(ANY, method))
    sent = [each.headers["authorization"] for each in server.asked]
    assert sent == ["Bearer t-1", "Bearer t-2"]


def test_after_401_what_is_given_is_not_sent_again(
    serve: Serve, caller: Caller
) -> None:
    server = serve(Answer({}, 401), Answer(1))
    with pytest.raises(StatusError):
        caller.at(service=SERVICE, base_url=server.url, token="t").send(operation(ANY))
    assert len(server.asked) == 1


def test_the_first_alternative_that_can_be_met_is_used(serve: Serve) -> None:
    server = serve(by=lambda _: Answer(1))
    optional = operation(((), ("bearer",)))
    with Shop(service=SERVICE, base_url=server.url, api_key="k1") as shop:
        shop._transport.send(operation(ANY), {})
        shop._transport.send(optional, {})
    assert [each.query for each in server.asked] == ["key=k1", ""]
    with Shop(service=SERVICE, base_url=server.url, token="t1") as shop:
        shop._transport.send(optional, {})
    assert server.asked[2].headers["authorization"] == "Bearer t1"


def test_what_is_missing_is_named_with_its_variable() -> None:
    service = Service(
        title="Corner Shop",
        prefix="SHOP",
        servers={},
        schemes=tuple(SERVICE.schemes.values()),
        headers=(ClientHeader(argument="tenant", wire="Tenant", required=True),),
    )
    shop = Shop(service=service, base_url="https://shop.test", api_key="k")
    with shop, pytest.raises(CredentialsError) as caught:
        shop._transport.send(operation((*BOTH, ("basic",))), {})
    assert str(caught.value) == (
        "things.list needs more of the client: give it token= (or SHOP_TOKEN) and"
        " api_key= (or SHOP_API_KEY) and tenant= (or SHOP_TENANT), or username= (or"
        " SHOP_USERNAME) and password= (or SHOP_PASSWORD) and tenant= (or SHOP_TENANT)"
    )


def test_own_auth_stands_in_for_credentials(serve: Serve, caller: Caller) -> None:
    server = serve(by=lambda _: Answer(1))

    class Signed:
        def __call__(self, request: Request) -> None:
            request.headers["X-Signature"] = f"{request.method} {request.url[-7:]}"
            request.url += "?signed=1"

    caller.at(service=SERVICE, base_url=server.url, auth=Signed()).send(operation(ANY))
    assert server.asked[0].headers["x-signature"] == "GET /things"
    assert server.asked[0].target == "/things?signed=1"
    assert "authorization" not in server.asked[0].headers


def test_own_auth_may_be_async_in_async_clients(serve: Serve, run: Any) -> None:
    server = serve(Answer(1))

    async def auth(request: Request) -> None:
        request.headers["Authorization"] = "Own 1"

    async def main() -> None:
        async with AsyncShop(service=SERVICE, base_url=server.url, auth=auth) as shop:
            await shop._transport.send(operation(ANY), {})

    run(main)
    assert server.asked[0].headers["authorization"] == "Own 1"


def test_own_auth_is_asked_for_each_try(serve: Serve, caller: Caller) -> None:
    server = serve(Answer({}, 503, {"retry-after": "0"}), Answer(1))
    numbers = count(1)

    def auth(request: Request) -> None:
        request.headers["Authorization"] = f"Own {next(numbers)}"

    caller.at(service=SERVICE, base_url=server.url, auth=auth).send(operation(ANY))
    sent = [each.headers["authorization"] for each in server.asked]
    assert sent == ["Own 1", "Own 2"]


def test_secrets_are_not_shown(
    serve: Serve, caller: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    words = f"no key {SECRET}%2F, no {SECRET}/, no {SECRET}"
    server = serve(by=lambda _: Answer({"message": words}, 403))
    given: dict[str, Any] = {"service": SERVICE, "base_url": server.url}
    for key in (f"{SECRET}/", lambda: f"{SECRET}/"):
        with pytest.raises(StatusError, match="no key") as caught:
            caller.at(**given, api_key=key).send(operation(ANY))
        shown = [*traceback.format_exception(caught.value), repr(caught.value)]
        shown = [each.replace(f"no {SECRET}", "") for each in shown]
        assert not [text for text in shown if SECRET in text]
    assert f"key={SECRET}" not in caplog.text
    assert "key=***" in caplog.text


def test_proofs_and_clients_show_nothing() -> None:
    assert SECRET not in repr(Proof("header", "X-Key", SECRET))
    shop = Shop(service=SERVICE, base_url="https://shop.test", token=SECRET)
    assert SECRET not in f"{shop!r} {shop._connection!r}"
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(shop)


@pytest.mark.parametrize(
    ("text", "secrets", "plain"),
    [
        ("a secret here", ["secret"], "a *** here"),
        ("abc", ["abc"], "abc"),
        ("Basic YWJjZA== and YWJjZA==", ["Basic YWJjZA=="], "*** and ***"),
        ("key=a%2Fb%3Dc", ["a/b=c"], "key=***"),
        ("long-secret", ["long", "long-secret"], "***"),
    ],
)
def test_taking_secrets_out_of_a_text(
    text: str, secrets: list[str], plain: str
) -> None:
    assert without(text, secrets) == plain
