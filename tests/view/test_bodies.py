"""What calls say of the fields of a JSON body, and of the options beside them."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from tests.emitting import OK, document, files

TEXT = {"type": "string"}
SIZE = {"type": "string", "enum": ["small", "large"]}
LEVEL = {"type": "integer", "enum": [1, 2]}
NOTE = {"type": "object", "properties": {"id": TEXT}, "required": ["id"]}


def emitted(**properties: Any) -> Mapping[str, str]:
    """A package of one call that sends these."""
    schema = {"type": "object", "properties": properties}
    content = {"application/json": {"schema": schema}}
    call = {"operationId": "add", "requestBody": {"content": content}, "responses": OK}
    tree = document({"/notes": {"post": call}}, Size=SIZE, Level=LEVEL, Note=NOTE)
    return files(tree)


def calls(package: Mapping[str, str]) -> str:
    return next(
        text for name, text in package.items() if name.endswith("resources/notes.py")
    )


def ref(name: str) -> Mapping[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        (TEXT, '"string"'),
        ({"type": ["string", "null"]}, '"string"'),
        ({"type": "string", "format": "date-time"}, '"date-time"'),
        ({"type": "string", "format": "byte"}, '"bytes"'),
        ({"type": ["string", "integer"]}, '"string", "integer"'),
        (ref("Size"), '"string"'),
        (ref("Level"), '"integer"'),
        ({"type": "array", "items": TEXT}, '"string", array=True'),
        ({"type": "array", "items": ref("Size")}, '"string", array=True'),
        ({"type": "array", "items": {"type": ["string", "null"]}}, "array=True"),
        ({"type": "array", "items": {"type": "array", "items": TEXT}}, "array=True"),
        ({"type": "array", "items": ref("Note")}, "array=True"),
        (ref("Note"), None),
        ({"oneOf": [TEXT, ref("Note")]}, None),
        ({"type": "object", "additionalProperties": TEXT}, None),
        ({}, None),
    ],
)
def test_fields_of_json_have_kinds_where_one_says_it_whole(
    schema: Any, said: str | None
) -> None:
    found = re.search(
        r'BodyField\("it", "it"(?:, ([^()]*))?\)', calls(emitted(it=schema))
    )
    assert found is not None
    assert found[1] == said


def test_methods_tell_of_their_options() -> None:
    text = calls(emitted(it={**TEXT, "description": "What it says."}))
    said = "options: timeout, max_retries and more: see `CallOptions`.\n"
    assert text.count(f"            it: What it says.\n            {said}") == 2


def test_http2_is_an_extra() -> None:
    assert 'http2 = ["httpx2[http2]>=2.0"]\n' in emitted(it=TEXT)["pyproject.toml"]
