"""Arrays: of one type throughout, or with a type for each place."""

from generator.lower.types import merged
from generator.lower.types.homes import part_of
from generator.lower.types.parts import Part, Piece, Pieces, Spot
from generator.lower.types.unions import union_of
from generator.model import Anything, ListOf, TupleOf, Type
from generator.values import JsonValue


def array_of(spot: Spot, found: Pieces) -> Type:
    """The type of an array; its items are any JSON where nothing is said of them."""
    placed = merged.prefix(found)
    if placed is not None:
        return _tuple(spot, found, *placed)
    return ListOf(item=_item(spot, found) or Anything())


def _item(spot: Spot, found: Pieces) -> Type | None:
    parts = merged.items(found)
    if not parts:
        return None
    at = parts[0].at if len(parts) == 1 else f"{spot.at}/items"
    return spot.lowered(spot.context, parts, at, part_of(spot.home, "item"))


def _tuple(
    spot: Spot, found: Pieces, piece: Piece, listed: tuple[JsonValue, ...]
) -> Type:
    """A tuple, as long as all its places are sure to be filled: JSON Schema lets an array end early."""
    types = tuple(
        spot.lowered(
            spot.context,
            (Part(schema, place := f"{piece.at}/prefixItems/{index}"),),
            place,
            part_of(spot.home, f"item {index + 1}"),
        )
        for index, schema in enumerate(listed)
    )
    rest = _rest(spot, found, len(types))
    least = [each.schema.get("minItems") for each in found if "minItems" in each.schema]
    if any(isinstance(number, int) and number < len(types) for number in least):
        members = types if rest is None else (*types, rest)
        return ListOf(item=union_of(spot, members, f"{spot.at}/prefixItems"))
    return TupleOf(items=types, rest=rest)


def _rest(spot: Spot, found: Pieces, length: int) -> Type | None:
    for piece in found:
        schema = piece.schema
        closed = (schema.get("items"), schema.get("additionalItems"))
        if False in closed or schema.get("maxItems") == length:
            return None
    return _item(spot, found) or Anything()
