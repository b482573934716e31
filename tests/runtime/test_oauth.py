"""OAuth 2.0: tokens are fetched once however many want them, renewed in time, and never shown."""

import logging
import time
import traceback
from base64 import b64encode
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import Any
from urllib.parse import parse_qs

import pytest

from generator.runtime.decoding import any_json
from generator.runtime.errors import (
    ApiConnectionError,
    ApiTimeoutError,
    CredentialsError,
    InternalServerError,
    RateLimitError,
    RequestTimeoutError,
    StatusError,
)
from generator.runtime.grants import safe_address
from generator.runtime.oauth import OAuth2
from generator.runtime.operation import Operation
from generator.runtime.service import Service

from .calling import Caller
from .conftest import Serve
from .server import Answer, Asked, Server
from .shop import AsyncShop, Shop
from .together import WAYS, Together

MANY = 20
SECRET = "s3cret/+:"
JSON = {"content-type": "application/json"}
MINE = {"client_id": "shop-app", "client_secret": SECRET, "max_retries": 0}

THINGS: Operation[Any] = Operation(
    name="things.list",
    method="GET",
    path="/things",
    security=(("oauth",),),
    result=lambda: any_json,
)
ADD: Operation[Any] = Operation(
    name="things.add",
    method="POST",
    path="/things",
    security=(("oauth",),),
    result=lambda: any_json,
)


def service(**changed: Any) -> Service:
    scheme: dict[str, Any] = {
        "id": "oauth",
        "token": "token",
        "client_id": "client_id",
        "client_secret": "client_secret",
        "refresh_token": "refresh_token",
        "on_refresh_token": "on_refresh_token",
        "scope": "scope",
        "address": "token_url",
        "token_url": "/token",
        "refresh_url": "/token",
    }
    return Service(
        title="Corner Shop",
        prefix="SHOP",
        servers={},
        schemes=(OAuth2(**{**scheme, **changed}),),
    )


class Tokens:
    """A server of tokens t1, t2, ..., and of an API that takes those that are not in `refused`."""

    def __init__(self, **said: Any) -> None:
        self.said = said
        self.asked: list[Asked] = []
        self.used: list[str] = []
        self.refused: set[str] = set()
        self.slow = 0.0
        self._count = count(1)

    def __call__(self, asked: Asked) -> Answer:
        if asked.path == "/token":
            self.asked.append(asked)
            time.sleep(self.slow)
            return self.grant(asked)
        used = asked.headers.get("authorization", "").removeprefix("Bearer ")
        self.used.append(used)
        if used in self.refused:
            return Answer({"message": f"{used} is no token"}, 401)
        return Answer(used)

    def grant(self, asked: Asked) -> Answer:
        token = f"token{next(self._count)}"
        return Answer({"access_token": token, "token_type": "Bearer", **self.said})

    def form(self, index: int = -1) -> dict[str, list[str]]:
        return parse_qs(self.asked[index].content.decode())


class Refusing(Tokens):
    """A server that gives no tokens but this."""

    def __init__(self, *answers: Answer) -> None:
        super().__init__()
        self._answers = iter(answers)

    def grant(self, asked: Asked) -> Answer:
        return next(self._answers, None) or super().grant(asked)


def at(server: Server, **settings: Any) -> dict[str, Any]:
    settings = {"service": service(), **MINE, **settings}
    return {"base_url": server.url, **settings}


@pytest.fixture(params=list(WAYS))
def together(request: pytest.FixtureRequest) -> Together:
    return WAYS[request.param]


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[float], None]]:
    """Lets the time pass that tokens live by."""
    passed = [0.0]
    start = time.monotonic()
    monkeypatch.setattr("generator.runtime.oauth.monotonic", lambda: start + passed[0])

    def advance(seconds: float) -> None:
        passed[0] += seconds

    yield advance


def test_client_credentials_are_exchanged_and_the_token_is_kept(
    serve: Serve, caller: Caller
) -> None:
    tokens = Tokens(expires_in=3600)
    server = serve(by=tokens)
    assert caller.at(**at(server)).send(THINGS) == "token1"
    pair = b64encode(b"shop-app:s3cret%2F%2B%3A").decode()
    assert tokens.asked[0].headers["authorization"] == f"Basic {pair}"
    assert tokens.form() == {"grant_type": ["client_credentials"]}
    with Shop(**at(server)) as shop:
        assert [shop._transport.send(THINGS, {}) for _ in range(3)] == ["token2"] * 3


