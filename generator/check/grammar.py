"""What the checks ask of the parts of a document, beside where these stand."""

from typing import Literal, TypeAlias

from generator.grammar import GRAMMAR, Kind

Value: TypeAlias = Literal["text", "a list", "text or a list"]

VALUES: dict[Kind, dict[str, Value]] = {
    "info": {"title": "text", "description": "text", "version": "text"},
    "schema": {"type": "text or a list", "enum": "a list"},
}
"""What the literals have to be that everything else about a part depends on."""

SECTIONS: dict[str, Kind] = {
    name: kind for name, (_, kind) in GRAMMAR["components"].items()
}
"""The sections of components, and the kind of part in each."""

REFERABLE = frozenset(
    {
        "path item",
        "parameter",
        "body",
        "response",
        "header",
        "callback",
        "link",
        "schema",
    }
)
"""Kinds in whose place a `$ref` may stand."""
