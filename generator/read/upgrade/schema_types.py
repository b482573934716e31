"""The type of a schema, where it is spelt otherwise than JSON Schema has it: `date`, `int`, `string|null`, `Pet`."""

from typing import Any, cast

from generator.read.upgrade.run import Object, Run, is_list, is_part
from generator.read.upgrade.spots import At
from generator.read.words import typewords
from generator.values import JsonObject

TYPES = frozenset({"string", "integer", "number", "boolean", "object", "array", "null"})

_BRANCHES = ("anyOf", "oneOf")
_SIZED = {"int64": "int64", "long": "int64", "int32": "int32", "double": "double"}


def mend_type(run: Run, schema: Object, at: At) -> None:
    """Take a schema's `type` for what its author meant; what cannot be told stays as it is."""
    stated = schema["type"]
    if is_list(stated):
        _mend_list(run, schema, stated, at)
    elif stated is None or stated == "None":
        _mend_null(run, schema, at)
    elif isinstance(stated, str) and (meant := _meant(run, stated)) is not None:
        _note(run, stated, at)
        del schema["type"]
        for key, value in meant.items():
            schema.setdefault(key, value)
        if "$ref" in meant:
            run.refs.append((schema, "$ref", "schema", at))


def _meant(run: Run, stated: str) -> dict[str, Any] | None:
    """The schema for a type's words; None when a word in it names nothing that is known."""
    words = typewords.parse(stated, defined=run.section("schemas"), unknown={})
    if words.unknown or not stated.strip():
        return None
    meant = _own(words.schema)
    size = _SIZED.get(stated.strip().lower())
    if size is not None:
        meant["format"] = size
    if meant.get("items") == {}:
        del meant["items"]
    return meant


def _own(schema: JsonObject) -> dict[str, Any]:
    """A copy that may be changed: the words' own schemas are shared."""
    return {
        key: _own(cast(JsonObject, value)) if is_part(value) else value
        for key, value in schema.items()
    }


def _mend_null(run: Run, schema: Object, at: At) -> None:
    """YAML reads an unquoted null as nothing: meant among alternatives, left blank where there are none."""
    if at is not None and at[0] is not None and at[0][1] in _BRANCHES:
        schema["type"] = "null"
        _note(run, "null", at)
    else:
        del schema["type"]
        run.note("type-word", "'type' is left blank; taken as any type", at)


def _mend_list(run: Run, schema: Object, stated: list[Any], at: At) -> None:
    if all(isinstance(one, str) and one in TYPES for one in stated):
        return
    types: list[Any] = []
    for one in stated:
        if one is None:
            types.append("null")
            continue
        meant = _meant(run, one) if isinstance(one, str) and one not in TYPES else None
        if meant is not None and isinstance(meant.get("type"), str):
            types.append(meant["type"])
            _note(run, one, at)
            if "format" in meant:
                schema.setdefault("format", meant["format"])
        else:
            types.append(one)
    schema["type"] = list(dict.fromkeys(types)) if _hashable(types) else types


def _hashable(types: list[Any]) -> bool:
    return all(isinstance(one, str) for one in types)


def _note(run: Run, stated: str, at: At) -> None:
    if run.swagger and stated == "file":
        return
    message = f"'{stated}' is no JSON Schema type; taken as the type that it names"
    run.note("type-word", message, (at, "type"))
