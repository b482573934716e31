"""What several schemas say together, keyword by keyword: JSON Schema 2020-12 core section 10.2.1.1."""

from generator import pointers
from generator.lower.context import Context
from generator.lower.types.parts import Part, Parts, Piece, Pieces
from generator.values import (
    JsonObject,
    JsonValue,
    as_array,
    as_object,
    as_text,
    as_texts,
    is_array,
    is_object,
)

_TYPES = frozenset({"string", "integer", "number", "boolean", "object", "array"})
_OF_OBJECTS = (
    "properties",
    "additionalProperties",
    "patternProperties",
    "unevaluatedProperties",
    "propertyNames",
)
_OF_ARRAYS = ("items", "prefixItems")
_OF_TEXTS = ("pattern", "minLength", "maxLength", "contentEncoding", "contentMediaType")
_OF_NUMBERS = ("multipleOf", "minimum", "maximum")
_FORMATS = {
    **dict.fromkeys(
        ("date-time", "date", "time", "uuid", "uri", "email", "byte", "binary"),
        "string",
    ),
    **dict.fromkeys(("int32", "int64"), "integer"),
    **dict.fromkeys(("float", "double"), "number"),
}


def stated(schema: JsonObject) -> tuple[str, ...]:
    """The names in `type`."""
    declared = schema.get("type")
    return (declared,) if isinstance(declared, str) else as_texts(declared)


def kinds(context: Context, found: Pieces, at: str) -> tuple[tuple[str, ...], bool]:
    """The JSON types that fit all pieces, and whether null fits beside them; reported: all-of-conflict.

    Null is taken as meant where a part is nothing but null, or where the schema at the pointer itself names it.
    """
    typed = [
        (piece.at, names)
        for piece in found
        if not piece.optional and (names := stated(piece.schema))
    ]
    declared = [names for _, names in typed]
    null = bool(typed) and (
        ("null",) in declared
        or any(place == at and "null" in names for place, names in typed)
        or all("null" in names for names in declared)
    )
    common: tuple[str, ...] = ()
    for names in _without_null(declared):
        both = _common(common, names) if common else names
        if not both:
            context.warning(
                "all-of-conflict",
                f"no value is both {_listed(common)} and {_listed(names)};"
                " the last of them counts",
                at,
            )
        common = both or names
    if not common and not null:
        common = assumed(found)
    return common, null


def _without_null(declared: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The types of each part; a word that is no type counts only where there is nothing else."""
    bare = [tuple(name for name in names if name != "null") for names in declared]
    known = [tuple(name for name in names if name in _TYPES) for names in bare]
    return [names for names in known if names] or [names for names in bare if names]


def assumed(found: Pieces) -> tuple[str, ...]:
    """What schemas without `type` plainly mean, by keywords that only one type has."""
    keys = {key for piece in found for key in piece.schema}
    for names, kind in (
        (_OF_OBJECTS, "object"),
        (_OF_ARRAYS, "array"),
        (_OF_TEXTS, "string"),
        (_OF_NUMBERS, "number"),
    ):
        if not keys.isdisjoint(names):
            return (kind,)
    known = _FORMATS.get(format_of(found) or "")
    return (known,) if known else ()


def _common(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """The types in both; a whole number is a number."""
    wide = {*others, *(("integer",) if "number" in others else ())}
    kept = tuple(name for name in some if name in wide)
    if "integer" in others and "number" in some and "integer" not in kept:
        kept = (*(name for name in kept if name != "number"), "integer")
    return kept


def _listed(names: tuple[str, ...]) -> str:
    return " or ".join(f"'{name}'" for name in names)


def format_of(found: Pieces) -> str | None:
    """The last `format` that is stated."""
    for piece in reversed(found):
        if (name := as_text(piece.schema.get("format"))) is not None:
            return name
    return None


def description_of(found: Pieces) -> str | None:
    """The last `description` that is stated."""
    for piece in reversed(found):
        if (text := as_text(piece.schema.get("description"))) is not None:
            return text
    return None


def properties(found: Pieces) -> dict[str, Parts]:
    """Every property, each with all that is said of it; none that must not be there."""
    listed: dict[str, Parts] = {}
    forbidden: set[str] = set()
    for piece in found:
        for name, value in as_object(piece.schema.get("properties")).items():
            if value is False:
                forbidden.add(name)
                continue
            above = listed.get(name, ())
            if not above or all(value != part.schema for part in above):
                place = pointers.join(piece.at, "properties", name)
                listed[name] = (*above, Part(value, place))
    for name in forbidden:
        listed.pop(name, None)
    return listed


def required(found: Pieces) -> dict[str, None]:
    """The names of members that must be there."""
    return {
        name: None
        for piece in found
        if not piece.optional
        for name in as_texts(piece.schema.get("required"))
    }


def has_properties(found: Pieces) -> bool:
    """Whether any property is named."""
    return any(as_object(piece.schema.get("properties")) for piece in found)


def further(found: Pieces) -> Parts:
    """The schemas of members that are not named, one of which they hold for; none where none is declared."""
    parts = [part for piece in found for part in _further(piece)]
    exact = [part for part in parts if is_object(part.schema) and part.schema]
    return tuple(exact or parts[:1])


def _further(piece: Piece) -> list[Part]:
    schema, at, _ = piece
    found = [
        Part(value, pointers.join(at, "patternProperties", name))
        for name, value in as_object(schema.get("patternProperties")).items()
    ]
    for keyword in ("additionalProperties", "unevaluatedProperties"):
        if keyword in schema:
            found.append(Part(schema[keyword], f"{at}/{keyword}"))
            break
    return [part for part in found if part.schema is True or is_object(part.schema)]


def items(found: Pieces) -> Parts:
    """What is said of the items of an array, other than those that have a place of their own."""
    return tuple(
        Part(piece.schema["items"], f"{piece.at}/items")
        for piece in found
        if is_object(piece.schema.get("items"))
    )


def prefix(found: Pieces) -> tuple[Piece, tuple[JsonValue, ...]] | None:
    """The items that have a place of their own, and the piece that says so."""
    for piece in found:
        listed = piece.schema.get("prefixItems")
        if is_array(listed) and listed:
            return piece, tuple(as_array(listed))
    return None
