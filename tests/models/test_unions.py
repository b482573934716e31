"""Unions of objects: told apart by a property, or by their shape."""

from collections.abc import Callable
from typing import TypeAlias

from generator.model import MapOf
from tests.modelled import (
    TEXT,
    WHOLE,
    Made,
    choice,
    field,
    many,
    maybe,
    thing,
    to,
    union,
)

Make: TypeAlias = Callable[..., Made]

CAT = thing("Cat", field("petType"), field("lives", WHOLE))
DOG = thing("Dog", field("petType"), field("bark", TEXT, required=False))
PET = union(
    "Pet", to("Cat"), to("Dog"), by="petType", tags=(("cat", 0), ("dog", 1), ("pup", 1))
)


def test_the_discriminator_tells(made: Make) -> None:
    package = made(CAT, DOG, PET)
    models = package.models
    cat = package.decode("decode_pet", {"petType": "cat", "lives": 9})
    assert cat == models.Cat(pet_type="cat", lives=9)
    pup = package.decode("decode_pet", {"petType": "pup", "bark": "yip"})
    assert type(pup) is models.Dog
    package.passes("decode_pet", {"petType": "cat", "lives": 9}, {"petType": "dog"})


def test_an_unknown_kind_is_kept_as_it_is(made: Make) -> None:
    package = made(CAT, DOG, PET)
    fish = {"petType": "fish", "fins": [1, {"a": None}]}
    value = package.decode("decode_pet", fish)
    assert type(value).__name__ == "UnknownVariant"
    assert value["petType"] == "fish"
    package.passes("decode_pet", fish, {"petType": None, "x": 1}, {"petType": [1]})


def test_an_unknown_kind_goes_to_the_default(made: Make) -> None:
    pet = union(
        "Pet", to("Cat"), to("Dog"), by="petType", tags=(("cat", 0),), default=1
    )
    package = made(CAT, DOG, pet)
    assert package.decode("decode_pet", {"petType": "x"}) == package.models.Dog(
        pet_type="x"
    )


def test_without_its_discriminator_the_shape_tells(made: Make) -> None:
    cat = thing("Cat", field("lives", WHOLE))
    dog = thing("Dog", field("bark"))
    package = made(
        cat,
        dog,
        union("Pet", to("Cat"), to("Dog"), by="petType", tags=(("cat", 0), ("dog", 1))),
    )
    assert package.decode("decode_pet", {"bark": "x"}) == package.models.Dog(bark="x")


def test_a_discriminator_that_is_no_field_is_sent_all_the_same(made: Make) -> None:
    package = made(
        thing("Cat", field("lives", WHOLE)),
        thing("Dog", field("bark")),
        union("Pet", to("Cat"), to("Dog"), by="kind", tags=(("cat", 0), ("dog", 1))),
        thing("Owner", field("pet", to("Pet"))),
    )
    owner = package.models.Owner(pet=package.models.Dog(bark="x"))
    assert package.encode(owner) == {"pet": {"kind": "dog", "bark": "x"}}
    package.passes("Owner", {"pet": {"kind": "cat", "lives": 1}})


def test_a_fault_of_a_known_kind_is_told_of_that_kind(made: Make) -> None:
    package = made(CAT, DOG, PET, thing("Owner", field("pets", many(to("Pet")))))
    data = {"pets": [{"petType": "dog"}, {"petType": "cat", "lives": "nine"}]}
    assert package.explain("Owner", data) == (
        "$.pets[1].lives: expected an integer, got 'nine'",
    )
    assert package.explain("decode_pet", {"petType": "cat"}) == (
        "$.lives: required field is missing",
    )
    assert package.explain("decode_pet", "x") == ("$: expected an object, got 'x'",)
    assert package.explain("Owner", {"pets": [7]}) == (
        "$.pets[0]: expected an object, got 7",
    )


def test_required_keys_tell(made: Make) -> None:
    package = made(
        thing("Circle", field("radius", WHOLE)),
        thing("Square", field("side", WHOLE), field("name", required=False)),
        union("Shape", to("Circle"), to("Square")),
    )
    shape = package.decode("decode_shape", {"side": 2})
    assert shape == package.models.Square(side=2)
    package.passes("decode_shape", {"radius": 1}, {"side": 1}, {"corners": 3}, {})


def test_constants_tell(made: Make) -> None:
    package = made(
        choice("CardKind", "card"),
        choice("BankKind", "bank"),
        thing("Card", field("kind", to("CardKind")), field("id")),
        thing("Bank", field("kind", to("BankKind")), field("id")),
        union("Source", to("Card"), to("Bank")),
    )
    bank = package.decode("decode_source", {"kind": "bank", "id": "x"})
    assert type(bank) is package.models.Bank
    package.passes(
        "decode_source",
        {"kind": "bank", "id": "x"},
        {"kind": "card", "id": "x"},
        {"kind": "cash", "id": "x"},
    )
    cash = package.decode("decode_source", {"kind": "cash", "id": "x"})
    assert type(cash).__name__ == "UnknownVariant"


def test_most_known_keys_tell(made: Make) -> None:
    package = made(
        thing("Small", field("id"), field("a", required=False)),
        thing("Large", field("id"), field("b", required=False), field("c")),
        union("Either", to("Small"), to("Large")),
    )
    assert (
        type(package.decode("decode_either", {"id": "1", "a": "x"})).__name__ == "Small"
    )
    large = {"id": "1", "b": "x", "c": "y"}
    assert type(package.decode("decode_either", large)).__name__ == "Large"


def test_members_of_all_sorts(made: Make) -> None:
    package = made(
        choice("Level", "low", "high"),
        CAT,
        DOG,
        union(
            "Mixed",
            TEXT,
            to("Cat"),
            many(to("Cat")),
            to("Level"),
            MapOf(value=many(WHOLE)),
        ),
    )
    assert package.decode("decode_mixed", "low") is package.models.Level.LOW
    assert type(package.decode("decode_mixed", "other")) is str
    package.passes(
        "decode_mixed",
        "low",
        "other",
        {"petType": "cat", "lives": 1},
        [{"petType": "cat", "lives": 1}],
        {"x": [1]},
        {"x": "y"},
    )


def test_unions_in_unions(made: Make) -> None:
    package = made(
        CAT,
        DOG,
        PET,
        thing("Plant", field("leaves", WHOLE)),
        union("Living", to("Pet"), to("Plant")),
        thing(
            "Garden",
            field("all", many(to("Living"))),
            field("best", maybe(to("Living")), required=False),
            field("by_name", MapOf(value=to("Pet")), required=False),
        ),
    )
    package.passes(
        "Garden",
        {"all": [{"leaves": 3}, {"petType": "cat", "lives": 1}], "best": None},
        {"all": [{"moss": 3}], "best": {"leaves": 3}},
        {"all": [], "by_name": {"tom": {"petType": "cat", "lives": 1}}},
    )
    assert package.explain("Garden", {"all": [], "by_name": {"a": 1}}) == (
        "$.by_name.a: expected an object, got 1",
    )


def test_a_union_that_holds_itself(made: Make) -> None:
    package = made(
        thing("Not", field("not", to("Rule"))),
        thing("All", field("all", many(to("Rule")))),
        union("Rule", to("Not"), to("All"), TEXT, many(to("Rule"))),
    )
    nothing: dict[str, list[str]] = {"all": []}
    package.passes("decode_rule", {"all": ["x", {"not": nothing}, ["y", {"not": "z"}]]})
    assert package.explain("decode_rule", 5) == (
        "$: expected an object or an array or a string, got 5",
    )
