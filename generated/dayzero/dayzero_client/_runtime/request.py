"""A call turned into what is sent; nothing here touches the network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .bodies import Content, content
from .operation import Operation
from .parameters import NEXT_URL, Cookie, Header, Query, QueryString
from .paths import path
from .quiet import hide
from .styles import in_header, named, quote
from .unset import UNSET

if TYPE_CHECKING:
    from .connection import Connection
    from .files import Pieces


class Request:
    """What is sent; its URL and headers may hold secrets, so it has no telling `repr`."""

    __slots__ = ("content", "headers", "method", "url")

    def __init__(
        self,
        method: str,
        url: str,
        headers: list[tuple[str, str]],
        content: bytes | Pieces | None,
    ) -> None:
        self.method = method
        self.url = url
        self.headers = headers
        self.content = content


class _Head:
    """What goes before the body: headers, cookies, and the pieces of the query."""

    __slots__ = ("cookies", "headers", "query")

    def __init__(self, headers: dict[str, str]) -> None:
        self.headers = headers
        self.cookies: list[str] = []
        self.query: list[str] = []


def build(
    connection: Connection,
    operation: Operation[Any],
    arguments: Mapping[str, object],
) -> Request:
    """The request of a call; None and UNSET are not sent, None in a JSON body is null.

    Raises: ValueError, TypeError for values that cannot be sent, OSError for files that cannot be
    read, CredentialsError, PagingError.
    """
    url = connection.base(operation) + path(operation, arguments)
    head = _Head({"Accept": operation.accept, **connection.headers})
    if NEXT_URL in arguments:
        return _following(connection, operation, arguments, url, head)
    _add_arguments(head, operation, arguments)
    _add_proofs(head, connection, operation)
    if head.query:
        url = f"{url}?{'&'.join(head.query)}"
    return _request(operation, url, head, content(operation, arguments))


def _following(
    connection: Connection,
    operation: Operation[Any],
    arguments: Mapping[str, object],
    current: str,
    head: _Head,
) -> Request:
    """The request of a next page, whose URL the server gave and which holds the whole query."""
    from .addresses import followed, is_same_origin, without_known

    url = followed(current, arguments[NEXT_URL])
    if not is_same_origin(url, current):
        # it is not ours: nothing that the user gave may go there
        head.headers = {"Accept": operation.accept}
        return _request(operation, url, head, None)
    _add_arguments(head, operation, arguments)
    head.query.clear()
    _add_proofs(head, connection, operation)
    if pieces := without_known(url, head.query):
        url += ("&" if "?" in url else "?") + "&".join(pieces)
    return _request(operation, url, head, content(operation, arguments))


def _add_arguments(
    head: _Head, operation: Operation[Any], arguments: Mapping[str, object]
) -> None:
    for parameter in operation.in_head:
        value = arguments.get(parameter.argument)
        if value is None or value is UNSET:
            if parameter.required:
                raise ValueError(f"{parameter.argument} must be given")
            continue
        match parameter:
            case Query():
                head.query += named(parameter, value)
            case Header():
                _set(head.headers, parameter.wire, in_header(parameter, value))
            case Cookie():
                head.cookies += named(parameter, value)
            case QueryString():
                from .forms import query_string

                if written := query_string(parameter, value):
                    head.query.append(written)
            case _:
                pass


def _add_proofs(head: _Head, connection: Connection, operation: Operation[Any]) -> None:
    for proof in connection.proofs(operation):
        match proof.location:
            case "header":
                _set(head.headers, proof.name, proof.value)
            case "query":
                hide(quote(proof.value))
                head.query.append(f"{quote(proof.name)}={quote(proof.value)}")
            case "cookie":
                head.cookies.append(f"{proof.name}={quote(proof.value)}")


def _request(
    operation: Operation[Any], url: str, head: _Head, body: Content | None
) -> Request:
    if head.cookies:
        _set(head.headers, "Cookie", "; ".join(head.cookies))
    if body is None:
        return Request(operation.method, url, _checked(head.headers), None)
    _set(head.headers, "Content-Type", body.media_type)
    length = None if isinstance(body.body, bytes) else body.body.length
    if length is not None:
        _set(head.headers, "Content-Length", str(length))
    return Request(operation.method, url, _checked(head.headers), body.body)


def _set(headers: dict[str, str], name: str, value: str) -> None:
    """Set a header in place of one that differs in case."""
    for other in [held for held in headers if held.lower() == name.lower()]:
        del headers[other]
    headers[name] = value


def _checked(headers: dict[str, str]) -> list[tuple[str, str]]:
    for name, value in headers.items():
        # RFC 9110 section 5.5; the message must not show the value
        if not value.isascii() or not value.replace("\t", " ").isprintable():
            raise ValueError(
                f"{name}: the value has a character that no header can hold"
            )
    return [(name, value.strip()) for name, value in headers.items()]
