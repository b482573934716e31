"""Schemas from examples: all instances of a value taken together."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from generator import pointers
from generator.values import JsonObject, JsonValue, is_array, is_object

_RFC3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)")
_FIELD_NAME = re.compile(r"[A-Za-z_$@][\w$@.:-]*")
_TEXTUAL = re.compile(
    r"(?i)(url|uri|href|link|email|name|phone|title|description|text|address|note|slug"
    r"|alias|label|nickname|caption|summary|comment|city|street|time_?zone|website|domain|username)$"
)
_MOMENT = re.compile(r"(?:_at|[a-z]At|_date|[a-z]Date|_on|_time|[a-z]Time)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """A value in an example, and its JSON pointer there. source: which example, by number."""

    value: JsonValue
    pointer: str
    source: int = 0


class Inference:
    """Makes one schema out of many instances; remembers which instance each part of it came from."""

    def __init__(self) -> None:
        self.seen: dict[str, Instance] = {}

    def schema(
        self, instances: Sequence[Instance], at: str, name: str = ""
    ) -> dict[str, JsonValue]:
        """The schema that all instances fit, standing at the pointer `at`; name: the field's."""
        self.seen[at] = instances[0]
        given = [one for one in instances if one.value is not None]
        if not given:
            # A null alone says that a value may be missing, and its name what it would be.
            textual = _TEXTUAL.search(name) is not None
            return {"type": ["string", "null"]} if textual else {"example": None}
        schemas = self._by_kind(given, at)
        schema = schemas[0] if len(schemas) == 1 else _any_of(schemas)
        return _or_null(schema) if len(given) < len(instances) else schema

    def _by_kind(
        self, given: Sequence[Instance], at: str
    ) -> list[dict[str, JsonValue]]:
        objects = [one for one in given if is_object(one.value)]
        arrays = [one for one in given if is_array(one.value)]
        scalars = [one.value for one in given if not isinstance(one.value, dict | list)]
        found = [_scalar(scalars)] if scalars else []
        if arrays:
            found.append(self._array(arrays, at))
        if objects:
            found.append(self._object(objects, at))
        return found

    def _array(self, arrays: Sequence[Instance], at: str) -> dict[str, JsonValue]:
        items = [
            Instance(value=item, pointer=f"{one.pointer}/{index}", source=one.source)
            for one in arrays
            for index, item in enumerate(cast("list[JsonValue]", one.value))
        ]
        inner = self.schema(items, f"{at}/items") if items else {}
        return {"type": "array", "items": inner}

    def _object(self, objects: Sequence[Instance], at: str) -> dict[str, JsonValue]:
        members: dict[str, list[Instance]] = {}
        for one in objects:
            for key, value in cast("dict[str, JsonValue]", one.value).items():
                pointer = pointers.join(one.pointer, key)
                members.setdefault(key, []).append(
                    Instance(value=value, pointer=pointer, source=one.source)
                )
        if _keys_are_data(members):
            every = [one for many in members.values() for one in many]
            values = self.schema(every, f"{at}/additionalProperties")
            return {
                "type": "object",
                "additionalProperties": values,
                "x-inferred": True,
            }
        dated = _says_moments(members)
        properties: JsonValue = {
            key: self.schema(
                many,
                pointers.join(at, "properties", key),
                "text" if key in dated else key,
            )
            for key, many in members.items()
        }
        out: dict[str, JsonValue] = {"type": "object", "properties": properties}
        always = [key for key, many in members.items() if len(many) == len(objects)]
        if always:
            out["required"] = list(always)
        return {**out, "x-inferred": True}


def _says_moments(members: Mapping[str, Sequence[Instance]]) -> frozenset[str]:
    """The members that are null throughout, named as others are that have moments as texts: `archived_at`."""
    moments = {
        key: [one.value for one in many if one.value is not None]
        for key, many in members.items()
        if _MOMENT.search(key)
    }
    known = [value for values in moments.values() for value in values]
    if not known or not all(isinstance(value, str) for value in known):
        return frozenset()
    return frozenset(key for key, values in moments.items() if not values)


def _keys_are_data(members: dict[str, list[Instance]]) -> bool:
    """Whether an object is a map: some key is no field's name, and all values are of one type."""
    if not members or all(_FIELD_NAME.fullmatch(key) for key in members):
        return False
    kinds = {_kind(one.value) for many in members.values() for one in many}
    return len(kinds - {"null"}) == 1


def _scalar(values: Sequence[JsonValue]) -> dict[str, JsonValue]:
    kinds = list(dict.fromkeys(_kind(value) for value in values))
    if "number" in kinds and "integer" in kinds:
        kinds.remove("integer")
    if kinds == ["string"]:
        texts = [value for value in values if isinstance(value, str)]
        if all(_is_moment(text) for text in texts):
            return {"type": "string", "format": "date-time"}
    return {"type": kinds[0] if len(kinds) == 1 else list(kinds)}


def _kind(value: JsonValue) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case _:
            return "object" if is_object(value) else "array"


def _is_moment(text: str) -> bool:
    if not _RFC3339.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _any_of(schemas: list[dict[str, JsonValue]]) -> dict[str, JsonValue]:
    return {"anyOf": list(schemas)}


def _or_null(schema: JsonObject) -> dict[str, JsonValue]:
    kind = schema.get("type")
    if kind is None:
        null: JsonValue = {"type": "null"}
        branches = schema.get("anyOf")
        if is_array(branches):
            return {"anyOf": [*branches, null]}
        return {}
    kinds = list(kind) if is_array(kind) else [kind]
    return {**schema, "type": [*kinds, "null"]}
