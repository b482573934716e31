"""Titles that are names: what a vendor calls a type that is written in place."""

import re

from generator.values import JsonValue

_LONGEST = 40
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")
_CAPITALIZED = re.compile(r"[A-Z][A-Za-z0-9]*([ -][A-Z0-9][A-Za-z0-9]*){1,3}")


def sensible_title(title: JsonValue) -> str | None:
    """A title that reads as a name: one word, or up to four with capitals; not a sentence."""
    if not isinstance(title, str) or len(title) > _LONGEST:
        return None
    if _NAME.fullmatch(title) or _CAPITALIZED.fullmatch(title):
        return title
    return None
