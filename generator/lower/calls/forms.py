"""Forms: the fields of a body that is URL-encoded or in parts, each with how it is written."""

from collections.abc import Iterator
from dataclasses import replace

from generator import pointers
from generator.lower.calls.content import FILE, file_type, holds_file
from generator.lower.calls.media import Offer
from generator.lower.calls.stated import explode_of, style_of
from generator.lower.context import Context
from generator.model import (
    Anything,
    Field,
    ListOf,
    MapOf,
    Named,
    Nullable,
    ObjectType,
    OneOf,
    Part,
    Scalar,
    Type,
    UnionType,
)
from generator.values import JsonObject, as_object, as_text


def parts_of(context: Context, kind: Type, offer: Offer) -> tuple[Part, ...]:
    """The fields of a form, but for those that only answers have; none where it is no object with fields.

    Of several objects one of which is sent, the fields of all: a form has no other way to say which it is.
    """
    if is_listed(offer):
        return ()
    encoding = as_object(offer.media.get("encoding"))
    return tuple(
        _part(context, field, as_object(encoding.get(field.wire)), offer)
        for field in _fields(context, kind)
        if field.travels != "read"
    )


def is_listed(offer: Offer) -> bool:
    """Whether what is described is each part of a body (OpenAPI 3.2 section 4.14.4), not the body."""
    return "itemSchema" in offer.media and "schema" not in offer.media


def mapping_of(kind: Type, offer: Offer) -> Type:
    """The type of a form whose fields are not named: by name, or a list of parts without names."""
    bare = kind.inner if isinstance(kind, Nullable) else kind
    if is_listed(offer) or isinstance(bare, ListOf):
        return bare if isinstance(bare, ListOf) else ListOf(item=bare)
    if isinstance(bare, MapOf):
        return bare
    return MapOf(value=FILE if offer.kind == "multipart" else Scalar(kind="string"))


def _fields(context: Context, kind: Type) -> tuple[Field, ...]:
    objects = tuple(_objects(context, kind))
    by_wire: dict[str, list[Field]] = {}
    for each in objects:
        for field in each.fields:
            by_wire.setdefault(field.wire, []).append(field)
    return tuple(_united(fields, len(objects)) for fields in by_wire.values())


def _objects(context: Context, kind: Type) -> Iterator[ObjectType]:
    match kind:
        case Nullable(inner=inner):
            yield from _objects(context, inner)
        case OneOf(members=members):
            for member in members:
                yield from _objects(context, member)
        case Named(id=id):
            match context.types.get(id):
                case ObjectType() as found:
                    yield found
                case UnionType(members=members):
                    for member in members:
                        yield from _objects(context, member)
                case _:
                    pass
        case _:
            pass


def _united(fields: list[Field], objects: int) -> Field:
    """One field of several objects' fields: needed when each of them has and needs it."""
    first = fields[0]
    kinds = tuple(dict.fromkeys(each.type for each in fields))
    return replace(
        first,
        type=first.type if len(kinds) == 1 else OneOf(members=kinds),
        required=len(fields) == objects and all(each.required for each in fields),
    )


def _part(context: Context, field: Field, encoding: JsonObject, offer: Offer) -> Part:
    media_type = _media_type(encoding)
    kind = _type(context, field, encoding, media_type)
    stated = any(key in encoding for key in ("style", "explode", "allowReserved"))
    if offer.kind == "form" and not stated and media_type is None:
        media_type = "application/json" if is_deep(context, kind) else None
    style = style_of(encoding.get("style"), "query")[0]
    return Part(
        field=replace(field, type=kind),
        media_type=media_type if not (stated and offer.kind == "form") else None,
        style=style,
        explode=explode_of(encoding.get("explode"), style),
    )


def _media_type(encoding: JsonObject) -> str | None:
    """The one media type of a part; of several, or of `image/*`, the content itself says which it is."""
    stated = (as_text(encoding.get("contentType")) or "").strip()
    return stated if stated and not any(mark in stated for mark in "*,") else None


def _type(
    context: Context, field: Field, encoding: JsonObject, media_type: str | None
) -> Type:
    kind = field.type.inner if isinstance(field.type, Nullable) else field.type
    schema: JsonObject = {"$ref": f"#{field.at}"}
    found = file_type(context, schema, pointers.parent(field.at))
    if found is not None:
        return found
    if holds_file(context, schema, pointers.parent(field.at)):
        return _beside_file(kind)
    stated = as_text(encoding.get("contentType")) or ""
    plain = kind in (Scalar(kind="string"), Anything())
    return FILE if plain and _is_binary(stated) else kind


def _beside_file(kind: Type) -> Type:
    others = kind.members if isinstance(kind, OneOf) else (kind,)
    return OneOf(members=(FILE, *others))


def _is_binary(media_types: str) -> bool:
    """Whether the content of a part is no text by its media type."""
    return bool(media_types) and not any(
        word in media_types for word in ("text/", "json", "xml", "yaml", "form")
    )


def is_deep(context: Context, kind: Type) -> bool:
    """Whether a value holds an object, which a form can only hold as JSON."""
    match kind:
        case ListOf(item=inner) | Nullable(inner=inner):
            return is_deep(context, inner)
        case OneOf(members=members):
            return any(is_deep(context, member) for member in members)
        case Named(id=id):
            return isinstance(context.types.get(id), ObjectType | UnionType)
        case MapOf():
            return True
        case _:
            return False
