"""Where the alternatives of a union are at home: each called after what tells it from the others."""

from generator import pointers
from generator.lower.context import Context
from generator.lower.types import merged
from generator.lower.types.discriminators import Stated
from generator.lower.types.homes import is_component, part_of
from generator.lower.types.parts import Parts, Pieces, Spot, bare_ref, pieces
from generator.lower.types.titles import sensible_title
from generator.model import Home
from generator.values import JsonValue, as_array, as_object


def variant_homes(spot: Spot, members: list[Parts], said: Stated | None) -> list[Home]:
    """A home for each alternative, as if it were written in place.

    A lone object or list needs nothing to be told by: it is the thing itself.
    """
    found = [pieces(spot.context, parts) for parts in members]
    if sum(_needs_name(each) for each in found) < 2:
        return [spot.home for _ in members]
    required = [merged.required(each) for each in found]
    labels: list[str] = []
    for index, (parts, own) in enumerate(zip(members, found, strict=True)):
        others = [names for place, names in enumerate(required) if place != index]
        plain = (
            _component(parts)
            or _title(own)
            or _constant(spot.context, own, said.wire if said else None)
            or next(
                (n for n in required[index] if not any(n in o for o in others)), None
            )
            or f"variant {index + 1}"
        )
        labels.append(plain if plain not in labels else f"variant {index + 1}")
    return [part_of(spot.home, label) for label in labels]


def _needs_name(found: Pieces) -> bool:
    return merged.has_properties(found) or any(
        not {"enum", "const", "oneOf", "anyOf", "items"}.isdisjoint(piece.schema)
        for piece in found
    )


def _component(parts: Parts) -> str | None:
    """The name of the component that an alternative is, should it need a form of its own."""
    at = bare_ref(as_object(parts[0].schema)) if parts else None
    return pointers.split(at)[-1] if at and is_component(at) else None


def _title(found: Pieces) -> str | None:
    return sensible_title(found[-1].schema.get("title")) if found else None


def _constant(context: Context, found: Pieces, wire: str | None) -> str | None:
    """The one value of the property that tells alternatives apart, or of the first that has but one."""
    listed = merged.properties(found)
    names = list(listed) if wire is None or wire not in listed else [wire]
    for name in names:
        for piece in pieces(context, listed[name]):
            value = _only(piece.schema.get("const"), piece.schema.get("enum"))
            if value is not None:
                return value
    return None


def _only(const: JsonValue, enum: JsonValue) -> str | None:
    if isinstance(const, str):
        return const
    values = as_array(enum)
    return values[0] if len(values) == 1 and isinstance(values[0], str) else None
