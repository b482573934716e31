"""Where requests go: variables of servers, and servers of operations."""

from typing import Any

import pytest

from generator.runtime.auth import Bearer
from generator.runtime.decoding import nothing
from generator.runtime.operation import Operation
from generator.runtime.request import build, sign
from generator.runtime.service import ServerVariable, Service
from generator.runtime.ways import run

from .shop import Shop


def service(url: str, *variables: ServerVariable) -> Service:
    return Service(
        title="Shop", prefix="SHOP", servers={"only": url}, variables=variables
    )


REGION = ServerVariable("region", "region", "eu", choices=("eu", "us"))
HOST = ServerVariable("host", "host", "a.test")
ORG = ServerVariable("org", "org", None)
VERSION = ServerVariable("version", "version", "v1")


@pytest.mark.parametrize(
    ("url", "variables", "given", "filled"),
    [
        ("https://{region}.a.test/x/", (REGION,), {}, "https://eu.a.test/x"),
        ("https://{region}.a.test", (REGION,), {"region": "us"}, "https://us.a.test"),
        ("https://{host}/{version}", (HOST, VERSION), {"host": "localhost:80", "version": "a/b-1"}, "https://localhost:80/a/b-1"),
        ("https://{host}/", (HOST,), {"host": "[::1]:80"}, None),
        ("https://{host}/", (HOST,), {"host": "[::1]"}, "https://[::1]"),
        ("{host}/{version}", (HOST, VERSION), {"host": "http://localhost"}, "http://localhost/v1"),
        ("https://a.test{version}", (ServerVariable("version", "version", ""),), {}, "https://a.test"),
        ("https://{tenant}.a.test", (ServerVariable("tenant", "tenant", "default name"),), {"tenant": "x"}, "https://x.a.test"),
    ],
)  # fmt: skip
def test_variables_are_filled_in(
    url: str,
    variables: tuple[ServerVariable, ...],
    given: dict[str, Any],
    filled: str | None,
) -> None:
    if filled is None:
        with pytest.raises(ValueError, match="cannot stand"):
            Shop(service=service(url, *variables), **given)
    else:
        assert Shop(service=service(url, *variables), **given).base_url == filled


@pytest.mark.parametrize(
    ("url", "given"),
    [
        ("https://{host}.a.test", "evil.test/"),
        ("https://{host}.a.test", "evil.test#"),
        ("https://{host}.a.test", "evil.test?"),
        ("https://{host}.a.test", "u@evil.test"),
        ("https://{host}.a.test", "evil.test\\"),
        ("https://{host}.a.test", "a b"),
        ("https://{host}", ""),
        ("https://a.test/{host}", "../x"),
        ("https://a.test/{host}", "x?y"),
        ("https://a.test/{host}", "x#y"),
        ("https://a.test/{host}", "%2e%2e"),
        ("{host}.a.test", "https://evil.test/"),
        ("{host}", "ftp://a.test"),
        ("{host}/x", "https://u:p@a.test"),
        ("{host}/x", "https://a.test?"),
        ("{host}://a.test", "ftp"),
    ],
)
def test_values_that_would_move_the_host(url: str, given: str) -> None:
    with pytest.raises(ValueError, match="host"):
        Shop(service=service(url, HOST), host=given)


@pytest.mark.parametrize(
    "value", ["evil.test/", "u@evil.test", "evil.test#", "evil.test?", "a b", "a\n", "[", "\\"]
)  # fmt: skip
def test_a_value_that_only_the_user_knows_does_not_move_the_host(value: str) -> None:
    with pytest.raises(ValueError, match="cannot stand"):
        Shop(service=service("https://{org}.a.test", ORG), org=value)


def test_a_part_of_the_address_that_only_the_user_knows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = service("https://{org}.a.test/v1", ORG)
    lacking = r"^org \(or SHOP_ORG\) must be given: it is a part of https://{org}"
    lacks: list[dict[str, Any]] = [{}, {"org": None}, {"org": ""}]
    for given in lacks:
        with pytest.raises(ValueError, match=lacking):
            Shop(service=made, **given)
    wrong: Any = 1
    with pytest.raises(TypeError, match="org must be a str"):
        Shop(service=made, org=wrong)
    assert Shop(service=made, org="acme").base_url == "https://acme.a.test/v1"
    assert Shop(service=made, base_url="http://b.test").base_url == "http://b.test"
    monkeypatch.setenv("SHOP_ORG", "other")
    assert Shop(service=made).base_url == "https://other.a.test/v1"
    assert Shop(service=made, org="acme").base_url == "https://acme.a.test/v1"


def test_only_the_server_that_has_such_a_part_asks_for_it() -> None:
    servers = {"open": "https://a.test", "own": "https://{org}.a.test"}
    made = Service(title="Shop", prefix="SHOP", servers=servers, variables=(ORG,))
    files: Operation[None] = Operation(
        name="x",
        method="GET",
        path="/x",
        result=lambda: nothing,
        server="https://{org}.files.test",
    )
    assert Shop(service=made).base_url == "https://a.test"
    with pytest.raises(ValueError, match="org .* must be given"):
        Shop(service=made, environment="own")
    with pytest.raises(ValueError, match="org .* must be given"):
        build(Shop(service=made)._connection, files, {})
    own = Shop(service=made, environment="own", org="acme")
    assert own.base_url == "https://acme.a.test"
    assert build(own._connection, files, {}).url == "https://acme.files.test/x"


def test_values_are_checked_against_what_is_documented(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = service("https://{region}.a.test", REGION)
    with pytest.raises(ValueError, match="region must be one of 'eu', 'us', not 'x'"):
        Shop(service=made, region="x")
    wrong: Any = 1
    with pytest.raises(TypeError, match="region must be a str"):
        Shop(service=made, region=wrong)
    monkeypatch.setenv("SHOP_REGION", "us")
    assert Shop(service=made).base_url == "https://us.a.test"
    assert Shop(service=made, region="eu").base_url == "https://eu.a.test"
    assert Shop(service=made, base_url="http://b.test").base_url == "http://b.test"


def test_an_operation_may_have_a_server_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: Operation[None] = Operation(
        name="x",
        method="GET",
        path="/x",
        result=lambda: nothing,
        security=(("b",),),
        server="https://files.{region}.a.test/v2/",
    )
    whole = Service(
        title="Shop",
        prefix="SHOP",
        servers={"only": "https://a.test"},
        variables=(REGION,),
        schemes=(Bearer(id="b", token="token", prefix="Token"),),
    )

    def url(**given: Any) -> str:
        shop = Shop(service=whole, token="t", **given)
        request = build(shop._connection, made, {})
        sign(request, run(shop._connection.proofs(shop._way, made)))
        assert request.headers["Authorization"] == "Token t"
        return request.url

    assert url() == "https://files.eu.a.test/v2/x"
    assert url(region="us") == "https://files.us.a.test/v2/x"
    assert url(base_url="http://b.test") == "http://b.test/x"
    monkeypatch.setenv("SHOP_BASE_URL", "http://c.test")
    assert url() == "http://c.test/x"
