"""`allOf`, and `$ref` with something beside it: what several schemas come to together."""

from typing import Any

import pytest

from generator.model import Named, Nullable, ObjectType
from tests.lower.lowering import Answer, ref

STRING: dict[str, Any] = {"type": "string"}
EMPTY: list[Any] = []
COMPONENTS: dict[str, Any] = {
    "Base": {"type": "object", "properties": {"id": STRING}, "required": ["id"]},
    "Maybe": {"type": ["object", "null"], "properties": {"m": STRING}},
    "Colour": {"type": "string", "enum": ["red", "green", "blue"]},
    "Text": STRING,
    "Texts": {"type": "array", "items": STRING},
    "Either": {"oneOf": [{"properties": {"a": STRING}}, {"properties": {"b": STRING}}]},
    "Child": {"allOf": [ref("Base"), {"properties": {"own": STRING}}]},
    "Holder": {"properties": {"held": ref("Base")}},
}


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"allOf": EMPTY}, "any"),
        ({"allOf": EMPTY, "type": "string"}, "string"),
        ({"allOf": [STRING]}, "string"),
        ({"allOf": [{"properties": {"a": STRING}}], "required": ["a"]}, "{a: string}"),
        (
            {"allOf": [{"properties": {"a": STRING}}], "properties": {"b": STRING}},
            "{a?: string, b?: string}",
        ),
        (
            {"allOf": [ref("Base"), {"properties": {"b": STRING}}]},
            "{id: string, b?: string}",
        ),
        ({"allOf": [ref("Child"), {"required": ["own"]}]}, "{id: string, own: string}"),
        ({"allOf": [ref("Base"), ref("Maybe")]}, "{id: string, m?: string}"),
        ({**ref("Base"), "properties": {"b": STRING}}, "{id: string, b?: string}"),
        (
            {"allOf": [ref("Base"), {"additionalProperties": STRING}]},
            "{id: string, *: string}",
        ),
        (
            {
                "allOf": [
                    {"additionalProperties": False, "properties": {"a": STRING}},
                    ref("Base"),
                ]
            },
            "{a?: string, id: string}",
        ),
        ({"allOf": [STRING, {"format": "date-time"}]}, "datetime"),
        ({"allOf": [{"type": "number"}, {"type": "integer"}]}, "integer"),
        ({"allOf": [ref("Text"), {"enum": ["a", "b"]}]}, "<a, b>"),
        (
            {"allOf": [ref("Colour"), {"enum": ["green", "red", "pink"]}]},
            "<red, green>",
        ),
        ({"allOf": [{"type": "array"}, {"items": STRING}]}, "[string]"),
        (
            {"allOf": [ref("Texts"), {"items": {"enum": ["a", "b"]}}]},
            "[<a, b>]",
        ),
        (
            {"properties": {"c": STRING}, "allOf": [ref("Either")]},
            "({c?: string, a?: string} / {c?: string, b?: string})",
        ),
        (
            {
                "allOf": [
                    {"properties": {"k": STRING}},
                    {"properties": {"k": {"enum": ["a", "b"]}}},
                ]
            },
            "{k?: <a, b>}",
        ),
        (
            {
                "allOf": [
                    {"properties": {"k": {"properties": {"x": STRING}}}},
                    {
                        "properties": {
                            "k": {"properties": {"y": STRING}, "required": ["x"]}
                        }
                    },
                ]
            },
            "{k?: {x: string, y?: string}}",
        ),
        (
            {"allOf": [ref("Holder"), {"properties": {"held": ref("Child")}}]},
            "{held?: Child}",
        ),
        (
            {
                "allOf": [
                    ref("Holder"),
                    {"properties": {"held": {"description": "It."}}},
                ]
            },
            "{held?: Base}",
        ),
    ],
)
def test_all_of_is_all_that_its_parts_say(schema: Any, expected: str) -> None:
    answer = Answer(schema, **COMPONENTS)
    assert (answer.shown, answer.codes) == (expected, [])


