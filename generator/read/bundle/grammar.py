"""Where references may stand in a document of any version, and what each of them has to lead to."""

from collections.abc import Mapping

from generator.grammar import GRAMMAR as PARTS
from generator.grammar import Kind, Slot

_EXAMPLES: dict[str, Slot] = {"examples": ("map", "example")}
_SERVERS: dict[str, Slot] = {"servers": ("list", "server")}
_VALUE: dict[str, Slot] = {**_EXAMPLES, "items": ("one", "schema")}

# What only a reference can be wrong about, and what Swagger 2.0 and older drafts have.
_MORE: Mapping[Kind, dict[str, Slot]] = {
    "document": {
        **_SERVERS,
        "tags": ("list", "tag"),
        "definitions": ("map", "schema"),
        "parameters": ("map", "parameter"),
        "responses": ("map", "response"),
        "securityDefinitions": ("map", "security scheme"),
    },
    "components": {**_EXAMPLES, "securitySchemes": ("map", "security scheme")},
    "path item": _SERVERS,
    "operation": _SERVERS,
    "parameter": _VALUE,
    "header": _VALUE,
    "response": {"schema": ("one", "schema")},
    "media type": {
        **_EXAMPLES,
        "itemEncoding": ("one", "encoding"),
        "prefixEncoding": ("list", "encoding"),
    },
    "encoding": {"encoding": ("map", "encoding")},
    "link": {"server": ("one", "server")},
    "schema": {
        "additionalItems": ("one", "schema"),
        "contentSchema": ("one", "schema"),
        "definitions": ("map", "schema"),
        "dependencies": ("map", "schema"),
    },
}

GRAMMAR: Mapping[Kind, dict[str, Slot]] = {
    kind: {**parts, **_MORE.get(kind, {})} for kind, parts in PARTS.items()
}
"""Kinds and keys that are not here hold no part that could be referred to."""

SAMPLES = frozenset({"example", "examples", "default", "const", "value", "enum"})
"""Keys of data, in which `$ref` is seldom a reference."""
