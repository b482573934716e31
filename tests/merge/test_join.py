"""Several pages of one kind: what they share is shared, what differs is told."""

from typing import Any

import pytest

from generator.findings import Severity
from generator.fragments import Evidence

from .fragments import (
    SERVER,
    answer,
    codes,
    fragment,
    get,
    merged,
    operation,
    pointer,
    query,
    record,
    schema,
    tree,
)


def _page(path: str, **schemas: Any) -> dict[str, Any]:
    name = next(iter(schemas))
    ref = {"$ref": f"#/components/schemas/{name}"}
    document = get(path, responses=answer(ref), tags=[path.strip("/").title()])
    return {**document, "components": {"schemas": schemas}}


def test_one_page_is_complete_and_silent() -> None:
    document, found = merged(fragment("a.md", get(operationId="list")))
    assert found == []
    assert list(document.tree) == ["openapi", "info", "servers", "paths"]
    assert document.tree["openapi"] == "3.1.0"
    assert document.tree["info"] == {"title": "acme", "version": "0"}


def test_equal_schemas_are_one_whatever_their_prose() -> None:
    note = {**record(id="string", title="string"), "description": "A note."}
    other = {**record(id="string", title="string"), "example": {"id": "1"}}
    document, found = merged(
        fragment("a.md", _page("/notes", Note=note)),
        fragment("b.md", _page("/drafts", Note=other)),
    )
    assert found == []
    assert list(tree(document)["components"]["schemas"]) == ["Note"]
    assert set(tree(document)["paths"]) == {"/notes", "/drafts"}


def test_a_property_called_like_prose_is_no_prose() -> None:
    _, found = merged(
        fragment("a.md", _page("/notes", Note=record(title="string"))),
        fragment("b.md", _page("/drafts", Note=record(title="integer"))),
    )
    assert codes(found) == ["schema-conflict"]


def test_compatible_objects_become_one_with_both_places() -> None:
    first = {**record(id="string", text="string"), "required": ["id", "text"]}
    second = {**record(id="string", kind="string"), "required": ["id", "kind"]}
    document, found = merged(
        fragment("a.md", _page("/notes", Note=first)),
        fragment("b.md", _page("/drafts", Note=second)),
    )
    assert list(schema(document, "Note")["properties"]) == ["id", "text", "kind"]
    assert schema(document, "Note")["required"] == ["id"]
    assert codes(found) == ["schema-differs"]
    assert pointer(found[0]) == "b.md#/components/schemas/Note"
    note = found[0].notes[0].place
    assert note is not None and note.page == "a.md"
    places = document.origins.all_of("/components/schemas/Note/properties/kind")
    assert [place.page for place in places] == ["b.md"]


def test_conflicting_schemas_are_told_apart_by_their_tag() -> None:
    document, found = merged(
        fragment("a.md", _page("/notes", State=record(code="string"))),
        fragment("b.md", _page("/drafts", State=record(code="integer"))),
    )
    assert schema(document, "State") == record(code="string")
    assert schema(document, "DraftsState") == record(code="integer")
    used = operation(document, "/drafts")["responses"]["200"]["content"]
    assert used["application/json"]["schema"] == {
        "$ref": "#/components/schemas/DraftsState"
    }
    assert codes(found) == ["schema-conflict"]


def test_what_uses_a_told_apart_schema_is_told_apart_with_it() -> None:
    holder = {"type": "object", "properties": {"x": {"$ref": "#/components/schemas/X"}}}
    document, found = merged(
        fragment("a.md", _page("/a", Holder=holder, X={"type": "string"})),
        fragment("b.md", _page("/b", Holder=holder, X={"type": "integer"})),
        fragment("c.md", _page("/b", Holder=holder, X={"type": "integer"})),
    )
    assert schema(document, "BHolder")["properties"]["x"] == {
        "$ref": "#/components/schemas/BX"
    }
    assert set(tree(document)["components"]["schemas"]) == {
        "Holder",
        "X",
        "BHolder",
        "BX",
    }
    assert codes(found) == ["schema-conflict"]


