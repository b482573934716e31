"""Schemas in the shape of OpenAPI 3.1, one visit each, with odd spellings understood."""

from collections.abc import Callable
from typing import Any, TypeAlias

from generator.read.upgrade import schema_words
from generator.read.upgrade.run import Object, Run, is_list, truth
from generator.read.upgrade.schema_types import TYPES, mend_type
from generator.read.upgrade.schema_words import as_flag, is_keyword, stated
from generator.read.upgrade.spots import At

_Mend: TypeAlias = Callable[[Run, Object, str, Any, At], None]

_BOUNDS = (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum"))


def schema(run: Run, value: Object, at: At) -> None:
    """Bring a schema, and every schema in it, to the shape of 3.1."""
    if id(value) in run.seen:
        return
    run.seen.add(id(value))
    for key in [key for key in value if key in _MENDS]:
        _MENDS[key](run, value, key, value[key], at)
    kind = value.get("type", "null")
    if kind.__class__ is not str or kind not in TYPES:
        mend_type(run, value, at)
    if "nullable" in value or "x-nullable" in value:
        _nullable(run, value, at)


def schema_in(run: Run, holder: Any, key: Any, at: At) -> None:
    """The schema that stands under a key of an object or a list; a name or a reference may stand for it."""
    value = holder[key]
    if value.__class__ is dict:
        schema(run, value, (at, key))
    elif value.__class__ is list and not value:
        message = "an empty list stands for a schema; taken as an empty object"
        run.note("wrong-container", message, (at, key))
        holder[key] = {}
    elif value.__class__ is list and len(value) == 1 and value[0].__class__ is dict:
        message = "a list stands for a schema; taken as the one that it holds"
        run.note("wrong-container", message, (at, key))
        run.move((at, key), ((at, key), 0))
        holder[key] = value[0]
        schema(run, value[0], (at, key))
    elif value.__class__ is str and (meant := stated(run, value)) is not None:
        run.note("text-for-schema", f"'{value}' stands for a schema", (at, key))
        holder[key] = meant
        schema(run, meant, (at, key))


def _one(run: Run, schema: Object, key: str, value: Any, at: At) -> None:
    if value.__class__ is str and as_flag(value) is not None:
        truth(run, schema, key, at)
    else:
        schema_in(run, schema, key, at)


def _map(run: Run, schema: Object, key: str, value: Any, at: At) -> None:
    if value.__class__ is dict:
        for name in value:
            schema_in(run, value, name, (at, key))


def _list(run: Run, schema: Object, key: str, value: Any, at: At) -> None:
    if value.__class__ is dict:
        message = f"'{key}' is an object; taken as a list with it alone"
        run.note("wrong-container", message, (at, key))
        run.move((((at, key), 0)), (at, key))
        value = schema[key] = [value]
    if value.__class__ is list:
        for index in range(len(value)):
            schema_in(run, value, index, (at, key))


def _items(run: Run, schema: Object, key: str, value: Any, at: At) -> None:
    if value.__class__ is not list:
        _one(run, schema, key, value, at)
        return
    if len(value) == 1 and "additionalItems" not in schema:
        schema_in(run, schema, key, at)
        return
    # Up to draft 2019-09 a list of items meant a tuple.
    message = "'items' is a list; taken as the items of a tuple, 'prefixItems'"
    run.move((at, "prefixItems"), (at, key), leads=True)
    run.note("wrong-container", message, (at, "prefixItems"))
    del schema[key]
    schema["prefixItems"] = value
    rest = schema.pop("additionalItems", None)
    if rest is not None:
        run.move((at, key), (at, "additionalItems"))
        schema[key] = rest
        schema_in(run, schema, key, at)
    _list(run, schema, "prefixItems", value, at)


def _properties(run: Run, schema: Object, key: str, value: Any, at: At) -> None:
    if value.__class__ is list:
        value = _named(run, schema, key, value, at)
    if value.__class__ is not dict:
        return
    if value.get("$ref").__class__ is str:
        run.splice(value, (at, key))
    for name in list(value):
        item = value[name]
        if item.__class__ is dict:
            if "required" in item and item["required"].__class__ is not list:
                _required_flag(run, schema, name, item, (at, key))
        elif is_keyword(name, item):
            _misplaced(run, schema, value, name, (at, key))
            continue
        schema_in(run, value, name, (at, key))


def _named(run: Run, schema: Object, key: str, value: list[Any], at: At) -> Object:
    """A list of properties, each with its name in it, as the object that is due."""
    found: Object = {}
    for index, item in enumerate(value):
        if item.__class__ is not dict:
            continue
        name = item.pop("name", None)
        if isinstance(name, str):
            found[name] = item
            run.move((((at, key), name)), (((at, key), index)), leads=True)
        elif len(item) == 1:
            found.update(item)
    run.note("wrong-container", "'properties' is a list; taken by its names", (at, key))
    schema[key] = found
    return found


def _misplaced(run: Run, schema: Object, properties: Object, name: str, at: At) -> None:
    value = properties.pop(name)
    schema.setdefault(name, value)
    message = f"'{name}' stands among the properties; taken as a keyword beside them"
    run.note("misplaced-part", message, (at, name), is_key=True)


def _required_flag(run: Run, schema: Object, name: str, item: Object, at: At) -> None:
    """`required: true` on a property, as JSON Schema's draft 3 had it: the object says what it requires."""
    flag = as_flag(item["required"])
    if flag is None:
        return
    del item["required"]
    said = "required" if flag else "optional"
    message = f"property '{name}' says itself whether it is required; taken as {said}"
    run.note("required-flag", message, ((at, name), "required"))
    known = schema.get("required")
    names = known if is_list(known) else []
    if flag and name not in names:
        schema["required"] = [*names, name]


def _required(run: Run, schema: Object, key: str, value: Any, at: At) -> None:
    if value.__class__ is list:
        return
    flag = as_flag(value)
    if flag is not None or value is None or value.__class__ is dict:
        del schema[key]
        if value is not None:
            message = "'required' here is no list of names; ignored"
            run.note("required-flag", message, (at, key))
    elif isinstance(value, str):
        schema[key] = [name.strip() for name in value.split(",")]
        message = "'required' is text; taken as a list of names"
        run.note("wrong-container", message, (at, key))


def _ref(run: Run, schema: Object, key: str, value: Any, at: At) -> None:
    run.refs.append((schema, key, "schema", at))


def _discriminator(run: Run, schema: Object, key: str, value: Any, at: At) -> None:
    if value.__class__ is str:
        run.old_style("'discriminator' is text; taken as its property", (at, key))
        schema[key] = {"propertyName": value}
    elif value.__class__ is dict and value.get("mapping").__class__ is dict:
        mapping = value["mapping"]
        for name in mapping:
            run.refs.append((mapping, name, "mapped schema", (at, key)))


def _enum(run: Run, schema: Object, key: str, value: Any, at: At) -> None:
    if value.__class__ is not list:
        schema_words.mend_enum(run, schema, value, (at, key))
    elif value and value[0].__class__ is dict:
        schema_words.mend_listed(run, schema, value, (at, key))


def _examples(run: Run, schema: Object, key: str, value: Any, at: At) -> None:
    if value.__class__ is list or value is None:
        return
    held = list(value.values()) if value.__class__ is dict else [value]
    schema[key] = [
        one["value"] if one.__class__ is dict and "value" in one else one
        for one in held
    ]
    run.note("wrong-container", "'examples' is no list; taken as one", (at, key))


def _flag(run: Run, schema: Object, key: str, value: Any, at: At) -> None:
    if value.__class__ is str:
        truth(run, schema, key, at)


def _bound(run: Run, schema: Object, key: str, value: Any, at: At) -> None:
    """In 3.0 an exclusive bound is a flag beside the bound, from 3.1 on the bound itself."""
    truth(run, schema, key, at)
    bound = dict(_BOUNDS)[key]
    if schema[key] is True and bound in schema:
        schema[key] = schema.pop(bound)
    elif isinstance(schema[key], bool):
        del schema[key]


def _nullable(run: Run, schema: Object, at: At) -> None:
    flags: list[Any] = []
    for key in ("nullable", "x-nullable"):
        if key in schema:
            truth(run, schema, key, at)
            if isinstance(schema[key], bool):
                flags.append(schema.pop(key))
    if any(flags):
        _allow_null(run, schema, at)


def _allow_null(run: Run, schema: Object, at: At) -> None:
    enum = schema.get("enum")
    if is_list(enum) and None not in enum:
        schema["enum"] = [*enum, None]
    types = schema.get("type")
    if types is not None:
        given = types if is_list(types) else [types]
        schema["type"] = given if "null" in given else [*given, "null"]
    elif "$ref" in schema or "allOf" in schema:
        _or_null(run, schema, at)
    else:
        _with_null(schema)


def _with_null(schema: Object) -> None:
    """Null as one more branch; the branches before it stay where they are."""
    for key in ("anyOf", "oneOf"):
        branches = schema.get(key)
        if is_list(branches):
            schema[key] = [*branches, {"type": "null"}]
            return


def _or_null(run: Run, schema: Object, at: At) -> None:
    """The reference moves into the first of two branches; its description stays outside."""
    inner: Object = {key: schema.pop(key) for key in ("$ref", "allOf") if key in schema}
    schema["anyOf"] = [inner, {"type": "null"}]
    branch: At = ((at, "anyOf"), 0)
    run.move(branch, at)
    if "allOf" in inner:
        run.move((branch, "allOf"), (at, "allOf"), leads=True)
    # The reference that was noted for the whole schema is the branch's now.
    run.refs.append((inner, "$ref", "schema", branch))
    run.seen.add(id(inner))


_MENDS: dict[str, _Mend] = {
    **dict.fromkeys(
        (
            "additionalProperties",
            "not",
            "if",
            "then",
            "else",
            "contains",
            "propertyNames",
            "unevaluatedItems",
            "unevaluatedProperties",
        ),
        _one,
    ),
    **dict.fromkeys(
        ("patternProperties", "$defs", "definitions", "dependentSchemas"), _map
    ),
    **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), _list),
    **dict.fromkeys(("readOnly", "writeOnly", "deprecated", "uniqueItems"), _flag),
    **dict.fromkeys((key for key, _ in _BOUNDS), _bound),
    "$ref": _ref,
    "discriminator": _discriminator,
    "enum": _enum,
    "examples": _examples,
    "items": _items,
    "properties": _properties,
    "required": _required,
}
"""What is done about a keyword; the others are as they should be, or are nobody's."""
