"""Schema over table over sample over prose: what lesser evidence adds, and where it contradicts."""

from typing import Any

import pytest

from generator.findings import Severity

from .fragments import (
    answer,
    codes,
    fragment,
    get,
    header,
    merged,
    operation,
    pointer,
    prose,
    query,
    record,
    sample,
    schema,
    table,
    tree,
)

_LIST = {"$ref": "#/components/schemas/List"}
_FIELDS = "/components/schemas/List/properties"


def _listing(**properties: Any) -> dict[str, Any]:
    schemas = {"List": record(data=record(**properties))}
    return {**get(responses=answer(_LIST)), "components": {"schemas": schemas}}


def _said(**properties: Any) -> dict[str, Any]:
    return get(responses=answer(record(data=record(**properties))))


def test_agreement_is_silent() -> None:
    listed = get(
        parameters=[query("limit", "integer", required=False), header("X-Trace")],
        responses=answer(record(data=record(total="integer"))),
    )
    told = get(
        parameters=[query("limit", "integer", required=False), header("x-trace")],
        responses=answer(record(data=record(total="number"))),
    )
    shown = get(responses=answer(record(data=record(total="integer"))))
    _, found = merged(
        fragment("a.md", listed), table("a.md", told), sample("a.md", shown)
    )
    assert found == []


def test_a_field_that_the_schema_lacks_is_added_and_shown_with_both_places() -> None:
    document, found = merged(
        fragment("a.md", _listing(total="integer")),
        table("a.md", _said(total="integer", skip="integer")),
        sample("a.md", _said(total="integer", skip="integer")),
    )
    data = schema(document, "List")["properties"]["data"]
    assert data["properties"]["skip"] == {"type": "integer"}
    assert "required" not in data
    assert codes(found) == ["field-not-in-schema"]
    assert found[0].message.startswith("'data.skip' is in the table")
    assert pointer(found[0]).endswith("/properties/data/properties/skip")
    lacking, also = found[0].notes
    assert getattr(lacking.place, "pointer", None) == f"{_FIELDS}/data/properties"
    assert getattr(lacking.place, "at", None) == "key"
    assert also.message == "it is in the example too"


def test_a_field_of_a_composed_schema_is_not_missing() -> None:
    base = {"allOf": [_LIST, record(next="string")]}
    page = {
        **get(responses=answer(base)),
        "components": {"schemas": {"List": record(total="integer")}},
    }
    told = get(responses=answer(record(total="integer", next="string")))
    _, found = merged(fragment("a.md", page), table("a.md", told))
    assert found == []


def test_recursive_schemas_end() -> None:
    node = {"type": "object", "properties": {"next": _LIST}}
    page = {**get(responses=answer(_LIST)), "components": {"schemas": {"List": node}}}
    _, found = merged(fragment("a.md", page), table("a.md", page))
    assert found == []


def test_keys_that_are_data_are_no_fields() -> None:
    page = get(responses=answer({"type": "object", "additionalProperties": True}))
    shown = get(responses=answer(record(anything="string")))
    _, found = merged(fragment("a.md", page), sample("a.md", shown))
    assert found == []


def test_a_parameter_that_the_schema_lacks_is_added() -> None:
    document, found = merged(
        fragment("a.md", get(parameters=[query("limit")])),
        table("a.md", get(parameters=[query("limit"), query("archived", "boolean")])),
    )
    names = [one["name"] for one in operation(document)["parameters"]]
    assert names == ["limit", "archived"]
    assert codes(found) == ["not-in-schema"]
    assert pointer(found[0]) == "a.md#/paths/~1notes/get/parameters/1"


def test_headers_of_http_itself_are_no_parameters() -> None:
    told = get(parameters=[header("Content-Type"), header("Accept")])
    document, found = merged(fragment("a.md", get()), table("a.md", told))
    assert found == []
    assert "parameters" not in operation(document)


