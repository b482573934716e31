"""Credentials are given once, to the client: whatever place a page lists them in."""

from typing import Any

import pytest

from generator.config import ProviderConfig, SchemeConfig
from generator.findings import Severity

from .fragments import (
    codes,
    fragment,
    get,
    header,
    merged,
    operation,
    pointer,
    query,
    table,
    tree,
)

KEY = {"type": "apiKey", "in": "header", "name": "X-Api-Key"}


def _with_schemes(document: dict[str, Any], **schemes: Any) -> dict[str, Any]:
    return {**document, "components": {"securitySchemes": schemes}}


@pytest.mark.parametrize(
    ("description", "id", "scheme"),
    [
        (
            "Eg. `Basic {credentials}`.",
            "basicAuth",
            {"type": "http", "scheme": "basic"},
        ),
        ("Bearer YOUR_TOKEN", "bearerAuth", {"type": "http", "scheme": "bearer"}),
        (
            "Your API key",
            "Authorization",
            {"type": "apiKey", "in": "header", "name": "Authorization"},
        ),
    ],
)
def test_an_authorization_parameter_becomes_a_scheme(
    description: str, id: str, scheme: dict[str, str]
) -> None:
    parameters = [header("Authorization", description=description), query("q")]
    page = {**get(parameters=parameters), "security": []}
    document, found = merged(fragment("a.md", page))
    assert tree(document)["components"]["securitySchemes"] == {id: scheme}
    assert tree(document)["security"] == [{id: []}]
    assert [one["name"] for one in operation(document)["parameters"]] == ["q"]
    assert codes(found) == ["auth-from-parameter"]
    assert found[0].severity is Severity.INFO
    assert pointer(found[0]) == "a.md#/paths/~1notes/get/parameters/0"


def test_places_of_the_other_parameters_stay_theirs() -> None:
    page = get(parameters=[header("Authorization"), query("a"), query("b")])
    document, _ = merged(fragment("a.md", page))
    place = document.origins.of("/paths/~1notes/get/parameters/1/name")
    assert getattr(place, "pointer", None) == "/paths/~1notes/get/parameters/2/name"


def test_a_key_in_a_table_becomes_a_scheme() -> None:
    page = get(parameters=[header("x-api-key", required=True), query("q")])
    document, found = merged(table("a.md", page))
    assert tree(document)["security"] == [{"x-api-key": []}]
    assert codes(found) == ["auth-from-parameter"]


def test_an_optional_key_may_be_left_out() -> None:
    page = get(parameters=[query("apikey", required=False)])
    document, _ = merged(fragment("a.md", page))
    assert tree(document)["security"] == [{"apikey": []}, {}]


def test_a_parameter_that_repeats_a_declared_key_goes_in_silence() -> None:
    page = _with_schemes(get(parameters=[header("X-API-KEY")]), key=KEY)
    document, found = merged(
        fragment("a.md", {**page, "security": [{"key": []}]}),
        table("a.md", get(parameters=[header("x-api-key")])),
    )
    assert found == []
    assert operation(document)["parameters"] == []
    assert tree(document)["security"] == [{"key": []}]


def test_a_required_second_key_goes_with_the_declared_one() -> None:
    page = _with_schemes(
        get(parameters=[header("X-Api-Secret", required=True)]), key=KEY
    )
    document, found = merged(fragment("a.md", {**page, "security": [{"key": []}]}))
    assert tree(document)["security"] == [{"key": [], "X-Api-Secret": []}]
    assert codes(found) == ["auth-from-parameter"]


def test_an_optional_second_key_stays_a_parameter() -> None:
    page = _with_schemes(
        get(parameters=[header("X-Access-Token", required=False)]), key=KEY
    )
    document, found = merged(fragment("a.md", {**page, "security": [{"key": []}]}))
    assert found == []
    assert operation(document)["parameters"][0]["name"] == "X-Access-Token"


def test_schemes_that_nothing_applies_are_alternatives() -> None:
    basic = {"type": "http", "scheme": "basic"}
    bearer = {"type": "http", "scheme": "bearer"}
    page = _with_schemes(
        get(parameters=[header("Authorization")]), one=basic, two=bearer
    )
    document, found = merged(fragment("a.md", page))
    assert tree(document)["security"] == [{"one": []}, {"two": []}]
    assert operation(document)["parameters"] == []
    assert codes(found) == ["security-not-applied"]
    assert pointer(found[0]) == "a.md#/components/securitySchemes"


