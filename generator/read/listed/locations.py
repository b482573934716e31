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


# `formData file` in a column of types, as the first Swagger wrote them.
_LEADING = re.compile(
    r"(?i)\W*(?P<where>path|query|header|cookie|form[ -]?data)(?:\s+(?:param(?:eter)?|variable)|\s+string(?=\s+\w))?"
    r"(?P<types>\W+[a-z].*|\W*)"
)


def told(
    place: str | None, types: str
) -> tuple[Location | Literal["body"] | None, str]:
    """Where a parameter goes and the words for its type, which may begin with the place where nothing else says it."""
    if place is not None:
        return location(place), types
    found = _LEADING.fullmatch(types)
    if found is None:
        return None, types
    return location(found["where"]), found["types"].strip(" ,;:()[]/|-–—`*")


def location(text: str) -> Location | Literal["body"] | None:
    """Where a cell or a word such as `in query` or `path parameter` puts a parameter."""
    return _WORDS.get(_FILLER.sub("", text.lower()))
