"""Which example of a response is carried along: the documented one, or what its schema has of one."""

import json
from typing import Any

import pytest

from tests.emitting import operation

NAMED = {"a": {"externalValue": "https://x.test"}, "b": {"value": {"id": 2}}}


def _example(media: dict[str, Any], media_type: str = "application/json") -> Any:
    content = {media_type: {"schema": {"type": "object"}, **media}}
    found = operation(
        "/things", responses={"200": {"description": "Fine", "content": content}}
    )
    (result,) = found.results
    return None if result.example is None else json.loads(result.example)


@pytest.mark.parametrize(
    ("media", "expected"),
    [
        ({"example": {"id": 1}}, {"id": 1}),
        ({"examples": NAMED}, {"id": 2}),
        ({"schema": {"type": "object", "example": {"id": 3}}}, {"id": 3}),
        ({"schema": {"type": "object", "examples": [{"id": 4}]}}, {"id": 4}),
        ({}, None),
        ({"example": {"id": "x" * 30_000}}, None),
    ],
    ids=["example", "examples", "schema", "schema's examples", "none", "too large"],
)
def test_of_what_is_documented(media: dict[str, Any], expected: Any) -> None:
    assert _example(media) == expected


def test_one_is_put_together_of_the_properties() -> None:
    item = {
        "type": "object",
        "properties": {
            "id": {"type": "string", "example": "a"},
            "kind": {"const": "thing"},
            "size": {"type": "integer"},
            "password": {"type": "string", "example": "b", "writeOnly": True},
        },
    }
    schema = {
        "allOf": [
            {"properties": {"data": {"type": "array", "items": item}}},
            {"properties": {"count": {"type": "integer", "example": 1}}},
        ]
    }
    assert _example({"schema": schema}) == {
        "data": [{"id": "a", "kind": "thing"}],
        "count": 1,
    }


@pytest.mark.parametrize("media_type", ["text/event-stream", "image/png", "text/plain"])
def test_none_of_what_is_no_json(media_type: str) -> None:
    media = {"schema": {"type": "string"}, "example": "a"}
    assert _example(media, media_type) is None
