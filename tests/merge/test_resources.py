"""Answers of one shape that calls of one resource give: one type, named after the resource."""

from typing import Any

import pytest

from generator.document import Document
from generator.values import JsonValue, as_object
from tests.merge.fragments import answer, fragment, merged, record, sample, tree


def _paths(**shapes: Any) -> dict[str, Any]:
    """A document whose operations, `get /notes` written `get__notes`, answer these schemas."""
    paths: dict[str, Any] = {}
    for key, shape in shapes.items():
        method, path = key.split(" ")
        paths.setdefault(path, {})[method] = {"responses": answer(shape, "200")}
    return {"paths": paths}


_BETWEEN = frozenset({"content", "application/json", "responses", "200", "schema"})


def _titles(document: Document) -> dict[str, str]:
    """The titles in answers, by where they are."""
    found: dict[str, str] = {}

    def walk(value: JsonValue, at: str) -> None:
        for key, one in as_object(value).items():
            if key == "title" and isinstance(one, str):
                found[at.strip()] = one
            walk(one, at if key in _BETWEEN else f"{at} {key}")

    walk(document.tree["paths"], "")
    return found


_NOTE = record(id="string", text="string")
_LIST = {"type": "object", "properties": {"data": {"type": "array", "items": _NOTE}}}


def test_calls_of_one_resource_answer_one_type() -> None:
    said = {
        "get /notes": _LIST,
        "post /notes": _NOTE,
        "get /notes/{id}": _NOTE,
        "post /notes/{id}/publish": _NOTE,
    }
    document, _ = merged(sample("a.md", _paths(**said)))
    assert _titles(document) == {
        "/notes get properties data items": "Note",
        "/notes post": "Note",
        "/notes/{id} get": "Note",
        "/notes/{id}/publish post": "Note",
    }


def test_a_null_on_one_page_is_null_on_all() -> None:
    null = {
        "type": "object",
        "properties": {"id": {"type": "string"}, "text": {"example": None}},
    }
    document, _ = merged(
        sample("a.md", _paths(**{"get /notes/{id}": _NOTE})),
        sample("b.md", _paths(**{"post /notes": null})),
    )
    paths = tree(document)["paths"]
    for operation in (paths["/notes/{id}"]["get"], paths["/notes"]["post"]):
        shape = operation["responses"]["200"]["content"]["application/json"]["schema"]
        assert shape["properties"]["text"] == {"type": ["string", "null"]}


@pytest.mark.parametrize(
    "other",
    [
        {"get /tags/{id}": _NOTE},
        {"post /notes": record(id="string", body="string")},
        {"post /notes": record(id="integer", text="string")},
    ],
    ids=["another resource", "other fields", "other types"],
)
def test_what_is_not_the_same_stays_apart(other: dict[str, Any]) -> None:
    document, _ = merged(sample("a.md", _paths(**{"get /notes/{id}": _NOTE}, **other)))
    assert _titles(document) == {}


def test_a_schema_says_itself_which_types_it_has() -> None:
    said = {"get /notes/{id}": _NOTE, "post /notes": _NOTE}
    document, _ = merged(fragment("a.md", _paths(**said)))
    assert _titles(document) == {}


def test_a_call_of_the_root_has_no_resource() -> None:
    document, _ = merged(sample("a.md", _paths(**{"post /": _NOTE, "put /a": _NOTE})))
    assert _titles(document).keys() <= {"/ post", "/a put"}
