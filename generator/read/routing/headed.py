"""Headings that say what a call does and then name it: `Drop a bed (DELETE /beds/{id})`, `Add a bed: `POST /beds``."""

import re

from generator.read.pages.markdown import Text
from generator.read.pages.paths import METHODS, Route, only_route
from generator.read.routing import badges

_TITLED = re.compile(
    r"(?P<words>\S.*?)\s*(?:[(\[]\s*`?|(?:\s[—–-]|[:|—–])\s+`?|`)"
    rf"(?P<call>(?:{'|'.join(METHODS)})[`\s]+/[^\s`)\]]*)[`)\]\s]*"
)
# `What is new in `GET /beds`` is about a call that is described elsewhere.
_ABOUT = re.compile(
    r"(?i)\b(?:to|from|of|in|for|with|by|via|using|use|the|a|an|this|vs|and|or|on|about|under|new|old|why|how)\W*$"
)


def read(title: Text) -> tuple[str, Route] | None:
    """The words of a heading and the call that it names after them; None where it names none so."""
    source = badges.in_words(title.source).replace("**", "`")
    found = _TITLED.fullmatch(source.strip())
    if found is None or _ABOUT.search(found["words"]) or "`" in found["words"]:
        return None
    route = only_route(found["call"])
    return (found["words"].strip(" `*_#"), route) if route else None
