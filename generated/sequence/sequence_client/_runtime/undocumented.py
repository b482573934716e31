"""Calls that the documentation does not have, described as its own are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .decoding import Decoder, any_json, model
from .operation import Body, Operation

if TYPE_CHECKING:
    from .connection import Connection
    from .models import Model
    from .options import CallOptions


def operation(
    connection: Connection,
    method: str,
    path: str,
    body: object,
    returns: type[Model] | None,
) -> tuple[Operation[Any], Mapping[str, object]]:
    """Such a call and its arguments. returns: None: JSON, or text.

    Raises: ValueError for a path that leads elsewhere.
    """
    if not method.isascii() or not method.isalpha():
        raise ValueError(f"{method!r} is no method of HTTP")
    call: Operation[Any] = Operation(
        name="request",
        method=method.upper(),
        path=_checked(path),
        parameters=() if body is None else (Body("body"),),
        security=connection.at_hand(),
        result=lambda: _ANY if returns is None else model(returns),
    )
    return call, {"body": body}


def told(
    options: CallOptions,
    query: Mapping[str, object] | None,
    headers: Mapping[str, str] | None,
) -> CallOptions:
    """The options of such a call with its query and headers among them."""
    if query:
        options["extra_query"] = {**query, **(options.get("extra_query") or {})}
    if headers:
        options["extra_headers"] = {**headers, **(options.get("extra_headers") or {})}
    return options


def _checked(path: str) -> str:
    if not path.startswith("/") or path.startswith("//"):
        raise ValueError(f"path must begin with one slash, as '/contacts': {path!r}")
    if "?" in path or "#" in path:
        raise ValueError("path must not hold a query; give it as query=")
    if any(step in (".", "..") for step in path.split("/")):
        raise ValueError(f"path must not hold '.' or '..': {path!r}")
    return path


_ANY: Decoder[Any] = Decoder(any_json, object, "text")