def test_drift_keeps_what_is_declared() -> None:
    document, found = merged(
        fragment("a.md", _listing(total="string")),
        sample("a.md", _said(total="integer")),
    )
    data = schema(document, "List")["properties"]["data"]
    assert data["properties"]["total"] == {"type": "string"}
    assert codes(found) == ["drift"]
    assert "'data.total' is 'integer' in the example but 'string'" in found[0].message
    assert found[0].notes[0].place is not None


@pytest.mark.parametrize(
    ("declared", "said", "expected"),
    [("integer", "number", ["drift"]), ("number", "integer", [])],
)
def test_an_example_with_a_fraction_is_no_whole_number(
    declared: str, said: str, expected: list[str]
) -> None:
    _, found = merged(
        fragment("a.md", _listing(total=declared)), sample("a.md", _said(total=said))
    )
    assert codes(found) == expected


def test_null_in_an_example_makes_a_type_nullable() -> None:
    document, found = merged(
        fragment("a.md", _listing(name="string", owner=_LIST)),
        sample("a.md", _said(name="null", owner="null")),
    )
    data = schema(document, "List")["properties"]["data"]["properties"]
    assert data["name"] == {"type": ["string", "null"]}
    assert data["owner"] == {"oneOf": [_LIST, {"type": "null"}]}
    assert codes(found) == ["null-in-example", "null-in-example"]
    assert {one.severity for one in found} == {Severity.INFO}


def test_a_date_in_a_table_may_have_a_time_in_the_example() -> None:
    date, moment = ({"type": "string", "format": one} for one in ("date", "date-time"))
    document, found = merged(
        table("a.md", _listing(made=date)), sample("a.md", _said(made=moment))
    )
    data = schema(document, "List")["properties"]["data"]["properties"]
    assert data["made"] == moment
    assert codes(found) == ["time-in-example"]


def test_a_date_in_a_schema_stays_one() -> None:
    date, moment = ({"type": "string", "format": one} for one in ("date", "date-time"))
    document, _ = merged(
        fragment("a.md", _listing(made=date)), sample("a.md", _said(made=moment))
    )
    data = schema(document, "List")["properties"]["data"]["properties"]
    assert data["made"] == date


def test_an_enum_in_prose_is_more_exact_than_text() -> None:
    order = query("order")
    told: Any = query("order")
    told["schema"] = {"type": "string", "enum": ["asc", "desc"]}
    document, found = merged(
        fragment("a.md", get(parameters=[order])), prose("a.md", get(parameters=[told]))
    )
    assert operation(document)["parameters"][0]["schema"]["enum"] == ["asc", "desc"]
    assert codes(found) == ["enum-in-prose"]


def test_values_that_an_enum_lacks_are_drift() -> None:
    declared: Any = query("order")
    declared["schema"]["enum"] = ["asc"]
    told: Any = query("order")
    told["schema"] = {"type": "string", "enum": ["asc", "desc"]}
    _, found = merged(
        fragment("a.md", get(parameters=[declared])),
        table("a.md", get(parameters=[told])),
    )
    assert codes(found) == ["drift"]
    assert "'desc'" in found[0].message


@pytest.mark.parametrize(
    ("declared", "code", "required"),
    [({}, "required-in-prose", True), ({"required": False}, "drift", False)],
)
def test_required_is_filled_in_where_the_schema_does_not_say(
    declared: dict[str, bool], code: str, required: bool
) -> None:
    document, found = merged(
        fragment("a.md", get(parameters=[query("q", "string", **declared)])),
        table("a.md", get(parameters=[query("q", required=True)])),
    )
    assert codes(found) == [code]
    assert operation(document)["parameters"][0]["required"] is required


def test_a_status_that_the_schema_lacks_is_added() -> None:
    told = get(responses=answer(record(error="string"), "422"))
    document, found = merged(fragment("a.md", get()), sample("a.md", told))
    assert set(operation(document)["responses"]) == {"200", "422"}
    assert codes(found) == ["not-in-schema"]


