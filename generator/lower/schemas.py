"""From a schema to a type: one small function per shape that a schema can have."""

from generator import pointers
from generator.lower.context import Context, target_of
from generator.lower.objects import merged_all_of, object_type
from generator.lower.unions import union_of
from generator.model import (
    Anything,
    Component,
    EnumType,
    Home,
    InOperation,
    InType,
    ListOf,
    MapOf,
    Named,
    Nullable,
    Scalar,
    Type,
)
from generator.values import (
    JsonObject,
    JsonValue,
    as_array,
    as_object,
    as_text,
    is_object,
)

_COMPONENTS = "/components/schemas/"

_TEXT_FORMATS: dict[str, Scalar] = {
    "date-time": Scalar(kind="datetime"),
    "date": Scalar(kind="date"),
    "uuid": Scalar(kind="uuid"),
}


def type_of(context: Context, schema: JsonValue, at: str, home: Home) -> Type:
    """The type of a schema that stands at `at`; types that need a name are added to the context.

    Reports what is odd or not supported; such a part becomes `Anything`.
    """
    if not is_object(schema) or not schema:
        return Anything()
    if "$ref" in schema:
        return _referred(context, str(schema["$ref"]))
    if at in context.types:
        return Named(id=at)
    if at in context.open:
        context.warning(
            "recursive-alias",
            "a schema holds itself with no object between; typed as any JSON",
            at,
        )
        return Anything()
    context.open.add(at)
    try:
        return _shape(context, schema, at, home)
    finally:
        context.open.discard(at)


def _referred(context: Context, ref: str) -> Type:
    at = target_of(ref)
    schema = pointers.find(context.document.tree, at)
    return type_of(context, schema, at, _home_of(at))


def _home_of(at: str) -> Home:
    tokens = pointers.split(at)
    if at.startswith(_COMPONENTS) and len(tokens) == 3:
        return Component(name=tokens[-1])
    above = pointers.parent(at)
    return InType(owner=above, field=tokens[-1])


def _shape(context: Context, schema: JsonObject, at: str, home: Home) -> Type:
    if "allOf" in schema:
        return _all_of(context, schema, at, home)
    if "oneOf" in schema or "anyOf" in schema:
        return _one_of(context, schema, at, home)
    if "enum" in schema or "const" in schema:
        return _enum(context, schema, at, home)
    kinds = _kinds(schema)
    if "null" in kinds and len(kinds) > 1:
        rest = tuple(kind for kind in kinds if kind != "null")
        return _nullable(_typed(context, {**schema, "type": rest}, at, home))
    return _typed(context, schema, at, home)


def _kinds(schema: JsonObject) -> tuple[str, ...]:
    declared = schema.get("type")
    if isinstance(declared, str):
        return (declared,)
    return tuple(kind for kind in as_array(declared) if isinstance(kind, str))


def _typed(context: Context, schema: JsonObject, at: str, home: Home) -> Type:
    kinds = _kinds(schema)
    if len(kinds) > 1:
        members = tuple(
            _typed(context, {**schema, "type": kind}, at, home) for kind in kinds
        )
        return union_of(context, members, at)
    match kinds[0] if kinds else _assumed(schema):
        case "string":
            return _text(schema)
        case "integer":
            return Scalar(kind="integer")
        case "number":
            return Scalar(kind="number")
        case "boolean":
            return Scalar(kind="boolean")
        case "array":
            return _array(context, schema, at, home)
        case "object":
            return _object(context, schema, at, home)
        case "null" | None:
            return Anything()
        case other:
            context.warning(
                "unknown-type",
                f"'{other}' is no type that JSON Schema knows; typed as any JSON",
                pointers.join(at, "type"),
            )
            return Anything()


def _assumed(schema: JsonObject) -> str | None:
    """What a schema without `type` plainly means, by the keywords that only one type has."""
    if "properties" in schema or "additionalProperties" in schema:
        return "object"
    return "array" if "items" in schema else None


