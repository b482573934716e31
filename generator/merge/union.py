"""One schema out of two that describe the same thing: what it accepts is what either accepts."""

from typing import TypeAlias

from generator.merge.sameness import same, structure
from generator.values import JsonObject, JsonValue, as_array, as_object, is_object

Types: TypeAlias = frozenset[str]
PLACEHOLDER = "x-documented-at"
"""A component that a page only links to carries the link here."""

_COMPOSED = frozenset({"$ref", "allOf", "anyOf", "oneOf", "not", "if", "discriminator"})


def is_placeholder(schema: JsonValue) -> bool:
    """Whether a schema only says where its type is described."""
    return (
        is_object(schema) and PLACEHOLDER in schema and not structure(as_object(schema))
    )


def says_nothing(schema: JsonValue) -> bool:
    """Whether a schema accepts anything: no keyword in it says something to a program."""
    return schema is True or (is_object(schema) and not structure(schema))


def shows_null(schema: JsonValue) -> bool:
    """Whether all that a schema says is that its value was null in an example."""
    return (
        is_object(schema)
        and says_nothing(schema)
        and schema.get("example", False) is None
    )


def types_of(schema: JsonObject) -> Types:
    """The JSON types that a schema names, by itself or by its keywords; none when it does not say."""
    stated = schema.get("type")
    if isinstance(stated, str):
        return frozenset({stated})
    if stated is not None:
        return frozenset(name for name in as_array(stated) if isinstance(name, str))
    if "properties" in schema or "additionalProperties" in schema:
        return frozenset({"object"})
    return frozenset({"array"}) if "items" in schema else frozenset()


def united(first: JsonValue, second: JsonValue) -> JsonValue:
    """The schema that both fit; None when they contradict each other.

    Properties are united, and required is what both require. Prose is the first one's where it has any.
    """
    if shows_null(second) and is_object(first) and types_of(first):
        return with_types(first, types_of(first) | {"null"})
    if shows_null(first) and is_object(second) and types_of(second):
        return with_types(second, types_of(second) | {"null"})
    if says_nothing(second) or same(first, second):
        return _with_prose(first, second)
    if says_nothing(first):
        return _with_prose(second, first)
    if not is_object(first) or not is_object(second):
        return None
    first, second = listed(first), listed(second)
    if _COMPOSED & (first.keys() | second.keys()):
        return None
    types = _united_types(types_of(first), types_of(second))
    return None if types is None else _united_objects(first, second, types)


def united_but_fields(first: JsonValue, second: JsonValue) -> JsonValue:
    """The schema that both fit but for fields in contradiction, which stay as the first has them; None for no objects."""
    if not is_object(first) or not is_object(second):
        return None
    known = as_object(first.get("properties"))
    fields = dict(as_object(second.get("properties")))
    for name in known.keys() & fields.keys():
        if united(known[name], fields[name]) is None:
            inner = united_but_fields(known[name], fields[name])
            fields[name] = known[name] if inner is None else inner
    return united(first, {**second, "properties": fields}) if known and fields else None


def listed(schema: JsonObject) -> JsonObject:
    """A schema that lists its one value, where it has a `const`."""
    if "const" not in schema:
        return schema
    rest = {key: value for key, value in schema.items() if key != "const"}
    return {"enum": [schema["const"]], **rest}


def with_types(schema: JsonObject, types: Types) -> dict[str, JsonValue]:
    """A schema that names these types, in a stable order with null last."""
    named = sorted(types, key=lambda name: (name == "null", name))
    return {**schema, "type": named[0] if len(named) == 1 else list[JsonValue](named)}


def _with_prose(schema: JsonValue, other: JsonValue) -> JsonValue:
    if not is_object(schema) or not is_object(other):
        return schema
    prose = {
        key: value
        for key, value in other.items()
        if key not in schema and key not in structure(other)
    }
    return {**schema, **prose} if prose else schema


def _united_types(first: Types, second: Types) -> Types | None:
    plain, other = first - {"null"}, second - {"null"}
    if not plain or not other or plain == other:
        return first | second
    if plain | other == frozenset({"integer", "number"}):
        return frozenset({"number"}) | ((first | second) & {"null"})
    return None


def _united_objects(first: JsonObject, second: JsonObject, types: Types) -> JsonValue:
    whole: dict[str, JsonValue] = {
        key: value
        for key, value in first.items()
        if key not in structure(first) or same(second.get(key), value)
    }
    if types:
        whole = with_types(whole, types)
    for key, unite in (("properties", _united_properties), ("items", united)):
        if key in first or key in second:
            value = unite(first.get(key, {}), second.get(key, {}))
            if value is None:
                return None
            whole[key] = value
    if "enum" in first and "enum" in second:
        values = [*as_array(first["enum"]), *as_array(second["enum"])]
        whole["enum"] = [
            value for index, value in enumerate(values) if value not in values[:index]
        ]
        if _tells_one(first) and first["enum"] != second["enum"]:
            whole.pop("description", None)
    return _with_required(whole, first, second)


def _tells_one(schema: JsonObject) -> bool:
    """Whether the prose of a schema names its one value, `Must be saw-3`."""
    values = as_array(schema.get("enum"))
    return len(values) == 1 and str(values[0]) in str(schema.get("description"))


def _united_properties(first: JsonValue, second: JsonValue) -> JsonValue:
    whole = dict(as_object(first))
    for name, schema in as_object(second).items():
        value = united(whole[name], schema) if name in whole else schema
        if value is None:
            return None
        whole[name] = value
    return whole


def _with_required(
    whole: dict[str, JsonValue], first: JsonObject, second: JsonObject
) -> JsonValue:
    other = as_array(second.get("required"))
    both = [name for name in as_array(first.get("required")) if name in other]
    whole.pop("required", None)
    if both:
        whole["required"] = both
    return whole
