from typing import Any

import pytest

from tests.read.upgrading import operation, schema, upgraded

A = "/components/schemas/A"


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("date", {"type": "string", "format": "date"}),
        ("datetime", {"type": "string", "format": "date-time"}),
        ("uuid", {"type": "string", "format": "uuid"}),
        ("int", {"type": "integer"}),
        ("long", {"type": "integer", "format": "int64"}),
        ("double", {"type": "number", "format": "double"}),
        ("bool", {"type": "boolean"}),
        ("str", {"type": "string"}),
        ("dict", {"type": "object"}),
        ("list", {"type": "array"}),
        ("any", {}),
        ("file", {"type": "string", "format": "binary"}),
        ("String", {"type": "string"}),
        ("string|null", {"type": ["string", "null"]}),
        ("string[]", {"type": "array", "items": {"type": "string"}}),
        ("B", {"$ref": "#/components/schemas/B"}),
        (["String", None], {"type": ["string", "null"]}),
    ],
)
def test_words_for_types(word: Any, meant: Any):
    found = schema({"type": word}, B={"type": "object"})
    assert found.find(A) == meant
    assert {code for code, _ in found.told} <= {"type-word"}
    assert found.told or word == ["String", None]


def test_a_word_that_names_no_type_is_left_to_be_reported_later():
    found = schema({"type": "money"})
    assert found.find(A) == {"type": "money"}
    assert found.told == []


def test_a_blank_type_is_null_among_alternatives_and_any_elsewhere():
    found = schema({"anyOf": [{"type": "string"}, {"type": None}]})
    assert found.find(A)["anyOf"][1] == {"type": "null"}
    assert schema({"type": None, "description": "d"}).find(A) == {"description": "d"}


@pytest.mark.parametrize("flag", [True, "true"])
def test_a_property_that_is_required_says_so_to_its_object(flag: Any):
    given: Any = {"properties": {"a": {"type": "string", "required": flag}}}
    found = schema({**given, "required": ["b"]})
    assert found.find(A) == {
        "properties": {"a": {"type": "string"}},
        "required": ["b", "a"],
    }
    assert found.told == [("required-flag", f"{A}/properties/a/required")]


def test_a_property_that_is_not_required_says_nothing_to_its_object():
    found = schema({"properties": {"a": {"required": False}}})
    assert found.find(A) == {"properties": {"a": {}}}


def test_a_flag_where_nothing_could_be_required_is_ignored():
    found = schema({"type": "string", "required": True})
    assert found.find(A) == {"type": "string"}
    assert [code for code, _ in found.told] == ["required-flag"]


@pytest.mark.parametrize("key", ["readOnly", "deprecated", "uniqueItems"])
def test_truth_values_as_text(key: str):
    found = schema({key: "true"})
    assert found.find(A) == {key: True}
    assert found.told == [("quoted-value", f"{A}/{key}")]


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ({"enum": "a"}, {"enum": ["a"]}),
        ({"enum": "a, b|c"}, {"enum": ["a", "b", "c"]}),
        ({"enum": 3}, {"enum": [3]}),
        ({"enum": {"A": 1, "B": 2}}, {"enum": [1, 2], "x-enum-varnames": ["A", "B"]}),
        (
            {"enum": {"a": "One", "b": "Two"}},
            {"enum": ["a", "b"], "x-enum-descriptions": ["One", "Two"]},
        ),
        (
            {"properties": [{"name": "a", "type": "string"}, {"b": {"type": "null"}}]},
            {"properties": {"a": {"type": "string"}, "b": {"type": "null"}}},
        ),
        (
            {"items": [{"type": "string"}, {"type": "null"}], "additionalItems": False},
            {"prefixItems": [{"type": "string"}, {"type": "null"}], "items": False},
        ),
        ({"items": [{"type": "string"}]}, {"items": {"type": "string"}}),
        ({"allOf": {"type": "string"}}, {"allOf": [{"type": "string"}]}),
        ({"examples": {"a": {"value": 1}}}, {"examples": [1]}),
        ({"examples": "a"}, {"examples": ["a"]}),
        ({"required": "a, b"}, {"required": ["a", "b"]}),
        ({"not": [{"type": "string"}]}, {"not": {"type": "string"}}),
        ({"properties": {"a": []}}, {"properties": {"a": {}}}),
        ({"additionalProperties": []}, {"additionalProperties": {}}),
    ],
)
def test_the_other_kind_of_container_in_a_schema(given: Any, meant: Any):
    found = schema(given)
    assert found.find(A) == meant
    assert {code for code, _ in found.told} == {"wrong-container"}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("string", {"type": "string"}),
        ("int", {"type": "integer"}),
        ("B", {"$ref": "#/components/schemas/B"}),
        ("#/components/schemas/B", {"$ref": "#/components/schemas/B"}),
    ],
)
def test_a_text_for_a_schema(text: str, meant: Any):
    found = schema({"items": text}, B={})
    assert found.find(f"{A}/items") == meant
    assert found.told[0] == ("text-for-schema", f"{A}/items")


