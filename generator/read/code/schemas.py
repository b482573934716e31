"""JSON Schemas that stand where examples do: shown in a block of code as what a response is."""

import re
from dataclasses import dataclass

from generator.read.words import typewords
from generator.values import (
    JsonObject,
    JsonValue,
    as_array,
    as_object,
    is_array,
    is_object,
)

_TYPES = frozenset(
    {"object", "array", "string", "integer", "number", "boolean", "null"}
)
_KEPT = frozenset(
    {
        *("type", "format", "enum", "const", "description", "title", "nullable"),
        *("required", "minimum", "maximum", "default", "pattern"),
    }
)
_TELLING = frozenset({"type", "$ref", "properties", "items", "anyOf", "oneOf", "allOf"})
_DEEPEST = 40
_MARKS = re.compile(r"[\s{}\"',]+")
_REFERENCE = re.compile(r"(?P<many>type ?: ?array items ?: ?)?\$ref ?: ?(?P<to>\S+)")
_LONGEST_REFERENCE = 400
_FILE = re.compile(r"(?i)\.(?:json|ya?ml|mdx?|html?)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A schema that is only a reference. name: of the type it leads to; many: whether it is a list of these."""

    name: str
    to: str
    many: bool


def reference(code: str) -> Reference | None:
    """The reference that code is, in JSON or in YAML, and nothing else; None for any other code."""
    if len(code) > _LONGEST_REFERENCE or "$ref" not in code:
        return None
    found = _REFERENCE.fullmatch(_MARKS.sub(" ", code).strip())
    if found is None:
        return None
    name = _FILE.sub("", re.split(r"[/#]", found["to"])[-1]).rpartition(".")[2]
    name = name[:1].upper() + name[1:]
    if not typewords.is_name(name):
        return None
    return Reference(name=name, to=found["to"], many=bool(found["many"]))


def is_schema(value: JsonValue) -> bool:
    """Whether JSON is a schema of what it stands for, not an instance of it."""
    if not is_object(value) or value.get("type") not in ("object", "array"):
        return False
    inner = value.get("properties") if value["type"] == "object" else value.get("items")
    if not is_object(inner) or not inner:
        return False
    members = inner.values() if value["type"] == "object" else (inner,)
    return all(is_object(one) and _TELLING & one.keys() for one in members)


def plain(value: JsonObject, depth: int = 0) -> dict[str, JsonValue]:
    """The schema with what a reader can hold on to; what it refers to is named, and open."""
    if depth > _DEEPEST:
        return {}
    named = value.get("$ref")
    if isinstance(named, str):
        name = named.rpartition("/")[2].rpartition(".")[2]
        return {"title": name} if typewords.is_name(name) else {}
    out = {key: value[key] for key in _KEPT & value.keys()}
    if not _is_type(out.get("type")):
        out.pop("type", None)
    if not is_array(out.get("required")):
        out.pop("required", None)
    for key in ("items", "additionalProperties"):
        if is_object(value.get(key)):
            out[key] = plain(as_object(value[key]), depth + 1)
    for key in ("anyOf", "oneOf", "allOf"):
        branches = as_array(value.get(key))
        if branches:
            out[key] = [plain(as_object(one), depth + 1) for one in branches]
    members = as_object(value.get("properties"))
    if members:
        out["properties"] = {
            name: plain(as_object(one), depth + 1) for name, one in members.items()
        }
    return dict(sorted(out.items()))


def _is_type(stated: JsonValue) -> bool:
    named = stated if is_array(stated) else [stated]
    return bool(named) and all(isinstance(one, str) and one in _TYPES for one in named)
