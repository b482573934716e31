from typing import Any

import pytest

from tests.read.upgrading import Upgraded, upgraded


def _document(operation: Any, **root: Any) -> Upgraded:
    return upgraded({"swagger": "2.0", **root, "paths": {"/a": {"post": operation}}})


def _body(parameters: list[Any], consumes: list[str] | None = None) -> Any:
    said = {} if consumes is None else {"consumes": consumes}
    found = _document({"parameters": parameters, **said})
    assert found.told == []
    return found.find("/paths/~1a/post/requestBody")


@pytest.mark.parametrize(
    ("root", "urls"),
    [
        ({"host": "a.test"}, ["https://a.test"]),
        (
            {"host": "a.test", "basePath": "/v1/", "schemes": ["http", "https"]},
            ["https://a.test/v1", "http://a.test/v1"],
        ),
        ({"host": "a.test", "basePath": "/", "schemes": ["http"]}, ["http://a.test"]),
        ({"host": "localhost:80", "basePath": "v1"}, ["http://localhost:80/v1"]),
        ({"basePath": "/v1"}, ["/v1"]),
    ],
)
def test_host_base_path_and_schemes_are_servers(root: Any, urls: list[str]):
    found = upgraded({"swagger": "2.0", **root, "paths": {}})
    assert found.document["servers"] == [{"url": url} for url in urls]
    assert not {"swagger", "host", "basePath", "schemes"} & found.document.keys()


def test_a_document_without_a_host_and_a_path_has_no_server():
    assert "servers" not in upgraded({"swagger": "2.0", "basePath": "/"}).document


def test_schemes_of_an_operation_are_servers_where_they_differ():
    found = _document({"schemes": ["http"]}, host="a.test", schemes=["https"])
    assert found.find("/paths/~1a/post/servers") == [{"url": "http://a.test"}]
    assert found.moved["/paths/~1a/post/servers"] == "/paths/~1a/post/schemes"
    same = _document({"schemes": ["https"]}, host="a.test", schemes=["https"])
    assert same.find("/paths/~1a/post") == {}


def test_a_body_is_of_every_media_type_that_is_consumed():
    schema: Any = {"type": "object", "properties": {"a": {"type": "string"}}}
    body: Any = {"in": "body", "name": "b", "required": True, "schema": schema}
    found = _document({"parameters": [body]}, consumes=["a/b", "c/d"])
    at = "/paths/~1a/post/requestBody"
    assert found.find(at) == {
        "required": True,
        "content": {"a/b": {"schema": schema}, "c/d": {"schema": schema}},
    }
    assert "parameters" not in found.find("/paths/~1a/post")
    assert found.moved[f"{at}/content/c~1d/schema"] == (
        "/paths/~1a/post/parameters/0/schema"
    )


def test_what_an_operation_consumes_goes_before_what_the_document_does():
    body: Any = {"in": "body", "name": "b", "schema": {}}
    found = _document({"parameters": [body], "consumes": ["a/b"]}, consumes=["c/d"])
    assert list(found.find("/paths/~1a/post/requestBody/content")) == ["a/b"]


def test_parameters_behind_a_body_move_up():
    body: Any = {"in": "body", "name": "b", "schema": {}}
    query: Any = {"in": "query", "name": "q", "type": "integer"}
    found = _document({"parameters": [body, query]})
    at = "/paths/~1a/post/parameters"
    assert found.find(at) == [
        {"in": "query", "name": "q", "schema": {"type": "integer"}}
    ]
    assert found.moved[f"{at}/0"] == f"{at}/1"
    assert found.moved[f"{at}/0/schema"] == f"{at}/1"


def test_fields_of_a_form_are_properties():
    fields = [
        {"in": "formData", "name": "a", "type": "string", "required": True},
        {"in": "formData", "name": "b", "type": "array", "items": {"type": "string"}},
    ]
    body = _body(fields)
    assert body["required"] is True
    assert body["content"] == {
        "application/x-www-form-urlencoded": {
            "schema": {
                "type": "object",
                "properties": {
                    "a": {"type": "string"},
                    "b": {"type": "array", "items": {"type": "string"}},
                },
                "required": ["a"],
            },
            "encoding": {"b": {"style": "form", "explode": False}},
        }
    }


