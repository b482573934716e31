"""Which calls belong together, and what their classes are called."""

from typing import Any

import pytest

from generator.config import ProviderConfig
from generator.name import name
from generator.name.names import Names
from tests.emitting import OK, api, document

PET = {"type": "object", "properties": {"id": {"type": "string"}}}


def _names(
    tags: list[str], title: str = "Things", config: str = "", **components: Any
) -> Names:
    """The names of an API with an operation for each tag, which gives all components."""
    gives = {
        "200": {
            "description": "Fine",
            "content": {
                "application/json": {
                    "schema": {
                        "type": "object",
                        "properties": {
                            each: {"$ref": f"#/components/schemas/{each}"}
                            for each in components
                        },
                    }
                }
            },
        }
    }
    paths = {
        f"/p{index}": {"get": {"tags": [tag], "responses": gives}}
        for index, tag in enumerate(tags)
    }
    tree = document(paths, **components)
    tree["info"]["title"] = title
    return name(api(tree, f'title = "{title}"'), ProviderConfig(name="things"))


@pytest.mark.parametrize(
    ("tag", "attribute", "cls"),
    [
        ("Order items", "order_items", "OrderItems"),
        ("Admin / Users", "admin_users", "AdminUsers"),
        ("users.profile", "users_profile", "UsersProfile"),
        ("Caf\u00e9", "cafe", "Cafe"),
        ("class", "class_", "Class"),
        ("close", "close_calls", "Close"),
        ("Path", "path", "PathCalls"),
        ("Bearer", "bearer", "BearerCalls"),
        ("Literal", "literal", "LiteralCalls"),
        # their asynchronous twins would hide what is imported
        ("Client", "client", "ClientCalls"),
        ("Pages", "pages", "PagesCalls"),
    ],
)
def test_a_tag_is_a_group(tag: str, attribute: str, cls: str) -> None:
    (group,) = _names([tag]).groups
    assert (group.attribute, group.cls) == (attribute, cls)


def test_a_model_keeps_its_name() -> None:
    names = _names(["Pet"], Pet=PET)
    assert names.groups[0].cls == "PetCalls"
    assert "Pet" in names.types.values()


def test_the_async_class_of_one_group_is_not_the_class_of_another() -> None:
    names = _names(["Jobs", "Async jobs"])
    assert [group.cls for group in names.groups] == ["Jobs", "AsyncJobsCalls"]


def test_a_client_does_not_take_a_name_that_its_package_needs() -> None:
    assert _names(["a"], title="Service").client == "ServiceClient"
    assert _names(["a"], title="Page").client == "PageClient"


def test_ways_to_make_one_call_are_named_after_it() -> None:
    schema = {"type": "object", "properties": {"a": {"type": "string"}}}
    content = {
        "application/json": {"schema": schema},
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "properties": {"file": {"type": "string", "format": "binary"}},
            }
        },
    }
    shape = {"tags": ["notes"], "responses": OK, "requestBody": {"content": content}}
    found = api(document({"/notes": {"post": shape}}))
    names = name(found, ProviderConfig(name="things"))
    assert list(names.methods.values()) == ["create", "create_as_multipart"]