@pytest.mark.parametrize(
    "schema",
    [
        {"allOf": [ref("Base")], "description": "One."},
        {"allOf": [ref("Base"), {"description": "One.", "example": "x"}]},
        {"allOf": [ref("Base")], "type": "object", "title": "One"},
        {**ref("Base"), "type": "object", "x-thing": 1, "default": "x"},
        {"allOf": [{"allOf": [ref("Base")]}], "readOnly": True},
        {"oneOf": [ref("Base")]},
        {"anyOf": [ref("Base"), ref("Base")]},
    ],
)
def test_a_reference_with_words_beside_it_is_what_it_refers_to(schema: Any) -> None:
    answer = Answer(schema, **COMPONENTS)
    assert answer.type == Named(id="/components/schemas/Base")
    assert list(answer.api.types) == ["/components/schemas/Base"]


@pytest.mark.parametrize(
    "schema",
    [
        ref("Maybe"),
        {"allOf": [ref("Maybe")], "description": "Perhaps."},
        {"allOf": [ref("Maybe")], "type": ["object", "null"]},
        {"anyOf": [ref("Maybe"), {"type": "null"}]},
    ],
)
def test_null_goes_with_what_may_be_null(schema: Any) -> None:
    answer = Answer(schema, **COMPONENTS)
    assert answer.type == Nullable(inner=Named(id="/components/schemas/Maybe"))


@pytest.mark.parametrize(
    "schema",
    [
        {"allOf": [ref("Base"), {"type": "null"}]},
        {"allOf": [ref("Base")], "type": ["object", "null"]},
        {**ref("Base"), "type": ["object", "null"]},
        {"oneOf": [ref("Base"), {"type": "null"}]},
        {"type": ["object", "null"], "oneOf": [ref("Base")]},
    ],
)
def test_null_beside_a_reference_is_meant(schema: Any) -> None:
    answer = Answer(schema, **COMPONENTS)
    assert answer.shown == "Base?"


def test_null_is_meant_in_documents_of_3_0_too() -> None:
    schema = {"allOf": [ref("Base")], "nullable": True}
    assert Answer(schema, version="3.0.3", **COMPONENTS).shown == "Base?"


def test_a_part_that_contradicts_another_is_reported_and_the_last_counts() -> None:
    parts = [
        {"properties": {"k": STRING, "same": STRING}},
        {"properties": {"k": {"type": "integer"}, "same": STRING}},
    ]
    answer = Answer({"allOf": parts})
    assert answer.shown == "{k?: integer, same?: string}"
    assert answer.codes == ["all-of-conflict"]
    answer = Answer({"allOf": [{"enum": ["a"]}, {"enum": ["b"]}]})
    assert (answer.shown, answer.codes) == ("<b>", ["all-of-conflict"])


def test_what_is_inherited_is_at_home_where_it_is_written() -> None:
    parts: dict[str, Any] = {
        "Base": {"properties": {"at": {"properties": {"x": STRING}}}},
        "One": {
            "allOf": [
                ref("Base"),
                {"properties": {"own": {"properties": {"y": STRING}}}},
            ]
        },
        "Two": {"allOf": [ref("Base"), {"properties": {"other": STRING}}]},
    }
    both = {"properties": {"one": ref("One"), "two": ref("Two")}}
    answer = Answer(both, **parts)
    homes = {each.id: each.home for each in answer.api.types.values()}
    inherited = homes["/components/schemas/Base/properties/at"]
    # `Base` itself is no type of the package: nothing is called after it.
    assert getattr(inherited, "name", None) == "Base at"
    own = homes["/components/schemas/One/allOf/1/properties/own"]
    assert getattr(own, "owner", None) == "/components/schemas/One"
    used = Answer({"properties": {**both["properties"], "base": ref("Base")}}, **parts)
    home = used.api.types["/components/schemas/Base/properties/at"].home
    assert getattr(home, "owner", None) == "/components/schemas/Base"


def test_a_long_line_of_ancestors_is_merged() -> None:
    line: dict[str, Any] = {
        f"S{n}": {"allOf": [ref(f"S{n - 1}"), {"properties": {f"p{n}": STRING}}]}
        for n in range(1, 500)
    }
    line["S0"] = {"properties": {"p0": STRING}}
    found = Answer(ref("S499"), **line).definition()
    assert isinstance(found, ObjectType)
    assert len(found.fields) == 500
