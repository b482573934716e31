"""Calls that the documentation does not have, described as its own are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any

from .decoding import Decoder, any_json, model
from .enums import OpenEnum, OpenIntEnum
from .fitting import is_list
from .models import Model
from .operation import Argument, Body, FileBody, Operation

if TYPE_CHECKING:
    from .connection import Connection
    from .options import CallOptions


def operation(
    connection: Connection,
    method: str,
    path: str,
    body: object,
    returns: type[Model] | None,
) -> tuple[Operation[Any], Mapping[str, object]]:
    """Such a call and its arguments. body: JSON, or content as `files.StreamInput` has it.

    returns: None: JSON, else text, else bytes. Raises: ValueError for a path that leads elsewhere,
    TypeError for what is no model.
    """
    if not method.isascii() or not method.isalpha():
        raise ValueError(f"{method!r} is no method of HTTP")
    call: Operation[Any] = Operation(
        name="request",
        method=method.upper(),
        path=_checked(path),
        parameters=_parameters(body),
        security=connection.at_hand(),
        result=_reader(returns),
    )
    return call, {"body": body}


def _parameters(body: object) -> tuple[Argument, ...]:
    if body is None:
        return ()
    return (FileBody("body") if _is_content(body) else Body("body"),)


def _is_content(body: object) -> bool:
    """Whether a body is sent as it is: bytes, and what gives some."""
    if isinstance(body, bytes | bytearray | memoryview):
        return True
    if isinstance(body, str | Mapping | AbstractSet) or is_list(body):
        return False
    names = ("__fspath__", "read", "__iter__", "__aiter__")
    return any(hasattr(body, name) for name in names)


def _reader(returns: object) -> Callable[[], Decoder[Any]]:
    if returns is None:
        return lambda: _ANY
    if isinstance(returns, type) and issubclass(
        returns, Model | OpenEnum | OpenIntEnum
    ):
        found = model(returns)
        return lambda: found
    raise TypeError(f"returns must be a model of this package, not {returns!r}")


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


_ANY: Decoder[Any] = Decoder(any_json, object, "any")
