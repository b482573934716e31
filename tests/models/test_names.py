"""Names of models, fields and members: natural, and told apart by what they are."""

import itertools

import pytest

from generator.config import ProviderConfig
from generator.model import EnumType, InType, TypeDef
from generator.name import name
from generator.name.names import Names
from tests.modelled import api_of, at, choice, field, many, thing, to


def _names(*types: TypeDef) -> Names:
    return name(api_of(*types), ProviderConfig(name="made"))


def _classes(*spelt: str) -> dict[str, str]:
    names = _names(*(thing(each) for each in spelt))
    return {each: names.types[at(each)] for each in spelt}


@pytest.mark.parametrize(
    ("spelt", "cls"),
    [
        ("com.acme.UserDTO", "ComAcmeUserDTO"),
        ("Page[Item]", "PageItem"),
        ("A\u00abB\u00bb", "AB"),
        ("3DModel", "Model3DModel"),
        ("class", "Class"),
        ("None", "None_"),
        ("list", "List"),
        ("__init__", "Init"),
        ("Exception", "ExceptionModel"),
        ("Any", "AnyModel"),
        ("\u041c\u043e\u044f\u041c\u043e\u0434\u0435\u043b\u044c", "MoyaModel"),
        ("\u03a7\u03c1\u03ae\u03c3\u03c4\u03b7\u03c2", "Christis"),
        ("\uc0ac\uc6a9\uc790", "Sayongja"),
        ("\u306a\u307e\u3048", "Namae"),
        ("$$$", "DollarDollarDollar"),
        ("", "ModelModel"),
    ],
)
def test_classes_have_natural_names(spelt: str, cls: str) -> None:
    assert _classes(spelt) == {spelt: cls}


@pytest.mark.parametrize(
    "told",
    [
        {"FooBar": "FooBar", "foo_bar": "FooBarSnake"},
        {"foo-bar": "FooBarDashed", "FooBar": "FooBar", "fooBar": "FooBarCamel"},
        {"PageItem": "PageItem", "Page[Item]": "PageOfItem"},
        {"URL": "URL", "Url": "UrlPascal"},
        {"a.b": "ABDotted", "AB": "AB"},
    ],
)
def test_classes_are_told_apart_by_how_they_are_written(told: dict[str, str]) -> None:
    for order in itertools.permutations(told):
        assert _classes(*order) == told


def test_an_enumeration_is_told_apart_by_being_one() -> None:
    names = _names(choice("foo_bar", "x"), thing("FooBar"))
    assert names.types[at("foo_bar")] == "FooBarEnum"


def test_what_nothing_tells_apart_gets_a_mark_of_its_own() -> None:
    spelt = ["a~b", "a~ b", "a ~b"]
    found = _classes(*spelt)
    assert len(set(found.values())) == 3
    for order in itertools.permutations(spelt):
        assert _classes(*order) == found
    assert _classes(*spelt[1:])["a ~b"] in ("AB", found["a ~b"])


def test_a_type_inside_another_is_named_after_both() -> None:
    owner = thing("Order", field("line_items", many(to("X"))))
    inner = thing("X", home=InType(owner=at("Order"), field="line_items item"))
    inmost = thing("Y", home=InType(owner=at("X"), field="price"))
    names = _names(inmost, inner, owner)
    assert names.types[at("X")] == "OrderLineItem"
    assert names.types[at("Y")] == "OrderLineItemPrice"
    assert {names.modules[id] for id in names.types} == {"order"}


def test_long_names_lose_words_in_their_middle_and_stay_apart() -> None:
    left = "_".join(["some", *(["very"] * 30), "long", "left", "name"])
    right = "_".join(["some", *(["very"] * 30), "long", "right", "name"])
    same = "_".join(["some", *(["very"] * 29), "long", "left", "name"])
    found = _classes(left, right, same)
    assert all(len(cls) <= 90 for cls in found.values())
    assert found[left].startswith("SomeVery")
    assert "LongRightName" in found[right]
    assert len(set(found.values())) == 3


def _fields(*wires: str) -> dict[str, str]:
    names = _names(thing("T", *(field(each) for each in wires)))
    return {wire: names.fields[at("T"), wire] for wire in wires}


@pytest.mark.parametrize(
    ("wire", "attribute"),
    [
        ("self", "self_field"),
        ("json", "json"),
        ("list", "list"),
        ("from", "from_"),
        ("from_", "from_"),
        ("_", "underscore"),
        ("-1", "minus_1"),
        ("+1", "plus_1"),
        ("@type", "type"),
        ("$ref", "ref"),
        ("__class__", "class_"),
        ("mro", "mro"),
        ("to_dict", "to_dict_field"),
        ("", "empty"),
        ("@#$", "at_number_dollar"),
        ("createdAt", "created_at"),
        ("2fa", "field_2fa"),
        ("None", "none"),
        ("\u540d\u524d", "u540d_u524d"),
    ],
)
def test_fields_have_natural_names(wire: str, attribute: str) -> None:
    assert _fields(wire) == {wire: attribute}


@pytest.mark.parametrize(
    "told",
    [
        {"fooBar": "foo_bar_camel", "foo_bar": "foo_bar", "FOO_BAR": "foo_bar_upper"},
        {"@type": "at_type", "type": "type", "$type": "dollar_type"},
        {"from": "from_", "_from": "underscore_from"},
        {"a.b": "a_dot_b", "a_b": "a_b", "a-b": "a_b_dashed"},
    ],
)
def test_fields_are_told_apart_by_how_they_are_written(told: dict[str, str]) -> None:
    for order in itertools.permutations(told):
        assert _fields(*order) == told


def _members(definition: EnumType) -> list[str]:
    names = _names(definition)
    return [names.members[definition.id, value] for value in definition.values]


def test_members_are_told_apart_by_how_they_are_written() -> None:
    values = ("asc", "ASC", "", ">=", "in-progress", "in_progress", "-1", "+1", "1")
    assert _members(choice("E", *values)) == [
        "ASC_LOWER",
        "ASC",
        "EMPTY",
        "GREATER_EQUALS",
        "IN_PROGRESS_DASHED",
        "IN_PROGRESS",
        "MINUS_1",
        "PLUS_1",
        "VALUE_1",
    ]


def test_labels_name_members() -> None:
    told = EnumType(
        id=at("E"),
        home=thing("E").home,
        values=(1, 2, -3, 4),
        description=None,
        labels=("Low risk", "HighRisk", "", "low_risk"),
    )
    assert _members(told) == [
        "LOW_RISK_VALUE_1",
        "HIGH_RISK",
        "VALUE_MINUS_3",
        "LOW_RISK",
    ]
