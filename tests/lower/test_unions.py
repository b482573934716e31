"""`oneOf` and `anyOf`: what is the same counts once, and what tells the members apart."""

from typing import Any

import pytest

from generator.model import EnumType, InOperation, Named, Shared, UnionType
from tests.lower.lowering import Answer, ref

STRING: dict[str, Any] = {"type": "string"}
INTEGER: dict[str, Any] = {"type": "integer"}
NUMBER: dict[str, Any] = {"type": "number"}
NULL: dict[str, Any] = {"type": "null"}


def kind(name: str, *tags: Any, **more: Any) -> dict[str, Any]:
    """An object whose `kind` is one of some values."""
    tagged = {"kind": {"enum": list(tags)}} if tags else {"kind": STRING}
    return {
        "type": "object",
        "properties": {**tagged, name: STRING},
        "required": ["kind"],
        **more,
    }


COMPONENTS: dict[str, Any] = {
    "Cat": kind("claws", "cat"),
    "Dog": kind("bark", "dog"),
    "Fish": kind("fins"),
    "Bird": kind("wings"),
    "Colour": {"type": "string", "enum": ["red", "green"]},
    "Pets": {"oneOf": [ref("Cat"), ref("Dog")]},
    "Told": {
        "oneOf": [ref("Fish"), ref("Bird")],
        "discriminator": {"propertyName": "kind"},
    },
}


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ([STRING, INTEGER], "string | integer"),
        ([STRING, STRING], "string"),
        ([INTEGER, NUMBER], "number"),
        ([STRING, NULL], "string?"),
        ([NULL], "any"),
        ([{"type": ["string", "null"]}, INTEGER], "string | integer?"),
        (
            [{"type": "array", "items": STRING}, {"type": "array", "items": INTEGER}],
            "[string | integer]",
        ),
        (
            [{"additionalProperties": STRING}, {"additionalProperties": INTEGER}],
            "{*: string | integer}",
        ),
        (
            [{"oneOf": [STRING, INTEGER]}, {"type": "boolean"}],
            "string | integer | boolean",
        ),
        ([{"type": "string", "format": "date"}, STRING], "date | string"),
        ([{"type": "string", "format": "byte"}, STRING], "string"),
        ([ref("Colour"), STRING], "<red, green>"),
        ([STRING, {"enum": ["a", "b"]}], "<a, b>"),
        ([STRING, ref("Cat")], "string | Cat"),
        ([ref("Cat"), {"type": "object"}], "Cat | {*: any}"),
        ([ref("Cat"), ref("Dog")], "(Cat / Dog)"),
        ([ref("Cat"), ref("Dog"), NULL], "(Cat / Dog)?"),
        ([ref("Cat"), ref("Dog"), STRING], "(Cat / Dog / string)"),
        ([ref("Pets"), ref("Fish")], "(Cat / Dog / Fish)"),
        ([ref("Pets"), {"oneOf": [ref("Dog"), ref("Cat")]}], "(Cat / Dog)"),
        ([STRING, {}], "any"),
        ([ref("Cat"), True], "any"),
        ([ref("Cat"), {"type": "array", "items": ref("Cat")}], "Cat | [Cat]"),
        ([{"enum": ["a"]}, {"enum": ["b"]}, {"const": "c"}], "<a, b, c>"),
        ([{"const": 1}, {"const": 2}], "<1, 2>"),
        ([{"enum": ["a", "b"]}, NULL], "<a, b>?"),
    ],
)
@pytest.mark.parametrize("keyword", ["oneOf", "anyOf"])
def test_a_union_is_of_all_that_differs(
    members: Any, expected: str, keyword: str
) -> None:
    answer = Answer({keyword: members}, **COMPONENTS)
    assert (answer.shown, answer.codes) == (expected, [])


