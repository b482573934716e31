"""Fields that are not to be shown: their schemas say `format: password`, or a vendor's word for it."""

from collections.abc import Iterator

from generator import pointers
from generator.lower.context import Context
from generator.lower.types.parts import (
    CONDITIONAL,
    Part,
    Parts,
    Piece,
    pieces,
)
from generator.values import JsonObject, as_array, as_object, is_object

_MARKS = ("x-sensitive", "x-secret")
_ONE = ("items", "additionalProperties")
_SEVERAL = ("oneOf", "anyOf", "prefixItems")
_HOLDING = frozenset({"$ref", "allOf", *_ONE, *_SEVERAL, *CONDITIONAL})


def is_secret(context: Context, parts: Parts) -> bool:
    """Whether a value of some parts, or an item or a choice of it, is said to be secret.

    The fields of an object are its own: it hides those that are secret, not itself.
    """
    waiting, seen = list(parts), set[str]()
    while waiting:
        part = waiting.pop()
        if part.at in seen:
            continue
        seen.add(part.at)
        schema = as_object(part.schema)
        # marks beside a `$ref` change no type, so that the pieces lack them
        if _is_marked(schema):
            return True
        if _HOLDING.isdisjoint(schema):
            continue
        for piece in pieces(context, (part,)):
            if _is_marked(piece.schema):
                return True
            waiting += _inside(piece)
    return False


def _is_marked(schema: JsonObject) -> bool:
    return schema.get("format") == "password" or any(
        schema.get(mark) is True for mark in _MARKS
    )


def _inside(piece: Piece) -> Iterator[Part]:
    """The schemas of items and of choices."""
    schema, at, _ = piece
    for key in _ONE:
        if is_object(schema.get(key)):
            yield Part(schema[key], f"{at}/{key}")
    for key in _SEVERAL:
        for index, member in enumerate(as_array(schema.get(key))):
            yield Part(member, pointers.join(at, key, str(index)))
