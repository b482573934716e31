"""`oneOf` and `anyOf`: which alternatives there are, and what each says together with what stands beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import prod

from generator import pointers
from generator.lower.context import Context
from generator.lower.types import merged
from generator.lower.types.discriminators import Stated, stated_in
from generator.lower.types.parts import (
    Part,
    Parts,
    Piece,
    Pieces,
    Spot,
    pieces,
    referring,
    says_something,
    shaping,
)
from generator.lower.types.unions import is_null, nullable, union_of
from generator.lower.types.variants import variant_homes
from generator.model import Anything, Home, Type
from generator.values import JsonObject, as_array, as_object

# Two lists of alternatives beside each other multiply.
_MOST = 64
_KEYWORDS = frozenset({"oneOf", "anyOf"})


@dataclass(frozen=True, slots=True)
class Choice:
    """One list of alternatives, each with its pointer. at: of the schema that holds it."""

    at: str
    members: Parts


def choices(context: Context, found: Pieces, at: str) -> tuple[Choice, ...]:
    """Every list of alternatives that has a say in the type at a pointer, not only in which values are valid."""
    return tuple(
        choice
        for piece in found
        if not piece.optional and not _KEYWORDS.isdisjoint(piece.schema)
        for choice in _choices(piece)
        if not all(_is_check(part) for part in choice.members)
        and not (choice.at != at and _is_of_heirs(context, choice))
    )


def _is_of_heirs(context: Context, choice: Choice) -> bool:
    """Whether the alternatives are those that inherit from the schema that lists them: one is chosen already."""
    return any(
        choice.at in {piece.at for piece in pieces(context, (part,))}
        for part in choice.members
        if "$ref" in as_object(part.schema)
    )


def _choices(piece: Piece) -> Iterator[Choice]:
    for keyword in sorted(_KEYWORDS, reverse=True):
        members = tuple(
            Part(member, pointers.join(piece.at, keyword, index))
            for index, member in enumerate(as_array(piece.schema.get(keyword)))
            if member is not False
        )
        if members:
            yield Choice(piece.at, members)


def _is_check(part: Part) -> bool:
    """Whether an alternative only says which members must be there."""
    keys = shaping(as_object(part.schema))
    return "required" in keys and keys <= {"required", "type"}


def type_of_choices(spot: Spot, found: Pieces, some: tuple[Choice, ...]) -> Type:
    """The union of all alternatives; reported: unsupported-union when there are too many combinations."""
    rest = tuple(_without_choices(found))
    if prod(len(choice.members) for choice in some) > _MOST and len(some) > 1:
        message = "lists of alternatives beside each other; typed as any JSON"
        spot.context.warning("unsupported-union", message, spot.at)
        return Anything(lost=True)
    said = stated_in(spot.context, found)
    combined = (*_combined(spot.at, some), *_only_mapped(spot.context, some, said))
    present = [each for each in combined if not any(is_null(p.schema) for p in each[0])]
    homes = variant_homes(spot, [each[0] for each in present], said)
    types = tuple(
        _variant(spot, rest, each, home)
        for each, home in zip(present, homes, strict=True)
    )
    united = union_of(spot, types, spot.at, said) if types else Anything()
    null = len(present) < len(combined) or "null" in _kinds(rest)
    return nullable(united) if null else united


def _combined(at: str, some: tuple[Choice, ...]) -> Iterator[tuple[Parts, str]]:
    """One alternative of each list, and a pointer for them together."""
    for each in product(*(choice.members for choice in some)):
        steps = [part.at.rsplit("/", 2)[1:] for part in each]
        yield each, f"{at}/{'&'.join('/'.join(step) for step in steps)}"


def _only_mapped(
    context: Context, some: tuple[Choice, ...], said: Stated | None
) -> Iterator[tuple[Parts, str]]:
    """What only the mapping of a discriminator leads to is an alternative as well."""
    if said is None:
        return
    known = {
        context.followed(part.schema, part.at)[1]
        for choice in some
        for part in choice.members
    }
    wanted = [target for _, target in said.tags]
    for target in dict.fromkeys((*wanted, *filter(None, [said.default]))):
        if target not in known:
            yield (referring(target),), target


def _without_choices(found: Pieces) -> Iterator[Piece]:
    for piece in found:
        kept = {
            key: value
            for key, value in piece.schema.items()
            if key not in _KEYWORDS | {"description"}
        }
        if says_something(Part(kept, piece.at)):
            yield Piece(kept, piece.at, piece.optional)


def _variant(spot: Spot, rest: Pieces, each: tuple[Parts, str], home: Home) -> Type:
    parts, at = each
    own = pieces(spot.context, parts) if rest or len(parts) > 1 else ()
    if len(parts) == 1 and (not rest or _is_covered(rest, own)):
        return spot.lowered(spot.context, parts, at, home)
    return spot.shaped(spot.context, (*rest, *own), at, home)


def _is_covered(rest: Pieces, own: Pieces) -> bool:
    """Whether an alternative says all by itself that the schemas beside it say."""
    known, must = merged.properties(own), merged.required(own)
    places = {piece.at for piece in own}
    return all(
        piece.at in places
        or shaping(piece.schema)
        <= {"type", "properties", "required", "additionalProperties"}
        and piece.schema.get("additionalProperties", False) is False
        and as_object(piece.schema.get("properties")).keys() <= known.keys()
        and merged.required((piece,)).keys() <= must.keys()
        and _says_kind(piece.schema, own)
        for piece in rest
    )


def _says_kind(schema: JsonObject, own: Pieces) -> bool:
    """Whether the alternative is of the type that stands beside it, or of a plainly different one, which counts."""
    allowed = {*merged.stated(schema), "null"}
    declared = _kinds(own) or set(merged.assumed(own))
    alone = shaping(schema) == {"type"}
    return allowed == {"null"} or (
        bool(declared) and (declared <= allowed or (alone and not declared & allowed))
    )


def _kinds(found: Pieces) -> set[str]:
    return {name for piece in found for name in merged.stated(piece.schema)}
