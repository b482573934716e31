"""Members of a sample that prose says must be sent: `Title is required and has to be unique.`"""

import re
from collections.abc import Iterable

from generator.read.pages.markdown import Paragraph
from generator.read.routing.endpoints import Endpoint

_NEEDED = re.compile(
    r"(?i)(?:^|[.!?:]\s+)(?:the\s+|a\s+)?[`*\"']*(?P<name>[A-Za-z_]\w*)[`*\"']*(?:\s+(?:field|parameter|property|attribute))?"
    r"\s+(?:is|are)\s+(?:always\s+)?(?:required|mandatory)\b(?!\s+(?:if|when|for|unless|only|in|on|to|by|with)\b)"
)


def names(endpoint: Endpoint, keys: Iterable[str]) -> list[str]:
    """Those of the keys that the paragraphs about an endpoint call required."""
    known = {key.lower(): key for key in keys}
    told = [
        found["name"].lower()
        for section in endpoint.sections
        for part in section.parts
        if isinstance(part, Paragraph) and not part.quoted
        for found in _NEEDED.finditer(part.text.plain)
    ]
    return [known[name] for name in dict.fromkeys(told) if name in known]
