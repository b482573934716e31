"""What schemas of two media types have in common."""

from generator import pointers
from generator.lower.calls.content import is_content
from generator.lower.calls.media import Offer
from generator.lower.context import Context
from generator.values import JsonValue, as_array, as_object

_COMPOSING = ("allOf", "oneOf", "anyOf")


def same_schema(context: Context, one: Offer, other: Offer) -> bool:
    """Whether two media types have one schema, by reference or word for word."""
    first, at = context.resolve(one.media.get("schema"), one.place)
    second, where = context.resolve(other.media.get("schema"), other.place)
    return at == where or first == second


def read_alike(context: Context, one: Offer, other: Offer) -> bool:
    """Whether two are the same content, and read in one way, under two media types."""
    if one.kind != other.kind:
        return False
    return one.kind in ("text", "file") or same_schema(context, one, other)


def holds_content(context: Context, offer: Offer) -> bool:
    """Whether a media type holds content as it is, by its schema or for want of one."""
    schema, at = context.resolve(offer.media.get("schema"), offer.place)
    return not schema or is_content(context, schema, at)


def property_names(context: Context, offer: Offer) -> frozenset[str]:
    """The names of all properties that an object of a media type may have."""
    names: set[str] = set()
    seen: set[str] = set()
    waiting: list[tuple[JsonValue, str]] = [(offer.media.get("schema"), offer.place)]
    while waiting:
        schema, at = context.resolve(*waiting.pop())
        if at in seen:
            continue
        seen.add(at)
        names.update(as_object(schema.get("properties")))
        waiting += (
            (member, pointers.join(at, keyword, index))
            for keyword in _COMPOSING
            for index, member in enumerate(as_array(schema.get(keyword)))
        )
    return frozenset(names)
