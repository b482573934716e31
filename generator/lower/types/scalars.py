"""Single values: text in its formats, numbers, truth values."""

from typing import Literal, TypeAlias, cast

from generator.lower.types.merged import format_of
from generator.lower.types.parts import Pieces
from generator.model import Scalar
from generator.values import JsonObject, as_text

_Kind: TypeAlias = Literal["string", "integer", "number", "boolean"]

PLAIN = frozenset({"string", "integer", "number", "boolean"})
"""The types of JSON Schema that are single values."""

_KINDS = {kind: Scalar(kind=cast(_Kind, kind)) for kind in sorted(PLAIN)}
_TEXT_FORMATS: dict[str, Scalar] = {
    "date-time": Scalar(kind="datetime"),
    "date": Scalar(kind="date"),
    "time": Scalar(kind="time"),
    "uuid": Scalar(kind="uuid"),
    "decimal": Scalar(kind="decimal"),
    "byte": Scalar(kind="bytes"),
}
_ENCODED = {"base64": Scalar(kind="bytes")}


def scalar_of(kind: str, schema: JsonObject) -> Scalar:
    """The type of a schema whose `type` is one of `PLAIN`."""
    if kind != "string":
        return _KINDS[kind]
    encoding = schema.get("contentEncoding")
    if isinstance(encoding, str) and encoding.lower() in _ENCODED:
        return _ENCODED[encoding.lower()]
    return _TEXT_FORMATS.get(as_text(schema.get("format")) or "", _KINDS[kind])


def scalar(kind: str, found: Pieces) -> Scalar:
    """The type of a single value that several schemas describe."""
    merged: JsonObject = {
        "format": format_of(found),
        **{
            key: piece.schema[key]
            for piece in found
            for key in ("contentEncoding",)
            if key in piece.schema
        },
    }
    return scalar_of(kind, merged)
