"""An answer turned into its value, or into the error that it is."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, TypeVar, cast

from .decoding import Decoder, decoder
from .errors import StatusError, error_class
from .operation import by_status
from .parsing import parse
from .reading import Faulty, decoded
from .response import RawResponse

if TYPE_CHECKING:
    from .connection import Connection
    from .operation import Operation
    from .request import Request

T = TypeVar("T")

_MESSAGE_KEYS = (
    "message",
    "error_description",
    "detail",
    "title",
    "error",
    "errors",
    "msg",
)


def value(
    connection: Connection, operation: Operation[T], raw: RawResponse, request: Request
) -> T:
    """The value of a success.

    Raises: DecodeError when the body is not as documented.
    """
    try:
        reader: Decoder[T] = operation.decoder_for(raw.status_code)
        return decoded(reader, raw)
    except Faulty as fault:
        where = f"{request.line} answered {raw.status_code}"
        raise fault.error(where, raw, connection.hide) from None


def failure(
    connection: Connection,
    operation: Operation[Any],
    raw: RawResponse,
    request: Request,
) -> StatusError:
    """The error that an answer is which is no success."""
    status = raw.status_code
    body = plain = _plain_body(raw)
    own = connection.service.errors().get(str(status))
    read = by_status(operation.errors, status)
    try:
        if read is not None:
            body = decoded(decoder(read()), raw)
        elif own is not None:
            body = None
    except Faulty:
        # a class of the package promises the documented type or None
        body = plain if own is None else None
    cls = own or error_class(status)
    said = connection.hide(_server_words(plain) or "")
    return cls(_message(request.line, raw, said), body=body, response=raw)


def _plain_body(raw: RawResponse) -> Any:
    try:
        return parse(raw.content)
    except ValueError:
        return raw.text


def _message(line: str, raw: RawResponse, words: str) -> str:
    status = raw.status_code
    try:
        phrase = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        phrase = str(status)
    said = f"{line} answered {phrase}"
    location = raw.headers.get("location")
    if 300 <= status < 400 and location:
        return f"{said}, pointing to {_without_secrets(location)}; not followed"
    line = _line(words)
    return f"{said}: {line}" if line else said


def _without_secrets(location: str) -> str:
    """A URL without user name, query and fragment."""
    place = location.partition("#")[0].partition("?")[0]
    scheme, slashes, rest = place.partition("//")
    host, slash, path = rest.partition("/")
    return _line(f"{scheme}{slashes}{host.rpartition('@')[2]}{slash}{path}")


def _server_words(body: object, depth: int = 0) -> str | None:
    """The server's own message, when it stands where messages usually do."""
    if isinstance(body, str) and (depth or not body.lstrip().startswith("<")):
        return body.strip() or None
    if depth > 3:
        return None
    if isinstance(body, list) and body:
        return _server_words(cast("list[object]", body)[0], depth + 1)
    if isinstance(body, dict):
        held = cast("Mapping[str, object]", body)
        found = (_server_words(held.get(key), depth + 1) for key in _MESSAGE_KEYS)
        return next(filter(None, found), None)
    return None


def _line(text: str) -> str:
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= 300 else f"{line[:300]}..."
