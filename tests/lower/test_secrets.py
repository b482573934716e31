"""Which fields are secret: what their own schema says, or that of an item or a choice."""

from typing import Any

import pytest

from generator.model import ObjectType
from tests.emitting import OK, api, document

PASSWORD = {"type": "string", "format": "password"}
REF = {"$ref": "#/components/schemas/Password"}


def _is_secret(schema: dict[str, Any], **components: Any) -> bool:
    holder = {"type": "object", "properties": {"x": schema, "y": {"type": "string"}}}
    answer = {"application/json": {"schema": {"$ref": "#/components/schemas/Holder"}}}
    get = {"responses": {"200": {**OK["200"], "content": answer}}}
    schemas = {"Holder": holder, "Password": PASSWORD, **components}
    found = api(document({"/x": {"get": get}}, **schemas))
    definition = found.types["/components/schemas/Holder"]
    assert isinstance(definition, ObjectType)
    x, y = definition.fields
    assert y.secret is None
    return x.secret is True


@pytest.mark.parametrize(
    "schema",
    [
        PASSWORD,
        REF,
        {"type": "integer", "x-sensitive": True},
        {**REF, "description": "Yours."},
        {"$ref": "#/components/schemas/Holder", "x-secret": True},
        {"allOf": [REF, {"description": "Yours."}]},
        {"anyOf": [PASSWORD, {"type": "null"}]},
        {"oneOf": [{"type": "integer"}, REF]},
        {"type": "array", "items": REF},
        {"type": "array", "items": {"type": "array", "items": PASSWORD}},
        {"type": "array", "prefixItems": [{"type": "string"}, PASSWORD]},
        {"type": "object", "additionalProperties": REF},
        {"type": "string", "if": {"minLength": 3}, "then": PASSWORD},
    ],
)
def test_secret(schema: dict[str, Any]) -> None:
    assert _is_secret(schema)


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string"},
        {"type": "string", "format": "email", "x-sensitive": False},
        {"type": "string", "x-secret": "no"},
        {"type": "object", "properties": {"password": PASSWORD}},
        {"$ref": "#/components/schemas/Holder"},
        {"$ref": "#/components/schemas/Circle"},
    ],
)
def test_not_secret(schema: dict[str, Any]) -> None:
    again = {"$ref": "#/components/schemas/Circle"}
    circle = {"anyOf": [{"type": "array", "items": again}, {"type": "string"}]}
    assert not _is_secret(schema, Circle=circle)
