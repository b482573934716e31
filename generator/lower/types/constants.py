"""Alternatives that are nothing but constants, each with its words: an enumeration in other clothes."""

from collections.abc import Sequence

from generator.lower.types.parts import Piece, Pieces, shaping
from generator.values import JsonObject, JsonValue, as_array, as_object, as_text

_KEYWORDS = frozenset({"oneOf", "anyOf"})


def listed(found: Pieces) -> Pieces:
    """The pieces with an `enum`, and the words beside it, in place of alternatives that are all constants."""
    return tuple(
        piece if _KEYWORDS.isdisjoint(piece.schema) else _listed(piece)
        for piece in found
    )


def _listed(piece: Piece) -> Piece:
    for keyword in sorted(_KEYWORDS, reverse=True):
        members = [as_object(each) for each in as_array(piece.schema.get(keyword))]
        values = [value for member in members for value in _values(member)]
        if len(members) > 1 and all(_values(each) for each in members):
            rest = {k: v for k, v in piece.schema.items() if k != keyword}
            if "enum" in rest or "const" in rest:
                return piece._replace(schema=rest)
            schema: JsonObject = {**rest, "enum": values, **_words(members)}
            return piece._replace(schema=schema)
    return piece


def _values(schema: JsonObject) -> Sequence[JsonValue]:
    """The single values that a schema consists of; none when it is more than that."""
    if not shaping(schema) <= {"const", "enum", "type"}:
        return ()
    if schema.get("type") == "null":
        return (None,)
    values = (schema["const"],) if "const" in schema else as_array(schema.get("enum"))
    return values if all(not isinstance(v, dict | list) for v in values) else ()


def _words(members: Sequence[JsonObject]) -> JsonObject:
    """The members' titles and descriptions, as an enumeration has them beside its values."""
    alone = [
        (str(values[0]), member)
        for member in members
        if len(values := _values(member)) == 1 and values[0] is not None
    ]
    titles, notes = _said(alone, "title"), _said(alone, "description")
    words = {"x-enum-varnames": titles, "x-enum-descriptions": notes}
    if len(titles) < len(alone):
        del words["x-enum-varnames"]
    return words


def _said(alone: Sequence[tuple[str, JsonObject]], key: str) -> JsonObject:
    return {
        value: text
        for value, schema in alone
        if (text := as_text(schema.get(key))) is not None
    }
