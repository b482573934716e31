"""The text that says where to go on in a list: safe to store, and of use to that list alone."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import crc32
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit
from uuid import UUID

from .addresses import followed, is_same_origin
from .decoding import MISFITS
from .encoding import json_bytes
from .errors import PagingError
from .parameters import NEXT_URL
from .parsing import parse
from .paths import path

if TYPE_CHECKING:
    from .connection import Connection
    from .operation import PagedOperation

# what JSON has no type for; methods want it back as it was
_KINDS: dict[str, Callable[[str], object]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "UUID": UUID,
    "Decimal": Decimal,
}


def written(
    connection: Connection,
    operation: PagedOperation[Any, Any],
    arguments: Mapping[str, object],
    value: object,
    items: int,
) -> str:
    """The text. value: of the argument that moves, for the next page; items: seen before it.

    Raises: PagingError for a next page on another server, to which nobody can be sent later.
    """
    if operation.paging.argument == NEXT_URL:
        current = connection.base(operation) + path(operation, arguments)
        value = _place(connection, followed(current, value), current)
    kind = type(value).__name__
    whole = [_check(operation), items, value, kind if kind in _KINDS else ""]
    return urlsafe_b64encode(json_bytes(whole)).rstrip(b"=").decode()


def read(operation: PagedOperation[Any, Any], text: str) -> tuple[object, int]:
    """What `written` was given: value and items. Raises: ValueError for any other text."""
    try:
        data = text.encode("ascii") + b"=" * (-len(text) % 4)
        check, items, value, kind = parse(urlsafe_b64decode(data))
        if check != _check(operation) or type(items) is not int or items < 0:
            raise ValueError
        if kind != "":
            value = _KINDS[kind](value)
        if operation.paging.argument == NEXT_URL:
            _check_place(value)
    except (*MISFITS, PagingError):
        raise ValueError(f"resume: this is no cursor of {operation.name}") from None
    return value, items


def _check(operation: PagedOperation[Any, Any]) -> str:
    """What tells the lists of an API apart, whatever their methods are called."""
    argument = operation.paging.argument
    return f"{crc32(f'{operation.method} {operation.path} {argument}'.encode()):08x}"


def _place(connection: Connection, url: str, current: str) -> str:
    """Path and query of a URL on our own server, without our credentials."""
    if not is_same_origin(url, current):
        raise PagingError("the next page is on another server: it has no cursor")
    parts = urlsplit(url)
    known = [unquote(piece) for piece in parts.query.split("&")]
    pieces = [
        piece
        for piece, text in zip(parts.query.split("&"), known)
        if connection.hide(text) == text
    ]
    # two slashes at the start would be a host
    place = f"/{parts.path.lstrip('/')}"
    return f"{place}?{'&'.join(pieces)}" if any(pieces) else place


def _check_place(value: object) -> None:
    """Raises: ValueError, PagingError for what is no path of our server.

    A text that may come from anywhere must not lead anywhere.
    """
    ours = "https://ours"
    if not value or followed(ours, value) != f"{ours}{value}":
        raise ValueError
