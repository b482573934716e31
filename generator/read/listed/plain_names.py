"""Bullets whose names are not in code, `limit (integer, optional) - How many`, as others are written."""

import re
from collections.abc import Sequence

from generator.read.listed.locations import location
from generator.read.words import typewords

_PLAIN = re.compile(
    r"(?P<bold>\*\*|__)?(?P<name>[A-Za-z_][\w.\[\]-]*)(?(bold)(?P=bold))(?P<star>\\?\*)?"
    r"\s+\((?P<said>[^()`]+(?:\([^()]*\)[^()`]*)*)\)(?P<rest>\s*(?:[:–—-]\s.*|[.:]?$))",
    re.DOTALL,
)
# `**name*** `string` What it is called`: a star for required, the type in code.
_STARRED = re.compile(
    r"(?:\*\*|__)(?P<name>[A-Za-z_][\w.\[\]-]*)(?P<star>\\?\*)?(?:\*\*|__)(?P<after>\\?\*)?"
    r"\s+`(?P<type>[^`\n]+)`:?(?P<rest>\s.*|$)",
    re.DOTALL,
)
# `**limit**: How many`, where all of a list is written like this.
_BOLD = re.compile(
    r"(?P<bold>\*\*|__)(?P<name>[A-Za-z_@$][\w.@$\[\]-]*)(?P<colon>:)?(?P=bold)(?P<rest>(?(colon)|\s*[:–—-])\s+\S.*)",
    re.DOTALL,
)
# `` `name required` what it is called ``, `` `age: integer` ``: all that is said of it is in code.
_INSIDE = re.compile(
    r"`(?P<name>[A-Za-z_][\w.\[\]-]*)(?:\s*[:,]\s*|\s+)\(?(?P<said>[A-Za-z][\w<>\[\], |-]*?)\)?`\s*[:–—-]?\s*(?P<rest>.*)",
    re.DOTALL,
)
_WORDS = re.compile(
    r"\s*[,·;]\s*|\s+(?=(?:required|optional)$)|(?<=^required)\s+|(?<=^optional)\s+"
)
_FLAGS = frozenset({"required", "optional", "not required", "nullable"})
# A word of a list of topics is written like no name: `Boats (optional) - What to do`.
_SMALL = re.compile(r"[a-z][\w.\[\]-]*")


def bold(sources: Sequence[str], *, headers: bool) -> bool:
    """Whether all bullets of a list are names in bold letters, each with words after it. headers: of headers.

    A label is written like this too, `**Note**: ...`: but for headers, a name has no capital in front.
    """
    found = [_BOLD.fullmatch(one) for one in sources]
    return all(one and (headers or one["name"][0].islower()) for one in found)


def in_code(source: str) -> str:
    """A bullet with such a name as others are written."""
    return _BOLD.sub(
        lambda one: f"`{one['name']}` - {one['rest'].lstrip(' :–—-')}", source
    )


def ticked(source: str) -> str:
    """The bullet with its name in backticks, where the words after it are types, flags and places."""
    starred = _STARRED.fullmatch(source)
    if starred and typewords.is_type(starred["type"]):
        star = "*" if starred["star"] or starred["after"] else ""
        words = starred["rest"].lstrip(" -–—:")
        return f"`{starred['name']}`{star} ({starred['type']}) - {words}"
    inside = _INSIDE.fullmatch(source)
    if inside and _are_said(_WORDS.split(inside["said"].strip())):
        said = ", ".join(_WORDS.split(inside["said"].strip()))
        return f"`{inside['name']}` ({said}) - {inside['rest']}"
    found = _PLAIN.fullmatch(source)
    if found is None:
        return source
    words = _WORDS.split(found["said"].strip())
    types = [word for word in words if typewords.is_type(word)]
    known = _are_said(words)
    flagged = _SMALL.fullmatch(found["name"]) and found["rest"].strip()
    if not known or not (types or flagged):
        return source
    return f"`{found['name']}`{found['star'] or ''} ({found['said']}){found['rest']}"


def _are_said(words: list[str]) -> bool:
    """Whether words are types, flags and places, and nothing else."""
    return all(
        typewords.is_type(word) or word.lower() in _FLAGS or location(word) is not None
        for word in words
    )
