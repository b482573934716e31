from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.upgrade import upgrade


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
            "responses": {"default": {"headers": {"example": {"schema": schema()}}}},
            "callbacks": {
                "schema": {"{$url}": {"post": {"requestBody": {"content": media}}}}
            },
        }
        return {
            "paths": {"/a": {"get": operation}},
            "components": {"responses": {"schema": {"content": media}}},
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
    assert upgrade(document) == {
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


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["paths", "get", "schema", "schemas", "nullable", "type", "allOf", "anyOf"]
            + ["properties", "items", "enum", "exclusiveMinimum", "minimum", "$ref"]
        ),
        inner,
        max_size=4,
    ),
    max_leaves=25,
)


@given(_ANY)
def test_no_shape_breaks_it_and_twice_is_once(value: Any):
    upgrade(value)
    before = repr(value)
    upgrade(value)
    assert repr(value) == before
