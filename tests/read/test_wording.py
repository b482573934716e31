import pytest

from generator.read.words import wording
from generator.read.words.typewords import parse


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Which way: "up" or "down"', ("up", "down")),
        ("Kind (`a`, `b` or `c`). More.", ("a", "b", "c")),
        ("One of 'x', 'y'", ("x", "y")),
        ("Allowed values: `x`, `y`", ("x", "y")),
        ("Sorting: 'a' | 'b'", ("a", "b")),
        ("A column (e.g. 'a', 'b')", ()),
        ("A column, for example: 'a' or 'b'", ()),
        ("Fields: `a`, `b`", ()),
        ("A comma-separated list: `a` or `b`", ()),
        ("Default: 'a' or 'b'", ()),
        ("Give 'a' or 'b' a try", ()),
        ("Only: 'a'", ()),
    ],
)
def test_a_closed_choice_is_told_from_examples(text: str, words: tuple[str, ...]):
    assert wording.choices(text) == words


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("The key (required)", True),
        ("**Required** The key", True),
        ("Required. The key", True),
        ("(optional) The key", False),
        ("Required if there is no name", None),
        ("Whether a name is required", None),
    ],
)
def test_required_in_a_description(text: str, answer: bool | None):
    assert wording.required(text) is answer


@pytest.mark.parametrize(
    ("words", "schema"),
    [
        ("Integer", {"type": "integer"}),
        ("string[]", {"type": "array", "items": {"type": "string"}}),
        ("array of strings", {"type": "array", "items": {"type": "string"}}),
        ("array<int>", {"type": "array", "items": {"type": "integer"}}),
        ("string | null", {"type": ["string", "null"]}),
        ("?boolean", {"type": ["boolean", "null"]}),
        ("string, null", {"type": ["string", "null"]}),
        ("`string` or `integer`", {"type": ["string", "integer"]}),
        (
            "Record<string, number>",
            {"type": "object", "additionalProperties": {"type": "number"}},
        ),
        ("array of objects (min: 1)", {"type": "array", "items": {"type": "object"}}),
        ("datetime", {"type": "string", "format": "date-time"}),
        ("", {}),
    ],
)
def test_the_words_for_types(words: str, schema: object):
    found = parse(words)
    assert found.schema == schema
    assert found.unknown == ()


def test_a_name_is_a_reference_only_where_something_defines_it():
    assert parse("Room[]", linked=True).named == ("Room",)
    assert parse("Room").unknown == ("Room",)