def test_many_calls_at_once_fetch_one_token(serve: Serve, together: Together) -> None:
    tokens = Tokens(expires_in=3600)
    tokens.slow = 0.2
    found = together(THINGS, MANY, **at(serve(by=tokens)))
    assert found == ["token1"] * MANY
    assert len(tokens.asked) == 1


def test_one_that_lives_no_time_serves_all_who_waited(
    serve: Serve, together: Together
) -> None:
    tokens = Tokens(expires_in=0)
    tokens.slow = 0.3
    found = together(THINGS, MANY, **at(serve(by=tokens)))
    assert {str(each) for each in found} == {"token1"}
    assert len(tokens.asked) == 1


@pytest.mark.parametrize(
    ("lifetime", "fresh", "stale"),
    [(3600, 3569, 3571), ("100", 89, 91), (10.0, 8.9, 9.1)],
)
def test_a_token_is_renewed_before_it_ends(
    serve: Serve,
    now: Callable[[float], None],
    lifetime: object,
    fresh: float,
    stale: float,
) -> None:
    server = serve(by=Tokens(expires_in=lifetime))
    with Shop(**at(server)) as shop:
        assert shop._transport.send(THINGS, {}) == "token1"
        now(fresh)
        assert shop._transport.send(THINGS, {}) == "token1"
        now(stale - fresh)
        assert shop._transport.send(THINGS, {}) == "token2"


@pytest.mark.parametrize("said", [{}, {"expires_in": None}, {"expires_in": "soon"}])
def test_a_token_of_unknown_life_is_kept(
    serve: Serve, now: Callable[[float], None], said: dict[str, Any]
) -> None:
    with Shop(**at(serve(by=Tokens(**said)))) as shop:
        assert shop._transport.send(THINGS, {}) == "token1"
        now(10**9)
        assert shop._transport.send(THINGS, {}) == "token1"


@pytest.mark.parametrize("operation", [THINGS, ADD])
def test_a_refused_token_is_made_anew_once(
    serve: Serve, caller: Caller, operation: Operation[Any]
) -> None:
    tokens = Tokens()
    tokens.refused = {"token1"}
    assert caller.at(**at(serve(by=tokens))).send(operation) == "token2"
    assert tokens.used == ["token1", "token2"]


def test_a_token_that_stays_refused_is_an_error(serve: Serve, caller: Caller) -> None:
    tokens = Tokens()
    tokens.refused = {"token1", "token2", "token3"}
    with pytest.raises(StatusError) as caught:
        caller.at(**at(serve(by=tokens))).send(THINGS)
    assert caught.value.status_code == 401
    assert tokens.used == ["token1", "token2"]
    assert "token2" not in str(caught.value)


def test_many_that_are_refused_at_once_fetch_one_token(
    serve: Serve, together: Together
) -> None:
    tokens = Tokens()
    tokens.refused = {"token1"}
    tokens.slow = 0.1
    assert together(THINGS, MANY, **at(serve(by=tokens))) == ["token2"] * MANY
    assert len(tokens.asked) == 2


def test_a_token_that_is_given_is_used_as_it_is(serve: Serve, caller: Caller) -> None:
    tokens = Tokens()
    given = at(serve(by=tokens), client_id=None, client_secret=None, token="mine")
    assert caller.at(**given).send(THINGS) == "mine"
    tokens.refused = {"mine"}
    with pytest.raises(StatusError):
        caller.at(**given).send(THINGS)
    assert tokens.asked == []
    assert tokens.used == ["mine", "mine"]


def test_a_token_that_is_given_is_replaced_when_it_is_refused(
    serve: Serve, caller: Caller
) -> None:
    tokens = Tokens()
    tokens.refused = {"mine"}
    given = at(serve(by=tokens), token="mine", client_secret=None, refresh_token="r0")
    assert caller.at(**given).send(THINGS) == "token1"
    assert tokens.used == ["mine", "token1"]
    assert tokens.form() == {
        "grant_type": ["refresh_token"],
        "refresh_token": ["r0"],
        "client_id": ["shop-app"],
    }


