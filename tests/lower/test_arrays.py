"""Arrays and tuples."""

from typing import Any

import pytest

from tests.lower.lowering import Answer

STRING: dict[str, Any] = {"type": "string"}
PAIR: list[Any] = [STRING, {"type": "integer"}]


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "array"}, "[any]"),
        ({"items": STRING}, "[string]"),
        ({"type": "array", "items": {"type": "array", "items": STRING}}, "[[string]]"),
        ({"type": "array", "contains": STRING}, "[any]"),
        ({"type": "array", "prefixItems": PAIR}, "(string, integer, *any)"),
        ({"type": "array", "prefixItems": PAIR, "items": False}, "(string, integer)"),
        ({"prefixItems": PAIR, "items": STRING}, "(string, integer, *string)"),
        ({"prefixItems": PAIR, "maxItems": 2}, "(string, integer)"),
        ({"prefixItems": PAIR, "items": False, "minItems": 0}, "[string | integer]"),
        (
            {"type": "array", "items": PAIR, "additionalItems": False},
            "(string, integer)",
        ),
        ({"type": ["array", "null"], "items": STRING}, "[string]?"),
    ],
)
def test_an_array_has_what_its_schema_says(schema: Any, expected: str) -> None:
    assert Answer(schema).shown == expected


def test_items_of_a_tuple_that_are_objects_are_called_by_their_place() -> None:
    point = {"properties": {"x": {"type": "number"}, "y": {"type": "number"}}}
    answer = Answer(
        {"$ref": "#/components/schemas/Line"},
        Line={"type": "array", "prefixItems": [point, {"properties": {"z": STRING}}]},
    )
    homes = [getattr(each.home, "name", None) for each in answer.api.types.values()]
    assert homes == ["Line item 1", "Line item 2"]
