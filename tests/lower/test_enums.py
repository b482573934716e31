"""Enumerations: which values, of which type, and what they are called."""

from typing import Any

import pytest

from generator.model import EnumType
from tests.lower.lowering import Answer, ref

EMPTY: list[Any] = []


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"enum": ["a", "b"]}, "<a, b>"),
        ({"type": "string", "enum": ["a", "A", "a"]}, "<a, A>"),
        ({"type": "string", "enum": ["only"]}, "<only>"),
        ({"const": "only"}, "<only>"),
        ({"const": 5}, "<5>"),
        ({"const": True}, "boolean"),
        ({"const": 1.5}, "number"),
        ({"enum": [1, 2, 3]}, "<1, 2, 3>"),
        ({"type": "number", "enum": [1, 1.5]}, "number"),
        ({"type": "boolean", "enum": [True]}, "boolean"),
        ({"enum": ["a", None]}, "<a>?"),
        ({"type": ["string", "null"], "enum": ["a"]}, "<a>?"),
        ({"enum": ["auto", 1, 2]}, "<auto> | integer"),
        ({"enum": ["auto", 1.5, True]}, "<auto> | number | boolean"),
        ({"enum": [True, 1]}, "<1> | boolean"),
        ({"type": ["string", "integer"], "enum": ["auto", 1]}, "<auto> | integer"),
        ({"x-extensible-enum": ["a", "b"], "type": "string"}, "<a, b>"),
        ({"type": "string", "format": "date", "enum": ["2020-01-01"]}, "<2020-01-01>"),
        ({"type": "object", "const": {"a": 1}}, "{*: any}"),
    ],
)
def test_an_enumeration_has_the_values_that_are_listed(
    schema: Any, expected: str
) -> None:
    answer = Answer(schema)
    assert (answer.shown, answer.codes) == (expected, [])


@pytest.mark.parametrize(
    ("schema", "expected", "code"),
    [
        ({"type": "string", "enum": EMPTY}, "string", "empty-enum"),
        ({"type": "string", "enum": [1, 2.5, True]}, "<1, 2.5, true>", "odd-enum"),
        ({"type": "string", "enum": ["a", {"c": 1}, ["b"]]}, "<a>", "odd-enum"),
        ({"type": "string", "enum": [{"c": 1}]}, "string", "odd-enum"),
        ({"type": "integer", "enum": ["1", "2"]}, "<1, 2>", "odd-enum"),
        ({"type": "integer", "enum": ["asc", "desc"]}, "<asc, desc>", "odd-enum"),
        ({"type": "number", "enum": ["1.5", 2]}, "number", "odd-enum"),
        ({"type": "boolean", "enum": ["true", "false"]}, "boolean", "odd-enum"),
        (
            {"type": "array", "items": {"type": "string"}, "enum": ["a", "b"]},
            "[<a, b>]",
            "odd-enum",
        ),
    ],
)
def test_odd_values_are_reported(schema: Any, expected: str, code: str) -> None:
    answer = Answer(schema)
    assert (answer.shown, answer.codes) == (expected, [code])


def _enum(**words: Any) -> EnumType:
    found = Answer(
        {"type": "string", "enum": ["a", "b", None, "a"], **words}
    ).definition()
    assert isinstance(found, EnumType)
    return found


@pytest.mark.parametrize(
    "words",
    [
        {"x-enum-varnames": ["First", "Second", "Nothing", "First"]},
        {"x-enumNames": ["First", "Second", "Nothing", "First"]},
        {"x-enum-varnames": {"a": "First", "b": "Second"}},
        {"x-speakeasy-enums": {"a": "First", "b": "Second"}},
        {"x-fern-enum": {"a": {"name": "First"}, "b": {"name": "Second"}}},
        {
            "x-ms-enum": {
                "values": [
                    {"value": "a", "name": "First"},
                    {"value": "b", "name": "Second"},
                ]
            }
        },
    ],
)
def test_values_are_called_as_the_vendor_does(words: Any) -> None:
    assert _enum(**words).labels == ("First", "Second")


def test_labels_go_along_with_values_that_remain() -> None:
    assert _enum(**{"x-enum-varnames": ["First"]}).labels == ()
    assert _enum(**{"x-enumNames": {"b": "Second"}}).labels == ("a", "Second")


@pytest.mark.parametrize(
    "words",
    [
        {"x-enum-descriptions": ["One.", "", "", ""]},
        {"x-enumDescriptions": {"a": "One."}},
        {"x-ms-enum": {"values": [{"value": "a", "description": "One."}]}},
        {"x-fern-enum": {"a": {"description": "One."}}},
    ],
)
def test_values_have_the_vendors_words(words: Any) -> None:
    assert _enum(**words).notes == ("One.", "")


def test_an_enumeration_narrows_one_that_is_made_of_constants() -> None:
    choices = {
        "oneOf": [{"const": "a", "title": "First"}, {"const": "b", "title": "Second"}]
    }
    found = Answer(
        {"allOf": [ref("Choices")], "enum": ["b"]}, Choices=choices
    ).definition()
    assert isinstance(found, EnumType)
    assert (found.values, found.labels) == (("b",), ("Second",))
