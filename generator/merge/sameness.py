"""Whether two parts of a document say the same but for prose, which no program acts on."""

from generator.values import JsonObject, JsonValue, is_array, is_object

PROSE = frozenset(
    {"description", "title", "summary", "example", "examples", "externalDocs"}
)
"""Keywords that explain; extensions (`x-`) are held to be prose too."""

# Under these keywords the keys are names that the vendor chose, whatever they look like.
_NAMING = frozenset(
    {
        "$defs",
        "callbacks",
        "content",
        "definitions",
        "dependentSchemas",
        "encoding",
        "headers",
        "links",
        "mapping",
        "parameters",
        "pathItems",
        "paths",
        "patternProperties",
        "properties",
        "requestBodies",
        "responses",
        "schemas",
        "scopes",
        "securitySchemes",
        "variables",
        "webhooks",
    }
)
_LITERAL = frozenset({"const", "default", "enum"})
_UNORDERED = frozenset({"required", "type", "enum"})
_FALSE_BY_DEFAULT = frozenset(
    {"allowReserved", "deprecated", "readOnly", "required", "writeOnly"}
)


def same(first: JsonValue, second: JsonValue) -> bool:
    """Whether two parts are equal, prose aside."""
    return first == second or _same_part(first, second)


def structure(part: JsonObject) -> dict[str, JsonValue]:
    """The members of a part that say something to a program."""
    return {
        key: value
        for key, value in part.items()
        if key not in PROSE
        and not key.startswith("x-")
        and not (key in _FALSE_BY_DEFAULT and value in (False, []))
    }


def _same_part(first: JsonValue, second: JsonValue) -> bool:
    if is_object(first) and is_object(second):
        left, right = structure(first), structure(second)
        return left.keys() == right.keys() and all(
            _same_member(key, value, right[key]) for key, value in left.items()
        )
    if is_array(first) and is_array(second):
        return len(first) == len(second) and all(map(_same_part, first, second))
    return first == second


def _same_member(key: str, first: JsonValue, second: JsonValue) -> bool:
    if first == second:
        return True
    if key in _UNORDERED and is_array(first) and is_array(second):
        return sorted(map(repr, first)) == sorted(map(repr, second))
    if key in _LITERAL:
        return False
    if key in _NAMING and is_object(first) and is_object(second):
        return first.keys() == second.keys() and all(
            _same_part(value, second[name]) for name, value in first.items()
        )
    return _same_part(first, second)
