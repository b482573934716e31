"""Types with which the prose about a field begins: `Boolean indicating whether ...`, `STRING or FILE with ...`."""

import re

from generator.read.words import typewords

_WORD = r"[A-Za-z]+"
_SHOUTED = re.compile(
    r"\W*(?P<types>[A-Z]{3,}(?:\s+(?:or|OR)\s+[A-Z]{3,})*)(?=[\s.,;:]|$)(?!\s+[A-Z]{2})"
)
_LED = re.compile(
    rf"(?i)\W*(?:\(?(?:required|optional)\)?\W+)?(?:an?\s+|the\s+)?(?P<types>{_WORD}(?:\s+or\s+{_WORD})*)"
    r"(?:\s+(?:value|flag|field))?\s+(?:indicating|specifying|representing|denoting|describing|containing|stating"
    r"|which (?:indicates|specifies|contains)|that (?:indicates|specifies|contains))\b"
)
# `A number, 100 by default`, `Optional. A boolean that decides ...`; `a number that` may be of a telephone.
_STATED = re.compile(
    r"(?i)\W*(?:\(?(?:required|optional)\)?\W+)?an?\s+(?P<types>string|integer|number|float|boolean|object)"
    r"(?=\s*[,.;]|\s+(?:between|where|from \d)\b|(?<!number)\s+(?:that|which)\b)"
)
# `List of`, `Date of` and `Map with` begin descriptions of anything.
_PLAIN = frozenset(
    {
        "string",
        "integer",
        "int",
        "boolean",
        "bool",
        "float",
        "double",
        "number",
        "file",
        "array",
        "object",
    }
)


_UPLOAD = re.compile(
    r"(?i)\W*(?:an? )?multipart (?:image|file|upload|media|video|audio)\b"
)


def types(text: str) -> str:
    """The type that a description begins with; empty when it begins with anything else."""
    for pattern in (_SHOUTED, _LED, _STATED):
        found = pattern.match(text)
        words = re.split(r"\s+or\s+", found["types"].lower()) if found else []
        if words and all(word in _PLAIN and typewords.is_type(word) for word in words):
            return " or ".join(words)
    return "file" if _UPLOAD.match(text) else ""
