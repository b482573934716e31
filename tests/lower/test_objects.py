"""Objects: fields, further members, maps."""

from typing import Any

import pytest

from generator.model import ObjectType
from tests.lower.lowering import Answer, ref

STRING: dict[str, Any] = {"type": "string"}


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"properties": {"a": STRING}, "required": ["a"]}, "{a: string}"),
        ({"type": "object"}, "{*: any}"),
        ({"type": "object", "properties": {}}, "{*: any}"),
        ({"type": "object", "additionalProperties": False}, "{*: any}"),
        ({"additionalProperties": STRING}, "{*: string}"),
        ({"patternProperties": {"^x-": STRING}}, "{*: string}"),
        ({"propertyNames": {"pattern": "^a"}}, "{*: any}"),
        ({"unevaluatedProperties": STRING}, "{*: string}"),
        (
            {"patternProperties": {"^i": {"type": "integer"}, "^s": STRING}},
            "{*: integer | string}",
        ),
        (
            {"properties": {"a": STRING}, "additionalProperties": {"type": "integer"}},
            "{a?: string, *: integer}",
        ),
        (
            {"properties": {"a": STRING}, "additionalProperties": True},
            "{a?: string, *: any}",
        ),
        ({"properties": {"a": STRING}, "additionalProperties": False}, "{a?: string}"),
        (
            {
                "properties": {"a": STRING},
                "patternProperties": {"^n": {"type": "number"}},
            },
            "{a?: string, *: number}",
        ),
        (
            {
                "properties": {"a": STRING},
                "required": ["b"],
                "additionalProperties": STRING,
            },
            "{a?: string, b: string, *: string}",
        ),
        ({"properties": {"a": True, "b": False, "c": {}}}, "{a?: any, c?: any}"),
        (
            {
                "properties": {"a": STRING},
                "then": {"properties": {"b": STRING}, "required": ["b"]},
                "else": {"properties": {"c": STRING}},
                "dependentSchemas": {"a": {"properties": {"d": STRING}}},
                "not": {"properties": {"e": STRING}},
            },
            "{a?: string, b?: string, c?: string, d?: string}",
        ),
        (
            {"type": ["object", "string"], "properties": {"a": STRING}},
            "{a?: string} | string",
        ),
        ({"properties": {"a": {"properties": {"b": STRING}}}}, "{a?: {b?: string}}"),
    ],
)
def test_an_object_has_what_its_schema_says(schema: Any, expected: str) -> None:
    answer = Answer(schema)
    assert (answer.shown, answer.codes) == (expected, [])


def test_a_required_member_without_a_property_is_anything_and_told() -> None:
    answer = Answer({"properties": {"a": STRING}, "required": ["b"]})
    assert answer.shown == "{a?: string, b: any}"
    assert answer.codes == ["undeclared-field"]


def _fields(**properties: Any) -> dict[str, Any]:
    found = Answer({"properties": properties}, Long=_DEFAULTED).definition()
    assert isinstance(found, ObjectType)
    return {field.wire: field for field in found.fields}


_DEFAULTED = {"type": "integer", "default": 25, "description": "How many."}


def test_a_field_has_its_own_words_before_those_of_what_it_refers_to() -> None:
    fields = _fields(
        a={**ref("Long"), "description": "How many a."},
        b=ref("Long"),
        c={"allOf": [ref("Long")], "deprecated": True},
    )
    assert [each.description for each in fields.values()] == [
        "How many a.",
        "How many.",
        "How many.",
    ]
    assert [each.deprecated for each in fields.values()] == [False, False, True]


def test_a_default_is_json_text_unless_it_is_long() -> None:
    fields = _fields(
        a={"type": "string", "default": "x"},
        b=ref("Long"),
        c={"type": "boolean", "default": False},
        d={"type": "string", "default": "x" * 100},
        e={"type": "array", "default": ["a", None]},
    )
    texts = [each.default for each in fields.values()]
    assert texts == ['"x"', "25", "false", None, '["a", null]']


def test_a_field_says_which_way_it_travels() -> None:
    fields = _fields(
        a={"type": "string", "readOnly": True},
        b={**ref("Long"), "readOnly": True},
        c={"allOf": [{"type": "string", "writeOnly": True}]},
        d={"type": "string", "readOnly": True, "writeOnly": True},
    )
    # This one is received, so that what is only sent is not in it.
    assert [(each.wire, each.travels) for each in fields.values()] == [
        ("a", "read"),
        ("b", "read"),
        ("d", "both"),
    ]


@pytest.mark.parametrize(
    ("kind", "format", "expected"),
    [
        ("string", "date-time", "datetime"),
        ("string", "date", "date"),
        ("string", "time", "time"),
        ("string", "uuid", "uuid"),
        ("string", "decimal", "decimal"),
        ("string", "byte", "bytes"),
        ("string", "binary", "string"),
        ("string", "duration", "string"),
        ("string", "int64", "string"),
        ("string", "nobody-knows", "string"),
        ("integer", "int64", "integer"),
        ("number", "decimal", "number"),
        (None, "date-time", "datetime"),
        (None, "int32", "integer"),
        (None, "nobody-knows", "any"),
    ],
)
def test_a_format_that_is_known_makes_a_type(
    kind: str | None, format: str, expected: str
) -> None:
    schema = {"format": format} if kind is None else {"type": kind, "format": format}
    assert Answer({"items": schema}).shown == f"[{expected}]"


def test_text_that_is_base64_is_bytes() -> None:
    assert Answer({"type": "string", "contentEncoding": "base64"}).shown == "bytes"


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (True, "any"),
        ({}, "any"),
        ({"description": "Whatever."}, "any"),
        ({"type": "null"}, "any"),
        ({"type": ["string", "null"]}, "string?"),
        ({"type": ["string", "integer", "null"]}, "string | integer?"),
        ({"type": ["integer", "number"]}, "number"),
        ({"minLength": 1}, "string"),
        ({"minimum": 1}, "number"),
    ],
)
def test_types_and_their_absence(schema: Any, expected: str) -> None:
    answer = Answer(schema)
    assert (answer.shown, answer.codes) == (expected, [])


def test_what_allows_no_value_is_reported() -> None:
    answer = Answer({"type": "array", "items": False})
    assert answer.shown == "[any]"
    answer = Answer({"additionalProperties": {"anyOf": [False, {"type": "string"}]}})
    assert (answer.shown, answer.codes) == ("{*: string}", [])
    answer = Answer(False)
    assert (answer.shown, answer.codes) == ("any!", ["unsupported-schema"])