def test_an_operation_that_is_open_on_purpose_stays_open() -> None:
    page = _with_schemes(get(), key=KEY)
    document, found = merged(fragment("a.md", {**page, "security": []}))
    assert found == []
    assert tree(document)["security"] == []


def test_settings_add_a_scheme() -> None:
    auth = SchemeConfig(scheme="bearer")
    document, found = merged(
        fragment("a.md", get()), config=ProviderConfig(name="acme", auth=auth)
    )
    assert found == []
    schemes = tree(document)["components"]["securitySchemes"]
    assert schemes == {"bearerAuth": {"type": "http", "scheme": "bearer"}}
    assert tree(document)["security"] == [{"bearerAuth": []}]


def test_settings_add_client_credentials() -> None:
    auth = SchemeConfig(scheme="oauth2", token_url="/token", scopes=("a", "b"))
    document, found = merged(
        fragment("a.md", get()), config=ProviderConfig(name="acme", auth=auth)
    )
    assert found == []
    flow = {"tokenUrl": "/token", "scopes": {"a": "", "b": ""}}
    assert tree(document)["components"]["securitySchemes"] == {
        "oauth2": {"type": "oauth2", "flows": {"clientCredentials": flow}}
    }
    assert tree(document)["security"] == [{"oauth2": ["a", "b"]}]


def test_settings_say_where_a_declared_scheme_gets_tokens() -> None:
    flows = {"implicit": {"authorizationUrl": "https://acme.test", "scopes": {}}}
    page = _with_schemes(get(), key={"type": "oauth2", "flows": flows})
    schemes = {"key": SchemeConfig(scheme="oauth2", token_url="/token")}
    document, _ = merged(
        fragment("a.md", page), config=ProviderConfig(name="acme", schemes=schemes)
    )
    found = tree(document)["components"]["securitySchemes"]["key"]["flows"]
    assert [*found] == ["implicit", "clientCredentials"]


def test_settings_replace_what_pages_declare_but_leave_open_operations_open() -> None:
    page = _with_schemes(get("/notes", security=[{"key": []}]), key=KEY)
    page["paths"].update(get("/status", security=[])["paths"])
    auth = SchemeConfig(scheme="api-key", query="token")
    document, _ = merged(
        fragment("a.md", page), config=ProviderConfig(name="acme", auth=auth)
    )
    schemes = tree(document)["components"]["securitySchemes"]
    assert schemes == {"apiKeyAuth": {"type": "apiKey", "in": "query", "name": "token"}}
    assert "security" not in operation(document)
    assert operation(document, "/status")["security"] == []


def test_settings_change_the_kind_of_a_declared_scheme() -> None:
    page = {**_with_schemes(get(), key=KEY), "security": [{"key": []}]}
    schemes = {"key": SchemeConfig(scheme="bearer")}
    document, found = merged(
        fragment("a.md", page), config=ProviderConfig(name="acme", schemes=schemes)
    )
    assert found == []
    assert tree(document)["components"]["securitySchemes"]["key"] == {
        "type": "http",
        "scheme": "bearer",
    }


def test_settings_for_a_scheme_that_nobody_declares_are_an_error() -> None:
    page = {**_with_schemes(get(), ApiKey=KEY), "security": [{"ApiKey": []}]}
    schemes = {"apikey": SchemeConfig(password="")}
    _, found = merged(
        fragment("a.md", page), config=ProviderConfig(name="acme", schemes=schemes)
    )
    assert codes(found) == ["unknown-setting"]
    assert found[0].severity is Severity.ERROR
    assert "did you mean 'ApiKey'?" in found[0].message


def test_a_page_given_twice_keeps_the_place_of_its_schemes() -> None:
    page = _with_schemes(get(), ApiKey=KEY)
    document, found = merged(fragment("a.md", page), fragment("a.md", page))
    assert codes(found) == ["security-not-applied"]
    assert pointer(found[0]) == "a.md#/components/securitySchemes/ApiKey"
    assert document.origins.of("/security/0") is not None
