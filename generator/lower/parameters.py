"""Parameters of an operation: its own and its path's, each with how it is written on the wire."""

from typing import Literal, TypeAlias

from generator import pointers
from generator.lower.context import Context
from generator.lower.schemas import type_of
from generator.model import (
    Anything,
    InOperation,
    ListOf,
    Location,
    MapOf,
    Named,
    Nullable,
    ObjectType,
    OneOf,
    Parameter,
    Scalar,
    Type,
)
from generator.values import JsonObject, JsonValue, as_array, as_text

Style: TypeAlias = Literal[
    "simple", "form", "spaceDelimited", "pipeDelimited", "deepObject"
]


def parameters_of(
    context: Context, key: str, item: JsonObject, operation: JsonObject, at: str
) -> tuple[Parameter, ...] | None:
    """The parameters of an operation; None when one that it cannot do without is not understood.

    An operation's own parameter replaces its path's of the same name and place: OpenAPI 3.1 section 4.8.10.
    """
    found: dict[tuple[str, str], Parameter] = {}
    above = pointers.parent(at)
    for holder, place in ((item, above), (operation, at)):
        for index, value in enumerate(as_array(holder.get("parameters"))):
            shape, where = context.resolve(
                value, pointers.join(place, "parameters", index)
            )
            parameter = _parameter(context, key, shape, where)
            if parameter is not None:
                found[parameter.location, parameter.wire] = parameter
            elif shape.get("required") is True:
                name = as_text(shape.get("name")) or "?"
                context.loss(
                    "unsupported-operation",
                    f"'{key}' needs the parameter '{name}', which is not understood;"
                    " the operation is left out of the package",
                    at,
                    part=key,
                )
                return None
    return tuple(found.values())


def _parameter(
    context: Context, key: str, shape: JsonObject, at: str
) -> Parameter | None:
    wire, location = as_text(shape.get("name")), _location(shape.get("in"))
    if not wire or location is None:
        _lost(context, key, shape, at, "has no 'name' and 'in' that OpenAPI knows")
        return None
    if "content" in shape:
        _lost(
            context,
            key,
            shape,
            at,
            "is written as 'content', which is not supported yet",
        )
        return None
    home = InOperation(operation=key, role=wire)
    kind = type_of(context, shape.get("schema"), pointers.join(at, "schema"), home)
    if isinstance(kind, Anything):
        kind = Scalar(kind="string")
    if not _is_flat(context, kind):
        _lost(context, key, shape, at, "is an object, which is not supported yet")
        return None
    style = _style(shape.get("style"), location)
    return Parameter(
        wire=wire,
        location=location,
        required=shape.get("required") is True or location == "path",
        type=kind.inner if isinstance(kind, Nullable) else kind,
        style=style,
        explode=shape.get("explode", style == "form") is True,
        description=as_text(shape.get("description")),
        deprecated=shape.get("deprecated") is True,
        at=at,
    )


def _lost(context: Context, key: str, shape: JsonObject, at: str, why: str) -> None:
    name, place = as_text(shape.get("name")) or "?", as_text(shape.get("in")) or "?"
    context.loss(
        "unsupported-parameter",
        f"the parameter '{name}' of '{key}' {why}; it is left out of the package",
        at,
        part=f"{key} {place} {name}",
    )


_LOCATIONS: dict[str, Location] = {
    "path": "path",
    "query": "query",
    "header": "header",
    "cookie": "cookie",
}
_STYLES: dict[str, Style] = {
    "simple": "simple",
    "form": "form",
    "spaceDelimited": "spaceDelimited",
    "pipeDelimited": "pipeDelimited",
    "deepObject": "deepObject",
}


def _location(value: JsonValue) -> Location | None:
    return _LOCATIONS.get(value) if isinstance(value, str) else None


def _style(value: JsonValue, location: Location) -> Style:
    stated = _STYLES.get(value) if isinstance(value, str) else None
    return stated or ("form" if location in ("query", "cookie") else "simple")


def _is_flat(context: Context, kind: Type) -> bool:
    """Whether a value can be written as one text, or as a list of such."""
    match kind:
        case ListOf(item=item):
            return not isinstance(item, ListOf) and _is_flat(context, item)
        case Nullable(inner=inner):
            return _is_flat(context, inner)
        case OneOf(members=members):
            return all(_is_flat(context, member) for member in members)
        case Named(id=id):
            return not isinstance(context.types[id], ObjectType)
        case MapOf():
            return False
        case Scalar() | Anything():
            return True
