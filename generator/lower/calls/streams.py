"""Answers that come in pieces: what each piece is, and whether one asks for it by the media type or the body."""

from collections.abc import Iterator

from generator import pointers
from generator.lower.calls.media import Offer, StreamKind, stream_of
from generator.lower.context import Context
from generator.lower.types.schemas import type_of
from generator.model import (
    Anything,
    Body,
    Home,
    Named,
    Nullable,
    ObjectType,
    Scalar,
    Type,
)
from generator.values import JsonObject, JsonValue, as_array, as_object

_TEXT = Scalar(kind="string")
_COMPOSING = ("allOf", "oneOf", "anyOf")

# The fields of a server-sent event: HTML section 9.2.6.
_EVENT = frozenset({"data", "event", "id", "retry"})


def stream_kind(offer: Offer) -> StreamKind | None:
    """How the pieces of a media type are written; None when it comes as a whole."""
    return stream_of(offer.media_type)


def item_type(context: Context, offer: Offer, kind: StreamKind, home: Home) -> Type:
    """The type of one piece."""
    keyword = "itemSchema" if "itemSchema" in offer.media else "schema"
    schema, at = offer.media.get(keyword), pointers.join(offer.at, keyword)
    shape, where = context.resolve(schema, at)
    if keyword == "schema" and "items" in shape and "prefixItems" not in shape:
        schema, at = shape["items"], pointers.join(where, "items")
    if kind == "events":
        return _event_type(context, schema, at, home)
    found = type_of(context, schema, at, home)
    return Anything() if found == _TEXT else found


def sends_stream(
    context: Context, body: Body | None, *, streaming: bool
) -> tuple[tuple[str, str | bool], ...]:
    """The field `stream` of a body, where it is a truth value that chooses between the two ways to answer.

    A plain call need not say that it is one, unless the other way is the default.
    """
    field = _stream_field(context, body)
    if field is None or (not streaming and field != "true"):
        return ()
    return (("stream", streaming),)


def _stream_field(context: Context, body: Body | None) -> str | None:
    """The default of a body's truth value `stream`, as JSON text; None when it has no such field."""
    if body is None:
        return None
    fields = [part.field for part in body.parts]
    kind = body.type.inner if isinstance(body.type, Nullable) else body.type
    found = context.types.get(kind.id) if isinstance(kind, Named) else None
    if not fields and isinstance(found, ObjectType):
        fields = list(found.fields)
    for field in fields:
        bare = field.type.inner if isinstance(field.type, Nullable) else field.type
        if field.wire == "stream" and bare == Scalar(kind="boolean"):
            return field.default or "null"
    return None


def _event_type(context: Context, schema: JsonValue, at: str, home: Home) -> Type:
    """The type of an event's data: what the schema says, or what its `data` is where it describes whole events."""
    shape, where = context.resolve(schema, at)
    if not shape:
        return _TEXT
    if not _is_whole_event(context, shape, where):
        return type_of(context, schema, at, home)
    data = list(dict.fromkeys(_data(context, shape, where)))
    if len(data) == 1:
        return _data_type(context, data[0], home)
    places: JsonValue = [{"$ref": f"#{each}"} for each in data]
    return type_of(context, {"oneOf": places}, pointers.join(where, "data"), home)


def _is_whole_event(context: Context, shape: JsonObject, at: str) -> bool:
    """Whether a schema describes the fields of an event, not the JSON text in its data.

    OpenAPI 3.2 section 4.14.4 says so of each `itemSchema`; of a schema it is seen by its properties.
    """
    names = set(_names(context, shape, at))
    return "data" in names and names <= _EVENT


def _names(context: Context, shape: JsonObject, at: str) -> Iterator[str]:
    for part, _ in _parts(context, shape, at):
        yield from as_object(part.get("properties"))


def _parts(
    context: Context, shape: JsonObject, at: str
) -> Iterator[tuple[JsonObject, str]]:
    """A schema and all that it is composed of, each once."""
    seen: set[str] = set()
    waiting: list[tuple[JsonValue, str]] = [(shape, at)]
    while waiting:
        part, where = context.resolve(*waiting.pop())
        if where in seen:
            continue
        seen.add(where)
        yield part, where
        below = [
            (member, pointers.join(where, keyword, index))
            for keyword in _COMPOSING
            for index, member in enumerate(as_array(part.get(keyword)))
        ]
        waiting += reversed(below)


def _data(context: Context, shape: JsonObject, at: str) -> Iterator[str]:
    """Where the schemas of an event's data are; what variants say in more detail is not said again."""
    found = [
        pointers.join(where, "properties", "data")
        for part, where in _parts(context, shape, at)
        if "data" in as_object(part.get("properties"))
    ]
    own = "data" in as_object(shape.get("properties"))
    for place in found[1:] if own and len(found) > 1 else found:
        data, where = context.resolve({"$ref": f"#{place}"}, "")
        yield (
            pointers.join(where, "contentSchema") if "contentSchema" in data else place
        )


def _data_type(context: Context, at: str, home: Home) -> Type:
    schema = pointers.find(context.document.tree, at)
    return type_of(context, schema, at, home)
