"""Forms: pairs of name and value, URL-encoded (OpenAPI 3.1 section 4.8.15)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .encoding import sent_json, text
from .fitting import is_list
from .parameters import (
    Argument,
    BodyExtra,
    Fixed,
    FormBody,
    FormField,
    QueryString,
)
from .styles import is_json, members, named, quote
from .unset import UNSET


def form(
    parameters: tuple[Argument | Fixed, ...], arguments: Mapping[str, object]
) -> str:
    """The text of a form. Raises: ValueError, TypeError for values that it cannot hold."""
    pieces: list[str] = []
    for parameter in parameters:
        if isinstance(parameter, Fixed):
            pieces += free(parameter.wire, {parameter.wire: parameter.value})
            continue
        value = arguments.get(parameter.argument)
        if value is None or value is UNSET:
            continue
        match parameter:
            case FormField():
                pieces += named(parameter, value)
            case FormBody() | BodyExtra():
                pieces += free(parameter.argument, value)
            case _:
                pass
    return "&".join(pieces)


def query_string(parameter: QueryString, value: object) -> str:
    """A whole query as the media type that is documented for it."""
    if is_json(parameter.media_type):
        return quote(sent_json(parameter.argument, value).decode())
    if members(value) is None:
        return quote(text(parameter.argument, value))
    return "&".join(free(parameter.argument, value))


def free(argument: str, value: object) -> Iterator[str]:
    """The pairs of a mapping or a model: lists by repetition, objects as JSON."""
    held = members(value)
    if held is None:
        raise TypeError(f"{argument} must be a mapping, not {type(value).__name__}")
    for key, item in held.items():
        for each in item if is_list(item) else (item,):
            if each is not None and each is not UNSET:
                yield f"{quote(key)}={quote(plain_text(argument, each))}"


def plain_text(argument: str, value: object) -> str:
    """A single value as a field of a form: an object as JSON, all else as text."""
    if members(value) is not None or is_list(value):
        return sent_json(argument, value).decode()
    return text(argument, value)
