"""A call turned into what is sent; nothing here touches the network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .encoding import json_bytes
from .operation import Body, BodyField, Cookie, Header, Operation, Parameter, Query
from .paths import path
from .quiet import hide
from .styles import check, query, quote, simple
from .unset import UNSET

if TYPE_CHECKING:
    from .connection import Connection


class Request:
    """What is sent; its URL and headers may hold secrets, so it has no telling `repr`."""

    __slots__ = ("content", "headers", "method", "url")

    def __init__(
        self,
        method: str,
        url: str,
        headers: list[tuple[str, str]],
        content: bytes | None,
    ) -> None:
        self.method = method
        self.url = url
        self.headers = headers
        self.content = content


def build(
    connection: Connection,
    operation: Operation[Any],
    arguments: Mapping[str, object],
) -> Request:
    """The request of a call; None and UNSET are not sent, None in a body is null.

    Raises: ValueError, TypeError for values that cannot be sent, CredentialsError.
    """
    headers = {"Accept": operation.decoder.media_type, **connection.headers}
    pieces: list[str] = []
    cookies: list[str] = []
    for parameter in operation.parameters:
        value = arguments.get(parameter.argument)
        if value is None or value is UNSET:
            if isinstance(parameter, Parameter) and parameter.required:
                raise ValueError(f"{parameter.argument} must be given")
            continue
        match parameter:
            case Query():
                pieces += query(parameter, value)
            case Header():
                _set(headers, parameter.wire, simple(parameter, value))
            case Cookie():
                cookies.append(f"{parameter.wire}={simple(parameter, value, quote)}")
            case _:
                pass
    for proof in connection.proofs(operation):
        match proof.location:
            case "header":
                _set(headers, proof.name, proof.value)
            case "query":
                hide(quote(proof.value))
                pieces.append(f"{quote(proof.name)}={quote(proof.value)}")
            case "cookie":
                cookies.append(f"{proof.name}={quote(proof.value)}")
    if cookies:
        _set(headers, "Cookie", "; ".join(cookies))
    content = _content(operation, arguments)
    if content is not None:
        _set(headers, "Content-Type", operation.media_type)
    url = connection.base_url + path(operation, arguments)
    if pieces:
        url = f"{url}?{'&'.join(pieces)}"
    return Request(operation.method, url, _checked(headers), content)


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


def _content(
    operation: Operation[Any], arguments: Mapping[str, object]
) -> bytes | None:
    made: dict[str, object] | None = None
    for parameter in operation.parameters:
        match parameter:
            case Body():
                value = arguments.get(parameter.argument, UNSET)
                return None if value is UNSET else json_bytes(value)
            case BodyField():
                made = {} if made is None else made
                value = arguments.get(parameter.argument, UNSET)
                if value is not UNSET:
                    if value is not None:
                        check(parameter, value)
                    made[parameter.wire] = value
            case _:
                pass
    return None if made is None else json_bytes(made)