def test_a_text_that_is_no_schema_stays():
    assert schema({"items": "a long story"}).find(A) == {"items": "a long story"}


def test_keywords_that_are_indented_too_far():
    given: Any = {
        "required": ["a"],
        "a": {},
        "description": "A story.",
        "title": "string",
    }
    found = schema({"properties": given})
    assert found.find(A) == {
        "properties": {"a": {}, "title": {"type": "string"}},
        "required": ["a"],
        "description": "A story.",
    }


@pytest.mark.parametrize(
    ("stated", "meant"),
    [
        ("B", "#/components/schemas/B"),
        ("#B", "#/components/schemas/B"),
        ("#/definitions/B", "#/components/schemas/B"),
        ("#components/schemas/B", "#/components/schemas/B"),
        ("/components/schemas/B", "#/components/schemas/B"),
        ("#/components/responses/B", "#/components/schemas/B"),
        (["#/components/schemas/B"], "#/components/schemas/B"),
    ],
)
def test_references_that_are_not_spelt_as_such(stated: Any, meant: str):
    found = schema({"items": {"$ref": stated}}, B={"type": "object"})
    assert found.find(f"{A}/items/$ref") == meant


@pytest.mark.parametrize("stated", ["other.yaml#/B", "#/a/b/c/B", "C", "http://a/B"])
def test_references_that_lead_nowhere_stay(stated: str):
    found = schema({"items": {"$ref": stated}}, B={"type": "object"})
    assert found.find(f"{A}/items/$ref") == stated
    assert found.told == []


def test_a_reference_that_names_a_type():
    found = schema({"items": {"$ref": "#/components/schemas/string"}})
    assert found.find(f"{A}/items") == {"type": "string"}


def test_a_schema_that_was_pasted_in_refers_to_its_own_definitions():
    inner: Any = {"$defs": {"B": {"type": "string"}}, "items": {"$ref": "#/$defs/B"}}
    found = schema({"properties": {"a": inner}})
    assert found.find(f"{A}/properties/a/items/$ref") == (f"#{A}/properties/a/$defs/B")


def test_a_parameter_for_a_schema_is_its_schema():
    found = upgraded(
        {
            "openapi": "3.0.0",
            "components": {
                "parameters": {"p": {"name": "p", "in": "query", "schema": {}}},
                "schemas": {"A": {"items": {"$ref": "#/components/parameters/p"}}},
            },
        }
    )
    assert found.find(f"{A}/items/$ref") == "#/components/parameters/p/schema"


def test_what_is_referred_to_is_brought_up_wherever_it_stands():
    found = upgraded(
        {
            "openapi": "3.0.0",
            "x-shared": {"B": {"type": "string", "nullable": True}},
            "components": {"schemas": {"A": {"$ref": "#/x-shared/B"}}},
        }
    )
    assert found.find("/x-shared/B") == {"type": ["string", "null"]}


