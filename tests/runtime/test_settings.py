"""What a client is made with: servers, credentials, names that are found late."""

import sys
from typing import Any

import pytest

from generator.runtime.lazy import exports
from generator.runtime.service import Service
from generator.runtime.unset import UNSET, Unset

from .shop import Shop


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ({}, "https://shop.test/v1"),
        ({"environment": "sandbox"}, "https://dev.shop.test"),
        ({"environment": "sandbox", "base_url": "http://a:1/b/"}, "http://a:1/b"),
        ({"base_url": " https://[::1]:8/p//\n"}, "https://[::1]:8/p"),
    ],
)
def test_where_requests_go(given: dict[str, Any], url: str) -> None:
    shop = Shop(**given)
    assert shop.base_url == url
    assert repr(shop) == f"Shop(base_url={url!r})"


def test_variable_and_argument_win_over_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SHOP_BASE_URL", "https://variable.test/")
    assert Shop(environment="sandbox").base_url == "https://variable.test"
    assert Shop(base_url="https://given.test").base_url == "https://given.test"
    monkeypatch.setenv("SHOP_BASE_URL", "nonsense")
    with pytest.raises(ValueError, match="SHOP_BASE_URL must start with http"):
        Shop()


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "shop.test",
        "ftp://shop.test",
        "https://",
        "https:///path",
        "https://u:hidden@shop.test",
        "https://shop.test?key=hidden",
        "https://shop.test/#hidden",
        "https://shop.test:port",
        "https://shop.test:99999",
        "https://[::1",
        "https://shop.test/a b",
        "https://shop.test\\@hidden",
        "https://shop.test/\x00",
    ],
)
def test_base_urls_that_are_none(wrong: str) -> None:
    with pytest.raises(ValueError, match="base_url") as caught:
        Shop(base_url=wrong)
    assert "hidden" not in str(caught.value)


def test_a_service_without_servers_needs_a_base_url() -> None:
    service = Service(title="x", prefix="SHOP", servers={})
    with pytest.raises(
        ValueError, match=r"base_url \(or SHOP_BASE_URL\) must be given"
    ):
        Shop(service=service)


def test_unknown_environments_are_told_the_known_ones() -> None:
    with pytest.raises(ValueError, match="'production', 'sandbox', not 'elsewhere'"):
        Shop(environment="elsewhere")


@pytest.mark.parametrize(
    "given",
    [
        {"token": "hid\r\nden"},
        {"token": "hid\x00den"},
        {"token": " \n"},
        {"api_key": ""},
        {"tenant": "hid\nden"},
    ],
)
def test_credentials_that_cannot_be_sent(given: dict[str, Any]) -> None:
    (argument,) = given
    with pytest.raises(ValueError, match=argument) as caught:
        Shop(**given)
    assert "hid" not in str(caught.value)


def test_credentials_must_be_text() -> None:
    wrong: Any = b"hidden"
    with pytest.raises(TypeError, match="token") as caught:
        Shop(token=wrong)
    assert "hidden" not in str(caught.value)


@pytest.mark.parametrize(
    "given", [{"token": "hidé"}, {"username": "hid:", "password": ""}]
)
def test_credentials_that_their_scheme_cannot_carry(given: dict[str, Any]) -> None:
    with pytest.raises(ValueError) as caught:
        Shop(**given).items.get("x")
    assert "hid" not in str(caught.value)


@pytest.mark.parametrize("trace", ["hid\r\nX: den", "hid\x00", "hidé"])
def test_headers_that_cannot_be_sent(trace: str) -> None:
    with pytest.raises(ValueError, match="X-Trace") as caught:
        Shop(token="t").items.get("x", trace=trace)
    assert "hid" not in str(caught.value)


def test_names_are_found_when_used_and_listed_before() -> None:
    homes = {"Late": ".unset:Unset", "UNSET": ".unset"}
    find, listed = exports("generator.runtime", homes)
    try:
        assert {"Late", "UNSET"} <= {*listed()}
        assert find("Late") is Unset
        assert find("UNSET") is UNSET
        with pytest.raises(AttributeError, match="has no attribute 'Never'"):
            find("Never")
    finally:
        for name in homes:
            vars(sys.modules["generator.runtime"]).pop(name, None)


def test_unset_is_false_and_only_itself() -> None:
    assert not UNSET
    assert repr(UNSET) == "UNSET"
    assert Unset("UNSET") is UNSET
