"""Lists about a field that an earlier list has: of what is inside it, or of the values it may have."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.read.listed.fields import Field, FieldList
from generator.read.pages.markdown import Table, Text

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
_VALUES_TITLE = re.compile(
    r"(?i)\W*(?:enum(?:erated|eration)?|allowed|possible|valid)\s+values?\W*"
)
_NAME_HEADERS = frozenset(
    {"parameter", "property", "field", "name", "attribute", "key"}
)
_VALUE_HEADERS = frozenset({"value", "values", "allowed values", "possible values"})
_FOR = re.compile(
    r"(?i)\bvalues?\b[^.]*?\b(?:for|of)\s+(?:the\s+)?[`*\"']*(?P<name>[\w.]+)[`*\"']*\s+"
    r"(?:parameter|property|field|attribute|argument)\b"
)
_MARKS = re.compile(r"^[↳»└├─>\s\u2003]+")
_VALUE = re.compile(r"[^\s`]{1,60}")


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
    wanted = folded(name)
    same = [path for path in open_ if wanted in (folded(path), folded(_last(path)))]
    if not same and not exact:
        same = [path for path in open_ if _one(wanted) == _one(folded(_last(path)))]
    if same or not near:
        return same
    words = [_one(word.lower()) for word in _WORD.findall(name)]
    return [path for path in open_ if _one(folded(_last(path))) in words]


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


def folded(name: str) -> str:
    """A name without what spellings differ in: `Boat ID` and `boat_id` are `boatid`."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _one(name: str) -> str:
    """A word without its plural."""
    for plural, single in (("ies", "y"), ("sses", "ss"), ("s", "")):
        if name.endswith(plural) and len(name) > len(plural) + 1:
            return name[: -len(plural)] + single
    return name


def listed_values(table: Table, title: str, said: str) -> Mapping[str, tuple[str, ...]]:
    """The values of each name in a table headed so, or after words that say whose values they are; else none."""
    header = [cell.strip(" *_`:") for cell in table.header]
    if (
        header
        and len(header) == 2
        and header[0] in _NAME_HEADERS
        and header[1] in _VALUE_HEADERS
    ):
        return _by_name(table) if _VALUES_TITLE.fullmatch(title) else {}
    found = _FOR.search(said)
    values = tuple(_value(row[0].source) for row in table.rows if row)
    if found is None or not values or not all(values):
        return {}
    return {found["name"]: tuple(dict.fromkeys(values))}


def spread_values(
    lists: Sequence[FieldList], values: Mapping[str, tuple[str, ...]]
) -> list[FieldList]:
    """The lists with these values where fields of these names stand without any."""
    return [replace(one, fields=with_values(one.fields, values)) for one in lists]


def _by_name(table: Table) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in table.rows:
        if len(row) < 2:
            continue
        name = _MARKS.sub("", row[0].plain.replace("\\", ""))
        value = row[1].plain.replace("\\", "")
        if name and value and value not in found.get(name, ()):
            found[name] = (*found.get(name, ()), value)
    return found


def _value(source: str) -> str:
    text = source.replace("*", "").strip()
    plain = text.strip("`\"'")
    return plain if _VALUE.fullmatch(plain) else ""


def heads_values(title: str) -> bool:
    """Whether a heading says that values of fields stand under it."""
    return _VALUES_TITLE.fullmatch(title) is not None


def with_values(
    fields: Sequence[Field], values: Mapping[str, tuple[str, ...]]
) -> tuple[Field, ...]:
    """The fields with these values where one of such a name stands without any."""
    out: list[Field] = []
    for field in fields:
        own = values.get(field.name) or values.get(field.name.rpartition(".")[2], ())
        out.append(
            replace(
                field,
                values=field.values or own,
                children=with_values(field.children, values),
            )
        )
    return tuple(out)
