from typing import Any

from generator.document import operations_in
from tests.read.upgrading import operation, upgraded


def test_more_methods_are_brought_up_as_the_others():
    def given() -> Any:
        return {"parameters": [{"name": "q", "in": "Query", "schema": {}}]}

    item = {"query": given(), "additionalOperations": {"COPY": given()}}
    found = upgraded({"openapi": "3.2.0", "paths": {"/a": item}})
    places = [
        one["parameters"][0]["in"]
        for one in (item["query"], item["additionalOperations"]["COPY"])
    ]
    assert places == ["query", "query"]
    assert list(operations_in(found.find("/paths/~1a"))) == [
        ("QUERY", ("query",)),
        ("COPY", ("additionalOperations", "COPY")),
    ]


def test_shared_media_types_stand_where_they_are_used():
    shared = {"schema": {"type": "string", "nullable": True}}
    ref = {"$ref": "#/components/mediaTypes/M"}
    found = operation(
        {"requestBody": {"content": {"a/b": ref}}},
        components={"mediaTypes": {"M": shared}},
    )
    at = "/paths/~1a/get/requestBody/content/a~1b"
    assert found.find(at) == {"schema": {"type": ["string", "null"]}}
    assert found.moved[at] == "/components/mediaTypes/M"
    assert found.told == []


def test_the_items_of_a_stream_are_schemas():
    item = {"type": "string", "nullable": True}
    found = operation(
        {"responses": {"200": {"content": {"a/b": {"itemSchema": item}}}}}
    )
    at = "/paths/~1a/get/responses/200/content/a~1b/itemSchema"
    assert found.find(at) == {"type": ["string", "null"]}
    assert found.document["openapi"] == "3.2.0"


def test_a_reference_by_the_document_s_own_address_is_local():
    ref = {"$ref": "https://a.test/api#/components/schemas/B"}
    found = upgraded(
        {
            "openapi": "3.2.0",
            "$self": "https://a.test/api",
            "components": {"schemas": {"A": ref, "B": {}}},
        }
    )
    assert found.find("/components/schemas/A/$ref") == "#/components/schemas/B"


def test_a_path_that_refers_to_another_is_what_that_is():
    item = {"get": {"operationId": "a"}}
    found = upgraded(
        {
            "openapi": "3.1.0",
            "paths": {"/a": {"$ref": "#/components/pathItems/P"}},
            "components": {"pathItems": {"P": item}},
        }
    )
    assert found.find("/paths/~1a") == item
    assert found.moved["/paths/~1a"] == "/components/pathItems/P"
