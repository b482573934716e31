"""Objects whose description shows them as JSON: ``Filters: `{"since": "2030-01-31", "open": true}` ``."""

import re

from generator.read.code import samples
from generator.read.code.inference import Inference, Instance
from generator.values import JsonObject, JsonValue, as_object, is_object

_SHOWN = re.compile(
    r"`\s*(?P<array>\[\s*)?(?P<object>\{[^`]+\})\s*,?\s*(?(array)\])\s*`"
)
# An example of a map says nothing about what else may be in one.
_OPEN = re.compile(
    r"(?i)\b(?:e\.?g\.?|i\.?e\.?|examples?|such as|like|for instance|sample|defaults?(?: to| is)?|map|"
    r"arbitrary|custom|metadata|key[- /]?value|pairs?|dynamic|free[- ]?form)\b"
)
_NAME = re.compile(r"[A-Za-z_]\w*")
_KEYS = frozenset({"key", "value"})


def filled(schema: JsonObject, description: str) -> JsonObject:
    """A schema of objects without members, or of a list of such, with those that its description shows."""
    if schema == {"type": "object"}:
        return _shown(description, listed=False) or schema
    if schema in ({"type": "array", "items": {}}, _OBJECTS):
        own = _shown(description, listed=True)
        return {"type": "array", "items": own} if own else schema
    return schema


_OBJECTS: JsonObject = {"type": "array", "items": {"type": "object"}}


def _shown(description: str, *, listed: bool) -> JsonObject | None:
    found = [*_SHOWN.finditer(description)]
    if len(found) != 1 or _OPEN.search(description):
        return None
    if found[0]["array"] and not listed:
        return None
    sample = samples.read(found[0]["object"])
    value = sample.value if sample and not sample.partial else None
    if not is_object(value) or not value or not _are_names(value):
        return None
    return _optional(Inference().schema([Instance(value=value, pointer="")], ""))


def _are_names(value: JsonObject) -> bool:
    return _KEYS.isdisjoint(value) and all(_NAME.fullmatch(key) for key in value)


def _optional(schema: JsonObject) -> JsonObject:
    """A schema without what it requires, at any depth: of that, a sample says nothing."""
    out: dict[str, JsonValue] = {
        key: value
        for key, value in schema.items()
        if key not in ("required", "x-inferred")
    }
    if is_object(out.get("items")):
        out["items"] = _optional(as_object(out["items"]))
    inner = as_object(out.get("properties"))
    if inner:
        out["properties"] = {
            name: _optional(as_object(one)) for name, one in inner.items()
        }
    return out
