"""Lists of fields as object schemas: nested by dotted names, by indented rows, by named types."""

import re
from dataclasses import replace

from generator import pointers
from generator.read.described import shapes
from generator.read.described.drafts import Draft
from generator.read.listed import cells
from generator.read.listed.fields import Field, Location
from generator.read.words import typewords, wording
from generator.values import JsonObject, JsonValue, is_array

_CODE = re.compile(r"(?i)(?:zip|postal|phone|code|pin|number)$|(?:^|_)(?:zip|phone)")
# `When it was made. Read-only.`: a sentence of its own; others may be about something else.
_READ_ONLY = re.compile(r"(?i)(?:^|[.;]\s+)read[- ]only[.]?$")
_STEP = re.compile(r"\[[^\]]*\]")
# `poll[closes_in]`, as forms write it; `rows[n]` and `rows[index]` are any of the rows.
_KEYED = re.compile(r"\[(?!(?:index|idx|n|i|x)\])([A-Za-z_]\w*)\]")


def object_of(
    draft: Draft, fields: tuple[Field, ...], at: str, *, as_written: bool = False
) -> dict[str, JsonValue]:
    """The schema of an object with these fields; their places are noted below the pointer `at`.

    as_written: their names are none of paths.
    """
    properties: dict[str, JsonValue] = {}
    required: list[JsonValue] = []
    for field in fields if as_written else undotted(fields):
        below = pointers.join(at, "properties", field.name)
        draft.origin(below, field.place)
        properties[field.name] = schema_of(draft, field, below)
        if field.required:
            required.append(field.name)
    schema: dict[str, JsonValue] = {"type": "object", "properties": properties}
    # Beside a document it counts that a list requires none of its fields.
    none = draft.described and all(field.required is False for field in fields)
    if required or none:
        schema["required"] = required
    return schema


def schema_of(draft: Draft, field: Field, at: str, *, sent: bool = False) -> JsonObject:
    """The schema of one field's value with what the page says beside its type; sent: as a parameter."""
    schema = _value(draft, field, at, sent=sent)
    out: dict[str, JsonValue] = dict(schema)
    values = field.values or wording.choices(field.description)
    if values and schema.get("type", "string") == "string":
        out.update({"type": "string", "enum": list(values)})
        if not field.values:
            draft.infer_enum(field, values)
    if values and as_types(schema) == ("array",) and _is_open(schema.get("items")):
        out["items"] = {"type": "string", "enum": list(values)}
        if not field.values:
            draft.infer_enum(field, values)
    if field.deprecated:
        out["deprecated"] = True
    if field.description:
        out["description"] = wording.unbroken(field.description)
    if not sent and _READ_ONLY.search(field.description):
        out["readOnly"] = True
    kind = out.get("type")
    if not sent and isinstance(kind, str) and wording.nullable(field.description):
        out["type"] = [kind, "null"]
        out.update({"enum": [*values, None]} if "enum" in out else {})
    default = _default(field.default, schema)
    if default is not None:
        out["default"] = default
    return out


def parameter_of(
    draft: Draft, location: Location, field: Field, at: str
) -> dict[str, JsonValue]:
    """The parameter object of a field; at: where in the draft it will stand."""
    schema = dict(schema_of(draft, field, f"{at}/schema", sent=True))
    schema.pop("description", None)
    out: dict[str, JsonValue] = {"name": field.name, "in": location}
    if field.description:
        out["description"] = wording.unbroken(field.description)
    if schema.pop("deprecated", None):
        out["deprecated"] = True
    # Beside a document, a list that does not speak of it says nothing; else it says that one may leave it out.
    if location == "path" or field.required is not None or not draft.described:
        out["required"] = location == "path" or bool(field.required)
    out["schema"] = schema
    listed = schema.get("type") == "array" and location == "query"
    if listed and wording.by_commas(field.description):
        out.update({"style": "form", "explode": False})
    return out


def _value(draft: Draft, field: Field, at: str, *, sent: bool) -> JsonObject:
    schema = _with_items(draft.type_of(field, sent=sent), field, sent=sent)
    if not field.children:
        return schema if sent else shapes.filled(schema, field.description)
    if field.of:
        pointer = pointers.join("/components/schemas", field.of)
        own = object_of(draft, field.children, pointer)
        draft.define(field.of, {**own, "title": field.of}, field.place)
        return schema if schema else typewords.reference(field.of)
    if "array" in as_types(schema):
        return {**schema, "items": object_of(draft, field.children, f"{at}/items")}
    own = object_of(draft, field.children, at)
    nullable = "null" in as_types(schema)
    return {**own, "type": ["object", "null"]} if nullable else own


def _is_open(items: JsonValue) -> bool:
    """Whether the items of an array may still be texts of a closed choice."""
    return not items or items == {"type": "string"}


def as_types(schema: JsonObject) -> tuple[str, ...]:
    """The types that a schema names, in one way or the other."""
    stated = schema.get("type")
    if isinstance(stated, str):
        return (stated,)
    listed = stated if is_array(stated) else ()
    return tuple(name for name in listed if isinstance(name, str))


def _with_items(schema: JsonObject, field: Field, *, sent: bool) -> JsonObject:
    """The schema with what the description, or else an example or a default, says where the type leaves it open."""
    untyped = not schema and not field.types
    if not untyped and schema != {"type": "array", "items": {}}:
        return schema
    of = wording.array_of(field.description)
    if of is not None and not (untyped and sent):
        items: JsonObject = typewords.parse(of).schema if typewords.is_type(of) else {}
        return {"type": "array", "items": items}
    shown = field.example or field.default or ""
    told: JsonObject = cells.schema(shown) if untyped else {}
    # `94105` is a number in an example and nothing to reckon with all the same.
    is_code = told.get("type") == "integer" and _CODE.search(field.name)
    return told if told and not is_code else schema


def undotted(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields with those named `a.b` as children of `a`, whether or not `a` is listed."""
    own: dict[str, Field] = {}
    below: dict[str, list[Field]] = {}
    for field in fields:
        first, _, rest = _KEYED.sub(r".\1", field.name).partition(".")
        name = _STEP.sub("", first)
        if name and rest:
            below.setdefault(name, []).append(replace(field, name=rest))
            own.setdefault(name, _parent(field, name, listed=name != first))
        else:
            _list(own, replace(field, name=name or field.name))
    return tuple(
        replace(field, children=(*field.children, *below.get(name, ())))
        for name, field in own.items()
    )


def _list(own: dict[str, Field], field: Field) -> None:
    """Adds a field, in place of the one that its children made up."""
    known = own.get(field.name)
    if known is None or known.made_up:
        own[field.name] = field


def _parent(field: Field, name: str, *, listed: bool) -> Field:
    types = "array" if listed else ""
    return Field(name=name, place=field.place, types=types, made_up=True)


def _default(text: str | None, schema: JsonObject) -> JsonValue:
    """A default in the type that the field has; None when it does not fit."""
    if text is None:
        return None
    kind = schema.get("type")
    if kind == "boolean":
        return {"true": True, "false": False}.get(text.lower())
    if kind == "integer":
        return int(text) if re.fullmatch(r"-?\d{1,18}", text) else None
    if kind == "number":
        return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else None
    return text if kind == "string" and " " not in text else None