def _text(schema: JsonObject) -> Type:
    return _TEXT_FORMATS.get(as_text(schema.get("format")) or "", Scalar(kind="string"))


def _array(context: Context, schema: JsonObject, at: str, home: Home) -> Type:
    items = type_of(
        context, schema.get("items"), pointers.join(at, "items"), _item_home(home)
    )
    return ListOf(item=items)


def _item_home(home: Home) -> Home:
    return _part_of(home, "item")


def _part_of(home: Home, part: str) -> Home:
    """The home of a type written in place inside another one that has no name of its own."""
    match home:
        case Component(name=name):
            return Component(name=f"{name} {part}")
        case InType(owner=owner, field=field):
            return InType(owner=owner, field=f"{field} {part}")
        case InOperation(operation=operation, role=role):
            return InOperation(operation=operation, role=f"{role} {part}")


def _object(context: Context, schema: JsonObject, at: str, home: Home) -> Type:
    if as_object(schema.get("properties")):
        return object_type(context, schema, at, home, type_of)
    extra = schema.get("additionalProperties")
    value = type_of(
        context, extra, pointers.join(at, "additionalProperties"), _item_home(home)
    )
    return MapOf(value=value)


def _all_of(context: Context, schema: JsonObject, at: str, home: Home) -> Type:
    members = as_array(schema.get("allOf"))
    structural = [
        key for key in schema if key in ("properties", "required", "type", "enum")
    ]
    if len(members) == 1 and not structural:
        return type_of(context, members[0], pointers.join(at, "allOf", 0), home)
    merged = merged_all_of(context, schema, at)
    if merged is not None:
        return object_type(context, merged[0], at, home, type_of, merged[1])
    context.warning(
        "unsupported-schema",
        "'allOf' of parts that are not all objects; typed as any JSON",
        at,
    )
    return Anything()


def _one_of(context: Context, schema: JsonObject, at: str, home: Home) -> Type:
    keyword = "oneOf" if "oneOf" in schema else "anyOf"
    members = list(enumerate(as_array(schema.get(keyword))))
    present = [(index, member) for index, member in members if not _is_null(member)]
    types = tuple(
        type_of(
            context,
            member,
            pointers.join(at, keyword, index),
            _variant_home(home, index, present),
        )
        for index, member in present
    )
    if not types:
        return Anything()
    united = union_of(context, types, at)
    return _nullable(united) if len(present) < len(members) else united


def _variant_home(home: Home, index: int, present: list[tuple[int, JsonValue]]) -> Home:
    """A lone variant is the thing itself; several are told apart by their place in the list."""
    return home if len(present) == 1 else _part_of(home, f"variant {index + 1}")


def _is_null(schema: JsonValue) -> bool:
    shape = as_object(schema)
    return shape.get("type") == "null" or ("const" in shape and shape["const"] is None)


def _enum(context: Context, schema: JsonObject, at: str, home: Home) -> Type:
    listed = as_array(schema["enum"]) if "enum" in schema else (schema["const"],)
    values = [value for value in listed if value is not None]
    texts = tuple(value for value in values if isinstance(value, str))
    numbers = tuple(value for value in values if type(value) is int)
    if not values or max(len(texts), len(numbers)) < len(values):
        return _typed(context, _without_enum(schema), at, home)
    context.types[at] = EnumType(
        id=at,
        home=home,
        values=tuple(dict.fromkeys(texts)) or tuple(dict.fromkeys(numbers)),
        description=as_text(schema.get("description")),
    )
    return (
        _nullable(Named(id=at))
        if len(values) < len(listed)
        else _maybe_null(schema, at)
    )


def _without_enum(schema: JsonObject) -> JsonObject:
    return {key: value for key, value in schema.items() if key not in ("enum", "const")}


def _maybe_null(schema: JsonObject, at: str) -> Type:
    return _nullable(Named(id=at)) if "null" in _kinds(schema) else Named(id=at)


def _nullable(inner: Type) -> Type:
    return inner if isinstance(inner, Nullable | Anything) else Nullable(inner=inner)
