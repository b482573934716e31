"""A body turned into its value, or into all that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from .decoding import MISFITS, Decoder
from .errors import DecodeError
from .parsing import parse
from .response import RawResponse
from .styles import is_json

T = TypeVar("T")


class Faulty(Exception):
    """A body is not as documented. faults: each place, as `DecodeError` tells them."""

    def __init__(self, *faults: str) -> None:
        super().__init__(faults)
        self.faults: tuple[str, ...] = faults

    def error(
        self, where: str, raw: RawResponse, hide: Callable[[str], str] = str
    ) -> DecodeError:
        """What the user gets. where: the start of its message; hide: takes secrets out."""
        faults = [hide(fault) for fault in self.faults]
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        message = f"{where}, not as documented: {faults[0]}{more}"
        return DecodeError(message, faults=tuple(faults), response=raw)


def decoded(reader: Decoder[T], raw: RawResponse) -> T:
    """The value of an answer. Raises: Faulty."""
    in_json = is_json(raw.media_type)
    match reader.source:
        case "nothing":
            return reader.decode(None)
        case "text" if not in_json:
            return reader.decode(raw.text)
        # Base64 is a JSON string; a file may well be some other JSON
        case "bytes" if not in_json or not raw.content.lstrip().startswith(b'"'):
            return reader.decode(raw.content)
        case "any" if not in_json:
            return reader.decode(_as_it_came(raw))
        case _:
            return _from_json(reader, raw)


def _as_it_came(raw: RawResponse) -> str | bytes:
    """A body that is no JSON: text when it says so, or says nothing, and is some; else bytes."""
    if raw.media_type and not raw.media_type.startswith("text/"):
        return raw.content
    try:
        return raw.content.decode(raw.charset)
    except (LookupError, ValueError):
        return raw.content


def from_json(reader: Decoder[T], content: bytes) -> T:
    """The value of some JSON text. Raises: Faulty."""
    try:
        data = parse(content)
    except ValueError as error:
        raise Faulty(f"$: expected JSON: {error}") from None
    return from_data(reader, data)


def from_data(reader: Decoder[T], data: object) -> T:
    """The value of parsed JSON. Raises: Faulty."""
    try:
        return reader.decode(data)
    except MISFITS as error:
        from .explain import explain

        raise Faulty(*(explain(reader.hint, data) or (f"$: {error!r}",))) from None


def _from_json(reader: Decoder[T], raw: RawResponse) -> T:
    if not raw.content.strip():
        # where null is documented, or nothing at all, nothing may come
        try:
            return reader.decode(None)
        except MISFITS:
            raise Faulty("$: expected JSON, got an empty body") from None
    try:
        return from_json(reader, raw.content)
    except Faulty as fault:
        if raw.media_type and fault.faults[0].startswith("$: expected JSON: "):
            raise Faulty(f"{fault.faults[0]}, sent as {raw.media_type}") from None
        raise
