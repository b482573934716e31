"""The schemas of Mintlify's older blocks: lists of alternatives, properties each in an `allOf` of one."""

import re
from collections.abc import Sequence

from generator import pointers
from generator.values import (
    JsonObject,
    JsonValue,
    as_array,
    as_object,
    as_text,
    is_array,
    is_object,
)

_DROPPED = frozenset({"required", "requiredProperties", "refIdentifier", "hidden"})
_ENUM = re.compile(r"(?i)enum(?:<(\w+)>)?")
_BRANCHES = ("allOf", "anyOf", "oneOf")
_PLACEHOLDER = "<string>"


class Reading:
    """Turns schemas of the older form into those of OpenAPI 3.1; moved: where each came from."""

    def __init__(self, moved: dict[str, str]) -> None:
        self._moved = moved

    def any_of(
        self, given: Sequence[JsonValue], new: str, old: str
    ) -> dict[str, JsonValue]:
        """The schema of a list of alternatives; {} for none."""
        alternatives = [
            (index, one) for index, one in enumerate(given) if is_object(one)
        ]
        if len(alternatives) == 1:
            index, only = alternatives[0]
            return self.schema(only, new, f"{old}/{index}")
        if not alternatives:
            return {}
        self._moved[new] = old
        return {
            "oneOf": [
                self.schema(one, f"{new}/oneOf/{place}", f"{old}/{index}")
                for place, (index, one) in enumerate(alternatives)
            ]
        }

    def schema(self, given: JsonObject, new: str, old: str) -> dict[str, JsonValue]:
        """One schema at `new`, from the one at `old`."""
        inner = as_array(given.get("allOf"))
        if len(inner) == 1 and is_object(inner[0]):
            beside = {key: value for key, value in given.items() if key != "allOf"}
            return self.schema({**inner[0], **beside}, new, f"{old}/allOf/0")
        self._moved[new] = old
        out: dict[str, JsonValue] = {
            key: value for key, value in given.items() if key not in _DROPPED
        }
        self._type(out)
        named = as_text(given.get("refIdentifier"))
        if named and "title" not in out:
            out["title"] = named.rpartition("/")[2]
        self._below(out, given, new, old)
        required = as_array(given.get("requiredProperties"))
        own = given.get("required")
        required = required or (list(own) if is_array(own) else [])
        if required:
            out["required"] = required
        return out

    def _below(
        self, out: dict[str, JsonValue], given: JsonObject, new: str, old: str
    ) -> None:
        if is_object(given.get("properties")):
            out["properties"] = {
                name: self.schema(
                    as_object(one),
                    pointers.join(new, "properties", name),
                    pointers.join(old, "properties", name),
                )
                for name, one in as_object(given["properties"]).items()
            }
        for key in ("items", "additionalProperties"):
            below = given.get(key)
            if is_object(below):
                out[key] = self.schema(below, f"{new}/{key}", f"{old}/{key}")
            elif is_array(below):
                out[key] = self.any_of(list(below), f"{new}/{key}", f"{old}/{key}")
        for key in _BRANCHES:
            if is_array(given.get(key)):
                out[key] = [
                    self.schema(
                        as_object(one), f"{new}/{key}/{index}", f"{old}/{key}/{index}"
                    )
                    for index, one in enumerate(as_array(given[key]))
                ]

    def _type(self, out: dict[str, JsonValue]) -> None:
        kind = as_text(out.get("type"))
        if kind is None:
            return
        listed = _ENUM.fullmatch(kind)
        if kind == "any":
            del out["type"]
        elif listed:
            out["type"] = listed[1] or "string"
        elif kind == "file":
            out.update({"type": "string", "format": "binary"})


def without_samples(examples: JsonObject) -> dict[str, JsonValue]:
    """The examples that somebody wrote; those that were filled in by type say nothing."""
    return {
        name: one
        for name, one in examples.items()
        if not _is_filled(as_object(one).get("value"))
    }


def _is_filled(value: JsonValue) -> bool:
    if is_object(value):
        return any(_is_filled(one) for one in value.values())
    if is_array(value):
        return any(_is_filled(one) for one in value)
    return value == _PLACEHOLDER
