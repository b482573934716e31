"""What calls are named."""

from typing import Any

import pytest

from generator.config import ProviderConfig
from generator.name import name
from tests.emitting import OK, api, document, files

_DEVICES = ("con", "aux", "com1")


@pytest.mark.parametrize(
    ("method", "path", "tag", "operation_id", "call"),
    [
        ("get", "/contact/", "subpackage_contacts", "list", "contacts.list"),
        (
            "get",
            "/customers/{customer}/contacts",
            "Contacts",
            "getCustomersByCustomerContacts",
            "contacts.list",
        ),
        ("get", "/contacts", "Contacts", "getContacts", "contacts.list"),
        ("get", "/contacts/{id}", "Contacts", "getContact", "contacts.get"),
        ("get", "/contacts", None, None, "contacts.list"),
        ("get", "/api/v1/contacts/{id}", None, None, "contacts.get"),
        ("post", "/contacts", None, None, "contacts.create"),
        ("patch", "/contacts/{id}", None, None, "contacts.update"),
        ("delete", "/contacts/{id}", None, None, "contacts.delete"),
        ("post", "/invoices/{id}/pay", None, None, "invoices.pay"),
        ("post", "/invoices/{id}/lines", None, None, "invoices.create_lines"),
        ("get", "/users/{id}/profile", "users", "getUserProfile", "users.get_profile"),
        ("get", "/me", "users", "whoAmI", "users.who_am_i"),
        (
            "get",
            "/api/v1/customers/{customer_id}/contacts",
            "customers",
            "list_contacts_api_v1_customers__customer_id__contacts_get",
            "customers.list_contacts",
        ),
        ("get", "/contacts/import", "contacts", "import", "contacts.import_"),
        (
            "post",
            "/lists/{id}/members",
            "contacts",
            "add_contact_to_list",
            "contacts.add_contact_to_list",
        ),
    ],
)
def test_calls_read_as_noun_and_verb(
    method: str, path: str, tag: str | None, operation_id: str | None, call: str
) -> None:
    names = [piece.split("}")[0] for piece in path.split("{")[1:]]
    shape = {
        "responses": OK,
        "parameters": [
            {"name": each, "in": "path", "required": True, "schema": {"type": "string"}}
            for each in names
        ],
        **({"tags": [tag]} if tag else {}),
        **({"operationId": operation_id} if operation_id else {}),
    }
    assert _calls(document({path: {method: shape}})) == [call]


def test_a_pinned_name_wins() -> None:
    tree = document(
        {"/a": {"get": {"responses": OK, "tags": ["as"], "operationId": "fetchAll"}}}
    )
    assert _calls(tree, {"GET /a": "letters.all"}) == ["letters.all"]


def test_what_is_added_below_a_collection_does_not_take_its_names() -> None:
    one = {"responses": OK, "tags": ["a"], "operationId": "list"}
    deep = {"/a/archive": {"get": one}, "/a": {"get": one}}
    assert _calls(document(deep)) == ["a.get_archive", "a.list"]


def _calls(tree: dict[str, Any], pins: dict[str, str] | None = None) -> list[str]:
    found = api(tree)
    names = name(found, ProviderConfig(name="things", names=pins or {}))
    groups = {
        key: group.attribute for group in names.groups for key in group.operations
    }
    return [
        f"{groups[each.key]}.{names.methods[each.key]}" for each in found.operations
    ]


def test_no_module_is_called_like_a_device() -> None:
    paths = {f"/{tag}": {"get": {"tags": [tag], "responses": OK}} for tag in _DEVICES}
    emitted = files(document(paths))
    modules = {f"things_client/resources/{tag}_calls.py" for tag in _DEVICES}
    assert modules <= emitted.keys()
    assert "def con(self) -> Con:" in emitted["things_client/client.py"]
