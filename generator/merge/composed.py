"""Looking through schemas that are composed of others: their properties, and the JSON types that they allow."""

from generator import pointers
from generator.merge.draft import Draft
from generator.merge.refs import target_of
from generator.merge.sameness import structure
from generator.merge.union import types_of
from generator.values import JsonObject, as_array, as_object

COMPOSING = ("allOf", "oneOf", "anyOf")


def property_of(draft: Draft, at: str, name: str, seen: set[str]) -> str | None:
    """Where a schema has a property: itself, or one of the schemas that it is composed of."""
    schema, at = draft.resolve(at)
    if at in seen:
        return None
    seen.add(at)
    if name in as_object(schema.get("properties")):
        return pointers.join(at, "properties", name)
    for key in COMPOSING:
        for index in range(len(as_array(schema.get(key)))):
            found = property_of(draft, pointers.join(at, key, index), name, seen)
            if found is not None:
                return found
    return None


def holder_of(draft: Draft, at: str, key: str) -> str:
    """The part of a composed schema that has a keyword; the schema itself when none has."""
    schema, at = draft.resolve(at)
    if key in schema:
        return at
    for composing in COMPOSING:
        for index in range(len(as_array(schema.get(composing)))):
            part, where = draft.resolve(pointers.join(at, composing, index))
            if key in part:
                return where
    return at


def allows_null(draft: Draft, schema: JsonObject) -> bool:
    return not structure(schema) or "null" in all_types(draft, schema)


def all_types(draft: Draft, schema: JsonObject) -> frozenset[str]:
    """The JSON types of a schema and of what it is composed of; none when any part leaves them open."""
    found, waiting, steps = types_of(schema), [schema], 0
    while waiting and steps < 50:
        steps += 1
        part = waiting.pop()
        for key in COMPOSING:
            for member in as_array(part.get(key)):
                target = as_object(member)
                if "$ref" in target:
                    target = _target(draft, target)
                types = types_of(target)
                if not types and not any(key in target for key in COMPOSING):
                    return frozenset()
                found |= types
                waiting.append(target)
    return found


def _target(draft: Draft, used: JsonObject) -> JsonObject:
    target = target_of(used.get("$ref"))
    return draft.resolve(target)[0] if target is not None else {}
