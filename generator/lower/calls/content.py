"""Content as it is, files for the most part, told from values by its schema."""

from collections.abc import Iterator

from generator import pointers
from generator.lower.context import Context
from generator.model import ListOf, Scalar, Type
from generator.values import JsonObject, JsonValue, as_array, as_object, as_text

FILE = Scalar(kind="file")

_COMPOSING = ("allOf", "oneOf", "anyOf")
_STRUCTURE = ("properties", "additionalProperties", "items", "prefixItems")
# Schemas of content are plain; a deeper one is composed of itself.
_DEPTH = 8


def is_content(context: Context, schema: JsonValue, at: str) -> bool:
    """Whether a schema says that its value is content: `format: binary`, or OpenAPI 3.1's `contentMediaType`."""
    return file_type(context, schema, at) == FILE


def file_type(
    context: Context, schema: JsonValue, at: str, *, depth: int = 0
) -> Type | None:
    """A file or a list of files, where a schema says so; None where it is a value."""
    shape, where = context.resolve(schema, at)
    if _says_binary(shape):
        return FILE
    if depth > _DEPTH or "properties" in shape:
        return None
    if "items" in shape:
        place = pointers.join(where, "items")
        item = file_type(context, shape["items"], place, depth=depth + 1)
        return None if item is None else ListOf(item=item)
    found = {
        file_type(context, member, place, depth=depth + 1)
        for member, place in _members(shape, where)
    }
    if "allOf" in shape:
        found.discard(None)
    return found.pop() if len(found) == 1 else None


def holds_file(context: Context, schema: JsonValue, at: str) -> bool:
    """Whether one of the alternatives of a schema is a file, whatever the others are."""
    shape, where = context.resolve(schema, at)
    return any(
        file_type(context, member, place) is not None
        for member, place in _members(shape, where)
    )


def is_structured(
    context: Context, schema: JsonValue, at: str, *, depth: int = 0
) -> bool:
    """Whether a schema describes what only JSON can hold: an object, a list, a number or a truth value."""
    shape, where = context.resolve(schema, at)
    kinds = (as_text(shape.get("type")), *as_array(shape.get("type")))
    if any(
        kind in ("object", "array", "integer", "number", "boolean") for kind in kinds
    ):
        return True
    if depth > _DEPTH or any(key in shape for key in _STRUCTURE):
        return depth <= _DEPTH
    return any(
        is_structured(context, member, place, depth=depth + 1)
        for member, place in _members(shape, where)
    )


def _says_binary(shape: JsonObject) -> bool:
    if shape.get("type") not in (None, "string", ["string"], ["string", "null"]):
        return False
    if "binary" in (shape.get("format"), shape.get("contentEncoding")):
        return True
    media_type = as_text(shape.get("contentMediaType")) or ""
    return bool(media_type) and not (
        "contentEncoding" in shape
        or media_type.startswith("text/")
        or "json" in media_type
    )


def _members(shape: JsonObject, at: str) -> Iterator[tuple[JsonValue, str]]:
    """What a schema is composed of, but for null."""
    for keyword in _COMPOSING:
        for index, member in enumerate(as_array(shape.get(keyword))):
            if as_object(member).get("type") != "null":
                yield member, pointers.join(at, keyword, index)
