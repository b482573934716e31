"""Responses: what an operation gives when all is well, and what it says when it is not."""

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from generator import pointers
from generator.lower.calls.content import FILE
from generator.lower.calls.examples import example_of
from generator.lower.calls.media import (
    Offer,
    is_for_others,
    is_json,
    is_yaml,
    offers,
)
from generator.lower.calls.shapes import holds_content, same_schema
from generator.lower.calls.streams import item_type, stream_kind
from generator.lower.context import Context
from generator.lower.types.schemas import type_of
from generator.model import (
    Anything,
    Home,
    InOperation,
    Response,
    ResponseHeader,
    Scalar,
    Type,
)
from generator.values import JsonObject, as_object, as_text

_STATUS = re.compile(r"[1-5](\d\d|XX)$", re.IGNORECASE)

# A response of these has no content whatever a page says: RFC 9110 sections 15.3.5, 15.3.6, 15.4.5.
_EMPTY = ("204", "205", "304")

Way: TypeAlias = Literal["plain", "stream", "text", "file"]
"""How a success comes: plainly, or as a caller may ask for in its place."""

WAYS: tuple[Way, ...] = ("stream", "text", "file")


def responses_of(
    context: Context, key: str, operation: JsonObject, at: str, way: Way = "plain"
) -> tuple[tuple[Response, ...], tuple[Response, ...]]:
    """The responses of success, and all others; `default` is a success only where nothing else is.

    way: of successes that come in several ways, those that come in this one.
    """
    found = dict(_stated(context, operation, at))
    successes = _successes(found)
    results: list[Response] = []
    errors: list[Response] = []
    for status in sorted(found):
        shape, where = found[status]
        if status not in successes:
            errors.append(_response(context, key, status, shape, where, "plain"))
        elif way == "plain" or chosen(context, shape, where, way) is not None:
            results.append(_response(context, key, status, shape, where, way))
    return tuple(results), tuple(errors)


def ways_to_answer(context: Context, operation: JsonObject, at: str) -> tuple[Way, ...]:
    """The ways beside the plain one in which a success comes, as is asked for."""
    found = dict(_stated(context, operation, at))
    ways = {
        way for status in _successes(found) for way in _further(context, *found[status])
    }
    return tuple(way for way in WAYS if way in ways)


def chosen(context: Context, shape: JsonObject, at: str, way: Way) -> Offer | None:
    """What is read of a response: JSON where there is some, else text, else whatever comes first.

    What comes in pieces is read plainly only where there is nothing else.
    """
    found = list(offers(context, as_object(shape.get("content")), at))
    if way == "plain":
        return _plain(found)
    fitting = (each for each in found if _way(each) == way)
    return min(fitting, key=_rank, default=None)


def _plain(found: list[Offer]) -> Offer | None:
    whole = [each for each in found if stream_kind(each) is None]
    return min(whole or found, key=_rank, default=None)


def _further(context: Context, shape: JsonObject, at: str) -> Iterator[Way]:
    """The ways in which a response comes that say something else than the plain one."""
    content = as_object(shape.get("content"))
    found = list(offers(context, content, at)) if len(content) > 1 else []
    plain = _plain(found)
    for offer in found:
        way = _way(offer)
        if plain is None or way == "plain" or way == _way(plain):
            continue
        if way == "stream" or not _repeats(context, plain, offer):
            yield way


def _way(offer: Offer) -> Way:
    if stream_kind(offer) is not None:
        return "stream"
    match offer.kind:
        case "text":
            return "text"
        case "file":
            return "file"
        case _:
            return "plain"


def _repeats(context: Context, plain: Offer, other: Offer) -> bool:
    """Whether a media type says what the plain one says, for readers that are no programs in Python."""
    if is_for_others(other.media_type):
        return True
    same = same_schema(context, plain, other)
    return same and not holds_content(context, other)


def _stated(
    context: Context, operation: JsonObject, at: str
) -> Iterator[tuple[str, tuple[JsonObject, str]]]:
    """Each response by its status, with its pointer."""
    for name, value in as_object(operation.get("responses")).items():
        if name.startswith("x-"):
            continue
        where = pointers.join(at, "responses", name)
        status = _STATUS.match(name)
        if status is None and name.lower() != "default":
            message = f"'{name}' is no HTTP status; not used"
            context.warning("unknown-status", message, where)
            continue
        yield (
            status.group().upper() if status else "default",
            context.resolve(value, where),
        )


def _successes(found: dict[str, tuple[JsonObject, str]]) -> set[str]:
    successes = {status for status in found if status.startswith("2")}
    return successes or ({"default"} & found.keys())


def _rank(offer: Offer) -> tuple[int, bool]:
    """The order of preference; of what is no JSON by its name, text that a person can read comes first."""
    plain = offer.media_type.strip().lower()
    if is_json(plain):
        return 0, plain != "application/json"
    if offer.kind == "json":
        return 1, False
    if is_for_others(plain):
        return 4, False
    return (2 if offer.kind == "text" else 3), False


def _response(
    context: Context, key: str, status: str, shape: JsonObject, at: str, way: Way
) -> Response:
    offer = chosen(context, shape, at, way)
    is_error = not status.startswith("2") and status != "default"
    stream = None if offer is None or is_error else stream_kind(offer)
    if status in _EMPTY or key.startswith("HEAD "):
        kind, stream = None, None
    elif offer is None:
        kind = _undocumented(context, key, status, shape, at)
    elif stream is not None:
        home = InOperation(operation=key, role="item")
        kind = item_type(context, offer, stream, home)
    else:
        role = f"response {status}" if is_error else "response"
        kind = _read(context, offer, InOperation(operation=key, role=role))
    return Response(
        status=status,
        description=as_text(shape.get("description")),
        media_type=None if offer is None else offer.media_type,
        type=kind,
        at=at,
        stream=stream,
        headers=_headers(context, shape, at),
        example=_example(context, offer) if kind and not (is_error or stream) else None,
    )


def _example(context: Context, offer: Offer | None) -> str | None:
    return example_of(context, offer) if offer and offer.kind == "json" else None


def _read(context: Context, offer: Offer, home: Home) -> Type:
    """The type of what a media type holds when it is read. YAML is more than JSON, so it is read as text."""
    if offer.kind == "text" or is_yaml(offer.media_type):
        return Scalar(kind="string")
    if offer.kind != "json" or stream_kind(offer) is not None:
        return FILE
    return type_of(context, offer.media.get("schema"), offer.place, home)


def _undocumented(
    context: Context, key: str, status: str, shape: JsonObject, at: str
) -> Type | None:
    """Any JSON, unless it is said, or goes without saying, that there is nothing.

    In OpenAPI a response without `content` has none, which pages for people leave out as well; what answers a question
    with nothing has been forgotten in either.
    """
    if not status.startswith("2") or "content" in shape:
        return None
    if context.document.standalone and not key.startswith(("GET ", "QUERY ")):
        return None
    context.warning(
        "undocumented-body",
        f"the body that '{key}' answers is not documented; typed as any JSON",
        at,
    )
    return Anything()


def _headers(
    context: Context, shape: JsonObject, at: str
) -> tuple[ResponseHeader, ...]:
    found: list[ResponseHeader] = []
    for name, value in as_object(shape.get("headers")).items():
        header, _ = context.resolve(value, pointers.join(at, "headers", name))
        # OpenAPI 3.1 section 4.8.17.1: it says what `content` says.
        if name.lower() != "content-type":
            words = as_text(header.get("description"))
            found.append(ResponseHeader(wire=name, description=words))
    return tuple(found)
