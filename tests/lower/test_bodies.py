"""Bodies: one way to call for each content that differs, with its fields where it is a form."""

from typing import Any

import pytest

from generator.model import ListOf, MapOf, Named, ObjectType, OneOf, Part, Scalar
from tests.lower.calls import NAMED, Lowered, call, sending

FILE = {"type": "string", "format": "binary"}
JSON, FORM, PARTS = (
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
)


def _parts(found: Lowered) -> dict[str, Part]:
    assert found.operation.body is not None
    return {part.field.wire: part for part in found.operation.body.parts}


def _form(properties: dict[str, Any], kind: str = PARTS, **media: Any) -> Lowered:
    schema = {"type": "object", "properties": properties}
    return sending({kind: {"schema": schema, **media}})


@pytest.mark.parametrize(
    ("media_type", "schema", "kind"),
    [
        ("application/json; charset=utf-8", NAMED, "json"),
        ("application/vnd.acme.v2+json", NAMED, "json"),
        ("application/yaml", NAMED, "json"),
        (FORM, NAMED, "form"),
        (PARTS, NAMED, "multipart"),
        ("multipart/related", NAMED, "multipart"),
        ("text/plain", {"type": "string"}, "text"),
        ("text/csv", {"type": "string"}, "text"),
        ("text/csv", FILE, "file"),
        ("application/octet-stream", {"type": "string"}, "file"),
        ("application/json", FILE, "file"),
        ("image/png", {}, "file"),
        ("application/pdf", {"contentMediaType": "application/pdf"}, "file"),
        ("application/x-ndjson", NAMED, "file"),
    ],
)
def test_each_media_type_has_its_kind(
    media_type: str, schema: dict[str, Any], kind: str
) -> None:
    found = sending({media_type: schema})
    body = found.operation.body
    assert body is not None
    assert (body.kind, body.media_type, body.media_types) == (
        kind,
        media_type,
        (media_type,),
    )
    assert found.variants == (None,)


@pytest.mark.parametrize(
    ("media_type", "schema", "sent"),
    [
        ("*/*", NAMED, JSON),
        ("application/*", {"type": "array", "items": NAMED}, JSON),
        ("*/*", {"type": "string"}, "text/plain"),
        ("*/*", FILE, "application/octet-stream"),
        ("image/*", FILE, "application/octet-stream"),
        ("application/*+json", NAMED, JSON),
    ],
)
def test_a_range_of_media_types_is_sent_as_the_usual_one(
    media_type: str, schema: dict[str, Any], sent: str
) -> None:
    body = sending({media_type: schema}).operation.body
    assert body is not None and body.media_type == sent


def test_one_schema_under_several_names_is_one_body() -> None:
    types = {JSON: NAMED, "application/hal+json": NAMED, "application/yaml": NAMED}
    found = sending(types)
    assert found.operation.body is not None
    assert found.operation.body.media_types == tuple(types)
    assert (found.variants, found.codes) == ((None,), ())


def test_the_same_fields_in_another_encoding_are_told_and_not_repeated() -> None:
    found = sending({"application/xml": NAMED, FORM: NAMED, JSON: NAMED})
    assert found.operation.body is not None
    assert found.operation.body.kind == "json"
    assert (found.variants, found.codes) == ((None,), ("other-media-types",))


def test_other_content_is_another_way_to_call() -> None:
    other = {"type": "object", "properties": {"file": FILE}}
    found = sending({PARTS: other, JSON: NAMED, "application/octet-stream": FILE})
    assert found.variants == (None, "multipart", "file")
    plain, form = found.operation.body, found.variant("multipart").body
    assert plain is not None and plain.kind == "json"
    assert form is not None and [part.field.wire for part in form.parts] == ["file"]


def test_a_form_with_the_files_is_preferred_to_json_with_the_same_fields() -> None:
    found = sending(
        {
            JSON: {"type": "object", "properties": {"file": {"type": "string"}}},
            PARTS: {"type": "object", "properties": {"file": FILE}},
        }
    )
    assert found.operation.body is not None
    assert (found.operation.body.kind, found.variants) == ("multipart", (None,))


def test_two_kinds_of_json_are_told_apart_by_their_names() -> None:
    found = sending(
        {
            JSON: NAMED,
            "application/json-patch+json": {"type": "array", "items": NAMED},
            "application/merge-patch+json": {"type": "object"},
        }
    )
    assert found.variants == (None, "json_patch", "merge_patch")