@pytest.mark.parametrize(
    ("kind", "consumes", "media_type"),
    [
        ("file", None, "multipart/form-data"),
        ("file", ["application/x-www-form-urlencoded"], "multipart/form-data"),
        ("string", ["multipart/form-data"], "multipart/form-data"),
        ("string", ["application/json"], "application/x-www-form-urlencoded"),
    ],
)
def test_a_form_with_a_file_comes_in_parts(
    kind: str, consumes: list[str] | None, media_type: str
):
    body = _body([{"in": "formData", "name": "a", "type": kind}], consumes)
    assert list(body["content"]) == [media_type]


def test_a_file_of_a_form_is_raw_text():
    body = _body([{"in": "formData", "name": "a", "type": "file", "description": "d"}])
    (media,) = body["content"].values()
    assert media["schema"]["properties"]["a"] == {
        "type": "string",
        "format": "binary",
        "description": "d",
    }


def test_shared_bodies_are_put_where_they_are_used():
    shared: Any = {"in": "body", "name": "b", "schema": {"$ref": "#/definitions/B"}}
    plain: Any = {"in": "query", "name": "q", "type": "string"}
    found = upgraded(
        {
            "swagger": "2.0",
            "parameters": {"Body": shared, "Plain": plain},
            "definitions": {"B": {"type": "object"}},
            "paths": {
                "/a": {
                    "parameters": [{"$ref": "#/parameters/Body"}],
                    "put": {"parameters": [{"$ref": "#/parameters/Plain"}]},
                }
            },
        }
    )
    put = found.find("/paths/~1a/put")
    assert put["parameters"] == [{"$ref": "#/components/parameters/Plain"}]
    ref = {"$ref": "#/components/schemas/B"}
    assert put["requestBody"]["content"]["application/json"]["schema"] == ref
    assert list(found.find("/components/parameters")) == ["Plain"]
    assert found.told == []


@pytest.mark.parametrize(
    ("stated", "place", "style", "explode"),
    [
        (None, "query", "form", False),
        ("csv", "query", "form", False),
        ("ssv", "query", "spaceDelimited", False),
        ("tsv", "query", "tabDelimited", False),
        ("pipes", "query", "pipeDelimited", False),
        ("multi", "query", "form", True),
        ("csv", "path", None, False),
        ("csv", "header", None, False),
    ],
)
def test_collection_formats_are_styles(
    stated: str | None, place: str, style: str | None, explode: bool
):
    given: Any = {"in": place, "name": "a", "required": True, "type": "array"}
    if stated:
        given["collectionFormat"] = stated
    found = _document({"parameters": [given]})
    parameter = found.find("/paths/~1a/post/parameters/0")
    assert (parameter.get("style"), parameter["explode"]) == (style, explode)
    assert "collectionFormat" not in parameter
    assert found.told == []


def test_a_separator_that_no_style_has_is_told():
    given: Any = {
        "in": "path",
        "name": "a",
        "type": "array",
        "collectionFormat": "pipes",
    }
    found = _document({"parameters": [{**given, "required": True}]})
    assert [code for code, _ in found.told] == ["list-style"]


def test_lists_in_lists_have_no_separator_of_their_own():
    inner: Any = {
        "type": "array",
        "collectionFormat": "pipes",
        "items": {"type": "string"},
    }
    given: Any = {"in": "query", "name": "a", "type": "array", "items": inner}
    found = _document({"parameters": [given]})
    items = found.find("/paths/~1a/post/parameters/0/schema/items")
    assert items == {"type": "array", "items": {"type": "string"}}


def _responses(response: Any, **operation: Any) -> Any:
    found = _document({"responses": {"200": response}, **operation})
    assert found.told == []
    return found.find("/paths/~1a/post/responses/200")


def test_a_response_is_of_every_media_type_that_is_produced():
    response = _responses({"schema": {"type": "string"}}, produces=["a/b", "c/d"])
    schema: Any = {"schema": {"type": "string"}}
    assert response == {"description": "", "content": {"a/b": schema, "c/d": schema}}


def test_a_response_is_json_where_nothing_is_said():
    response = _responses({"schema": {"type": "string"}})
    assert list(response["content"]) == ["application/json"]


def test_a_response_without_a_schema_holds_nothing():
    assert _responses({"description": "d"}, produces=["a/b"]) == {"description": "d"}


def test_a_file_is_no_json():
    response = _responses({"schema": {"type": "file"}}, produces=["application/json"])
    assert response["content"] == {
        "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
    }


def test_examples_go_to_their_media_type():
    examples = {"c/d": [1], "other": [2]}
    response = _responses(
        {"schema": {"type": "array"}, "examples": examples}, produces=["a/b", "c/d"]
    )
    assert response["content"]["c/d"]["example"] == [1]
    assert response["content"]["a/b"]["example"] == [2]


