"""Objects: with named fields, with further members, or with keys that are data."""

import json
from functools import partial
from typing import Literal, TypeAlias

from generator import pointers
from generator.lower.context import Context
from generator.lower.types import merged
from generator.lower.types.homes import owner_of, part_of
from generator.lower.types.parts import Parts, Pieces, Spot, is_plain, pieces
from generator.lower.types.secrets import is_secret
from generator.lower.types.unions import union_of
from generator.model import Anything, Field, InType, MapOf, Named, ObjectType, Type
from generator.values import JsonObject, as_array, as_object, as_text

# Longer defaults are no help in a sentence.
_LONGEST_DEFAULT = 80

_Travels: TypeAlias = Literal["both", "read", "write"]


def object_of(spot: Spot, found: Pieces) -> Type:
    """An object with named fields, or a map where no field is named."""
    if merged.has_properties(found):
        return named_object(spot, found)
    return MapOf(value=_further(spot, found) or Anything())


def named_object(spot: Spot, found: Pieces) -> Named:
    """An object with named fields, which are lowered once no schema is open any more."""
    spot.context.types[spot.at] = None
    spot.context.waiting.append(partial(_complete, spot, found))
    return Named(id=spot.at)


def _complete(spot: Spot, found: Pieces) -> None:
    required = merged.required(found)
    inferred = any(piece.schema.get("x-inferred") is True for piece in found)
    listed = merged.properties(found)
    extra = _further(spot, found)
    fields = [
        _field(spot, name, parts, required=name in required, inferred=inferred)
        for name, parts in listed.items()
    ]
    fields += [
        _undeclared(spot, name, extra) for name in required if name not in listed
    ]
    spot.context.types[spot.at] = ObjectType(
        id=spot.at,
        home=spot.home,
        fields=tuple(fields),
        description=merged.description_of(found),
        inferred=inferred,
        sent=False,
        received=False,
        extra=extra,
    )


def _further(spot: Spot, found: Pieces) -> Type | None:
    """The type of members that are not named, where some are declared."""
    parts = merged.further(found)
    if not parts:
        return None
    home = part_of(spot.home, "item")
    types = tuple(spot.lowered(spot.context, (part,), part.at, home) for part in parts)
    return types[0] if len(types) == 1 else union_of(spot, types, f"{spot.at}#further")


def _undeclared(spot: Spot, name: str, extra: Type | None) -> Field:
    """A member that must be there, and of which nothing else is said."""
    if extra is None:
        message = f"'{name}' is required and no property says what it is; any JSON"
        spot.context.info("undeclared-field", message, spot.at)
    return Field(
        wire=name,
        type=extra or Anything(),
        required=True,
        description=None,
        deprecated=False,
        at=spot.at,
    )


def _field(
    spot: Spot, name: str, parts: Parts, *, required: bool, inferred: bool
) -> Field:
    context = spot.context
    at = parts[-1].at if len(parts) == 1 else pointers.join(spot.at, "properties", name)
    home = InType(owner=owner_of(at), field=name)
    said = _said(context, parts)
    return Field(
        wire=name,
        type=spot.lowered(context, parts, at, home),
        required=required and not (inferred and _may_be_null(parts)),
        description=_description(said),
        deprecated=said[-1].get("deprecated") is True,
        at=parts[-1].at,
        default=_default(said),
        travels=_travels(said),
        secret=True if is_secret(context, parts) else None,
    )


def _said(context: Context, parts: Parts) -> tuple[JsonObject, ...]:
    """The schemas of a field: what it refers to before what stands in the field itself."""
    own = tuple(as_object(part.schema) for part in parts)
    if all(is_plain(schema) for schema in own):
        return own
    if len(own) == 1 and "allOf" not in own[0]:
        target, _ = context.resolve(own[0], parts[0].at)
        if is_plain(target):
            return (target, *own)
    return (*(piece.schema for piece in pieces(context, parts)), *own)


def _description(said: tuple[JsonObject, ...]) -> str | None:
    """The field's own words, or those of a plain value; those of a type stand at the type."""
    for schema in reversed(said):
        text = as_text(schema.get("description"))
        if text is not None:
            own = schema is said[-1]
            named = as_object(schema.get("properties")) or "enum" in schema
            return text if own or not named else None
    return None


def _may_be_null(parts: Parts) -> bool:
    """Whether an example showed null: a server that has nothing to say may as well say nothing."""
    return any("null" in as_array(as_object(part.schema).get("type")) for part in parts)


def _default(said: tuple[JsonObject, ...]) -> str | None:
    for schema in reversed(said):
        if "default" in schema:
            text = json.dumps(schema["default"], ensure_ascii=False)
            return text if len(text) <= _LONGEST_DEFAULT else None
    return None


def _travels(said: tuple[JsonObject, ...]) -> _Travels:
    read, write = (
        any(schema.get(key) is True for schema in said)
        for key in ("readOnly", "writeOnly")
    )
    if read == write:
        return "both"
    return "read" if read else "write"
