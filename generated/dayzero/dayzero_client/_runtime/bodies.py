"""The body of a request, by the media type it is documented as."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from typing import TYPE_CHECKING, Any, cast

from .encoding import sent_json, text
from .fitting import check, is_list
from .parameters import (
    Argument,
    Body,
    BodyExtra,
    BodyField,
    FileBody,
    Fixed,
    FormBody,
    PartsBody,
    TextBody,
)
from .styles import members
from .unset import UNSET
from .values import is_decimal

if TYPE_CHECKING:
    from .files import Pieces
    from .operation import Operation


_EXTRA = "extra_body"
_BYTES = (bytes, bytearray, memoryview)
_IN_NUMBERS = {"integer", "number"}
_WHOLE = {Body, FormBody, PartsBody, TextBody, FileBody}


class Content:
    """A body and what it is labelled as."""

    __slots__ = ("body", "media_type")

    def __init__(self, media_type: str, body: bytes | Pieces) -> None:
        self.media_type = media_type
        self.body = body


def content(
    operation: Operation[Any],
    arguments: Mapping[str, object],
    extra: Mapping[str, object] = {},
) -> Content | None:
    """The body of a call; None when it has none. extra: further members of it.

    Raises: ValueError, TypeError, naming the argument; OSError for files that cannot be read.
    """
    if extra:
        operation = _widened(operation, extra)
        arguments = {**arguments, _EXTRA: extra}
    if operation.body is None or not _is_given(operation, arguments):
        return None
    media_type = _media_type(operation, arguments)
    match operation.body:
        case "json":
            return Content(media_type, _json(operation, arguments, media_type))
        case "form":
            from .forms import form

            return Content(media_type, form(operation.in_body, arguments).encode())
        case "multipart":
            from .multipart import multipart

            boundary, pieces = multipart(operation.in_body, arguments)
            return Content(f"{media_type}; boundary={boundary}", pieces)
        case "text":
            return _text(operation, arguments, media_type)
        case _:
            return _file(operation, arguments, media_type)


def _widened(operation: Operation[Any], extra: Mapping[str, object]) -> Operation[Any]:
    """The operation with a body that takes further members, in place of its own of the same names.

    Raises: TypeError for a body that has none.
    """
    if operation.body in ("text", "file"):
        raise TypeError(f"{_EXTRA} cannot be added to a body that is no object")
    wider = copy(operation)
    kept = [p for p in operation.in_body if getattr(p, "wire", None) not in extra]
    wider.in_body = (*kept, BodyExtra(_EXTRA))
    wider.body = operation.body or "json"
    return wider


def _is_given(operation: Operation[Any], arguments: Mapping[str, object]) -> bool:
    """Whether there is a body: one that is a single argument may have been left out.

    Raises: ValueError for what is required and missing.
    """
    given, fixed = True, False
    for parameter in operation.in_body:
        if isinstance(parameter, Fixed):
            fixed = True
            continue
        value = arguments.get(parameter.argument, UNSET)
        if value is UNSET or (value is None and type(parameter) is not Body):
            if parameter.required:
                raise ValueError(f"{parameter.argument} must be given")
            given = given and type(parameter) not in _WHOLE
    return given or fixed or _EXTRA in arguments


def _media_type(operation: Operation[Any], arguments: Mapping[str, object]) -> str:
    chosen = arguments.get("content_type") if operation.media_types else None
    if chosen is None or chosen is UNSET:
        return operation.media_type
    if not isinstance(chosen, str) or chosen not in operation.media_types:
        known = ", ".join(map(repr, operation.media_types))
        raise ValueError(f"content_type must be one of {known}, not {chosen!r}")
    return chosen


def _json(
    operation: Operation[Any], arguments: Mapping[str, object], media_type: str
) -> bytes:
    whole, made = _json_value(operation, arguments)
    if whole is UNSET:
        written = _written(operation, arguments, made)
    elif not made:
        written = _written(operation, arguments, whole)
    elif (held := members(whole)) is not None:
        written = _written(operation, arguments, {**held, **made})
    else:
        raise TypeError(f"the body must be a mapping, not {type(whole).__name__}")
    if "charset" not in media_type:
        return written
    return _encoded(written.decode(), media_type)


def _written(
    operation: Operation[Any], arguments: Mapping[str, object], value: object
) -> bytes:
    try:
        return sent_json("the body", value)
    except (TypeError, ValueError):
        for parameter in operation.in_body:
            if not isinstance(parameter, Fixed):
                given = arguments.get(parameter.argument, UNSET)
                # raises what names the argument
                sent_json(parameter.argument, None if given is UNSET else given)
        raise


def _json_value(
    operation: Operation[Any], arguments: Mapping[str, object]
) -> tuple[object, dict[str, object]]:
    """The value of `Body`, UNSET without one, and the members that other parameters make."""
    whole: object = UNSET
    made: dict[str, object] = {}
    for parameter in operation.in_body:
        if isinstance(parameter, Fixed):
            made[parameter.wire] = parameter.value
            continue
        value = arguments.get(parameter.argument, UNSET)
        if value is UNSET:
            continue
        match parameter:
            case Body():
                whole = value
            case BodyField():
                made[parameter.wire] = (
                    None if value is None else _field(parameter, value)
                )
            case BodyExtra() if value is not None:
                _add(made, parameter, value)
            case _:
                pass
    return whole, made


def _field(parameter: BodyField, value: object) -> object:
    """A value as JSON says its kind: numbers that are declared as text become that, as in a query."""
    check(parameter, value)
    if is_list(value) and parameter.kinds:
        return [_single(parameter, each) for each in value]
    return _single(parameter, value)


def _single(parameter: BodyField, value: object) -> object:
    kinds = parameter.kinds
    if is_decimal(value) and "number" in kinds and "decimal" not in kinds:
        return float(value)
    is_number = isinstance(value, int) and not isinstance(value, bool)
    if is_number and kinds and not _IN_NUMBERS.intersection(kinds):
        return text(parameter.argument, value)
    return value


def _add(made: dict[str, object], parameter: Argument, value: object) -> None:
    held = members(value)
    if held is None:
        kind = type(value).__name__
        raise TypeError(f"{parameter.argument} must be a mapping, not {kind}")
    for key, item in held.items():
        if key in made:
            raise ValueError(f"{parameter.argument}: {key!r} is given twice")
        made[key] = item


def _text(
    operation: Operation[Any], arguments: Mapping[str, object], media_type: str
) -> Content:
    argument = next(p.argument for p in operation.in_body if isinstance(p, TextBody))
    written = text(argument, arguments[argument])
    # RFC 6657 leaves open what a text without a charset is
    silent = media_type.startswith("text/") and "charset" not in media_type
    if silent and not written.isascii():
        media_type = f"{media_type}; charset=utf-8"
    return Content(media_type, _encoded(written, media_type))


def _encoded(written: str, media_type: str) -> bytes:
    _, _, charset = media_type.partition("charset=")
    name = charset.partition(";")[0].strip("\"' ") or "utf-8"
    try:
        return written.encode(name)
    except LookupError:
        raise ValueError(f"{media_type}: this charset is not known") from None


def _file(
    operation: Operation[Any], arguments: Mapping[str, object], media_type: str
) -> Content:
    from .files import Pieces, Source, concrete

    argument = next(p.argument for p in operation.in_body if isinstance(p, FileBody))
    given = arguments[argument]
    if is_list(given) and all(isinstance(each, _BYTES) for each in given):
        whole = Pieces([bytes(cast("bytes", each)) for each in given])
        return Content(concrete(media_type, None), whole)
    source = Source(argument, given)
    chosen = source.media_type or concrete(media_type, source.name)
    return Content(chosen, Pieces([source]))
