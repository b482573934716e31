"""Where a document keeps the parts that it refers to, by version, and what counts as such a place."""

from collections.abc import Mapping, Sequence

from generator import pointers
from generator.grammar import Kind
from generator.read.bundle.references import DEFINITIONS
from generator.values import JsonValue, as_object

SECTIONS: Mapping[Kind, str] = {
    "schema": "/components/schemas",
    "parameter": "/components/parameters",
    "body": "/components/requestBodies",
    "response": "/components/responses",
    "header": "/components/headers",
    "link": "/components/links",
    "callback": "/components/callbacks",
}
"""Other kinds are put in place of the reference."""

_OLD: Mapping[Kind, str] = {
    "schema": "/definitions",
    "parameter": "/parameters",
    "response": "/responses",
}
_NAMES = frozenset({"properties", "patternProperties", "dependentSchemas"})


def sections(value: JsonValue) -> Mapping[Kind, str]:
    """Where a document keeps what it refers to, by kind; in Swagger 2.0 that is at its root."""
    return _OLD if "swagger" in as_object(value) else SECTIONS


def is_apart(pointer: str) -> bool:
    """Whether a pointer leads into an extension of the document, or to a definition inside a schema."""
    tokens = pointers.split(pointer)
    if is_definition(tokens):
        return len(tokens) > 2
    # Upgrading knows what else may stand at the root, and moves it.
    return bool(tokens) and tokens[0].startswith("x-")


def is_definition(tokens: Sequence[str]) -> bool:
    """Whether tokens lead to a schema in `$defs`, which has a name of its own."""
    return (
        len(tokens) > 1
        and tokens[-2] in DEFINITIONS
        and not (len(tokens) > 2 and tokens[-3] in _NAMES)
    )
