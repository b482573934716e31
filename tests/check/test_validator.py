"""openapi-spec-validator over jsonschema-rs: as quick as that is, and in the validator's own words."""

from typing import Any

import pytest
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from generator.check.validator import errors
from generator.check.ways import are_too_many


def _document(**schemas: Any) -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }


def test_schemas_that_hold_are_not_checked_in_python(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the slow check ran")

    monkeypatch.setattr(OAS31Validator, "check_schema", refuse)
    assert not list(errors(_document(Pet={"type": "object"}, Tag=True)))


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "objekt"},
        {"properties": {"a": {"minimum": "1"}}},
        {"type": "integer", "default": "x"},
        {"allOf": [{"type": "object"}], "required": ["gone"]},
        {"discriminator": {"mapping": {}}},
        {"$schema": "https://example.com/unknown", "type": "string"},
    ],
)
def test_a_faulty_schema_is_told_as_the_validator_alone_tells_it(
    schema: dict[str, Any],
) -> None:
    document = _document(Pet=schema)
    alone: Any = OpenAPIV31SpecValidator(document)
    expected = [error.message for error in alone.iter_errors()]
    assert [error.message for error in errors(document)] == expected
    assert expected


def test_of_alternatives_the_nearest_is_told() -> None:
    document = _document()
    document["paths"] = {"/a": {"get": {"parameters": [{"name": "a", "in": "query"}]}}}
    found = [(list(one.path), one.message) for one in errors(document)]
    assert (["paths", "/a", "get", "parameters", 0], True) in [
        (path, "schema" in message) for path, message in found
    ]


def test_a_document_of_3_2_is_held_against_3_2() -> None:
    document = {**_document(), "openapi": "3.2.0"}
    document["tags"] = [{"name": "a", "parent": "b"}]
    assert [error.message for error in errors(document)] == [
        "Tag 'a' references unknown parent tag 'b'"
    ]


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def _family(heirs: int) -> dict[str, Any]:
    """A base that lists its heirs, each of which is the base and more."""
    more = {"type": "object", "required": ["x"], "properties": {"x": _ref("Base")}}
    names = [f"Heir{index}" for index in range(heirs)]
    base = {"type": "object", "oneOf": [_ref(name) for name in names]}
    return {"Base": base, **{name: {"allOf": [_ref("Base"), more]} for name in names}}


@pytest.mark.parametrize(
    "schemas",
    [
        _family(2),
        _family(150),
        {**_family(2), "Use": {"allOf": [_ref("Base")], "default": {"x": {}}}},
        {"A": {"oneOf": [_ref("A"), {"type": "string"}]}},
        {"A": {"allOf": [_ref("B")]}, "B": {"anyOf": [_ref("A")]}},
    ],
)
def test_schemas_composed_of_themselves_end(schemas: dict[str, Any]) -> None:
    assert not are_too_many(_document(**schemas))
    assert list(errors(_document(**schemas))) == []


def test_required_fields_are_found_in_heirs_and_bases() -> None:
    gone = {"allOf": [_ref("Heir1")], "required": ["x", "gone"]}
    (error,) = errors(_document(**_family(2), Gone=gone))
    assert error.message == "Required list has not defined properties: ['gone']"
