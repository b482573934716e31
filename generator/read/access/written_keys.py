"""Keys as pages made from OpenAPI documents write them: `Parameter Name: **X-Key**, in: header`."""

import re
from collections.abc import Iterator

from generator.read.code.schemes import Scheme
from generator.read.pages.markdown import Bullet, Text

_KEY = re.compile(
    r"(?i)\b(?:(?:header|query|parameter) )?(?:parameter )?name\W*:\W*(?P<name>[\w-]+)\W*[,;]\s*in\W*:\W*(?P<where>header|query)\b"
    r"|\bin\W*:\W*(?P<before>header|query)\W*[,;]\s*(?:parameter )?name\W*:\W*(?P<after>[\w-]+)"
)
_SCHEME = re.compile(
    r"(?i)\bhttp authentication\b\W*scheme\W*:\W*(?P<kind>bearer|basic)\b"
)


def schemes(text: Text) -> Iterator[Scheme]:
    """The schemes that a line writes out."""
    for found in _KEY.finditer(text.plain):
        name = found["name"] or found["after"]
        in_query = (found["where"] or found["before"]).lower() == "query"
        if name.lower() != "authorization":
            yield Scheme(kind="query" if in_query else "header", header=name)
    for found in _SCHEME.finditer(text.plain):
        yield Scheme(kind="basic" if found["kind"].lower() == "basic" else "bearer")


def lines(item: Bullet) -> Iterator[Text]:
    """The texts of an item and of all below it."""
    yield item.text
    yield from item.more
    for child in item.children:
        yield from lines(child)