CHECKED = {"type": "object", "properties": {"a": STRING, "b": STRING}}


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (
            {**CHECKED, "oneOf": [{"required": ["a"]}, {"required": ["b"]}]},
            "{a?: string, b?: string}",
        ),
        (
            {**CHECKED, "anyOf": [{"required": ["a"], "not": {"required": ["b"]}}]},
            "{a?: string, b?: string}",
        ),
        ({"type": "string", "anyOf": [{"minLength": 1}, {"pattern": "a"}]}, "string"),
        (
            {"type": "string", "oneOf": [{"format": "date"}, {"format": "uuid"}]},
            "date | uuid",
        ),
        ({"type": "object", "oneOf": [ref("Cat"), ref("Dog")]}, "(Cat / Dog)"),
        (
            {
                "properties": {"kind": STRING},
                "required": ["kind"],
                "oneOf": [ref("Cat"), ref("Dog")],
            },
            "(Cat / Dog)",
        ),
        (
            {"properties": {"id": STRING}, "oneOf": [ref("Fish"), ref("Bird")]},
            (
                "({id?: string, kind: string, fins?: string}"
                " / {id?: string, kind: string, wings?: string})"
            ),
        ),
        (
            {"properties": {"id": STRING}, "oneOf": [ref("Fish"), NULL]},
            "{id?: string, kind: string, fins?: string}?",
        ),
        (
            {
                "allOf": [
                    {"properties": {"id": STRING}},
                    {
                        "anyOf": [
                            {"properties": {"a": STRING}},
                            {"properties": {"b": STRING}},
                        ]
                    },
                ]
            },
            "({id?: string, a?: string} / {id?: string, b?: string})",
        ),
        ({"type": "object", "anyOf": [STRING, ref("Cat")]}, "string | Cat"),
        (
            {
                "oneOf": [{"properties": {"a": STRING}}, {"properties": {"b": STRING}}],
                "anyOf": [{"properties": {"c": STRING}}, {"properties": {"d": STRING}}],
            },
            (
                "({a?: string, c?: string} / {a?: string, d?: string}"
                " / {b?: string, c?: string} / {b?: string, d?: string})"
            ),
        ),
    ],
)
def test_what_stands_beside_alternatives_holds_for_each(
    schema: Any, expected: str
) -> None:
    answer = Answer(schema, **COMPONENTS)
    assert (answer.shown, answer.codes) == (expected, [])


def test_too_many_combinations_are_any_json() -> None:
    some = [{"properties": {f"p{n}": STRING}} for n in range(9)]
    answer = Answer({"oneOf": some, "anyOf": some})
    assert (answer.shown, answer.codes) == ("any!", ["unsupported-union"])


def _told(schema: Any, **components: Any) -> UnionType:
    found = Answer(schema, **{**COMPONENTS, **components}).definition()
    assert isinstance(found, UnionType)
    return found


def test_a_discriminator_leads_to_its_members() -> None:
    mapping = {
        "meow": "#/components/schemas/Cat",
        "woof": "Dog",
        "more": "#/components/schemas/Fish",
        "gone": "Nobody",
    }
    discriminator = {"propertyName": "kind", "mapping": mapping}
    answer = Answer(
        {"oneOf": [ref("Cat"), ref("Dog")], "discriminator": discriminator},
        **COMPONENTS,
    )
    found = answer.definition()
    assert isinstance(found, UnionType)
    assert (found.discriminator, found.default) == ("kind", None)
    assert found.tags == (("meow", 0), ("woof", 1), ("more", 2), ("cat", 0), ("dog", 1))
    assert answer.codes == ["unknown-mapping"]


def test_names_of_schemas_are_meant_where_nothing_else_is_said() -> None:
    discriminator = {"propertyName": "kind"}
    found = _told({"oneOf": [ref("Cat"), ref("Fish")], "discriminator": discriminator})
    assert found.tags == (("cat", 0), ("Fish", 1))


def test_all_other_values_mean_the_default() -> None:
    discriminator = {"propertyName": "kind", "defaultMapping": "Bird"}
    found = _told({"oneOf": [ref("Cat"), ref("Fish")], "discriminator": discriminator})
    assert found.members[found.default or 0] == Named(id="/components/schemas/Bird")


