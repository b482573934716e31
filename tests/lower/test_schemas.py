"""From schemas to types, where a document is odd."""

from typing import Any

from generator.model import Anything, EnumType, Nullable, ObjectType, Type
from tests.emitting import api, document

REF = "#/components/schemas/"


def _answering(schema: Any, **schemas: Any) -> tuple[Type | None, dict[str, Any]]:
    """The type of what an operation answers, and all types."""
    content = {"application/json": {"schema": schema}}
    responses = {"200": {"description": "", "content": content}}
    found = api(document({"/things": {"get": {"responses": responses}}}, **schemas))
    return found.operations[0].results[0].type, dict(found.types)


def test_a_value_that_stands_twice_is_not_null() -> None:
    kind, types = _answering({"enum": ["a", "b", "a"]})
    (enum,) = types.values()
    assert isinstance(enum, EnumType)
    assert (enum.values, isinstance(kind, Nullable)) == (("a", "b"), False)


def test_required_holds_names_and_nothing_else() -> None:
    odd: dict[str, Any] = {
        "required": ["x", {}, [], 1],
        "properties": {"x": {"type": "string"}},
    }
    _, types = _answering({"allOf": [odd, {"type": "object", "required": [{}]}]})
    (made,) = types.values()
    assert isinstance(made, ObjectType)
    assert [field.required for field in made.fields] == [True]


def test_parts_that_are_reached_in_very_many_ways_are_read_once() -> None:
    ladder: dict[str, Any] = {
        f"S{rung}": {"allOf": [{"$ref": f"{REF}S{rung - 1}"}] * 2}
        for rung in range(1, 40)
    }
    ladder["S0"] = {"type": "object", "properties": {"x": {"type": "string"}}}
    _, types = _answering({"$ref": f"{REF}S39"}, **ladder)
    (made,) = types.values()
    assert [field.wire for field in made.fields] == ["x"]


def test_no_schema_is_any_json() -> None:
    assert _answering({"type": ["null"]})[0] == Anything()
