"""Schemas with a discriminator that others inherit from."""

from typing import Any

from generator.model import Component, Named, ObjectType, UnionType
from tests.lower.lowering import Answer, ref

STRING: dict[str, Any] = {"type": "string"}
PET: dict[str, Any] = {
    "type": "object",
    "properties": {"kind": STRING, "friends": {"type": "array", "items": ref("Pet")}},
    "required": ["kind"],
    "discriminator": {"propertyName": "kind", "mapping": {"meow": "Cat"}},
}


def _heir(of: str, **properties: Any) -> dict[str, Any]:
    return {"allOf": [ref(of), {"properties": properties}]}


def test_a_base_is_any_of_those_that_inherit_from_it() -> None:
    answer = Answer(
        ref("Pet"), Pet=PET, Cat=_heir("Pet", claws=STRING), Dog=_heir("Pet")
    )
    union = answer.definition()
    assert isinstance(union, UnionType)
    assert answer.shown == "(Cat / Dog / Pet#base)"
    assert (union.tags, union.default) == ((("meow", 0), ("Dog", 1), ("Pet", 2)), 2)
    base = answer.api.types["/components/schemas/Pet#base"]
    assert base.home == Component(name="Pet base")
    cat = answer.api.types["/components/schemas/Cat"]
    assert isinstance(cat, ObjectType)
    assert [each.wire for each in cat.fields] == ["kind", "friends", "claws"]


def test_an_heir_is_itself() -> None:
    heirs: dict[str, Any] = {
        "Cat": _heir("Pet", claws=STRING),
        "Plain": {"allOf": [ref("Pet")]},
    }
    for name in heirs:
        answer = Answer(ref(name), Pet={**PET, "properties": {"kind": STRING}}, **heirs)
        assert isinstance(answer.definition(), ObjectType)


def test_heirs_of_heirs_are_among_them() -> None:
    heirs: dict[str, Any] = {
        "Cat": _heir("Pet", claws=STRING),
        "Lion": {**_heir("Cat", mane=STRING), "x-ms-discriminator-value": "roar"},
    }
    answer = Answer(ref("Pet"), Pet=PET, **heirs)
    union = answer.definition()
    assert isinstance(union, UnionType)
    ids = [
        each.id.rpartition("/")[2] for each in union.members if isinstance(each, Named)
    ]
    assert ids == ["Lion", "Cat#base", "Pet#base"]
    assert union.tags == (("meow", 1), ("roar", 0), ("Pet", 2))


def test_a_base_without_heirs_is_an_object() -> None:
    answer = Answer(ref("Pet"), Pet={**PET, "discriminator": {"propertyName": "kind"}})
    assert isinstance(answer.definition(), ObjectType)


def test_a_base_that_lists_its_heirs_is_their_union() -> None:
    base = {"properties": {"kind": STRING}, "oneOf": [ref("Cat"), ref("Dog")]}
    heirs: dict[str, Any] = {
        "Cat": _heir("Base", claws=STRING),
        "Dog": _heir("Base", bark=STRING),
    }
    answer = Answer(ref("Base"), checked=False, Base=base, **heirs)
    assert (answer.shown, answer.codes) == ("(Cat / Dog)", [])
    answer = Answer(ref("Cat"), checked=False, Base=base, **heirs)
    assert (answer.shown, answer.codes) == ("{kind?: string, claws?: string}", [])


def test_constants_of_all_heirs_are_no_tags_of_one() -> None:
    base = {**PET, "properties": {"kind": {"enum": ["cat", "dog"]}}}
    base["discriminator"] = {"propertyName": "kind"}
    heirs: dict[str, Any] = {
        "Cat": _heir("Pet", kind={"const": "cat"}),
        "Dog": _heir("Pet", kind={"const": "dog"}),
    }
    union = Answer(ref("Pet"), Pet=base, **heirs).definition()
    assert isinstance(union, UnionType)
    assert union.tags[:2] == (("cat", 0), ("dog", 1))
