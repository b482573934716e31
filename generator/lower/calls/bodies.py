"""Request bodies: what an operation sends, in each of the ways that differ in more than their media type."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator import pointers
from generator.lower.calls.content import FILE, file_type
from generator.lower.calls.forms import is_listed, mapping_of, parts_of
from generator.lower.calls.media import Kind, Offer, is_xml, offers
from generator.lower.calls.shapes import (
    holds_content,
    property_names,
    read_alike,
    same_schema,
)
from generator.lower.context import Context
from generator.lower.types.schemas import type_of
from generator.model import Body, InOperation, Scalar, Type
from generator.values import JsonObject, as_object
from generator.words import words

_ORDER: tuple[Kind, ...] = ("json", "multipart", "form", "text", "file")


def bodies_of(
    context: Context, key: str, operation: JsonObject, at: str
) -> tuple[tuple[str | None, Body], ...]:
    """The ways to send an operation's body, each with the name that tells it apart; none where it has no body.

    The first is the plain one, whose name is None. JSON is preferred, unless only a form carries the files.
    """
    shape, where = context.resolve(
        operation.get("requestBody"), pointers.join(at, "requestBody")
    )
    ways = ways_to_send(context, shape, where)
    return tuple(
        (name, _body(context, _key(key, name), shape, way, where))
        for name, way in zip(_names(ways), ways, strict=True)
    )


def ways_to_send(
    context: Context, shape: JsonObject, at: str
) -> tuple[tuple[Offer, ...], ...]:
    """What a body may be sent as: media types of the same content together, the preferred ones first.

    What says the same in another encoding is left out.
    """
    found = _without_xml(list(offers(context, as_object(shape.get("content")), at)))
    groups: list[list[Offer]] = []
    for offer in sorted(found, key=_rank):
        twin = next((g for g in groups if read_alike(context, g[0], offer)), None)
        if twin is None:
            groups.append([offer])
        else:
            twin.append(offer)
    kept: list[list[Offer]] = []
    for group in _files_first(context, groups):
        if not any(_says_the_same(context, other[0], group[0]) for other in kept):
            kept.append(group)
    return tuple(tuple(group) for group in kept)


def _rank(offer: Offer) -> tuple[int, bool]:
    return _ORDER.index(offer.kind), offer.media_type.lower() != "application/json"


def _key(key: str, variant: str | None) -> str:
    return key if variant is None else f"{key} ({variant})"


def _without_xml(found: list[Offer]) -> list[Offer]:
    """XML is written by nobody who may send something else."""
    return [each for each in found if not is_xml(each.media_type)] or found


def _files_first(context: Context, groups: list[list[Offer]]) -> list[list[Offer]]:
    """The groups with a form that carries files before the JSON that has the same fields."""
    forms = [each for each in groups if each[0].kind in ("multipart", "form")]
    for form in forms:
        fields = property_names(context, form[0])
        if any(
            each[0].kind == "json" and property_names(context, each[0]) == fields
            for each in groups
        ) and _carries_files(context, form[0]):
            return [form, *(each for each in groups if each is not form)]
    return groups


def _carries_files(context: Context, form: Offer) -> bool:
    schema, at = context.resolve(form.media.get("schema"), form.place)
    return any(
        file_type(context, value, pointers.join(at, "properties", name)) is not None
        for name, value in as_object(schema.get("properties")).items()
    )


def _says_the_same(context: Context, one: Offer, other: Offer) -> bool:
    """Whether two are the same fields, or the same value, in two encodings."""
    if other.kind == "file" and holds_content(context, other):
        return False
    fields = property_names(context, other)
    return same_schema(context, one, other) or bool(
        fields and fields == property_names(context, one)
    )


def _names(ways: Sequence[tuple[Offer, ...]]) -> Iterator[str | None]:
    """What tells the ways apart: nothing for the first, then the kind, then the media type."""
    taken: set[str] = set()
    for index, way in enumerate(ways):
        if index == 0:
            taken.add(way[0].kind)
            yield None
            continue
        free = (each for each in _spellings(way[0]) if each not in taken)
        name = next(free, way[0].media_type)
        taken.add(name)
        yield name


def _spellings(offer: Offer) -> Iterator[str]:
    """Names of a way to send, the shortest first: `application/merge-patch+json` is `merge_patch`."""
    yield offer.kind
    subtype = offer.media_type.partition(";")[0].partition("/")[2].lower()
    plain = re.sub(r"^(x-|vnd\.)|\+?json$", "", subtype)
    yield from ("_".join(words(each)) for each in (plain, subtype, offer.media_type))


def _body(
    context: Context, key: str, shape: JsonObject, way: tuple[Offer, ...], at: str
) -> Body:
    first = way[0]
    sendable = dict.fromkeys(each.sendable for each in way if "*" not in each.sendable)
    concrete = [each.media_type for each in way if "*" not in each.media_type]
    media_types = tuple(dict.fromkeys(concrete)) or tuple(sendable)
    body = Body(
        media_type=media_types[0] if media_types else first.media_type,
        type=_type(context, key, first),
        required=shape.get("required") is True,
        at=at,
        kind=first.kind,
        media_types=media_types,
    )
    if first.kind not in ("form", "multipart"):
        return body
    parts = parts_of(context, body.type, first)
    return replace(
        body, parts=parts, type=body.type if parts else mapping_of(body.type, first)
    )


def _type(context: Context, key: str, offer: Offer) -> Type:
    if offer.kind == "text":
        return Scalar(kind="string")
    if offer.kind == "file":
        return FILE
    home = InOperation(operation=key, role="body")
    if is_listed(offer):
        place = pointers.join(offer.at, "itemSchema")
        return type_of(context, offer.media["itemSchema"], place, home)
    return type_of(context, offer.media.get("schema"), offer.place, home)
