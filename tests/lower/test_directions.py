"""Types in the two ways they travel."""

from typing import Any

from generator.model import Component, InType, Named, ObjectType, UnionType
from tests.lower.lowering import Answer, ref

STRING: dict[str, Any] = {"type": "string"}
READ: dict[str, Any] = {"type": "string", "readOnly": True}
WRITE: dict[str, Any] = {"type": "string", "writeOnly": True}
CONTACT: dict[str, Any] = {
    "type": "object",
    "properties": {"id": READ, "name": STRING, "password": WRITE},
    "required": ["id"],
}
INPUT = Named(id="/components/schemas/Contact#input")


def _wires(answer: Answer, id: str) -> list[str]:
    found = answer.api.types[f"/components/schemas/{id}"]
    assert isinstance(found, ObjectType)
    return [field.wire for field in found.fields]


def test_a_type_that_goes_both_ways_has_two_forms() -> None:
    answer = Answer(ref("Contact"), sent=ref("Contact"), Contact=CONTACT)
    assert answer.type == Named(id="/components/schemas/Contact")
    assert answer.sent == INPUT
    assert _wires(answer, "Contact") == ["id", "name"]
    assert _wires(answer, "Contact#input") == ["name", "password"]
    ways = [
        (each.home, each.sent, each.received)
        for each in answer.api.types.values()
        if isinstance(each, ObjectType)
    ]
    assert ways == [
        (Component(name="Contact"), False, True),
        (Component(name="Contact input"), True, False),
    ]


def test_a_type_that_goes_one_way_has_one_form() -> None:
    sent = Answer(STRING, sent=ref("Contact"), Contact=CONTACT)
    assert list(sent.api.types) == ["/components/schemas/Contact"]
    assert _wires(sent, "Contact") == ["name", "password"]
    received = Answer(ref("Contact"), Contact=CONTACT)
    assert _wires(received, "Contact") == ["id", "name"]


def test_a_type_without_such_fields_has_one_form() -> None:
    plain = {"properties": {"name": STRING}}
    answer = Answer(ref("Contact"), sent=ref("Contact"), Contact=plain)
    (only,) = answer.api.types.values()
    assert isinstance(only, ObjectType)
    assert (only.sent, only.received) == (True, True)


def test_all_that_leads_to_such_a_type_has_two_forms() -> None:
    components: dict[str, Any] = {
        "Contact": CONTACT,
        "Page": {"properties": {"items": {"type": "array", "items": ref("Contact")}}},
        "Either": {"oneOf": [ref("Contact"), {"properties": {"x": STRING}}]},
        "Root": {"properties": {"page": ref("Page"), "either": ref("Either")}},
    }
    answer = Answer(ref("Root"), sent=ref("Root"), **components)
    split = {id.rpartition("/")[2] for id in answer.api.types if id.endswith("#input")}
    assert split == {"Root#input", "Page#input", "Either#input", "Contact#input"}
    either = answer.api.types["/components/schemas/Either#input"]
    assert isinstance(either, UnionType)
    assert either.members[0] == INPUT


def test_what_is_only_sent_leads_to_the_sent_form() -> None:
    answer = Answer(
        ref("Contact"),
        sent={"properties": {"contact": ref("Contact")}},
        Contact=CONTACT,
    )
    found = answer.definition(answer.sent)
    assert isinstance(found, ObjectType)
    assert found.fields[0].type == INPUT


def test_a_type_inside_the_sent_form_is_called_after_it() -> None:
    nested = {"properties": {"inside": {"properties": {"id": READ, "x": STRING}}}}
    answer = Answer(ref("Outer"), sent=ref("Outer"), Outer=nested)
    homes = [
        each.home for each in answer.api.types.values() if isinstance(each.home, InType)
    ]
    assert [home.owner.rpartition("/")[2] for home in homes] == ["Outer", "Outer#input"]
    assert {home.field for home in homes} == {"inside"}


def test_a_type_that_holds_itself_has_two_forms_that_do() -> None:
    tree = {
        "properties": {"id": READ, "below": {"type": "array", "items": ref("Tree")}}
    }
    answer = Answer(ref("Tree"), sent=ref("Tree"), Tree=tree)
    form = answer.api.types["/components/schemas/Tree#input"]
    assert isinstance(form, ObjectType)
    assert "Tree#input" in str(form.fields[0].type)