def test_tags_are_spelt_as_the_property_has_them() -> None:
    numbered = {"One": kind("a", 1), "Two": kind("b", 2)}
    discriminator = {"propertyName": "kind", "mapping": {"1": "One", "2": "Two"}}
    found = _told(
        {"oneOf": [ref("One"), ref("Two")], "discriminator": discriminator}, **numbered
    )
    assert found.tags == ((1, 0), (2, 1))


def test_a_tag_of_two_members_is_reported() -> None:
    discriminator = {"propertyName": "kind"}
    twin = kind("twin", "cat")
    schema = {"oneOf": [ref("Cat"), ref("Twin")], "discriminator": discriminator}
    answer = Answer(schema, **COMPONENTS, Twin=twin)
    assert answer.codes == ["unclear-tag"]


def test_a_union_with_a_discriminator_stays_one_in_another() -> None:
    discriminator = {
        "propertyName": "kind",
        "mapping": {"cat": "Cat", "fish": "Told", "bird": "Told"},
    }
    found = _told({"oneOf": [ref("Cat"), ref("Told")], "discriminator": discriminator})
    assert [getattr(each, "id", "")[-4:] for each in found.members] == ["/Cat", "Told"]
    assert found.tags[:3] == (("cat", 0), ("fish", 1), ("bird", 1))


@pytest.mark.parametrize(
    ("members", "wire", "tags"),
    [
        ([ref("Cat"), ref("Dog")], "kind", (("cat", 0), ("dog", 1))),
        ([ref("Cat"), STRING, ref("Dog")], "kind", (("cat", 0), ("dog", 2))),
        ([kind("a", 1), kind("b", 2)], "kind", ((1, 0), (2, 1))),
        ([kind("a", True), kind("b", False)], "kind", ((True, 0), (False, 1))),
        ([kind("a", "x", "y"), kind("b", "z")], "kind", (("x", 0), ("y", 0), ("z", 1))),
        ([kind("a", "x", "y"), kind("b", "y")], None, ()),
        ([ref("Cat"), ref("Fish")], None, ()),
        ([kind("a", "x", required=("other",)), kind("b", "y")], None, ()),
    ],
)
def test_constants_tell_members_apart(
    members: Any, wire: str | None, tags: Any
) -> None:
    found = _told({"oneOf": members})
    assert (found.discriminator, found.tags) == (wire, tags)


def test_constants_with_titles_are_an_enumeration() -> None:
    schema = {
        "oneOf": [
            {"const": "a", "title": "First", "description": "The first."},
            {"const": "b", "title": "Second"},
        ]
    }
    found = Answer(schema).definition()
    assert isinstance(found, EnumType)
    assert (found.values, found.labels) == (("a", "b"), ("First", "Second"))
    assert found.notes == ("The first.", "")


def test_variants_are_called_after_what_they_are() -> None:
    members: list[Any] = [
        {"title": "Big Cat", **kind("a")},
        kind("b", "dog"),
        {"properties": {"fins": STRING}, "required": ["fins"]},
        {"properties": {"x": STRING}},
    ]
    answer = Answer({"oneOf": members})
    homes = [each.home for each in answer.api.types.values()]
    assert homes[0] == Shared(name="Big Cat")
    roles = [each.role for each in homes if isinstance(each, InOperation)]
    assert roles == ["response dog", "response fins", "response variant 4", "response"]
    beside = {"properties": {"id": STRING}, "oneOf": [ref("Fish"), ref("Bird")]}
    names = [each.home for each in Answer(beside, **COMPONENTS).api.types.values()]
    assert [getattr(home, "role", "") for home in names] == [
        "response Fish",
        "response Bird",
        "response",
    ]
    lone = Answer({"oneOf": [STRING, {"properties": {"x": STRING}}]})
    (only,) = lone.api.types.values()
    assert getattr(only.home, "role", None) == "response"
