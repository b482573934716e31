from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.upgrade.whole import upgrade


def _schema(schema: Any) -> Any:
    document = {"components": {"schemas": {"A": schema}}}
    upgrade(document)
    return document["components"]["schemas"]["A"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        ({"type": "string", "nullable": False}, {"type": "string"}),
        (
            {"type": "string", "nullable": True, "enum": ["a"]},
            {"type": ["string", "null"], "enum": ["a", None]},
        ),
        (
            {"$ref": "#/x", "nullable": True, "description": "d"},
            {"description": "d", "anyOf": [{"$ref": "#/x"}, {"type": "null"}]},
        ),
        (
            {"allOf": [{"$ref": "#/x"}], "nullable": True},
            {"anyOf": [{"allOf": [{"$ref": "#/x"}]}, {"type": "null"}]},
        ),
        (
            {"oneOf": [{"$ref": "#/x"}], "nullable": True},
            {"oneOf": [{"$ref": "#/x"}, {"type": "null"}]},
        ),
        ({"nullable": True}, {}),
        (
            {"minimum": 1, "exclusiveMinimum": True, "exclusiveMaximum": False},
            {"exclusiveMinimum": 1},
        ),
        ({"exclusiveMinimum": 3}, {"exclusiveMinimum": 3}),
        (
            {
                "items": {"type": "string", "nullable": True},
                "example": {"nullable": True},
            },
            {"items": {"type": ["string", "null"]}, "example": {"nullable": True}},
        ),
        (
            {
                "properties": {
                    "nullable": {"type": "string"},
                    "example": {"nullable": True},
                }
            },
            {"properties": {"nullable": {"type": "string"}, "example": {}}},
        ),
    ],
)
def test_a_schema_in_the_shape_of_3_1(old: Any, new: Any):
    assert _schema(old) == new
    assert _schema(new) == new


def test_schemas_are_found_wherever_they_stand():
    old: Any = {"type": "string", "nullable": True}
    new = {"type": ["string", "null"]}

    def document(schema: Any) -> Any:
        media = {"application/json": {"schema": schema(), "example": old}}
        operation = {
            "parameters": [{"name": "schema", "schema": schema()}],
            "requestBody": {"content": media},
            "responses": {
                "default": {
                    "description": "",
                    "headers": {"example": {"schema": schema()}},
                }
            },
            "callbacks": {
                "schema": {"{$url}": {"post": {"requestBody": {"content": media}}}}
            },
        }
        shared = {"description": "", "content": media}
        return {
            "openapi": "3.1.0",
            "paths": {"/a": {"get": operation}},
            "components": {"responses": {"schema": shared}},
        }

    found = document(lambda: dict(old))
    upgrade(found)
    assert found == document(lambda: new)


def test_a_shared_node_is_changed_once():
    shared = {"type": "integer", "minimum": 0, "exclusiveMinimum": True}
    document = {"components": {"schemas": {"A": shared, "B": {"items": shared}}}}
    upgrade(document)
    assert shared == {"type": "integer", "exclusiveMinimum": 0}


def test_what_moved_is_told():
    document = {"components": {"schemas": {"A/B": {"$ref": "#/x", "nullable": True}}}}
    assert upgrade(document)[0] == {
        "/components/schemas/A~1B/anyOf/0": "/components/schemas/A~1B"
    }


def test_empty_lists_on_a_path_hide_nothing():
    document: Any = {
        "servers": [{"url": "https://a.test"}],
        "paths": {
            "/a": {
                "servers": [],
                "parameters": [],
                "security": [],
                "get": {"servers": [], "security": [], "responses": {}},
            }
        },
    }
    upgrade(document)
    assert document["paths"]["/a"] == {"get": {"security": [], "responses": {}}}


_KNOWN = ["paths", "get", "schema", "schemas", "nullable", "type", "allOf", "anyOf"] + [
    "properties",
    "items",
    "enum",
    "exclusiveMinimum",
    "minimum",
    "$ref",
]
_ODD = (
    ["swagger", "definitions", "parameters", "responses", "in", "name", "200", "/a"]
    + ["content", "headers", "examples", "security", "servers", "tags", "a/b"]
    + ["components", "requestBody", "required", "discriminator", "mapping", "host"]
    + ["consumes", "collectionFormat", "additionalOperations", "callbacks", "flow"]
)
_TEXTS = ["body", "Path", "#/definitions/in", "string", "file", "true", "array"]


def _any(keys: list[str]) -> st.SearchStrategy[Any]:
    return st.recursive(
        st.none() | st.booleans() | st.integers() | st.sampled_from(["x", *_TEXTS]),
        lambda inner: st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(keys), inner, max_size=4),
        max_leaves=25,
    )


@given(_any(_KNOWN))
def test_twice_is_once(value: Any):
    upgrade(value)
    before = repr(value)
    upgrade(value)
    assert repr(value) == before


_OPERATION = st.dictionaries(st.sampled_from(_ODD), _any(_ODD + _KNOWN), max_size=4)


@given(
    st.fixed_dictionaries(
        {
            "paths": st.dictionaries(
                st.sampled_from(["/a", "b", "$ref"]),
                st.dictionaries(
                    st.sampled_from(["get", "POST", "purge", "parameters"]),
                    _OPERATION,
                ),
            ),
        },
        optional={key: _any(_ODD + _KNOWN) for key in [*_ODD, "openapi"]},
    )
)
def test_no_shape_breaks_it(document: Any):
    moved, _ = upgrade(document)
    assert all(old == "" or old.startswith("/") for old in moved.values())
