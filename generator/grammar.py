"""The parts an OpenAPI document is made of: which kind of part stands under which key."""

from typing import Literal, TypeAlias

from generator.document import METHODS, MORE_METHODS

Kind: TypeAlias = Literal[
    "document",
    "info",
    "components",
    "path item",
    "operation",
    "parameter",
    "body",
    "response",
    "header",
    "media type",
    "encoding",
    "callback",
    "link",
    "example",
    "security scheme",
    "server",
    "tag",
    "schema",
    "data",
]
Many: TypeAlias = Literal["one", "map", "list"]
Slot: TypeAlias = tuple[Many, Kind]

_VALUE: dict[str, Slot] = {
    "schema": ("one", "schema"),
    "content": ("map", "media type"),
}

GRAMMAR: dict[Kind, dict[str, Slot]] = {
    "document": {
        "info": ("one", "info"),
        "components": ("one", "components"),
        "paths": ("map", "path item"),
        "webhooks": ("map", "path item"),
    },
    "info": {},
    "components": {
        "schemas": ("map", "schema"),
        "parameters": ("map", "parameter"),
        "requestBodies": ("map", "body"),
        "responses": ("map", "response"),
        "headers": ("map", "header"),
        "links": ("map", "link"),
        "callbacks": ("map", "callback"),
        "pathItems": ("map", "path item"),
        "mediaTypes": ("map", "media type"),
    },
    "path item": {
        "parameters": ("list", "parameter"),
        **{method: ("one", "operation") for method in METHODS},
        MORE_METHODS: ("map", "operation"),
    },
    "operation": {
        "parameters": ("list", "parameter"),
        "requestBody": ("one", "body"),
        "responses": ("map", "response"),
        "callbacks": ("map", "callback"),
    },
    "parameter": _VALUE,
    "header": _VALUE,
    "body": {"content": ("map", "media type")},
    "response": {
        "headers": ("map", "header"),
        "content": ("map", "media type"),
        "links": ("map", "link"),
    },
    "media type": {
        "schema": ("one", "schema"),
        "itemSchema": ("one", "schema"),
        "encoding": ("map", "encoding"),
    },
    "encoding": {"headers": ("map", "header")},
    "callback": {},
    "link": {},
    "schema": {
        "$defs": ("map", "schema"),
        "additionalProperties": ("one", "schema"),
        "allOf": ("list", "schema"),
        "anyOf": ("list", "schema"),
        "contains": ("one", "schema"),
        "dependentSchemas": ("map", "schema"),
        "else": ("one", "schema"),
        "if": ("one", "schema"),
        "items": ("one", "schema"),
        "not": ("one", "schema"),
        "oneOf": ("list", "schema"),
        "patternProperties": ("map", "schema"),
        "prefixItems": ("list", "schema"),
        "properties": ("map", "schema"),
        "propertyNames": ("one", "schema"),
        "then": ("one", "schema"),
        "unevaluatedItems": ("one", "schema"),
        "unevaluatedProperties": ("one", "schema"),
    },
}
"""Keys that are not here hold no part: prose, examples, extensions, literals."""
