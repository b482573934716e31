"""A schema as the parts that a value must all hold for: itself, what it refers to, what `allOf` puts together."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from generator import pointers
from generator.lower.context import Context, target_of
from generator.model import Home, Type
from generator.values import (
    JsonObject,
    JsonValue,
    as_array,
    as_object,
    is_object,
)


class Part(NamedTuple):
    """A schema and its pointer."""

    schema: JsonValue
    at: str


class Piece(NamedTuple):
    """A part that is an object without `$ref` and `allOf`. optional: it need not hold for every value."""

    schema: JsonObject
    at: str
    optional: bool = False


Parts: TypeAlias = tuple[Part, ...]
Pieces: TypeAlias = tuple[Piece, ...]
OfParts: TypeAlias = Callable[[Context, Parts, str, Home], Type]
OfPieces: TypeAlias = Callable[[Context, Pieces, str, Home], Type]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a type is made: its id, should it need one, and its home.

    lowered, shaped: how types inside it are made; handed in, as types of all shapes hold each other.
    """

    context: Context
    at: str
    home: Home
    lowered: OfParts
    shaped: OfPieces


COMPOSED = frozenset(
    {"$ref", "allOf", "anyOf", "oneOf", "enum", "const", "x-extensible-enum"}
)
"""Keywords that put a type together from schemas or values, whatever `type` says."""

CONDITIONAL = frozenset({"if", "then", "else", "dependentSchemas"})
"""Keywords whose schemas hold for some values only: JSON Schema 2020-12 core section 10.2.2."""

SHAPING = COMPOSED | {
    "type",
    "format",
    "properties",
    "required",
    "additionalProperties",
    "patternProperties",
    "propertyNames",
    "unevaluatedProperties",
    "items",
    "prefixItems",
    "contentEncoding",
    "then",
    "else",
    "dependentSchemas",
}
"""Keywords that can change a type; all others are for people, or for those who check values."""


def shaping(schema: JsonObject) -> set[str]:
    """The keywords of a schema that can change its type."""
    return {key for key in schema if key in SHAPING}


def bare_ref(schema: JsonObject) -> str | None:
    """The pointer of what a schema refers to and says no more of; None where there is none, or something beside it."""
    ref = schema.get("$ref")
    if not isinstance(ref, str):
        return None
    plain = len(schema) == 1 or shaping(schema) == {"$ref"}
    return target_of(ref) if plain else None


def direct(schema: JsonObject, at: str) -> Parts:
    """The schemas that one consists of, one step down: the target of its `$ref`, its `allOf`, its own rest."""
    rest = {key: value for key, value in schema.items() if key not in ("$ref", "allOf")}
    ref = schema.get("$ref")
    return (
        *((Part({"$ref": ref}, at),) if isinstance(ref, str) else ()),
        *(
            Part(member, f"{at}/allOf/{index}")
            for index, member in enumerate(as_array(schema.get("allOf")))
        ),
        Part(rest, at),
    )


def referring(at: str) -> Part:
    """A part that is nothing but a reference to a pointer."""
    return Part({"$ref": f"#{at.replace('%', '%25')}"}, at)


def says_something(part: Part) -> bool:
    """Whether a schema can change the type of what it is put together with."""
    schema = part.schema
    if not is_object(schema):
        return schema is False
    return not SHAPING.isdisjoint(schema) and bool(schema.get("allOf", True))


def pieces(context: Context, parts: Parts) -> Pieces:
    """All that holds for a value of some parts: no `$ref` and no `allOf` is left.

    Each part once: one that is reached on several ways says nothing new, and may be reached on very many.
    """
    found: list[Piece] = []
    seen: set[str] = set()
    waiting: list[Piece] = [_piece(part) for part in reversed(parts)]
    while waiting:
        piece = waiting.pop()
        schema, at, optional = piece
        if is_plain(schema):
            found.append(piece)
            some = [_piece(each, optional=True) for each in _conditional(piece)]
            waiting += reversed(some)
            continue
        target = bare_ref(schema)
        if target is not None:
            below: Parts = (Part(context.at(target), target),)
            step = f"to {target}"
        else:
            below, step = direct(schema, at), at
        if step not in seen:
            seen.add(step)
            waiting += (_piece(each, optional=optional) for each in reversed(below))
    return tuple(found)


def is_plain(schema: JsonObject) -> bool:
    """Whether a schema stands for itself: neither `$ref` nor `allOf`."""
    return "allOf" not in schema and not isinstance(schema.get("$ref"), str)


def _piece(part: Part, *, optional: bool = False) -> Piece:
    return Piece(as_object(part.schema), part.at, optional)


def _conditional(piece: Piece) -> Iterator[Part]:
    schema, at, _ = piece
    if CONDITIONAL.isdisjoint(schema):
        return
    for key in ("then", "else"):
        if key in schema:
            yield Part(schema[key], f"{at}/{key}")
    for name, each in as_object(schema.get("dependentSchemas")).items():
        yield Part(each, pointers.join(at, "dependentSchemas", name))