def test_a_range_documents_its_statuses() -> None:
    page = get(responses=answer(record(error="string"), "4XX"))
    told = get(responses=answer(record(error="string"), "422"))
    document, found = merged(fragment("a.md", page), sample("a.md", told))
    assert found == []
    assert set(operation(document)["responses"]) == {"4XX"}


def test_a_page_without_schema_is_filled_by_its_example() -> None:
    contact = {"$ref": "#/components/schemas/Contact"}
    listed = get(responses=answer(record(contacts={"type": "array", "items": contact})))
    placeholder = {"Contact": {"x-documented-at": "/types/contact"}}
    shape = {**record(uuid="string", avatar="null"), "x-inferred": True}
    shown = get(responses=answer(record(contacts={"type": "array", "items": shape})))
    document, found = merged(
        table("a.md", {**listed, "components": {"schemas": placeholder}}),
        sample("a.md", shown),
    )
    assert found == []
    assert schema(document, "Contact")["properties"] == shape["properties"]
    assert schema(document, "Contact")["x-inferred"] is True
    places = document.origins.all_of("/components/schemas/Contact/properties/uuid")
    assert getattr(places[0], "pointer", "").endswith("/items/properties/uuid")


def test_examples_of_one_type_on_two_pages_are_that_type_together() -> None:
    contact = {"$ref": "#/components/schemas/Contact"}
    placeholder = {"schemas": {"Contact": {"x-documented-at": "/types/contact"}}}

    def page(path: str, *, required: list[str], **fields: str) -> list[Any]:
        told = {**get(path, responses=answer(contact)), "components": placeholder}
        shape = {**record(**fields), "required": required}
        shown = get(path, responses=answer(shape))
        return [table(f"{path}.md", told), sample(f"{path}.md", shown)]

    document, _ = merged(
        *page("/a", id="string", name="string", required=["id", "name"]),
        *page("/b", id="string", tag="string", required=["id", "tag"]),
    )
    contact_schema = schema(document, "Contact")
    assert list(contact_schema["properties"]) == ["id", "name", "tag"]
    assert contact_schema["required"] == ["id"]


def test_what_an_example_has_beyond_its_table_is_one_line() -> None:
    told = get(responses=answer(record(id="string")))
    shown = get(responses=answer(record(id="string", name="string", age="integer")))
    document, found = merged(table("a.md", told), sample("a.md", shown))
    assert codes(found) == ["field-not-in-table"]
    assert found[0].severity is Severity.INFO
    assert "'name', 'age'" in found[0].message
    content = operation(document)["responses"]["200"]["content"]["application/json"]
    assert list(content["schema"]["properties"]) == ["id", "name", "age"]


def test_a_path_is_found_behind_a_servers_prefix() -> None:
    document, found = merged(
        fragment("a.md", get("/notes")),
        sample("b.md", get("/v1/notes", summary="All.")),
    )
    assert found == []
    assert list(tree(document)["paths"]) == ["/notes"]
    assert operation(document)["summary"] == "All."


def test_a_call_in_a_sample_with_values_in_its_path_is_its_pages_operation() -> None:
    parameter = {
        "name": "id",
        "in": "path",
        "required": True,
        "schema": {"type": "string"},
    }
    page = get("/notes/{id}", parameters=[parameter])
    document, found = merged(
        fragment("a.md", page), sample("a.md", get("/notes/42", summary="One."))
    )
    assert found == []
    assert list(tree(document)["paths"]) == ["/notes/{id}"]


def test_another_call_in_a_sample_is_no_operation_of_the_page() -> None:
    document, found = merged(
        fragment("a.md", get("/notes")), sample("a.md", get("/oauth/token"))
    )
    assert list(tree(document)["paths"]) == ["/notes"]
    assert codes(found) == ["operation-not-in-schema"]