def _parameter(given: Any, path: str = "/a/{id}") -> Any:
    found = operation({"parameters": [given]}, path=path)
    (item,) = found.document["paths"].values()
    return item["get"]["parameters"][0], [code for code, _ in found.told]


@pytest.mark.parametrize(
    ("given", "meant", "code"),
    [
        (
            {"name": "q", "in": "query", "type": "integer"},
            {"name": "q", "in": "query", "schema": {"type": "integer"}},
            "swagger-style",
        ),
        (
            {"name": "q", "in": "query", "enum": ["a"], "schema": {"type": "string"}},
            {"name": "q", "in": "query", "schema": {"enum": ["a"], "type": "string"}},
            "swagger-style",
        ),
        (
            {"name": "q", "in": "Query", "schema": {}},
            {"name": "q", "in": "query", "schema": {}},
            "odd-spelling",
        ),
        (
            {"name": "q", "in": "headers", "schema": {}},
            {"name": "q", "in": "header", "schema": {}},
            "odd-spelling",
        ),
        (
            {"name": "id", "required": True, "schema": {}},
            {"name": "id", "in": "path", "required": True, "schema": {}},
            "odd-spelling",
        ),
        (
            {"name": "id", "in": "path", "schema": {}},
            {"name": "id", "in": "path", "required": True, "schema": {}},
            "path-not-required",
        ),
        (
            {"name": "q", "in": "query", "required": "true", "schema": {}},
            {"name": "q", "in": "query", "required": True, "schema": {}},
            "quoted-value",
        ),
        (
            {"name": "q", "in": "query", "schema": {}, "examples": [1]},
            {"name": "q", "in": "query", "schema": {}, "examples": {"0": {"value": 1}}},
            "wrong-container",
        ),
    ],
)
def test_parameters(given: Any, meant: Any, code: str):
    assert _parameter(given) == (meant, [code])


def test_numbers_under_names_for_texts_are_not_taken_for_either():
    given: Any = {"type": "string", "enum": {"a": 1}}
    found = upgraded(
        {"openapi": "3.1.0", "paths": {}, "components": {"schemas": {"A": given}}}
    )
    assert found.document["components"]["schemas"]["A"] == given
    assert found.told == []


def test_a_parameter_in_no_known_place_stays():
    given: Any = {"name": "q", "in": "nowhere", "schema": {}}
    assert _parameter(dict(given)) == (given, [])


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("/a/:id", "/a/{id}"),
        ("/a/<int:id>/b", "/a/{id}/b"),
        ("a/{id}", "/a/{id}"),
        ("/a/{id} ", "/a/{id}"),
        ("/a/{+id}", "/a/{id}"),
        ("/a/{id*}", "/a/{id}"),
        ("/a/{id=b/*}", "/a/{id}"),
        ("/a/{id}/:other", "/a/{id}/:other"),
        ("/a/{id}:cancel", "/a/{id}:cancel"),
    ],
)
def test_paths(path: str, meant: str):
    parameter = {"name": "id", "in": "path", "required": True, "schema": {}}
    found = operation({"parameters": [parameter]}, path=path)
    assert list(found.document["paths"]) == [meant]
    assert bool(found.told) == (path != meant)


