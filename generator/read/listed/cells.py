"""What cells of tables say: flags in words and marks, several names, a type by an example."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.read.code import samples
from generator.read.listed.columns import columns_of
from generator.read.listed.fields import Access
from generator.read.pages.markdown import Text
from generator.read.words import languages
from generator.values import JsonObject, is_object

_YES = languages.YES | frozenset(
    {"yes", "true", "required", "y", "✓", "✔", "✅", "mandatory", "x", "[x]", "1"}
)
_NO = languages.NO | frozenset(
    {"no", "false", "optional", "n", "✗", "❌", "-", "", "0", "[ ]", "[]"}
)
# `✅ Yes`: the word says it as well.
_MARKED = re.compile(r"^[✓✔✅☑✗✘✕❌⚠]\ufe0f?\s+(?=\w)")
# Marks that say yes and no beside each other: circles and crosses, `M` and `O` for mandatory and optional.
_PAIRS = (
    (frozenset("o○◯〇"), frozenset("x×✕✗")),
    (frozenset("mr"), frozenset("o")),
)
# Conditional: neither of the two.
_PERHAPS = frozenset("c")
# Words for nothing else than whether there must be a value, whatever heads their column: `Condition`, `Usage`.
_SAID = frozenset({"required", "optional", "mandatory", "conditional", "not required"})
# Where parameters go: so in a column headed `Kind`.
_PLACES = frozenset({"path", "query", "header", "cookie", "body"})
_READ = frozenset({"read", "r", "rw", "readonly"})
_WRITTEN = frozenset({"write", "w", "rw", "writeonly", "create", "update"})
NOTHING = re.compile(r"(?:[-–—]|none\.?|null|n/a|absent|unset|\s*)", re.IGNORECASE)
_VALUE = re.compile(r"`([^`]+)`|\"([^\"]+)\"")
_BARE_VALUES = re.compile(r"[\w.-]+(?:\s*[,|/]\s*[\w.-]+)+")
_RANGE = re.compile(r"-?\d+(?:[.]\d+)?")
_ONE = r"[A-Za-z_@$][\w.@$\[\]-]*"
_BETWEEN = r"(?:\s*(?:,(?:\s*(?:and|or))?|&)\s+|\s+(?:/|\||and|or)\s+|\s*[,/|]\s*(?=`))"
_CODED = re.compile(rf"`{_ONE}`(?:{_BETWEEN}`{_ONE}`)+")
# Without marks `from and to` may be words, `Boats, ships` is a label.
_BARE = re.compile(r"[a-z_$@][\w.@$\[\]-]*(?:(?:,\s+|\s+/\s+)[a-z_$@][\w.@$\[\]-]*)+")
_LINK = re.compile(r"\[[^\]]*\]\(")
_NUMBER = re.compile(r"-?\d+(?P<part>\.\d+)?")
_WORDS: dict[str, JsonObject] = {
    "true": {"type": "boolean"},
    "false": {"type": "boolean"},
}
_WORDED = re.compile(r"[A-Za-z]")
_NOTHING = frozenset({"null", "none", "undefined", "n/a"})
# An id of digits is seldom to be reckoned with.
_LONGEST_NUMBER = 6
_TYPED = re.compile(
    r"(?i)(?:integer|int|number|float|double|string|boolean)\s*(?:[<>=({\[]|$)"
)


def required(cell: Text | None, *, inverse: bool) -> bool | None:
    """What a cell says; inverse: whether its column is headed `Optional`."""
    if cell is None:
        return None
    word = _MARKED.sub("", cell.plain.strip(" *.`").lower())
    if word in _YES or word.startswith("required"):
        return not inverse
    return inverse if word in _NO else None


def access(cell: Text | None) -> Access | None:
    """Whether a field is read, written or both, in a column such as `Read/Write`."""
    words = set(re.findall(r"[a-z]+", cell.plain.lower())) if cell else set[str]()
    read, write = bool(words & _READ), bool(words & _WRITTEN)
    if read and write:
        return "both"
    return "write" if write else "read" if read else None


def headed(
    header: tuple[str, ...], rows: Sequence[tuple[Text, ...]]
) -> tuple[str, ...]:
    """The header, with `required` or `in` over a column of an unknown name where all cells say that."""
    columns = columns_of(header)
    if "name" not in columns:
        return header
    for index in sorted(set(range(len(header))) - set(columns.values())):
        words = {_mark(row[index]) for row in rows if index < len(row)}
        for column, known in (("required", _SAID), ("in", _PLACES)):
            if column not in columns and words and words <= known:
                return (*header[:index], column, *header[index + 1 :])
    return header


def told(rows: Sequence[tuple[Text, ...]], index: int) -> list[tuple[Text, ...]]:
    """Rows with words in a column whose marks say yes or no only beside each other."""
    marks = {_mark(row[index]) for row in rows if index < len(row)} - {""}
    for yes, no in _PAIRS:
        if marks & yes and marks & no and marks <= yes | no | _PERHAPS:
            words = dict.fromkeys(no, "no") | dict.fromkeys(yes, "yes")
            return [_worded(row, index, words) for row in rows]
    return [*rows]


def _worded(
    row: tuple[Text, ...], index: int, words: Mapping[str, str]
) -> tuple[Text, ...]:
    if index >= len(row):
        return row
    word = words.get(_mark(row[index]), row[index].plain)
    return (*row[:index], replace(row[index], plain=word), *row[index + 1 :])


def _mark(cell: Text) -> str:
    return cell.plain.strip(" *`").lower()


def named(row: tuple[Text, ...], index: int) -> Iterator[tuple[Text, ...]]:
    """The row once for each name in its cell of names; as it is where there is one, or none that is plain."""
    source = row[index].source.strip() if index < len(row) else ""
    names = list[str]()
    if _CODED.fullmatch(source):
        names = re.findall(rf"`({_ONE})`", source)
    elif _BARE.fullmatch(source):
        names = re.split(r",\s+|\s+/\s+", source)
    if len(set(names)) < 2:
        yield row
        return
    for name in names:
        cell = replace(row[index], source=f"`{name}`", plain=name, codes=(name,))
        yield (*row[:index], cell, *row[index + 1 :])


def schema(cell: str) -> JsonObject:
    """The type of an example in a cell; {} when it does not tell one."""
    text = cell.strip()
    if _LINK.match(text):
        return {}
    code = re.fullmatch(r"`([^`]+)`", text)
    text = code[1].strip() if code else text
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if text[:1] in ("{", "["):
        found = samples.read(text)
        if found is None:
            return {}
        return {"type": "object"} if is_object(found.value) else _LIST
    number = _NUMBER.fullmatch(text)
    if number and len(text) <= _LONGEST_NUMBER:
        return {"type": "number" if number["part"] else "integer"}
    quoted = re.fullmatch(r"\"[^\"]*\"|'[^']*'", text)
    worded = code and _WORDED.search(text) and text.lower() not in _NOTHING
    return {"type": "string"} if quoted or worded else {}


_LIST: JsonObject = {"type": "array", "items": {}}


def default(text: str) -> str | None:
    plain = text.strip("`\"' ")
    return None if NOTHING.fullmatch(plain) else plain


def values(cell: Text | None) -> tuple[str, ...]:
    if cell is None:
        return ()
    found = tuple(one or other for one, other in _VALUE.findall(cell.source))
    if any(map(_TYPED.match, found)):
        # `integer >= 1` is a type and its bounds.
        return ()
    bare = () if found else re.split(r"\s*[,|/]\s*", _bare_values(cell))
    return found or tuple(one for one in bare if one)


def _bare_values(cell: Text) -> str:
    """Values without marks, `asc, desc`; nothing for numbers, which may be the ends of a range."""
    text = cell.plain.replace("\\", "").strip()
    words = re.split(r"\s*[,|/]\s*", text)
    plain = _BARE_VALUES.fullmatch(text) and not any(map(_RANGE.fullmatch, words))
    plain = plain and not NOTHING.fullmatch(text)
    return text if plain else ""


def words_of(name: str) -> str:
    """What a name is but for how it is put together, `page size` as well as `pageSize`."""
    return re.sub(r"[\W_]+", "", name).lower()
