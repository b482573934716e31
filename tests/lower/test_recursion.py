"""Schemas that hold themselves, in every way, and schemas that nest deeply."""

from typing import Any

import pytest

from generator.model import Anything, ListOf, MapOf, Named, Nullable, Scalar, UnionType
from tests.lower.lowering import Answer, ref

STRING: dict[str, Any] = {"type": "string"}
A = Named(id="/components/schemas/A")
NODE: dict[str, Any] = {"properties": {"next": ref("A")}}


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (NODE, "{next?: A}"),
        ({**NODE, "type": ["object", "null"]}, "{next?: A?}"),
        (
            {"properties": {"below": {"type": "array", "items": ref("A")}}},
            "{below?: [A]}",
        ),
        (
            {"properties": {"x": STRING}, "additionalProperties": ref("A")},
            "{x?: string, *: A}",
        ),
        (
            {"allOf": [ref("B"), {"properties": {"more": ref("A")}}]},
            "{a?: A, more?: A}",
        ),
    ],
)
def test_objects_hold_themselves(schema: Any, expected: str) -> None:
    answer = Answer({"items": ref("A")}, A=schema, B={"properties": {"a": ref("A")}})
    assert isinstance(answer.type, ListOf)
    item = answer.type.item
    assert isinstance(item, Nullable) == ("null" in str(schema))
    found = Answer(ref("A"), A=schema, B={"properties": {"a": ref("A")}})
    assert found.shown.removesuffix("?") in (expected, "A")
    assert found.codes == []


@pytest.mark.parametrize(
    ("schema", "members"),
    [
        ({"type": "array", "items": ref("A")}, (ListOf(item=A),)),
        ({"additionalProperties": ref("A")}, (MapOf(value=A),)),
        (
            {"oneOf": [STRING, {"type": "array", "items": ref("A")}]},
            (Scalar(kind="string"), ListOf(item=A)),
        ),
        ({"type": "array", "items": ref("B")}, (ListOf(item=MapOf(value=A)),)),
    ],
)
def test_what_holds_itself_without_an_object_between_has_a_name(
    schema: Any, members: Any
) -> None:
    answer = Answer(ref("A"), A=schema, B={"additionalProperties": ref("A")})
    found = answer.definition()
    assert isinstance(found, UnionType)
    assert (found.members, answer.codes) == (members, [])


def test_null_stays_where_a_list_holds_itself() -> None:
    answer = Answer(ref("A"), A={"type": ["array", "null"], "items": ref("A")})
    found = answer.definition()
    assert isinstance(found, UnionType)
    assert isinstance(answer.type, Nullable)
    assert found.members == (ListOf(item=Nullable(inner=A)),)


@pytest.mark.parametrize(
    "schema",
    [
        {"oneOf": [ref("A"), STRING]},
        {"anyOf": [STRING, {"oneOf": [ref("A"), {"type": "integer"}]}]},
        {"allOf": [ref("A"), {"properties": {"x": STRING}}]},
        {"allOf": [ref("A")]},
        {"allOf": [ref("B")]},
        ref("A"),
    ],
)
@pytest.mark.parametrize("checked", [True, False])
def test_what_is_said_to_be_itself_ends(schema: Any, checked: bool) -> None:
    answer = Answer(ref("A"), checked=checked, A=schema, B={"allOf": [ref("A")]})
    assert answer.type is not None


def test_a_union_of_itself_and_more_is_the_rest() -> None:
    answer = Answer(ref("A"), checked=False, A={"oneOf": [ref("A"), STRING]})
    assert answer.codes == ["recursive-alias"]
    found = answer.definition()
    assert isinstance(found, UnionType)
    assert found.members == (Scalar(kind="string"),)


def _nested(schema: Any, levels: int, *, key: str) -> Any:
    for _ in range(levels):
        schema = {key: {"x": schema}} if key == "properties" else {key: schema}
    return schema


def test_objects_may_nest_deeply() -> None:
    answer = Answer(_nested(STRING, 70, key="properties"))
    assert len(answer.api.types) == 70


def test_a_long_chain_of_components_is_followed() -> None:
    chain: dict[str, Any] = {
        f"S{n}": {"properties": {"next": ref(f"S{n + 1}")}} for n in range(3000)
    }
    answer = Answer(ref("S0"), **chain, S3000={"properties": {"end": STRING}})
    assert len(answer.api.types) == 3001


def test_a_long_chain_of_references_is_followed() -> None:
    chain: dict[str, Any] = {f"S{n}": ref(f"S{n + 1}") for n in range(3000)}
    assert Answer(ref("S0"), **chain, S3000=STRING).shown == "string"


def test_lists_in_lists_end_somewhere() -> None:
    chain: dict[str, Any] = {
        f"S{n}": {"type": "array", "items": ref(f"S{n + 1}")} for n in range(1000)
    }
    answer = Answer(ref("S0"), **chain, S1000=STRING)
    assert answer.codes == ["deep-schema"]
    kind = answer.type
    while isinstance(kind, ListOf):
        kind = kind.item
    assert kind == Anything(lost=True)


def test_unions_in_unions_end_somewhere() -> None:
    chain: dict[str, Any] = {
        f"S{n}": {"oneOf": [STRING, {"items": ref(f"S{n + 1}")}]} for n in range(1000)
    }
    assert Answer(ref("S0"), **chain, S1000=STRING).codes == ["deep-schema"]
