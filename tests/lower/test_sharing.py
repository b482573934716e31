"""Types written in place, alike, in several spots; and titles as names."""

from typing import Any

from generator.model import Component, Home, InType, Shared
from tests.lower.lowering import Answer, lowered, ref

STRING: dict[str, Any] = {"type": "string"}


def _address(**words: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {"street": STRING, "town": STRING}, **words}


def _with(name: str, schema: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {"id": STRING, name: schema}}


def _homes(**components: Any) -> dict[str, Home]:
    """The homes of all types but the components, by the ends of their pointers."""
    roots = {name.lower(): ref(name) for name in components}
    answer = Answer({"properties": roots}, **components)
    return {
        id.removeprefix("/components/schemas/"): each.home
        for id, each in answer.api.types.items()
        if id.startswith("/components/") and id.count("/") > 3
    }


def test_objects_that_are_alike_are_one_type() -> None:
    homes = _homes(
        Person=_with("address", _address(description="Where they live.")),
        Shop=_with("address", _address(example={})),
    )
    assert homes == {"Person/properties/address": Shared(name="address")}


def test_all_that_refers_to_a_twin_refers_to_the_one_that_stays() -> None:
    answer = Answer(
        {"properties": {"p": ref("Person"), "s": ref("Shop")}},
        Person=_with("address", _address()),
        Shop=_with("address", {"type": "array", "items": _address()}),
        Works=_with("address", _address()),
    )
    assert len(answer.api.types) == 5
    twins = Answer(
        {"properties": {"p": ref("Person"), "s": ref("Shop")}},
        Person=_with("addresses", {"type": "array", "items": _address()}),
        Shop=_with("addresses", {"type": "array", "items": _address()}),
    )
    assert twins.shown == "{p?: Person, s?: Shop}"
    assert len(twins.api.types) == 4


def test_a_difference_keeps_types_apart() -> None:
    homes = _homes(
        Person=_with("address", _address()),
        Shop=_with("address", _address(required=["street"])),
    )
    assert homes == {
        f"{name}/properties/address": InType(
            owner=f"/components/schemas/{name}", field="address"
        )
        for name in ("Person", "Shop")
    }


def test_other_names_keep_types_apart() -> None:
    homes = _homes(Person=_with("home", _address()), Shop=_with("address", _address()))
    assert len(homes) == 2


def test_one_more_spot_changes_no_name() -> None:
    spots = {
        "Person": _with("address", _address()),
        "Shop": _with("address", _address()),
    }
    before = _homes(**spots)
    for more in (_with("address", _address()), _with("home", _address())):
        after = _homes(**spots, Alone=more)
        assert set(before.values()) <= set(after.values())


def test_the_name_goes_to_the_type_in_most_spots() -> None:
    homes = _homes(
        A=_with("status", {"enum": ["on", "off"]}),
        B=_with("status", {"enum": ["x", "y"]}),
        C=_with("status", {"enum": ["x", "y"]}),
        D=_with("status", {"enum": ["on", "off"]}),
        E=_with("status", {"enum": ["x", "y"]}),
    )
    assert homes.pop("B/properties/status") == Shared(name="status")
    assert [type(home) for home in homes.values()] == [InType, InType]


def test_the_name_of_a_component_is_taken() -> None:
    homes = _homes(
        Person=_with("address", _address()),
        Shop=_with("address", _address()),
        Address=_with("other", STRING),
    )
    assert all(isinstance(home, InType) for home in homes.values())
    assert len(homes) == 2


def test_small_types_stay_where_they_are() -> None:
    one: dict[str, Any] = {"properties": {"x": STRING}}
    assert len(_homes(A=_with("at", one), B=_with("at", one))) == 2
    one = {"const": "a", "title": "Only One"}
    assert len(_homes(A=_with("at", one), B=_with("at", one))) == 2


def test_what_is_inside_twins_goes_with_them() -> None:
    outer = {"properties": {"at": {"properties": {"x": STRING}}, "by": STRING}}
    homes = _homes(A=_with("made", outer), B=_with("made", outer))
    owner = "/components/schemas/A/properties/made"
    assert homes == {
        "A/properties/made": Shared(name="made"),
        "A/properties/made/properties/at": InType(owner=owner, field="at"),
    }


def test_a_title_names_what_is_written_in_place() -> None:
    homes = _homes(
        A=_with("shipping", _address(title="PostalAddress")),
        B=_with("billing", _address(title="PostalAddress")),
        C=_with("other", {"title": "Some Thing", "properties": {"x": STRING}}),
    )
    assert homes == {
        "A/properties/shipping": Shared(name="PostalAddress"),
        "C/properties/other": Shared(name="Some Thing"),
    }


def test_a_title_that_names_nothing_is_left_alone() -> None:
    titles = ("The address of a person", "Address", "address", "a/b", "A" * 50)
    for title in titles:
        homes = _homes(A=_with("address", _address(title=title)))
        assert [type(home) for home in homes.values()] == [InType]


def test_types_of_parts_that_the_vendor_named_are_called_after_them() -> None:
    components = {
        "responses": {
            "NotFound": {
                "description": "",
                "content": {"application/json": {"schema": _address()}},
            }
        },
        "requestBodies": {
            "Pet": {"content": {"application/json": {"schema": _with("x", _address())}}}
        },
        "parameters": {
            "SortOrder": {"name": "sort", "in": "query", "schema": {"enum": ["a", "b"]}}
        },
    }
    call = {
        "parameters": [{"$ref": "#/components/parameters/SortOrder"}],
        "requestBody": {"$ref": "#/components/requestBodies/Pet"},
        "responses": {"404": {"$ref": "#/components/responses/NotFound"}},
    }
    found, _ = lowered(
        {
            "openapi": "3.1.0",
            "info": {"title": "Things", "version": "1"},
            "paths": {"/things": {"post": call}},
            "components": components,
        }
    )
    homes = [each.home for each in found.types.values()]
    names = [home.name for home in homes if isinstance(home, Component)]
    assert sorted(names) == ["NotFound response", "Pet body", "SortOrder"]
