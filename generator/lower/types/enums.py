"""Enumerations: the values that are known of a type, with what the vendor calls them."""

from collections.abc import Callable
from typing import TypeAlias

from generator.lower.context import Context
from generator.lower.types import merged
from generator.lower.types.enum_words import labels_of, notes_of
from generator.lower.types.parts import Pieces, Spot
from generator.lower.types.scalars import scalar_of
from generator.model import EnumType, Named, OneOf, Scalar, Type
from generator.values import JsonArray, JsonObject, JsonValue, is_array

Plain: TypeAlias = str | int | float | bool
_KEYWORDS = ("enum", "const", "x-extensible-enum")


def values_of(context: Context, found: Pieces, at: str) -> JsonArray | None:
    """The values that fit all pieces, each once; None where no piece lists any.

    Reported: all-of-conflict, empty-enum. A value is told from another by its JSON type, too.
    """
    kept: JsonArray | None = None
    for piece in found:
        listed = None if piece.optional else _listed(piece.schema)
        if listed is None:
            continue
        if not listed:
            context.warning("empty-enum", "no value is listed; ignored", piece.at)
            continue
        known = {_key(value) for value in listed}
        both = [value for value in kept or listed if _key(value) in known]
        if not both:
            message = "the parts list no value in common; the last of them counts"
            context.warning("all-of-conflict", message, at)
        kept = both or listed
    return None if kept is None else _once(kept)


def _listed(schema: JsonObject) -> JsonArray | None:
    for keyword in _KEYWORDS:
        if keyword in schema:
            value = schema[keyword]
            if keyword == "const":
                return (value,)
            if is_array(value):
                return value
    return None


def _key(value: JsonValue) -> tuple[str, str]:
    return type(value).__name__, repr(value)


def _once(values: JsonArray) -> JsonArray:
    return tuple({_key(value): value for value in values}.values())


def enum_of(
    spot: Spot,
    found: Pieces,
    values: JsonArray,
    names: tuple[str, ...],
    plain: Callable[[], Type],
) -> Type:
    """The type of a schema that lists its values other than null; what they are counts, not what `type` says.

    names: of `type`. plain: the type that the schema has without its values. Reported: odd-enum.
    """
    fitting = _fitting(spot.context, values, names, spot.at)
    members = tuple(_members(spot, found, fitting))
    if not members:
        return plain()
    return members[0] if len(members) == 1 else OneOf(members=members)


def _fitting(
    context: Context, values: JsonArray, names: tuple[str, ...], at: str
) -> tuple[Plain, ...]:
    """The single values, as `type` has them where that can be: YAML reads `1` as a number in a list of texts."""
    single = tuple(
        value for value in values if isinstance(value, str | int | float | bool)
    )
    if len(single) < len(values) and names != ("object",) and names != ("array",):
        message = "a list or an object is one of the values; ignored among them"
        context.warning("odd-enum", message, at)
    if names == ("string",) and not all(isinstance(each, str) for each in single):
        message = "values that are no text are listed for a text; taken as text"
        context.warning("odd-enum", message, at)
        return tuple(dict.fromkeys(_text(each) for each in single))
    if names in (("integer",), ("number",), ("boolean",)):
        return _spelt(context, single, names[0], at)
    return single


def _text(value: Plain) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _spelt(
    context: Context, values: tuple[Plain, ...], name: str, at: str
) -> tuple[Plain, ...]:
    """Numbers and truth values that are written as texts; as they stand when some are neither."""
    if not any(isinstance(value, str) for value in values):
        return values
    read = [_read(value, name) for value in values]
    meant = tuple(value for value in read if value is not None)
    if len(meant) < len(values):
        message = f"texts are listed for the type '{name}'; they count, not the type"
        context.warning("odd-enum", message, at)
        return values
    message = f"texts are listed for the type '{name}'; taken as what they spell"
    context.warning("odd-enum", message, at)
    return meant


def _read(value: Plain, name: str) -> Plain | None:
    if not isinstance(value, str):
        return value
    if name == "boolean":
        return {"true": True, "false": False}.get(value.lower())
    try:
        return int(value) if name == "integer" else float(value)
    except ValueError:
        return None


def _members(
    spot: Spot, found: Pieces, values: tuple[Plain, ...]
) -> "list[Scalar | Named]":
    texts = tuple(value for value in values if isinstance(value, str))
    numbers = tuple(value for value in values if type(value) is int)
    exact = len(numbers) == sum(type(value) in (int, float) for value in values)
    members: list[Scalar | Named] = []
    if texts:
        members.append(enum_named(spot, found, texts))
    if numbers and exact:
        members.append(
            Scalar(kind="integer") if texts else enum_named(spot, found, numbers)
        )
    elif not exact:
        members.append(Scalar(kind="number"))
    if any(isinstance(value, bool) for value in values):
        members.append(scalar_of("boolean", {}))
    return members


def enum_named(
    spot: Spot,
    found: Pieces,
    values: tuple[str, ...] | tuple[int, ...],
) -> Named:
    """Adds an enumeration to the context."""
    spot.context.types[spot.at] = EnumType(
        id=spot.at,
        home=spot.home,
        values=values,
        description=merged.description_of(found),
        labels=labels_of(found, values),
        notes=notes_of(found, values),
    )
    return Named(id=spot.at)