@pytest.mark.parametrize(
    ("path", "over_slashes"),
    [
        ("/a/{+id}", True),
        ("/a/{+id}:cancel", True),
        ("/a/{id+}", True),
        ("/a/{id=b/*}", True),
        ("/a/{id=**}", True),
        ("/a/{id:path}", True),
        ("/a/{id:.*}", True),
        ("/a/{id=*}", False),
        ("/a/{id*}", False),
        ("/a/:id", False),
    ],
)
@pytest.mark.parametrize("shared", [True, False])
def test_paths_whose_values_go_over_slashes(
    path: str, over_slashes: bool, shared: bool
):
    parameter: Any = {"name": "id", "in": "path", "required": True, "schema": {}}
    ref = {"$ref": "#/components/parameters/Id"}
    other: Any = {"name": "q", "in": "query", "schema": {}}
    operation: Any = {"parameters": [ref if shared else parameter, other]}
    found = upgraded(
        {
            "openapi": "3.1.0",
            "paths": {path: {"get": operation}, "/b/{id}": {"get": operation}},
            "components": {"parameters": {"Id": parameter}},
        }
    )
    paths = list(found.document["paths"].values())
    made, rest = (one["get"]["parameters"] for one in paths)
    marked = {**parameter, "allowReserved": True}
    assert made == ([marked, other] if over_slashes else operation["parameters"])
    assert rest == [ref if shared else parameter, other]


@pytest.mark.parametrize("path", ["@example.org/a", ":80/a", ".example.org"])
def test_what_would_belong_to_the_servers_name_is_no_path(path: str):
    found = operation({}, path=path)
    assert (list(found.document["paths"]), found.told) == ([path], [])


def test_a_method_in_capitals_and_one_that_has_no_key():
    found = upgraded(
        {
            "openapi": "3.1.0",
            "paths": {"/a": {"GET": {}, "purge": {"responses": {}}, "link": {}}},
        }
    )
    assert found.find("/paths/~1a") == {
        "get": {},
        "link": {},
        "additionalOperations": {"PURGE": {"responses": {}}},
    }
    assert found.document["openapi"] == "3.2.0"
    assert [code for code, _ in found.told] == ["odd-spelling", "misplaced-part"]


JSON_OF_B = {"application/json": {"schema": {"$ref": "#/components/schemas/B"}}}
B = {"schemas": {"B": {"type": "object"}}}


@pytest.mark.parametrize(
    "body",
    [
        {"$ref": "#/components/schemas/B"},
        {"schema": {"$ref": "#/components/schemas/B"}},
        {"content": {"schema": {"$ref": "#/components/schemas/B"}}},
        {"content": {"application/json": {"$ref": "#/components/schemas/B"}}},
    ],
)
def test_schemas_in_place_of_bodies(body: Any):
    found = operation({"requestBody": body}, components=B)
    assert found.find("/paths/~1a/get/requestBody") == {"content": JSON_OF_B}
    assert [code for code, _ in found.told] == ["schema-in-place"]


@pytest.mark.parametrize(
    ("response", "code"),
    [
        ({"$ref": "#/components/schemas/B"}, "schema-in-place"),
        ({"schema": {"$ref": "#/components/schemas/B"}}, "swagger-style"),
    ],
)
def test_schemas_in_place_of_responses(response: Any, code: str):
    found = operation({"responses": {"200": response}}, components=B)
    assert found.find("/paths/~1a/get/responses/200/content") == JSON_OF_B
    assert [code for code, _ in found.told] == [code]


def test_a_schema_in_place_of_a_media_type():
    content = {"text/plain": {"type": "string"}}
    found = operation({"requestBody": {"content": content}})
    at = "/paths/~1a/get/requestBody/content/text~1plain"
    assert found.find(at) == {"schema": {"type": "string"}}
    assert found.moved[f"{at}/schema"] == at


@pytest.mark.parametrize(
    ("status", "meant"),
    [("2xx", "2XX"), ("Default", "default"), ("200 OK", "200"), ("4**", "4XX")],
)
def test_statuses(status: str, meant: str):
    found = operation({"responses": {status: {"description": "d"}}})
    assert found.find("/paths/~1a/get/responses") == {meant: {"description": "d"}}
    assert found.moved[f"/paths/~1a/get/responses/{meant}"] == (
        f"/paths/~1a/get/responses/{status}"
    )


def test_a_status_that_means_none_stays():
    found = operation({"responses": {"success": {"description": "d"}}})
    assert list(found.find("/paths/~1a/get/responses")) == ["success"]
    assert found.told == []


