"""Parameters keep everything that says how they are written."""

from typing import Any

import pytest

from generator.model import ListOf, MapOf, Named, Parameter, Scalar
from tests.lower.calls import Lowered, call, lowered

TEXT = {"type": "string"}


def _query(**shape: Any) -> Lowered:
    return call("get", parameters=[{"name": "q", "in": "query", **shape}])


def _only(found: Lowered) -> Parameter:
    (parameter,) = found.operation.parameters
    return parameter


@pytest.mark.parametrize(
    ("location", "style", "explode"),
    [
        ("path", "simple", False),
        ("query", "form", True),
        ("header", "simple", False),
        ("cookie", "form", True),
    ],
)
def test_each_location_has_its_usual_style(
    location: str, style: str, explode: bool
) -> None:
    parameters = [{"name": "id", "in": location, "schema": TEXT}]
    found = _only(call("get", "/things/{id}", parameters=parameters))
    assert (found.location, found.style, found.explode) == (location, style, explode)
    assert found.required is (location == "path")


@pytest.mark.parametrize(
    ("location", "style"),
    [
        ("path", "label"),
        ("path", "matrix"),
        ("query", "spaceDelimited"),
        ("query", "pipeDelimited"),
        ("query", "tabDelimited"),
    ],
)
def test_a_stated_style_is_kept_and_not_exploded(location: str, style: str) -> None:
    shape = {"name": "id", "in": location, "style": style, "schema": {"type": "array"}}
    found = _only(call("get", "/things/{id}", parameters=[shape]))
    assert (found.style, found.explode) == (style, False)


def test_a_deep_object_is_a_type_like_any_other() -> None:
    schema = {"type": "object", "properties": {"name": TEXT}}
    found = _query(style="deepObject", schema=schema)
    assert isinstance(_only(found).type, Named)
    assert (_only(found).style, found.codes) == ("deepObject", ())


def test_a_map_in_a_query_is_kept() -> None:
    schema = {"type": "object", "additionalProperties": {"type": "integer"}}
    assert _only(_query(schema=schema)).type == MapOf(value=Scalar(kind="integer"))


def test_a_style_of_another_place_is_reported_and_not_used() -> None:
    found = _query(style="matrix", schema=TEXT)
    assert (_only(found).style, found.codes) == ("form", ("unknown-style",))


def test_content_is_written_as_its_media_type() -> None:
    found = _only(_query(content={"application/json": {"schema": {"type": "array"}}}))
    assert found.content == "application/json"
    assert isinstance(found.type, ListOf)


def test_text_as_content_is_written_as_any_other_value() -> None:
    found = _only(_query(content={"text/plain": {"schema": TEXT}}))
    assert (found.content, found.type) == (None, Scalar(kind="string"))


def test_the_whole_query() -> None:
    form = {"application/x-www-form-urlencoded": {"schema": {"type": "object"}}}
    shape = {"name": "all", "in": "querystring", "content": form}
    found = _only(call("get", parameters=[shape]))
    assert found.location == "querystring"
    assert found.content == "application/x-www-form-urlencoded"


def test_the_whole_query_needs_no_name() -> None:
    form = {"application/x-www-form-urlencoded": {"schema": {"type": "object"}}}
    found = _only(call("get", parameters=[{"in": "querystring", "content": form}]))
    assert (found.location, found.wire) == ("querystring", "querystring")


def test_reserved_characters_and_defaults() -> None:
    found = _only(_query(allowReserved=True, schema={"type": "integer", "default": 25}))
    assert (found.verbatim, found.default) == (True, "25")


def test_a_cookie_of_3_2_is_written_verbatim() -> None:
    shape = {"name": "c", "in": "cookie", "style": "cookie", "schema": TEXT}
    found = _only(call("get", parameters=[shape]))
    assert (found.style, found.verbatim) == ("form", True)


@pytest.mark.parametrize("schema", [{}, {"type": ["string", "null"]}])
def test_null_cannot_be_written_and_no_type_is_text(schema: dict[str, Any]) -> None:
    assert _only(_query(schema=schema)).type == Scalar(kind="string")


def test_null_as_json_can_be_written() -> None:
    schema = {"schema": {"type": ["string", "null"]}}
    found = _only(_query(content={"application/json": schema}))
    assert found.type != Scalar(kind="string")


def test_a_parameter_without_a_schema_is_text() -> None:
    assert _only(_query()).type == Scalar(kind="string")


def test_an_operations_own_parameter_replaces_its_paths() -> None:
    item = {
        "parameters": [
            {"name": "page", "in": "query", "schema": TEXT},
            {"name": "X-Trace", "in": "header", "schema": TEXT},
        ],
        "get": {
            "parameters": [
                {"name": "page", "in": "query", "schema": {"type": "integer"}},
                {"name": "x-trace", "in": "header", "required": True, "schema": TEXT},
                {"name": "page", "in": "cookie", "schema": TEXT},
            ]
        },
    }
    found = lowered({"/things": item}).operation.parameters
    assert [(each.location, each.wire) for each in found] == [
        ("query", "page"),
        ("header", "x-trace"),
        ("cookie", "page"),
    ]
    assert found[0].type == Scalar(kind="integer")


def test_two_of_one_name_are_reported_when_they_differ() -> None:
    shape = {"name": "q", "in": "query", "schema": TEXT}
    alike = call("get", parameters=[shape, dict(shape)])
    assert alike.codes == ()
    found = call("get", parameters=[shape, {**shape, "required": True}])
    assert found.codes == ("duplicate-parameter",)
    assert _only(found).required


@pytest.mark.parametrize("name", ["Accept", "content-type", "Authorization"])
def test_headers_that_openapi_ignores(name: str) -> None:
    found = call("get", parameters=[{"name": name, "in": "header", "schema": TEXT}])
    assert (found.operation.parameters, found.codes) == ((), ("ignored-header",))


def test_a_parameter_without_a_place_is_a_loss() -> None:
    found = call("get", parameters=[{"name": "q", "schema": TEXT}])
    assert (found.operation.parameters, found.codes) == ((), ("unsupported-parameter",))


def test_a_fragment_is_not_sent() -> None:
    found = lowered({"/things#search": {"post": {}}, "/things": {"post": {}}})
    assert [(each.key, each.path) for each in found.api.operations] == [
        ("POST /things#search", "/things"),
        ("POST /things", "/things"),
    ]


def test_a_query_in_a_path_becomes_parameters() -> None:
    shape = {"name": "id", "in": "path", "required": True, "schema": TEXT}
    found = call("get", "/things?action=find&thing={id}", parameters=[shape])
    action, thing = sorted(found.operation.parameters, key=lambda each: each.wire)
    assert found.operation.path == "/things"
    assert (action.wire, thing.wire, thing.location) == ("action", "thing", "query")
    assert isinstance(action.type, Named)
    assert getattr(found.api.types[action.type.id], "values", None) == ("find",)
