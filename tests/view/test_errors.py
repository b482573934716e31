"""The module of errors, whatever their bodies are."""

import ast
from typing import Any

import pytest

from tests.emitting import OK, document, files


@pytest.mark.parametrize(
    ("schema", "needs"),
    [
        ({"type": "string"}, False),
        ({"type": "string", "format": "uuid"}, True),
        ({"type": "object", "properties": {"code": {"type": "string"}}}, True),
    ],
)
def test_types_are_imported_where_there_are_any(
    schema: dict[str, Any], needs: bool
) -> None:
    error = {"description": "No", "content": {"application/json": {"schema": schema}}}
    operation = {"responses": {**OK, "404": error}}
    module = files(document({"/things": {"get": operation}}))["things_client/errors.py"]
    ast.parse(module)
    assert ("TYPE_CHECKING" in module) is needs