def test_responses_in_a_list_and_as_text():
    listed = operation({"responses": [{"code": 200, "description": "d"}]})
    assert listed.find("/paths/~1a/get/responses") == {"200": {"description": "d"}}
    text = operation({"responses": {"200": "Fine"}})
    assert text.find("/paths/~1a/get/responses/200") == {"description": "Fine"}


@pytest.mark.parametrize(
    ("key", "given", "meant"),
    [
        ("tags", "Pets", ["Pets"]),
        ("tags", [{"name": "Pets"}], ["Pets"]),
        ("security", {"k": []}, [{"k": []}]),
        ("security", ["k"], [{"k": []}]),
        ("security", [{"k": None}], [{"k": []}]),
        ("servers", "https://a.test", [{"url": "https://a.test"}]),
        ("servers", {"url": "https://a.test"}, [{"url": "https://a.test"}]),
        ("servers", ["https://a.test"], [{"url": "https://a.test"}]),
    ],
)
def test_lists_of_an_operation(key: str, given: Any, meant: Any):
    found = operation({key: given})
    assert found.find(f"/paths/~1a/get/{key}") == meant
    assert {code for code, _ in found.told} == {"wrong-container"}


def test_lists_that_are_right_are_not_told():
    given: Any = {
        "tags": ["a"],
        "security": [{}, {"k": ["s"]}],
        "servers": [{"url": "u", "variables": {"v": {"default": "1"}}}],
    }
    assert operation(given).told == []


def test_tags_servers_and_security_of_the_document():
    found = upgraded(
        {
            "openapi": "3.1.0",
            "tags": ["a", {"name": "b"}],
            "servers": {"url": "u/{port}", "variables": {"port": 80}},
            "security": {"k": []},
            "info": {"title": 7, "version": 1.5},
        }
    )
    assert found.document == {
        "openapi": "3.1.0",
        "tags": [{"name": "a"}, {"name": "b"}],
        "servers": [{"url": "u/{port}", "variables": {"port": {"default": "80"}}}],
        "security": [{"k": []}],
        "info": {"title": "7", "version": "1.5"},
    }


def test_parameters_under_their_names():
    named = {"q": {"in": "query", "schema": {}}}
    found = operation({"parameters": named})
    assert found.find("/paths/~1a/get/parameters") == [
        {"name": "q", "in": "query", "schema": {}}
    ]
    assert found.moved["/paths/~1a/get/parameters/0"] == "/paths/~1a/get/parameters/q"


def test_components_at_the_root():
    found = upgraded(
        {
            "openapi": "3.0.0",
            "definitions": {"A": {"type": "string"}, "B": {"type": "null"}},
            "components": {"schemas": {"B": {"$ref": "#/definitions/A"}}},
        }
    )
    assert found.document["components"]["schemas"] == {
        "A": {"type": "string"},
        "B": {"$ref": "#/components/schemas/A"},
    }
    assert [code for code, _ in found.told] == ["misplaced-part"]


def test_bodies_among_the_parameters_of_openapi_3():
    body: Any = {
        "in": "body",
        "name": "b",
        "schema": {"$ref": "#/components/schemas/B"},
    }
    found = operation({"parameters": [body]}, components=B)
    assert found.find("/paths/~1a/get") == {"requestBody": {"content": JSON_OF_B}}
    assert [code for code, _ in found.told] == ["swagger-style"]


def test_what_stands_everywhere_is_told_a_few_times():
    properties = {f"p{index}": {"type": "int"} for index in range(9)}
    found = schema({"properties": properties})
    assert len(found.told) == 4
    assert found.messages[-1].endswith("; so in 5 more places")


def test_an_empty_path_is_the_root():
    found = operation({"responses": {}}, path="")
    assert list(found.document["paths"]) == ["/"]
    assert {code for code, _ in found.told} == {"odd-spelling"}