def test_a_new_refresh_token_is_kept_and_told(serve: Serve) -> None:
    tokens = Tokens(expires_in=0, refresh_token="r1")
    told: list[str] = []
    given = at(serve(by=tokens), refresh_token="r0", on_refresh_token=told.append)
    with Shop(**given) as shop:
        for _ in range(3):
            shop._transport.send(THINGS, {})
    sent = [tokens.form(index)["refresh_token"] for index in range(3)]
    assert sent == [["r0"], ["r1"], ["r1"]]
    assert told == ["r1"]


def test_who_hears_of_refresh_tokens_may_be_async(serve: Serve, run: Any) -> None:
    told: list[str] = []

    async def hear(token: str) -> None:
        told.append(token)

    given = at(
        serve(by=Tokens(refresh_token="r1")), refresh_token="r0", on_refresh_token=hear
    )

    async def main() -> None:
        async with AsyncShop(**given) as shop:
            await shop._transport.send(THINGS, {})

    run(main)
    assert told == ["r1"]


@pytest.mark.parametrize("error", ["invalid_client", "invalid_request", None])
def test_the_client_goes_into_the_body_where_the_server_wants_it(
    serve: Serve, caller: Caller, error: str | None
) -> None:
    tokens = Refusing(Answer({"error": error}, 401))
    assert caller.at(**at(serve(by=tokens))).send(THINGS) == "token1"
    assert "authorization" not in tokens.asked[1].headers
    assert tokens.form()["client_secret"] == [SECRET]
    assert tokens.form()["client_id"] == ["shop-app"]


def test_what_the_server_wants_is_remembered(serve: Serve) -> None:
    tokens = Refusing(Answer({"error": "invalid_client"}, 401))
    tokens.said = {"expires_in": 0}
    with Shop(**at(serve(by=tokens))) as shop:
        assert [shop._transport.send(THINGS, {}) for _ in range(2)] == [
            "token1",
            "token2",
        ]
    assert len(tokens.asked) == 3


@pytest.mark.parametrize(
    ("given", "sent"),
    [({}, ["read write"]), ({"scope": "read"}, ["read"]), ({"scope": ""}, None)],
)
def test_scopes(serve: Serve, given: dict[str, Any], sent: list[str] | None) -> None:
    tokens = Tokens()
    scoped = service(scopes=("read", "write"))
    with Shop(**at(serve(by=tokens), service=scoped, **given)) as shop:
        shop._transport.send(THINGS, {})
    assert tokens.form().get("scope") == sent


def test_who_may_not_do_all_that_is_documented_gets_what_he_may(serve: Serve) -> None:
    tokens = Refusing(Answer({"error": "invalid_scope"}, 400))
    scoped = service(scopes=("read", "write"))
    with Shop(**at(serve(by=tokens), service=scoped)) as shop:
        assert shop._transport.send(THINGS, {}) == "token1"
    assert "scope" not in tokens.form()


def test_scopes_that_the_user_names_are_not_given_up(serve: Serve) -> None:
    tokens = Refusing(Answer({"error": "invalid_scope"}, 400))
    shop = Shop(**at(serve(by=tokens), scope="all"))
    with shop, pytest.raises(CredentialsError, match="invalid_scope"):
        shop._transport.send(THINGS, {})


