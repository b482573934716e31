"""Parameters of an operation: its own and its path's, each with how it is written on the wire."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Literal

from generator import pointers
from generator.lower.calls.media import is_json
from generator.lower.calls.stated import explode_of, style_of
from generator.lower.context import Context
from generator.lower.types.schemas import type_of
from generator.model import (
    Anything,
    InOperation,
    ListOf,
    Location,
    Nullable,
    Parameter,
    Scalar,
    Style,
    Type,
)
from generator.values import JsonObject, JsonValue, as_array, as_object, as_text

_LOCATIONS: dict[str, Location] = {
    "path": "path",
    "query": "query",
    "header": "header",
    "cookie": "cookie",
    "querystring": "querystring",
}

# Whose name is nowhere on the wire, so that pages forget it.
_QUERY: Location = "querystring"

# OpenAPI 3.1 section 4.8.12.2: a definition of these is ignored.
_OWN_HEADERS = ("accept", "content-type", "authorization")

# `Idempotency-Key`, as the draft of the IETF and most vendors have it, or with a vendor's name before it.
_IDEMPOTENCY = re.compile(r"(.*[-_.])?idempotency[-_.]?key", re.IGNORECASE)


def parameters_of(
    context: Context, key: str, holders: Sequence[tuple[JsonObject, str]]
) -> tuple[Parameter, ...]:
    """The parameters of an operation; one that cannot be sent is a loss.

    An operation's own parameter replaces its path's of the same name and place: OpenAPI 3.1 section 4.8.10.
    holders: the operation and its path item, with their pointers.
    """
    found: dict[tuple[Location, str], Parameter] = {}
    for holder, at in reversed(holders):
        found.update(_declared(context, key, holder, at))
    return tuple(found.values())


def _declared(
    context: Context, key: str, holder: JsonObject, at: str
) -> Iterator[tuple[tuple[Location, str], Parameter]]:
    seen: dict[tuple[Location, str], JsonObject] = {}
    for index, value in enumerate(as_array(holder.get("parameters"))):
        place = pointers.join(at, "parameters", index)
        shape, where = context.resolve(value, place)
        location = _location(shape.get("in"))
        wire = as_text(shape.get("name")) or (_QUERY if location == _QUERY else None)
        if not wire or location is None:
            _lost(context, key, shape, where)
            continue
        if location == "header" and wire.lower() in _OWN_HEADERS:
            _ignored(context, wire, where)
            continue
        told = location, wire.lower() if location == "header" else wire
        if seen.setdefault(told, shape) != shape:
            message = f"the {location} parameter '{wire}' of '{key}' is here twice; the last one counts"
            context.warning("duplicate-parameter", message, place)
        yield told, _parameter(context, key, wire, location, shape, where)


def _parameter(
    context: Context,
    key: str,
    wire: str,
    location: Location,
    shape: JsonObject,
    at: str,
) -> Parameter:
    media_type, schema, place = _described(shape, at)
    home = InOperation(operation=key, role=wire)
    kind = type_of(context, schema, place, home)
    style, cookie = _style(context, wire, location, shape, at), shape.get("style")
    return Parameter(
        wire=wire,
        location=location,
        required=shape.get("required") is True or location == "path",
        type=kind if media_type and is_json(media_type) else _written(kind),
        style=style,
        explode=explode_of(shape.get("explode"), style),
        description=as_text(shape.get("description"))
        or as_text(as_object(schema).get("description")),
        deprecated=shape.get("deprecated") is True,
        at=at,
        content=media_type,
        verbatim=shape.get("allowReserved") is True or cookie == "cookie",
        default=_default(context, schema, place),
        role=_role(location, wire, kind),
    )


def _role(
    location: Location, wire: str, kind: Type
) -> Literal["idempotency key"] | None:
    """What a header is for, where its name says it and its type lets a caller make one up."""
    if location != "header" or not _IDEMPOTENCY.fullmatch(wire):
        return None
    match _written(kind):
        case Scalar(kind="string" | "uuid"):
            return "idempotency key"
        case _:
            return None


def _described(shape: JsonObject, at: str) -> tuple[str | None, JsonValue, str]:
    """The media type that a value is written as, if any, its schema, and where that is."""
    content = as_object(shape.get("content"))
    media_type = next(iter(sorted(content, key=lambda each: not is_json(each))), None)
    if media_type is None:
        return None, shape.get("schema"), pointers.join(at, "schema")
    schema = as_object(content[media_type]).get("schema")
    # Text is written as any other value is.
    plain = media_type.lower().startswith("text/") and not is_json(media_type)
    place = pointers.join(at, "content", media_type, "schema")
    return None if plain else media_type, schema, place


def _style(
    context: Context, wire: str, location: Location, shape: JsonObject, at: str
) -> Style:
    stated = shape.get("style")
    style, fits = style_of(stated, location)
    if not fits and location != "querystring":
        message = (
            f"the {location} parameter '{wire}' has the style '{stated}', which OpenAPI does not know there;"
            f" written as '{style}'"
        )
        context.warning("unknown-style", message, pointers.join(at, "style"))
    return style


def _written(kind: Type) -> Type:
    """A type without what cannot be written: null, and values of no type but text."""
    match kind:
        case Nullable(inner=inner):
            return _written(inner)
        case Anything():
            return Scalar(kind="string")
        case ListOf(item=item):
            return ListOf(item=_written(item))
        case _:
            return kind


def _default(context: Context, schema: JsonValue, at: str) -> str | None:
    """The documented default, as JSON text; null is the same as leaving a parameter out."""
    here = as_object(schema)
    shape = here if "default" in here else context.resolve(schema, at)[0]
    value = shape.get("default")
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _lost(context: Context, key: str, shape: JsonObject, at: str) -> None:
    name, place = as_text(shape.get("name")) or "?", as_text(shape.get("in")) or "?"
    context.loss(
        "unsupported-parameter",
        f"the parameter '{name}' of '{key}' has no 'name' and 'in' that OpenAPI knows;"
        " it is left out of the package",
        at,
        part=f"{key} {place} {name}",
    )


def _ignored(context: Context, wire: str, at: str) -> None:
    message = f"the header '{wire}' follows from what is sent and asked for; no parameter is made of it"
    context.info("ignored-header", message, at)


def _location(value: JsonValue) -> Location | None:
    return _LOCATIONS.get(value) if isinstance(value, str) else None
