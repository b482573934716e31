"""The words that say where a parameter goes."""

import re
from typing import Literal

from generator.read.listed.fields import Location

_WORDS: dict[str, Location | Literal["body"]] = {
    "path": "path",
    "url": "path",
    "uri": "path",
    "query": "query",
    "querystring": "query",
    "header": "header",
    "cookie": "cookie",
    "body": "body",
    "form": "body",
    "formdata": "body",
    "json": "body",
}
_FILLER = re.compile(r"\b(in|the|string|param(?:eter)?s?|request)\b|[^a-z]")


def location(text: str) -> Location | Literal["body"] | None:
    """Where a cell or a word such as `in query` or `path parameter` puts a parameter."""
    return _WORDS.get(_FILLER.sub("", text.lower()))