def test_an_operation_on_two_pages_is_one() -> None:
    shared = get(parameters=[query("limit", "integer")], operationId="list")
    _, found = merged(fragment("a.md", shared), fragment("b.md", shared))
    assert found == []


def test_parts_of_an_operation_are_united() -> None:
    document, found = merged(
        fragment("a.md", get(parameters=[query("limit", "integer")])),
        fragment("b.md", get(parameters=[query("page", "integer")], summary="All.")),
    )
    assert found == []
    names = [one["name"] for one in operation(document)["parameters"]]
    assert names == ["limit", "page"]
    assert operation(document)["summary"] == "All."


def test_a_contradiction_keeps_the_first_page_and_is_a_loss() -> None:
    first = get(parameters=[query("limit", "integer")])
    second = get(parameters=[query("limit", "boolean")])
    for order in (("b.md", "a.md"), ("a.md", "b.md")):
        pages = {"a.md": first, "b.md": second}
        document, found = merged(*(fragment(name, pages[name]) for name in order))
        assert operation(document)["parameters"][0]["schema"] == {"type": "integer"}
        assert codes(found) == ["contradiction"]
        assert found[0].lost == "GET /notes query limit"
        assert pointer(found[0]) == "b.md#/paths/~1notes/get/parameters/0/schema"


def test_a_contradicting_response_is_a_loss_of_its_own() -> None:
    _, found = merged(
        fragment("a.md", get(responses=answer({"type": "string"}))),
        fragment("b.md", get(responses=answer({"type": "array"}))),
    )
    assert [one.lost for one in found] == ["GET /notes response 200"]


def test_path_parameters_of_other_names_are_the_same_path() -> None:
    def page(name: str, method: str) -> dict[str, Any]:
        parameter = {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "string"},
        }
        item = {method: {"parameters": [parameter], "responses": {"204": {}}}}
        return {**SERVER, "paths": {f"/notes/{{{name}}}": item}}

    document, found = merged(
        fragment("a.md", page("id", "get")), fragment("b.md", page("note_id", "delete"))
    )
    assert found == []
    assert list(tree(document)["paths"]) == ["/notes/{id}"]
    deleted = operation(document, "/notes/{id}", "delete")
    assert deleted["parameters"][0]["name"] == "id"


def test_path_level_parameters_stay_with_their_own_operations() -> None:
    first: Any = get("/notes")
    first["paths"]["/notes"]["parameters"] = [query("tenant")]
    second = {**SERVER, "paths": {"/notes": {"post": {"responses": {"204": {}}}}}}
    document, found = merged(fragment("a.md", first), fragment("b.md", second))
    assert found == []
    assert [one["name"] for one in operation(document)["parameters"]] == ["tenant"]
    assert "parameters" not in operation(document, "/notes", "post")


def test_repeated_operation_ids_are_made_unique_and_kept() -> None:
    document, found = merged(
        fragment("a.md", get("/notes", operationId="list", tags=["notes"])),
        fragment("b.md", get("/drafts", operationId="list", tags=["drafts"])),
    )
    assert found == []
    assert operation(document, "/notes")["operationId"] == "notes_list"
    assert operation(document, "/drafts")["operationId"] == "drafts_list"
    assert operation(document, "/drafts")["x-operation-name"] == "list"


def test_servers_that_pages_share_are_said_once() -> None:
    two = {"servers": [{"url": "https://a.test"}, {"url": "https://b.test"}]}
    document, found = merged(
        fragment("a.md", {**get("/notes"), **two}),
        fragment("b.md", {**get("/drafts"), **two}),
    )
    assert found == []
    assert document.tree["servers"] == two["servers"]


