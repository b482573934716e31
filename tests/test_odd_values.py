"""Whatever stands in the place of any value of a document: findings come of it, or a package, never a fault of ours."""

import ast
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from generator.check import conformance
from generator.findings import Findings
from generator.pipeline import generate_provider
from generator.values import as_array, as_object
from tests.emitting import document, sources

ODD: tuple[Any, ...] = (
    None,
    True,
    -1,
    1.5,
    "",
    "x\n'\"",
    [],
    {},
    [[]],
    [{}],
    {"$ref": 7},
)
REF = "#/components/schemas/"
PARAMETERS = [
    {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
    {"name": "page", "in": "query", "schema": {"type": "integer", "minimum": 0}},
]
THING = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": ["string", "null"], "description": "Which one it is."},
        "kind": {"enum": ["a", "b"]},
        "inner": {"anyOf": [{"$ref": f"{REF}Thing"}, {"type": "null"}]},
        "both": {"allOf": [{"$ref": f"{REF}Base"}, {"required": ["on"]}]},
        "more": {"additionalProperties": {"type": "number"}},
    },
}
BASE = {"type": "object", "properties": {"on": {"format": "date", "type": "string"}}}


def _document() -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": f"{REF}Thing"}}}
    listed = {"type": "array", "items": {"$ref": f"{REF}Thing"}}
    page = {"application/json": {"schema": {"properties": {"data": listed}}}}
    item: dict[str, Any] = {
        "parameters": PARAMETERS,
        "get": {
            "tags": ["things"],
            "operationId": "listThings",
            "summary": "List them",
            "security": [{"key": []}],
            "responses": {"200": {"description": "Fine", "content": page}},
        },
        "put": {
            "requestBody": {"required": True, "content": content},
            "responses": {"4XX": {"description": "No", "content": content}},
        },
    }
    made = document({"/things/{id}": item}, Thing=THING, Base=BASE)
    key = {"type": "apiKey", "in": "header", "name": "X-Key"}
    made["components"]["securitySchemes"] = {"key": key}
    made["tags"] = [{"name": "things", "description": "All of them."}]
    return made


def _places(value: Any, above: tuple[str | int, ...] = ()) -> Iterator[Any]:
    for key, item in _members(value):
        yield (*above, key)
        yield from _places(item, (*above, key))


def _members(value: Any) -> list[tuple[str | int, Any]]:
    return [*as_object(value).items(), *enumerate(as_array(value))]


def _with(tree: Any, place: tuple[str | int, ...], value: Any) -> Any:
    made = holder = deepcopy(tree)
    for key in place[:-1]:
        holder = holder[key]
    holder[place[-1]] = value
    return made


def _nothing(_: Any) -> Iterator[conformance.Complaint]:
    return iter(())


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_any_value_may_be_odd(odd: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    # What the validator does with such documents is its own affair, and slow.
    monkeypatch.setattr(conformance, "_complaints", _nothing)
    monkeypatch.setenv("APIWRIGHT_CACHE_DIR", "")
    whole = _document()
    for place in _places(whole):
        made = generate_provider(sources(_with(whole, place, odd)), Findings())
        for name, text in made.files.items() if made else ():
            if name.endswith(".py") and "/_runtime/" not in name:
                ast.parse(text)
