"""Lists of what is inside a field: a second list headed by the name of a field that an earlier one has."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.read.listed.fields import Field, FieldList
from generator.read.pages.markdown import Text

_NOUNS = (
    r"(?:objects?|arrays?|lists?|fields?|properties|attributes?|parameters?|params|breakdown"
    r"|details?|items?|elements?|entry|entries|structure|schema|members?|options)"
)
_TITLE = re.compile(
    rf"(?i)(?:the\s+|each\s+)?(?P<name>\S.*?)(?P<nouns>(?:\s+{_NOUNS})*)(?P<aside>\s*\([^()]*\))?\s*:?"
)
_INSIDE = re.compile(
    rf"(?i){_NOUNS}\s+(?:of|in|inside|within)\s+(?:the\s+|each\s+)?(?P<name>\S+?)(?:\s+{_NOUNS})*\s*:?"
)
# `Response fields - Deck`: a list of its own for what one of them holds.
_BEHIND = re.compile(
    rf"(?i)[\w ]*\b{_NOUNS}\s+[-–—]\s+`?(?P<name>[A-Za-z][\w.-]*(?: \w+)?)`?"
)
_COMPOSITE = re.compile(
    r"(?i)\W*$|\W*(?:array|list|object|json|map|hash|dict)|.*\[\]\W*$"
)
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
# What a call takes or answers as a whole: `Response object`.
_PART = re.compile(
    r"(?i)requests?|respon[sc]es?|body|payload|query|string|path|ur[il]|headers?|cookies?"
    r"|returns?|output|json|form|status|code|[^a-z]*"
)
_EACH = re.compile(
    r"(?i)\bis an? (?:list|array)\b|\beach (?:object|item|entry|element|row)\b"
)
_LONGEST = 60


def home(title: Text, lists: Sequence[FieldList]) -> tuple[int, str] | None:
    """Which list has the field that a title says the next list is inside of, and that field's dotted name.

    None when the title names no such field, several, or what calls take and answer as a whole.
    """
    behind = _BEHIND.fullmatch(title.plain)
    found = behind or _INSIDE.fullmatch(title.plain) or _TITLE.fullmatch(title.plain)
    if found is None or len(title.plain) > _LONGEST:
        return None
    name = found["name"].strip("`*\"' ")
    said = not behind and bool(found.re is _INSIDE or found["nouns"] or found["aside"])
    coded = name in title.codes
    if not coded and all(map(_PART.fullmatch, name.split())):
        return None
    for index in range(len(lists) - 1, -1, -1):
        if _names_a_type(name, lists[index]):
            return None
        paths = _fitting(name, lists[index], exact=not said, near=said)
        sure = said or behind or coded
        if len(paths) == 1 and (sure or paths[0].rpartition(".")[2] == name):
            return index, paths[0]
        if paths:
            return None
    return None


def within(
    known: FieldList, path: str, fields: Sequence[Field], said: str = ""
) -> FieldList:
    """A list with more fields inside one of its own, in each item of it when the words before them say so."""
    below = tuple(replace(field, name=f"{path}.{field.name}") for field in fields)
    listed = _EACH.search(said) is not None
    own = tuple(
        (
            replace(field, types="array")
            if listed and field.name == path and not field.types
            else field
        )
        for field in known.fields
    )
    return replace(known, fields=(*own, *below))


def _names_a_type(name: str, known: FieldList) -> bool:
    word = re.compile(rf"\b{re.escape(name)}\b")
    return any(word.search(field.types) for _, field in _paths(known.fields))


def _fitting(name: str, known: FieldList, *, exact: bool, near: bool) -> list[str]:
    """The fields that hold others and that a name fits; by one of its words when none has all of it."""
    open_ = [
        path for path, field in _paths(known.fields) if _is_open(path, field, known)
    ]
    wanted = _folded(name)
    same = [path for path in open_ if wanted in (_folded(path), _folded(_last(path)))]
    if not same and not exact:
        same = [path for path in open_ if _one(wanted) == _one(_folded(_last(path)))]
    if same or not near:
        return same
    words = [_one(word.lower()) for word in _WORD.findall(name)]
    return [path for path in open_ if _one(_folded(_last(path))) in words]


def _paths(fields: Sequence[Field], above: str = "") -> Iterator[tuple[str, Field]]:
    for field in fields:
        path = f"{above}{field.name}"
        yield path, field
        yield from _paths(field.children, f"{path}.")


def _is_open(path: str, field: Field, known: FieldList) -> bool:
    """Whether a field may hold others and none are listed yet."""
    below = (f"{path}.", f"{path}[")
    return (
        _COMPOSITE.match(field.types) is not None
        and not field.link
        and not field.children
        and not any(other.name.startswith(below) for other in known.fields)
    )


def _last(path: str) -> str:
    return path.rpartition(".")[2]


def _folded(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _one(name: str) -> str:
    """A word without its plural."""
    for plural, single in (("ies", "y"), ("sses", "ss"), ("s", "")):
        if name.endswith(plural) and len(name) > len(plural) + 1:
            return name[: -len(plural)] + single
    return name