def test_a_page_of_its_own_documents_its_operation() -> None:
    document, found = merged(
        fragment("a.md", get("/notes")), table("b.md", get("/drafts"))
    )
    assert found == []
    assert set(tree(document)["paths"]) == {"/notes", "/drafts"}


def test_components_come_with_what_refers_to_them() -> None:
    error = {"$ref": "#/components/schemas/Error"}
    told = {
        **get(responses=answer(error, "422")),
        "components": {"schemas": {"Error": record(code="string"), "Other": record()}},
    }
    document, _ = merged(fragment("a.md", get()), table("a.md", told))
    assert tree(document)["components"] == {"schemas": {"Error": record(code="string")}}


def test_an_untyped_body_takes_the_shape_of_its_table() -> None:
    page = get(responses=answer({"description": "Any type"}))
    told = get(responses=answer(record(id="string")))
    document, found = merged(fragment("a.md", page), table("a.md", told))
    assert codes(found) == ["untyped-in-schema"]
    content = operation(document)["responses"]["200"]["content"]["application/json"]
    assert content["schema"]["properties"] == {"id": {"type": "string"}}
    assert content["schema"]["description"] == "Any type"


def test_examples_of_one_answer_are_that_answer_together() -> None:
    document, found = merged(
        sample("a.md", get(responses=answer(record(id="string", name="null")))),
        sample("b.md", get(responses=answer(record(id="string", name="string")))),
    )
    assert found == []
    content = operation(document)["responses"]["200"]["content"]["application/json"]
    assert content["schema"]["properties"]["name"] == {"type": ["string", "null"]}


def test_examples_that_exclude_each_other_are_drift_and_no_loss() -> None:
    document, found = merged(
        sample("a.md", get(responses=answer({"type": "array"}))),
        sample("b.md", get(responses=answer(record(id="string")))),
    )
    assert [(one.code, one.lost) for one in found] == [("drift", None)]
    content = operation(document)["responses"]["200"]["content"]["application/json"]
    assert content["schema"] == {"type": "array"}


def test_where_and_how_to_call_is_said_by_the_page_of_the_operation() -> None:
    def page(name: str, host: str, scheme: str) -> list[Any]:
        schemes = {scheme: {"type": "http", "scheme": scheme}}
        said = {"security": [{scheme: []}], "components": {"securitySchemes": schemes}}
        told = {"paths": get(f"/{name}")["paths"]}
        return [
            table(f"{name}.md", told),
            sample(f"{name}.md", {"servers": [{"url": f"https://{host}"}]}),
            prose(f"{name}.md", said),
        ]

    document, found = merged(
        *page("notes", "api.acme.test", "bearer"),
        *page("drafts", "api.acme.test", "bearer"),
        *page("files", "files.acme.test", "basic"),
    )
    assert found == []
    assert tree(document)["servers"] == [{"url": "https://api.acme.test"}]
    assert tree(document)["security"] == [{"bearer": []}]
    files = operation(document, "/files")
    item = tree(document)["paths"]["/files"]
    assert item["servers"] == [{"url": "https://files.acme.test"}]
    assert files["security"] == [{"basic": []}]
    assert set(tree(document)["components"]["securitySchemes"]) == {"basic", "bearer"}


def test_a_sample_of_a_page_is_not_overruled_by_the_lists_of_another() -> None:
    document, found = merged(
        table("a.md", {"paths": get("/notes")["paths"]}),
        sample("a.md", {"servers": [{"url": "https://api.acme.test/v2"}]}),
        table(
            "b.md", {**get("/v2/drafts"), "servers": [{"url": "https://api.acme.test"}]}
        ),
    )
    assert found == []
    assert tree(document)["servers"] == [{"url": "https://api.acme.test/v2"}]
    item = tree(document)["paths"]["/v2/drafts"]
    assert item["servers"] == [{"url": "https://api.acme.test"}]
