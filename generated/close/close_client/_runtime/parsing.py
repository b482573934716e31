"""JSON text to plain values, with nothing in it that JSON does not have."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from json import JSONDecoder
from typing import Any, NoReturn


def parse(content: bytes) -> Any:
    """The JSON in some bytes, which must be UTF-8 (RFC 8259 section 8.1).

    Read by msgspec where it is installed, to the same values and with the same errors.

    Raises: ValueError, saying what is wrong.
    """
    read = _faster()
    if read is not None:
        try:
            return read(content)
        except (ValueError, RecursionError):
            # what it refuses may be fine (1e400, half a surrogate pair, a byte order mark)
            pass
    return _parsed(content, _DECODER)


def parse_strict(content: bytes) -> Any:
    """As `parse`, but no object may hold a key twice (RFC 8259 section 4).

    Raises: ValueError, saying what is wrong.
    """
    return _parsed(content, _STRICT)


def _parsed(content: bytes, decoder: JSONDecoder) -> Any:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 at byte {error.start}") from None
    try:
        return decoder.decode(text.removeprefix("\ufeff"))
    except RecursionError:
        raise ValueError("nested too deeply") from None


@cache
def _faster() -> Callable[[bytes], Any] | None:
    """The parser of msgspec, unless it is absent or too old to be right."""
    try:
        read: Callable[[bytes], Any] = import_module("msgspec.json").Decoder().decode
    except (ImportError, AttributeError):
        return None
    # until 0.19 it reads some integers of 20 digits as others
    whole = 19999999999999999999
    return read if read(str(whole).encode()) == whole else None


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    held: dict[str, Any] = {}
    for key, value in pairs:
        if key in held:
            raise ValueError(f"the key {key[:40]!r} stands twice")
        held[key] = value
    return held


_DECODER = JSONDecoder(parse_constant=_refuse)
_STRICT = JSONDecoder(parse_constant=_refuse, object_pairs_hook=_once)
