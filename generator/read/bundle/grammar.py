"""Where references may stand in a document of any version, and what each of them has to lead to."""

from typing import Literal, TypeAlias

from generator.document import METHODS

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

_CONTENT: dict[str, Slot] = {
    "schema": ("one", "schema"),
    "content": ("map", "media type"),
    "examples": ("map", "example"),
    "items": ("one", "schema"),
}

GRAMMAR: dict[Kind, dict[str, Slot]] = {
    "document": {
        "info": ("one", "info"),
        "servers": ("list", "server"),
        "tags": ("list", "tag"),
        "paths": ("map", "path item"),
        "webhooks": ("map", "path item"),
        "components": ("one", "components"),
        "definitions": ("map", "schema"),
        "parameters": ("map", "parameter"),
        "responses": ("map", "response"),
        "securityDefinitions": ("map", "security scheme"),
    },
    "components": {
        "schemas": ("map", "schema"),
        "parameters": ("map", "parameter"),
        "requestBodies": ("map", "body"),
        "responses": ("map", "response"),
        "headers": ("map", "header"),
        "examples": ("map", "example"),
        "links": ("map", "link"),
        "callbacks": ("map", "callback"),
        "pathItems": ("map", "path item"),
        "securitySchemes": ("map", "security scheme"),
        "mediaTypes": ("map", "media type"),
    },
    "path item": {
        "parameters": ("list", "parameter"),
        "servers": ("list", "server"),
        "additionalOperations": ("map", "operation"),
        **{method: ("one", "operation") for method in METHODS},
    },
    "operation": {
        "parameters": ("list", "parameter"),
        "requestBody": ("one", "body"),
        "responses": ("map", "response"),
        "callbacks": ("map", "callback"),
        "servers": ("list", "server"),
    },
    "parameter": _CONTENT,
    "header": _CONTENT,
    "body": {"content": ("map", "media type")},
    "response": {
        "schema": ("one", "schema"),
        "headers": ("map", "header"),
        "content": ("map", "media type"),
        "links": ("map", "link"),
    },
    "media type": {
        "schema": ("one", "schema"),
        "itemSchema": ("one", "schema"),
        "examples": ("map", "example"),
        "encoding": ("map", "encoding"),
        "itemEncoding": ("one", "encoding"),
        "prefixEncoding": ("list", "encoding"),
    },
    "encoding": {
        "headers": ("map", "header"),
        "encoding": ("map", "encoding"),
    },
    "link": {"server": ("one", "server")},
    "schema": {
        "$defs": ("map", "schema"),
        "additionalItems": ("one", "schema"),
        "additionalProperties": ("one", "schema"),
        "allOf": ("list", "schema"),
        "anyOf": ("list", "schema"),
        "contains": ("one", "schema"),
        "contentSchema": ("one", "schema"),
        "definitions": ("map", "schema"),
        "dependencies": ("map", "schema"),
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
"""Kinds and keys that are not here hold no part that could be referred to."""

SAMPLES = frozenset({"example", "examples", "default", "const", "value", "enum"})
"""Keys of data, in which `$ref` is seldom a reference."""
