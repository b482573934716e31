"""Names of a call's arguments: parameters, and the fields of an object that is its body."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from generator.model import Api, Field, Named, ObjectType, Operation, Type
from generator.name.scope import Scope
from generator.name.spelling import style
from generator.name.symbols import spelt
from generator.words import Identifier, snake, words

# What every call takes besides, as `runtime/options.py` has it: also that of lists where a call gives
# none, so that it may begin to page without a change of names.
_OPTIONS = (
    "timeout",
    "max_retries",
    "deadline",
    "extra_headers",
    "extra_query",
    "extra_body",
    "max_items",
    "resume",
)
_RESERVED = ("self", "options", *_OPTIONS)
_ORDER = ("path", "query", "header", "cookie", "querystring", "body")

BODY = ("body", "")
"""The location and name of a body that is one argument."""

MEDIA_TYPE = ("media type", "")
"""Those of the argument that chooses how a body is labelled."""

EXTRA = ("extra", "")
"""Those of the argument that holds further members of the object that is sent."""


class Given(NamedTuple):
    """Something that a call is given: where it goes, and what it is called there."""

    location: str
    wire: str


def arguments_of(api: Api) -> Mapping[tuple[str, str, str], Identifier]:
    """The argument of every parameter and body field, by operation key, location and wire name.

    `BODY`, `MEDIA_TYPE` and `EXTRA` stand for arguments that have no name of the vendor's.
    """
    found: dict[tuple[str, str, str], Identifier] = {}
    for operation in api.operations:
        scope = Scope(reserved=_RESERVED)
        for given in sorted(_named(api, operation), key=_rank):
            name = scope.take(*_candidates(given), of=" ".join(given))
            found[operation.key, given.location, given.wire] = name
        for location, wire, plain in _unnamed(api, operation):
            name = scope.take(Identifier(plain), Identifier(f"request_{plain}"))
            found[operation.key, location, wire] = name
    return found


def _named(api: Api, operation: Operation) -> Iterator[Given]:
    for parameter in operation.parameters:
        yield Given(parameter.location, parameter.wire)
    for field in body_fields(api, operation) or ():
        yield Given("body", field.wire)


def _rank(given: Given) -> tuple[int, bool, str]:
    """Who chooses first: values of the path, as they are given without a keyword; a body's fields last."""
    exact = _candidates(given)[0] == given.wire
    return _ORDER.index(given.location), not exact, given.wire


@cache
def _candidates(given: Given) -> tuple[Identifier, ...]:
    """The plain name; with its symbols; with the place that it goes to; with how it is written."""
    fallback = "field" if given.location == "body" else "value"
    plain, whole, style_ = words(given.wire), spelt(given.wire), style(given.wire)
    spellings = [plain] if plain else []
    spellings += [whole] if whole != plain or not plain else []
    spellings.append((given.location, *(plain or whole)))
    spellings += [(*plain, style_)] if style_ else []
    return tuple(snake(each, fallback) for each in spellings)


def _unnamed(api: Api, operation: Operation) -> Iterator[tuple[str, str, str]]:
    body = operation.body
    if body is None:
        return
    if body_fields(api, operation) is None:
        yield *BODY, "content" if body.kind == "file" else "body"
    elif extra_of(api, operation) is not None:
        yield *EXTRA, "additional_properties"
    if chooses_media_type(operation):
        yield *MEDIA_TYPE, "content_type"


def chooses_media_type(operation: Operation) -> bool:
    """Whether the caller may say what a body is: there are several ways, or any of a family will do."""
    body = operation.body
    return body is not None and (len(body.media_types) > 1 or "*" in body.media_type)


def body_fields(api: Api, operation: Operation) -> tuple[Field, ...] | None:
    """The fields that are a call's keywords; None when its body is one argument, or when it has none."""
    body = operation.body
    if body is None:
        return None
    fixed = {wire for wire, _ in operation.sends}
    if body.parts:
        fields = tuple(part.field for part in body.parts)
    else:
        found = body_object(api, operation)
        if found is None:
            return None
        fields = found.fields
    return tuple(field for field in fields if field.wire not in fixed)


def body_object(api: Api, operation: Operation) -> ObjectType | None:
    """The object whose members are a call's keywords, when its body is a JSON object."""
    body = operation.body
    if body is None or body.kind != "json" or not isinstance(body.type, Named):
        return None
    found = api.types.get(body.type.id)
    if not isinstance(found, ObjectType):
        return None
    return found if found.fields or found.extra is not None else None


def extra_of(api: Api, operation: Operation) -> Type | None:
    """The type of further members that a JSON object may be sent with."""
    found = body_object(api, operation)
    return found.extra if found is not None else None
