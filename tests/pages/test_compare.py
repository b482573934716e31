"""Each kind of fact is found right, and found wrong."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.emitting import api, document
from tests.pages.compare import Check, compare
from tests.pages.emitted import calls
from tests.pages.expectations import expectation

PERSON = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string"},
        "age": {"type": ["integer", "null"]},
        "tags": {"type": "array", "items": {"type": "string"}},
        "kind": {"enum": ["cat", "dog"]},
        "friends": {"type": "array", "items": {"$ref": "#/components/schemas/Person"}},
        "home": {"type": "object", "properties": {"city": {"type": "string"}}},
    },
}
JSON = {"application/json": {"schema": {"$ref": "#/components/schemas/Person"}}}
TREE = document(
    {
        "/people/{id}": {
            "put": {
                "parameters": [
                    {
                        "name": "id",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "integer"},
                    },
                    {"name": "dry", "in": "query", "schema": {"type": "boolean"}},
                ],
                "requestBody": {"required": True, "content": JSON},
                "responses": {"200": {"description": "Fine", "content": JSON}},
            }
        }
    },
    Person=PERSON,
)
KEY = "PUT /people/{person}"
BODY = {
    "name": "string, required",
    "age": "integer or null, optional",
    "tags": "array of string",
    "kind": "string, one of cat | dog",
    "friends": "array of object",
    "home.city": "string",
}


def _checks(
    said: Mapping[str, Any], key: str = KEY, **more: Any
) -> dict[tuple[str, str], Check]:
    """What is said of the one call, compared; by what was checked and the name it is about."""
    tree = {
        "page": "p.md",
        "sha256": "0",
        "base": "https://api.example.com",
        "auth": "not stated",
        "endpoints": {key: said},
        **more,
    }
    came = calls(api(TREE))
    found = compare(expectation(tree), came, {"no-security"}, "there is dry on it")
    return {(each.what, each.where.rpartition(" · ")[2]): each for each in found}


def _wrong(checks: Mapping[tuple[str, str], Check]) -> set[tuple[str, str]]:
    return {key for key, check in checks.items() if not check.right}


def test_all_right() -> None:
    said = {
        "parameters": {"path person": "integer", "query dry": "boolean, optional"},
        "body": BODY,
        "response": BODY,
    }
    checks = _checks(said)
    assert not _wrong(checks)
    assert ("parameters: type", "path person") in checks
    assert ("body fields: values", "body kind") in checks
    assert ("response fields: name", "response home.city") in checks
    assert ("body fields: null", "body age") in checks


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("name", "string, optional", "body fields: required"),
        ("age", "string", "body fields: type"),
        ("tags", "array of integer", "body fields: type"),
        ("kind", "string, one of cat | cow", "body fields: values"),
        ("name", "string or null", "body fields: null"),
        ("gone", "string", "body fields: name"),
    ],
)
def test_a_wrong_field(name: str, text: str, what: str) -> None:
    checks = _checks({"body": {**BODY, name: text}})
    assert (what, f"body {name}") in _wrong(checks)


def test_a_parameter_somewhere_else() -> None:
    checks = _checks({"parameters": {"header dry": "boolean"}})
    assert _wrong(checks) == {("parameters: location", "header dry")}


def test_a_field_that_was_expected_among_the_parameters() -> None:
    checks = _checks({"parameters": {"query name": "string", "query dry": "boolean"}})
    assert _wrong(checks) == {("parameters: location", "query name")}


def test_what_the_page_does_not_say() -> None:
    checks = _checks({"body": {"name": "string"}})
    wrong = _wrong(checks)
    assert ("no misplaced parameters", "query dry") in wrong
    assert ("no invented body fields", "body friends[].age") in wrong
    listed_in_part = _wrong(_checks({"body": {"name": "string"}}, partial=True))
    assert ("no invented body fields", "body age") not in listed_in_part


def test_a_missing_endpoint_misses_all_of_it() -> None:
    said = {"parameters": {"query dry": "boolean, optional"}, "response": BODY}
    checks = _checks(said, "GET /places")
    wrong = _wrong(checks)
    assert ("endpoints", "GET /places") in wrong
    assert ("base URL", "GET /places") in wrong
    assert ("parameters: required", "query dry") in wrong
    assert ("response fields: type", "response name") in wrong
    assert ("no invented endpoints", "PUT /people/{id}") in wrong


def test_another_method_is_not_the_endpoint_but_is_near() -> None:
    checks = _checks({}, "POST /people/{id}")
    assert checks["endpoints", "POST /people/{id}"].right
    assert not checks["method and path", "POST /people/{id}"].right


def test_a_path_below_the_base_address() -> None:
    right = _checks({"base": "https://api.example.com/people"}, "PUT /{id}")
    assert not {
        key for key in _wrong(right) if key[0] in ("method and path", "base URL")
    }
    other = _checks({"base": "https://www.example.com"})
    assert ("base URL", KEY) in _wrong(other)


@pytest.mark.parametrize(
    ("auth", "right"),
    [("not stated", True), ("none", True), ("bearer", False), ("any or bearer", False)],
)
def test_auth(auth: str, right: bool) -> None:
    assert _checks({"auth": auth})["auth", KEY].right is right


def test_what_is_left_open_is_not_compared() -> None:
    checks = _checks({"auth": "any", "base": "any", "parameters": "any"})
    assert {what for what, _ in checks} == {"endpoints", "method and path"}