def test_servers_that_differ_go_with_their_paths() -> None:
    other = {**get("/files"), "servers": [{"url": "https://files.acme.test"}]}
    document, found = merged(
        fragment("a.md", get("/notes")),
        fragment("b.md", get("/drafts")),
        fragment("c.md", other),
    )
    assert found == []
    assert tree(document)["servers"] == SERVER["servers"]
    assert tree(document)["paths"]["/files"]["servers"] == other["servers"]
    assert "servers" not in tree(document)["paths"]["/notes"]


def test_empty_servers_lose_nothing() -> None:
    page: Any = get()
    page["paths"]["/notes"]["servers"] = []
    document, _ = merged(fragment("a.md", page))
    assert "servers" not in tree(document)["paths"]["/notes"]
    assert tree(document)["servers"] == SERVER["servers"]


def test_security_that_differs_goes_with_its_operations() -> None:
    key = {"type": "apiKey", "in": "header", "name": "X-Key"}
    schemes = {"components": {"securitySchemes": {"key": key}}}
    closed = {"security": [{"key": []}]}
    document, found = merged(
        fragment("a.md", {**get("/notes"), **schemes, **closed}),
        fragment("b.md", {**get("/drafts"), **schemes, **closed}),
        fragment("c.md", {**get("/status"), "security": []}),
    )
    assert found == []
    assert document.tree["security"] == [{"key": []}]
    assert operation(document, "/status")["security"] == []
    assert "security" not in operation(document, "/notes")


def test_a_page_is_the_documentation_of_its_operations() -> None:
    url = "https://docs.acme.test/notes"
    document, _ = merged(fragment("a.md", get(), Evidence.SCHEMA, url))
    assert operation(document)["externalDocs"] == {"url": url}


def test_a_type_elsewhere_is_found_on_its_page() -> None:
    link = {"Note": {"x-documented-at": "/types/note"}}
    document, found = merged(
        fragment("a.md", _page("/notes", **link)),
        fragment("b.md", {"components": {"schemas": {"Note": record(id="string")}}}),
    )
    assert found == []
    assert schema(document, "Note")["properties"] == {"id": {"type": "string"}}


def test_a_type_that_no_page_describes_is_reported() -> None:
    _, found = merged(fragment("a.md", _page("/notes", Note={"x-documented-at": "/t"})))
    assert codes(found) == ["type-elsewhere"]
    assert found[0].severity is Severity.WARNING
    assert "'/t'" in found[0].message


def test_a_name_that_nothing_uses_is_not_announced() -> None:
    _, found = merged(
        fragment("a.md", _page("/notes", Note=record(id="string"))),
        fragment("b.md", _page("/notes", Note=record(id="integer"))),
    )
    assert codes(found) == ["contradiction"]


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (
            {"type": "integer"},
            {"type": "boolean"},
            "'response 200' of 'GET /notes' is boolean here and integer on another",
        ),
        (
            record(id=record(no="string")),
            record(id=record(no="number")),
            "'id.no' in 'response 200' of 'GET /notes' is number here and string on",
        ),
        (
            {"type": "array", "items": {"type": "string"}},
            {"type": "array", "items": {"type": "object"}},
            "'[]' in 'response 200' of 'GET /notes' is object here and string on",
        ),
        (
            {"type": "string", "not": {"const": "a"}},
            {"type": "string", "not": {"const": "b"}},
            "has another 'not' here than on another page",
        ),
        (
            {"type": "string", "not": {"const": "a"}},
            {"type": "string"},
            "has 'not' on another page, not here",
        ),
    ],
)
def test_a_contradiction_says_what_contradicts(
    first: dict[str, Any], second: dict[str, Any], words: str
) -> None:
    _, found = merged(
        fragment("a.md", get(responses=answer(first))),
        fragment("b.md", get(responses=answer(second))),
    )
    assert codes(found) == ["contradiction"]
    assert words in found[0].message
    assert found[0].message.endswith("; this description is left out")
