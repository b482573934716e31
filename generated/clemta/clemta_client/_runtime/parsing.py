"""JSON text to plain values, with nothing in it that JSON does not have."""

from json import JSONDecoder
from typing import Any, NoReturn


def parse(content: bytes) -> Any:
    """The JSON in some bytes, which must be UTF-8 (RFC 8259 section 8.1).

    Raises: ValueError, saying what is wrong.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 at byte {error.start}") from None
    try:
        return _DECODER.decode(text.removeprefix("\ufeff"))
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


_DECODER = JSONDecoder(parse_constant=_refuse)