BROKEN = {
    "words": (
        Answer(
            {"error": "invalid_grant", "error_description": f"No {SECRET}\nhere"}, 400
        ),
        r"gave no token: invalid_grant: No \*\*\* here",
    ),
    "403": (Answer({"x": 1}, 403), "it answered 403 Forbidden"),
    "html": (
        Answer(b"<html>Sign in</html>", 200, {"content-type": "text/html"}),
        "it answered 200 OK with no access_token",
    ),
    "empty": (Answer({}, 200), "it answered 200 OK with no access_token"),
    "list": (Answer([1], 200), "it answered 200 OK with no access_token"),
    "line end": (Answer({"access_token": "a\r\nX: 1"}), "with no access_token"),
    "long": (
        Answer({"error_description": "x" * 297 + SECRET}, 400),
        r"x{297}\*\*\*$",
    ),
    "number": (Answer({"access_token": 7}), "with no access_token"),
    "error with 200": (Answer({"error": "bad_verification_code"}), "bad_verification"),
    "elsewhere": (
        Answer(b"", 307, {"location": "https://evil.test/token"}),
        "it answered 307 Temporary Redirect",
    ),
    "broken gzip": (
        Answer(b"no gzip", 200, {"content-encoding": "gzip"}),
        "the gzip data is broken",
    ),
    "too much": (Answer({"access_token": "x" * 2_000_000}), "more than 1048576 bytes"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_token_is_said_without_secrets(
    serve: Serve, caller: Caller, name: str
) -> None:
    answer, words = BROKEN[name]
    tokens = Refusing(answer, answer)
    server = serve(by=tokens)
    with pytest.raises(CredentialsError, match=words) as caught:
        caller.at(**at(server)).send(THINGS)
    shown = "".join(traceback.format_exception(caught.value))
    assert f"POST {server.url}/token" in shown
    assert SECRET not in shown and "c2hvcC1hcHA" not in shown
    assert tokens.used == []


def test_all_who_wait_for_a_failure_get_it_and_the_next_tries_anew(
    serve: Serve, together: Together
) -> None:
    tokens = Refusing(Answer({"error": "invalid_grant"}, 400))
    tokens.slow = 0.3
    found = together(THINGS, MANY, **at(serve(by=tokens)))
    assert {type(each) for each in found} == {CredentialsError}
    assert len({id(each) for each in found}) == MANY
    assert len(tokens.asked) == 1


@pytest.mark.parametrize(
    ("status", "kind"),
    [(408, RequestTimeoutError), (429, RateLimitError), (500, InternalServerError)],
)
def test_a_failure_that_may_pass_is_tried_again_by_all_who_waited(
    serve: Serve, together: Together, status: int, kind: type[StatusError]
) -> None:
    told = Answer({"message": SECRET}, status, {"retry-after-ms": "50"})
    tokens = Refusing(told)
    tokens.slow = 0.3
    server = serve(by=tokens)
    assert together(ADD, MANY, **at(server, max_retries=1)) == ["token1"] * MANY
    assert len(tokens.asked) == 2

    tokens = Refusing(told)
    tokens.slow = 0.3
    found = together(ADD, MANY, **at(serve(by=tokens)))
    assert {type(each) for each in found} == {kind}
    assert len({id(each) for each in found}) == MANY
    assert {(each.sent, each.retry_after) for each in found} == {(False, 0.05)}
    assert {str(each.body) for each in found} == {"{'message': '***'}"}
    assert SECRET.encode() not in found[0].response.content
    assert len(tokens.asked) == 1


def test_a_status_of_tokens_is_an_error_of_the_package(serve: Serve) -> None:
    class OwnError(RateLimitError):
        """429: with a documented body."""

    own = service()
    own.errors = lambda: {"429": OwnError}
    tokens = Refusing(Answer({"message": "slow down"}, 429))
    shop = Shop(**at(serve(by=tokens), service=own))
    with shop, pytest.raises(OwnError, match="/token gave no token: ") as caught:
        shop._transport.send(THINGS, {})
    # it promises the API's own body
    assert caught.value.body is None
    assert caught.value.response.json() == {"message": "slow down"}


def test_who_waits_for_the_token_of_another_waits_no_longer_than_it_may(
    serve: Serve,
) -> None:
    tokens = Tokens()
    tokens.slow = 1.0
    server = serve(by=tokens)
    with Shop(**at(server)) as shop, ThreadPoolExecutor(1) as threads:
        first = threads.submit(shop._transport.send, THINGS, {})
        while not tokens.asked:
            time.sleep(0.005)
        for limit in ("timeout", "deadline"):
            started = time.monotonic()
            with pytest.raises(ApiTimeoutError) as caught:
                shop._transport.send(ADD, {}, **{limit: 0.2})  # type: ignore[arg-type]
            assert time.monotonic() - started < 0.5
            assert str(caught.value).startswith(f"POST {server.url}/token: another")
            assert not caught.value.sent
        assert first.result() == "token1"
        assert shop._transport.send(ADD, {}, timeout=0.2) == "token1"
    assert len(tokens.asked) == 1


def test_a_task_waits_for_the_token_of_another_no_longer_than_it_may(
    serve: Serve, run: Any
) -> None:
    import anyio

    tokens = Tokens()
    tokens.slow = 1.0
    server = serve(by=tokens)

    async def main() -> None:
        async with (
            AsyncShop(**at(server)) as shop,
            anyio.create_task_group() as group,
        ):
            group.start_soon(shop._transport.send, THINGS, {})
            while not tokens.asked:
                await anyio.sleep(0.005)
            started = time.monotonic()
            with pytest.raises(ApiTimeoutError) as caught:
                await shop._transport.send(ADD, {}, timeout=0.2)
            assert time.monotonic() - started < 0.5
            assert str(caught.value).startswith(f"POST {server.url}/token: another")
            assert not caught.value.sent
            with pytest.raises(ApiTimeoutError):
                await shop._transport.send(ADD, {}, deadline=0.2)
            assert await shop._transport.send(ADD, {}, timeout=2.0) == "token1"
            await shop.close()

    run(main)
    assert len(tokens.asked) == 1


def test_a_token_takes_no_longer_than_the_call_may_though_it_is_asked_for_twice(
    serve: Serve, caller: Caller
) -> None:
    tokens = Refusing(Answer({"error": "invalid_client"}, 401))
    tokens.slow = 0.3
    started = time.monotonic()
    with pytest.raises(ApiTimeoutError, match="/token: no .* in time"):
        caller.at(**at(serve(by=tokens), timeout=0.45)).send(THINGS)
    assert time.monotonic() - started < 0.6
    assert len(tokens.asked) == 2


def test_after_a_failure_the_next_call_tries_anew(serve: Serve) -> None:
    tokens = Refusing(Answer({"error": "invalid_grant"}, 400))
    with Shop(**at(serve(by=tokens))) as shop:
        with pytest.raises(CredentialsError):
            shop._transport.send(THINGS, {})
        assert shop._transport.send(THINGS, {}) == "token1"


def test_nobody_at_the_address_of_tokens(
    serve: Serve, caller: Caller, together: Together
) -> None:
    tokens = Tokens()
    gone = "http://127.0.0.1:1/token?key=hidden"
    given = at(serve(by=tokens), token_url=gone)
    with pytest.raises(ApiConnectionError, match="POST http://127.0.0.1:1/token") as c:
        caller.at(**given).send(ADD)
    assert "hidden" not in str(c.value)
    assert not c.value.sent
    found = together(ADD, MANY, **given)
    assert {type(each) for each in found} == {ApiConnectionError}
    assert tokens.used == []


def test_a_slow_address_of_tokens(serve: Serve, caller: Caller) -> None:
    tokens = Tokens()
    tokens.slow = 1.0
    started = time.monotonic()
    with pytest.raises(ApiTimeoutError, match="/token: no answer in time"):
        caller.at(**at(serve(by=tokens), timeout=0.2)).send(THINGS)
    assert time.monotonic() - started < 0.9


def test_a_call_whose_token_could_not_be_asked_for_is_tried_again(
    serve: Serve, caller: Caller
) -> None:
    tokens = Refusing()
    server = serve(by=tokens)
    given = at(server, token_url="http://127.0.0.1:1/token", max_retries=1)
    started = time.monotonic()
    with pytest.raises(ApiConnectionError):
        caller.at(**given).send(ADD)
    assert time.monotonic() - started < 2


def test_a_call_that_is_given_up_does_not_hold_up_the_others(
    serve: Serve, run: Any
) -> None:
    import anyio

    tokens = Tokens()
    tokens.slow = 0.2
    found: list[Any] = []

    async def main() -> None:
        async with AsyncShop(**at(serve(by=tokens))) as shop:

            async def call() -> None:
                found.append(await shop._transport.send(THINGS, {}))

            async with anyio.create_task_group() as group:
                with anyio.CancelScope() as scope:
                    async with anyio.create_task_group() as given_up:
                        given_up.start_soon(call)
                        while not tokens.asked:
                            await anyio.sleep(0.005)
                        scope.cancel()
                group.start_soon(call)
                group.start_soon(call)

    run(main)
    assert len(found) == 2 and found[0] == found[1]
    assert len(tokens.asked) == 2


def test_credentials_of_the_environment(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    tokens = Tokens()
    server = serve(by=tokens)
    for name, value in {
        "SHOP_CLIENT_ID": "shop-app",
        "SHOP_CLIENT_SECRET": f"{SECRET}\n",
        "SHOP_SCOPE": "read",
        "SHOP_TOKEN_URL": f"{server.url}/token",
        "SHOP_ON_REFRESH_TOKEN": "no callable",
    }.items():
        monkeypatch.setenv(name, value)
    unsaid = service(token_url="", refresh_url="")
    with Shop(service=unsaid, base_url=server.url) as shop:
        assert shop._transport.send(THINGS, {}) == "token1"
    assert tokens.form()["scope"] == ["read"]


def test_what_is_missing_is_named(serve: Serve) -> None:
    server = serve(by=Tokens())
    shop = Shop(service=service(), base_url=server.url)
    with shop, pytest.raises(CredentialsError) as caught:
        shop._transport.send(THINGS, {})
    assert str(caught.value) == (
        "things.list needs more of the client: give it token= (or SHOP_TOKEN), or"
        " client_id= (or SHOP_CLIENT_ID) and client_secret= (or SHOP_CLIENT_SECRET), or"
        " client_id= (or SHOP_CLIENT_ID) and refresh_token= (or SHOP_REFRESH_TOKEN)"
    )
    unsaid = service(token_url="", refresh_url=None)
    shop = Shop(**at(server, service=unsaid))
    with shop, pytest.raises(CredentialsError, match="give the client token_url="):
        shop._transport.send(THINGS, {})


@pytest.mark.parametrize(
    ("address", "base", "whole"),
    [
        ("/oauth/token", "https://shop.test/v1", "https://shop.test/oauth/token"),
        ("token", "https://shop.test", "https://shop.test/token"),
        ("token?a=1#b", "https://shop.test/v1/", "https://shop.test/v1/token?a=1"),
        ("https://id.test/t", "http://127.0.0.1:1", "https://id.test/t"),
        ("http://localhost:8/t", "https://shop.test", "http://localhost:8/t"),
        ("http://[::1]:8/t", "https://shop.test", "http://[::1]:8/t"),
        ("/t", "http://intranet:8/v1", "http://intranet:8/t"),
    ],
)
def test_addresses_of_tokens(address: str, base: str, whole: str) -> None:
    assert safe_address(address, base, "token_url") == whole


@pytest.mark.parametrize(
    "address",
    [
        "http://id.test/t",
        "//id.test/t",
        "ftp://id.test/t",
        "https://u:hidden@id.test/t",
        "https:///t",
        "https://id.test:99999/t",
        "https://id.test/a b",
        "https://id.test\\@hidden",
    ],
)
def test_addresses_that_secrets_are_not_sent_to(address: str) -> None:
    with pytest.raises(ValueError, match="token_url must be an https") as caught:
        safe_address(address, "http://127.0.0.1:8", "token_url")
    assert "hidden" not in str(caught.value)


@pytest.mark.parametrize(
    "wrong", [{"scope": ["read"]}, {"token_url": 1}, {"client_id": b"x"}]
)
def test_settings_of_wrong_types(wrong: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=f"{next(iter(wrong))} must be a str"):
        Shop(service=service(), base_url="https://shop.test", **{**MINE, **wrong})


def test_a_secret_may_be_a_callable_that_is_asked_when_a_token_is_fetched(
    serve: Serve,
) -> None:
    asked = count(1)
    tokens = Tokens()

    def secret() -> str:
        return f"secret{next(asked)}"

    with Shop(**at(serve(by=tokens), client_secret=secret)) as shop:
        for _ in range(3):
            shop._transport.send(THINGS, {})
    assert next(asked) == 2


def test_tokens_are_never_shown(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    tokens = Tokens(refresh_token="refreshed")
    tokens.refused = {"token1", "token2"}
    with Shop(**at(serve(by=tokens), refresh_token="r0-secret")) as shop:
        with pytest.raises(StatusError) as caught:
            shop._transport.send(THINGS, {})
        shown = [repr(shop), str(caught.value), caplog.text]
        shown += traceback.format_exception(caught.value)
        proofs = shop._connection._credentials
        shown += [repr(proofs), repr(shop._connection)]
    hidden = ("token1", "token2", SECRET, "refreshed", "r0-secret", "c2hvcC1hcHA")
    assert not [text for text in shown for secret in hidden if secret in text]
