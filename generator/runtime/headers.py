"""What a header can hold (RFC 9110, sections 5.5 and 5.6.2)."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


def checked(name: object, value: object) -> str:
    """The value, without spaces around it. Raises: TypeError, ValueError, which do not show it."""
    if not isinstance(name, str) or not _TOKEN.fullmatch(name):
        raise ValueError(f"{name!r} cannot be the name of a header")
    if not isinstance(value, str):
        raise TypeError(f"{name}: a header must be a str, not {type(value).__name__}")
    if not value.isascii() or not value.replace("\t", " ").isprintable():
        raise ValueError(f"{name}: the value has a character that no header can hold")
    return value.strip()
