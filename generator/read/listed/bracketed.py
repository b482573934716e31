"""What stands in the parentheses after a name, `(optional string, max 80)`: types, flags, places, defaults."""

import re
from dataclasses import dataclass
from typing import Literal

from generator.read.listed.fields import Location
from generator.read.pages.paths import METHODS
from generator.read.words import typewords

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
NAMED_TYPE = re.compile(rf"(?!(?:{'|'.join(METHODS)})$)[A-Z]\w+(\[\])?")
# In a cell of types: `boolean, default to true`.
_DEFAULT_LAST = re.compile(r"(?i),\s*default(?:s|ed)?\b.*$", re.DOTALL)
_NO_DEFAULTS = frozenset({"", '""', "[]", "{}", "nil", "null", "none"})
_FLAGS = {
    "required": True,
    "<required>": True,
    "optional": False,
    "<optional>": False,
    "not required": False,
}
# `optional string`, `string required`: two of what others part by a comma.
_WITH_FLAG = re.compile(
    r"(?i)(?P<first>required|optional)\s+(?P<type>\S.*)|(?P<before>\S.*?)\s+(?P<last>required|optional)"
)
# How long or how large a value may be: `minimum 8 char`, `max. 255 characters`, `1-100`.
_BOUNDS = re.compile(
    r"(?i)(?:min(?:imum)?|max(?:imum)?|at (?:least|most)|up to|between|length)\b[^\d]*\d.*|[<>]=?\s*\d+|\d+\s*(?:-|–|to|\.\.)\s*\d+.*"
    r"|\d+ (?:char|digit|letter|byte)\w*"
)
_DEFAULT = re.compile(
    r"(?i)(?:by )?default(?:s|ed)?(?:(?: value)?(?: to| is))?[:\s=]+(.+)"
)


def told(
    place: str | None, types: str
) -> tuple[Location | Literal["body"] | None, str]:
    """Where a parameter goes and the words for its type, which may begin with the place where nothing else says it."""
    types = _DEFAULT_LAST.sub("", types)
    if place is not None:
        return location(place), types
    found = _LEADING.fullmatch(types)
    if found is None:
        return None, types
    return location(found["where"]), found["types"].strip(" ,;:()[]/|-–—`*")


def location(text: str) -> Location | Literal["body"] | None:
    """Where a cell or a word such as `in query` or `path parameter` puts a parameter."""
    return _WORDS.get(_FILLER.sub("", text.lower()))


@dataclass(slots=True, kw_only=True)
class Said:
    """What stands in the parentheses after a name."""

    types: list[str]
    location: Location | Literal["body"] | None = None
    required: bool | None = None
    nullable: bool = False
    default: str | None = None
    deprecated: bool = False


def read(text: str | None) -> Said | None:
    """The words in the parentheses, or None when they are not about a type."""
    if text is None:
        return None
    said = Said(types=[])
    for word in re.split(r"\s*[,·;]\s*", text.strip()):
        if not take(said, word.strip()) and not _take_apart(said, word.strip()):
            return None
    return said


def _take_apart(said: Said, word: str) -> bool:
    """Takes words that say two things, a flag and a type or a type and its bounds, and bounds alone."""
    if _BOUNDS.fullmatch(word):
        return True
    flagged = _WITH_FLAG.fullmatch(word)
    if flagged:
        flag = flagged["first"] or flagged["last"]
        rest = flagged["type"] or flagged["before"]
        if not (typewords.is_type(rest) or "|" in rest):
            return False
        return take(said, flag) and (take(said, rest) or _take_apart(said, rest))
    kinds = [one.strip() for one in word.split("|")]
    types = [one for one in kinds if not _BOUNDS.fullmatch(one)]
    return len(types) < len(kinds) and take(said, " | ".join(types))


def take(said: Said, word: str) -> bool:
    """Takes one of the words; False for one that says nothing of a type, a flag, a place or a default."""
    place = location(word)
    default = _DEFAULT.fullmatch(word)
    lower = word.lower()
    if lower in _FLAGS:
        said.required = _FLAGS[lower]
    elif place and place != "body" or lower in ("body", "form"):
        said.location = place
    elif lower in ("nullable", "null"):
        said.nullable = True
    elif lower == "deprecated":
        said.deprecated = True
    elif lower in ("read-only", "write-only", ""):
        pass
    elif default:
        said.default = default[1].strip("`\"' ")
    elif ":" in word:
        kind, _, after = word.partition(":")
        return take(said, kind) and _take_after(said, after.strip())
    elif typewords.is_type(word) or NAMED_TYPE.fullmatch(word):
        said.types.append(word)
    else:
        return False
    return True


def _take_after(said: Said, text: str) -> bool:
    """HashiCorp writes a default, or that there must be a value, after the type."""
    lower = text.lower().partition(" or ")[0]
    if lower in _FLAGS:
        said.required = _FLAGS[lower]
    elif lower not in _NO_DEFAULTS:
        said.default = text.strip("`\"' ")
        said.required = False
    return True