def test_files_lists_of_files_and_null() -> None:
    parts = _parts(
        _form(
            {
                "one": FILE,
                "many": {"type": "array", "items": FILE},
                "optional": {"anyOf": [FILE, {"type": "null"}]},
                "either": {"oneOf": [FILE, {"type": "string"}]},
                "encoded": {"type": "string", "contentEncoding": "base64"},
                "raw": {"contentMediaType": "image/png"},
            }
        )
    )
    file = Scalar(kind="file")
    assert parts["one"].field.type == parts["optional"].field.type == file
    assert parts["raw"].field.type == file
    assert parts["many"].field.type == ListOf(item=file)
    assert parts["either"].field.type == OneOf(members=(file, Scalar(kind="string")))
    assert parts["encoded"].field.type == Scalar(kind="bytes")


def test_binary_inside_json_stays_text() -> None:
    found = sending({JSON: {"type": "object", "properties": {"data": FILE}}})
    body = found.operation.body
    assert body is not None and isinstance(body.type, Named)
    made = found.api.types[body.type.id]
    assert isinstance(made, ObjectType)
    assert made.fields[0].type == Scalar(kind="string")


def test_an_encoding_says_what_a_part_is() -> None:
    encoding = {
        "photo": {"contentType": "image/png"},
        "any": {"contentType": "image/png, image/jpeg"},
        "meta": {"contentType": "application/json"},
    }
    properties = {
        "photo": {"type": "string"},
        "any": {},
        "meta": {"type": "string"},
    }
    parts = _parts(_form(properties, encoding=encoding))
    assert parts["photo"].field.type == parts["any"].field.type == Scalar(kind="file")
    assert [part.media_type for part in parts.values()] == [
        "image/png",
        None,
        "application/json",
    ]
    assert parts["meta"].field.type == Scalar(kind="string")


def test_objects_in_a_form_are_json_unless_a_style_is_stated() -> None:
    properties = {"plain": NAMED, "deep": NAMED, "list": {"type": "array"}}
    encoding = {"deep": {"style": "deepObject", "explode": True}}
    parts = _parts(_form(properties, FORM, encoding=encoding))
    assert parts["plain"].media_type == "application/json"
    assert (parts["deep"].media_type, parts["deep"].style) == (None, "deepObject")
    assert (parts["list"].media_type, parts["list"].explode) == (None, True)


def test_objects_in_parts_are_written_by_their_value() -> None:
    assert _parts(_form({"meta": NAMED}))["meta"].media_type is None


def test_what_only_answers_hold_is_no_field_of_a_form() -> None:
    parts = _parts(_form({"id": {"type": "string", "readOnly": True}, "name": {}}))
    assert list(parts) == ["name"]


def test_a_form_of_several_objects_has_the_fields_of_all() -> None:
    one: dict[str, Any] = {
        "type": "object",
        "required": ["kind", "a"],
        "properties": {"kind": {}, "a": {}},
    }
    two: dict[str, Any] = {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {}, "b": {}},
    }
    parts = _parts(sending({FORM: {"oneOf": [one, two]}}))
    assert {name: part.field.required for name, part in parts.items()} == {
        "kind": True,
        "a": False,
        "b": False,
    }


@pytest.mark.parametrize("schema", [FILE, {}, {"type": "object"}])
def test_parts_without_names_are_given_by_name(schema: dict[str, Any]) -> None:
    body = sending({PARTS: schema}).operation.body
    assert body is not None and isinstance(body.type, MapOf)
    assert body.parts == ()


def test_a_list_of_parts() -> None:
    found = sending({"multipart/mixed": {"itemSchema": NAMED}})
    assert found.operation.body is not None
    assert isinstance(found.operation.body.type, ListOf)


def test_xml_alone_is_text() -> None:
    found = sending({"application/xml": NAMED})
    assert found.operation.body is not None
    assert (found.operation.body.kind, found.codes) == ("text", ("xml-as-text",))


def test_text_with_the_schema_of_an_object_is_json() -> None:
    found = sending({"text/plain": NAMED})
    assert found.operation.body is not None
    assert (found.operation.body.kind, found.codes) == ("json", ("taken-as-json",))


@pytest.mark.parametrize("body", [{"content": {}}, {"content": {"examples": {}}}, {}])
def test_a_body_without_content_is_none(body: dict[str, Any]) -> None:
    assert call(requestBody=body).operation.body is None


@pytest.mark.parametrize("method", ["get", "delete", "head"])
def test_any_method_may_have_a_body(method: str) -> None:
    content = {JSON: {"schema": NAMED}}
    found = call(method, requestBody={"content": content, "required": True})
    assert found.operation.body is not None and found.operation.body.required
