"""OpenAPI 3.0 in the 3.1 shape, changed in place: a loaded document has no other owner yet."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from generator import pointers
from generator.document import METHODS
from generator.values import JsonValue

_Object: TypeAlias = dict[str, JsonValue]
_Visit: TypeAlias = Callable[["_Upgrade", JsonValue, str], None]

_DATA = frozenset({"example", "examples", "default", "enum", "const", "value"})
_MAPS = frozenset(
    {
        "paths",
        "responses",
        "parameters",
        "headers",
        "requestBodies",
        "content",
        "callbacks",
        "links",
        "pathItems",
        "webhooks",
        "encoding",
    }
)
_METHODS = frozenset(METHODS)
_SCHEMA = frozenset(
    {
        "items",
        "additionalProperties",
        "not",
        "if",
        "then",
        "else",
        "contains",
        "propertyNames",
        "unevaluatedItems",
        "unevaluatedProperties",
    }
)
_SCHEMA_MAPS = frozenset(
    {"properties", "patternProperties", "$defs", "definitions", "dependentSchemas"}
)
_SCHEMA_LISTS = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_BOUNDS = (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum"))


def upgrade(document: JsonValue) -> Mapping[str, str]:
    """Brings a document to the 3.1 shape; nodes that are shared are changed once, so twice does nothing.

    Gives the pointers that moved: new → old. Every other pointer leads where it led.
    """
    upgrading = _Upgrade()
    _part(upgrading, document, "")
    return upgrading.moved


class _Upgrade:
    """One run over a document: what was seen already, and what moved."""

    def __init__(self) -> None:
        self.moved: dict[str, str] = {}
        self._seen: set[int] = set()

    def opened(self, value: JsonValue) -> _Object | None:
        """The value when it is an object met for the first time."""
        if not isinstance(value, dict) or id(value) in self._seen:
            return None
        self._seen.add(id(value))
        return value

    def each(self, value: JsonValue, at: str, visit: _Visit) -> None:
        """Visits the members of a map or a list."""
        if isinstance(value, dict):
            for key, item in value.items():
                visit(self, item, pointers.join(at, key))
        elif isinstance(value, list):
            for index, item in enumerate(value):
                visit(self, item, f"{at}/{index}")


def _part(run: _Upgrade, value: JsonValue, at: str) -> None:
    """Anything that is no schema: its members are known by their keys."""
    if isinstance(value, list):
        run.each(value, at, _part)
        return
    part = run.opened(value)
    if part is None:
        return
    _without_noise(part)
    for key, item in part.items():
        below = pointers.join(at, key)
        if key in ("schema", "itemSchema"):
            _schema(run, item, below)
        elif key == "schemas":
            run.each(item, below, _schema)
        elif key in _MAPS:
            run.each(item, below, _part)
        elif key not in _DATA and not key.startswith("x-"):
            _part(run, item, below)


def _without_noise(part: _Object) -> None:
    """Empty lists that would hide what the root of the document says (Mintlify path items)."""
    path_item = not _METHODS.isdisjoint(part)
    told = path_item or "responses" in part or "openapi" in part
    if told and part.get("servers") == []:
        del part["servers"]
    if path_item:
        for key in ("parameters", "security"):
            if part.get(key) == []:
                del part[key]


def _schema(run: _Upgrade, value: JsonValue, at: str) -> None:
    schema = run.opened(value)
    if schema is None:
        return
    for key, item in schema.items():
        if key in _SCHEMA and not isinstance(item, list):
            _schema(run, item, f"{at}/{key}")
        elif key in _SCHEMA or key in _SCHEMA_MAPS or key in _SCHEMA_LISTS:
            run.each(item, f"{at}/{key}", _schema)
    _bounds(schema)
    _nullable(run, schema, at)


def _bounds(schema: _Object) -> None:
    """In 3.0 an exclusive bound is a flag beside the bound, from 3.1 on the bound itself."""
    for flag, bound in _BOUNDS:
        match schema.get(flag):
            case True if bound in schema:
                schema[flag] = schema.pop(bound)
            case bool():
                del schema[flag]
            case _:
                pass


def _nullable(run: _Upgrade, schema: _Object, at: str) -> None:
    flag = schema.get("nullable")
    if not isinstance(flag, bool):
        return
    del schema["nullable"]
    if not flag:
        return
    enum = schema.get("enum")
    if isinstance(enum, list) and None not in enum:
        schema["enum"] = [*enum, None]
    types = schema.get("type")
    if types is not None:
        given = types if isinstance(types, list) else [types]
        schema["type"] = given if "null" in given else [*given, "null"]
    elif "$ref" in schema or "allOf" in schema:
        _or_null(run, schema, at)
    else:
        _with_null(schema)


def _with_null(schema: _Object) -> None:
    """Null as one more branch; the branches before it stay where they are."""
    for key in ("anyOf", "oneOf"):
        branches = schema.get(key)
        if isinstance(branches, list):
            null: JsonValue = {"type": "null"}
            schema[key] = [*branches, null]
            return


def _or_null(run: _Upgrade, schema: _Object, at: str) -> None:
    """The reference moves into the first of two branches; its description stays outside."""
    inner: JsonValue = {
        key: schema.pop(key) for key in ("$ref", "allOf") if key in schema
    }
    schema["anyOf"] = [inner, {"type": "null"}]
    run.moved[f"{at}/anyOf/0"] = at