def test_headers_say_their_type_in_a_schema():
    header: Any = {"type": "integer", "description": "d", "format": "int32"}
    response = _responses({"headers": {"X": header}})
    assert response["headers"]["X"] == {
        "description": "d",
        "schema": {"type": "integer", "format": "int32"},
    }


def test_a_header_without_a_type_is_any_text():
    response = _responses({"headers": {"X": {"description": "d"}}})
    assert response["headers"]["X"] == {"description": "d", "schema": {}}


def test_references_lead_to_where_parts_are_now():
    found = upgraded(
        {
            "swagger": "2.0",
            "definitions": {
                "A": {"properties": {"b": {"type": "string"}}},
                "C": {"$ref": "#/definitions/A/properties/b"},
                "D": {"$ref": "#/paths/~1a/get/responses/200/schema"},
                "E~F": {"$ref": "#/definitions/E~0F"},
            },
            "responses": {"R": {"description": "r"}},
            "paths": {
                "/a": {
                    "get": {
                        "responses": {
                            "200": {"description": "", "schema": {"type": "object"}},
                            "404": {"$ref": "#/responses/R"},
                        }
                    }
                }
            },
        }
    )
    schemas = found.find("/components/schemas")
    assert schemas["C"]["$ref"] == "#/components/schemas/A/properties/b"
    assert schemas["E~F"]["$ref"] == "#/components/schemas/E~0F"
    assert found.find(schemas["D"]["$ref"][1:]) == {"type": "object"}
    responses = found.find("/paths/~1a/get/responses")
    assert responses["404"] == {"$ref": "#/components/responses/R"}
    assert found.moved["/components/schemas"] == "/definitions"
    assert found.told == []


def test_schemas_are_brought_up_too():
    schema: Any = {
        "discriminator": "kind",
        "properties": {"a": {"type": "string", "x-nullable": True}},
    }
    found = upgraded({"swagger": "2.0", "definitions": {"A": schema}})
    assert found.find("/components/schemas/A") == {
        "discriminator": {"propertyName": "kind"},
        "properties": {"a": {"type": ["string", "null"]}},
    }
    assert found.told == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"type": "basic"}, {"type": "http", "scheme": "basic"}),
        (
            {"type": "apiKey", "in": "query", "name": "k"},
            {"type": "apiKey", "in": "query", "name": "k"},
        ),
        (
            {"type": "oauth2", "flow": "accessCode", "authorizationUrl": "u"}
            | {"tokenUrl": "t", "scopes": {"a": "b"}},
            {
                "type": "oauth2",
                "flows": {
                    "authorizationCode": {
                        "authorizationUrl": "u",
                        "tokenUrl": "t",
                        "scopes": {"a": "b"},
                    }
                },
            },
        ),
        (
            {"type": "oauth2", "flow": "application", "tokenUrl": "t"},
            {
                "type": "oauth2",
                "flows": {"clientCredentials": {"tokenUrl": "t", "scopes": {}}},
            },
        ),
        (
            {"type": "oauth2", "authorizationUrl": "u"},
            {
                "type": "oauth2",
                "flows": {"implicit": {"authorizationUrl": "u", "scopes": {}}},
            },
        ),
    ],
)
def test_security_schemes_are_those_of_3(old: Any, new: Any):
    found = upgraded({"swagger": "2.0", "securityDefinitions": {"s": old}})
    assert found.find("/components/securitySchemes/s") == new


def test_twice_is_once():
    body: Any = {"in": "body", "name": "b", "schema": {"type": "object"}}
    found = _document(
        {"parameters": [body], "responses": {"200": {"schema": {"type": "file"}}}},
        host="a.test",
    )
    before = repr(found.document)
    assert repr(upgraded(found.document).document) == before


def test_a_form_beside_a_body_stays_to_be_reported():
    whole = {"in": "body", "name": "b", "schema": {"type": "object"}}
    field = {"in": "formData", "name": "f", "type": "string"}
    found = _document({"parameters": [whole, field]})
    media = found.find("/paths/~1a/post/requestBody/content")
    assert media == {"application/json": {"schema": {"type": "object"}}}
    (left,) = found.find("/paths/~1a/post/parameters")
    assert (left["name"], left["in"]) == ("f", "formData")


def test_separators_of_lists_in_lists_are_told():
    items = {"type": "array", "items": {"type": "string"}, "collectionFormat": "pipes"}
    query = {"in": "query", "name": "q", "type": "array", "items": items}
    found = _document({"parameters": [query]})
    assert {code for code, _ in found.told} == {"list-style"}
