"""The words that pages have for types, `string[]`, `array of integers`, `?Contact`, as schemas."""

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache

from generator.read.words.languages import type_in_english
from generator.values import JsonObject, JsonValue

_TEXT: JsonObject = {"type": "string"}
_SCHEMAS: tuple[tuple[JsonObject, str], ...] = (
    # A snowflake is a number of more digits than JSON's numbers are sure to keep: it goes as text.
    (_TEXT, "string str text varchar char enum email snowflake duration nvarchar"),
    (_TEXT, "longtext mediumtext password html"),
    ({"type": "integer"}, "integer int int32 int64 long bigint bitfield smallint"),
    (
        {"type": "integer"},
        "tinyint mediumint uint uint8 uint16 uint32 uint64 int8 int16",
    ),
    (
        {"type": "number"},
        "number float double decimal numeric unix_timestamp unix_time",
    ),
    ({"type": "number"}, "real float32 float64 epoch epoch_ms epoch_time unix_epoch"),
    ({"type": "boolean"}, "boolean bool"),
    ({"type": "object"}, "object json hash dict dictionary map struct"),
    ({"type": "array", "items": {}}, "array list"),
    ({}, "any mixed unknown"),
    ({"type": "null"}, "null"),
    ({"type": "string", "format": "uuid"}, "uuid guid"),
    ({"type": "string", "format": "uri"}, "url uri"),
    ({"type": "string", "format": "binary"}, "file binary"),
    ({"type": "string", "format": "date"}, "date"),
    (
        {"type": "string", "format": "date-time"},
        "datetime date-time datetimeoffset iso8601 iso-8601 rfc3339",
    ),
)
_BASE = {word: schema for schema, words in _SCHEMAS for word in words.split()}
_ASIDE = re.compile(r"(?<=\w)\s+\([^()]*\)|(?<=[>\]])\s*\([^()]*\)")
_LIST = re.compile(r"(?i)(?:array|list)s?\s*(?:of|<|\[|\()\s*(.+?)\s*[>\])]?")
_BRACKETED = re.compile(r"\[([^\[\]]+|\[.+\])\]")
_LISTED = re.compile(r"(?i)(\S+)\s+(?:array|list)")
_MAP = re.compile(r"(?i)(?:map|record|dict)\s*[<\[]\s*string\s*[,|\]]\s*(.+?)>?")
_UNION = re.compile(r"\s*(?:\||\\\||\bor\b|/)\s*|,\s*(?=null\b)|(?<=null),\s*")
_NAME = re.compile(r"[A-Za-z_][\w.-]*")
# `string (nullable, date)`, `nullable string`, `string?`.
_NULLABLE = re.compile(r"(?i)(?<!non-)(?<!not )(?<![\w-])nullable\b|(?<=[\w\]>])\?$")
_EMPTIED = re.compile(r"(?<=[(<])\s*,\s*|\s*,\s*(?=[)>]|$)|\s*\(\s*\)|^[\s,<(]+")
_FORMATS = frozenset({"date", "date-time", "datetime", "uuid", "uri", "url", "binary"})
_FORMATTED = re.compile(
    r"(?i)\b(string|str|integer|int|number)\s*[(<]\s*([a-z][\w-]*)\s*[)>]"
)
_TYPE_NAME = re.compile(r"[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*")
_SPACED = re.compile(r"[A-Z][A-Za-z]*(?: [A-Za-z]+){1,2}")
# `PositiveInteger`, `Edm.Int32`: simple types by names of their own.
_SIMPLE = re.compile(
    r"(?:[A-Z][a-z]+|[A-Z]{2,}(?=[A-Z][a-z]))+(?P<kind>Integer|String|Boolean)"
    r"|(?:Edm|System|xsd?|xml)[.:](?P<known>\w+)"
)
# What says how long a value may be, `varchar(20)`, or what numbers it may be, `unsigned integer`.
_SIZE = re.compile(r"(?<=[A-Za-z])\s*\(\s*\d+(?:\s*[,.~-]\s*\d+)?\s*\)")
_MANNER = re.compile(
    r"(?i)(?:(?:un)?signed|positive|non-?negative|negative|short|long|small|big|alphanumeric"
    r")\s+(?=[a-z])"
)
_TIME = re.compile(r"(?i)iso[ -]?8601(?: (?:date|date-?time|string|timestamp|format))*")
_OPTIONAL = re.compile(r"(?i)optional\s*[\[<(]\s*(.+?)\s*[\])>]")
_QUOTED = re.compile(r"\"([^\"]+)\"|'([^']+)'")
_PLURAL = re.compile(r"(?:s|ies)$")
_CALLED = re.compile(
    r"(?i)(?:an?\s+|the\s+|partial\s+)?(?P<name>[A-Za-z_][\w.]*)\s+objects?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """schema: what the words come to. named: the types in it that must be defined elsewhere.

    unknown: words that name no type known here; they were taken for text.
    """

    schema: JsonObject
    named: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def parse(
    words: str,
    *,
    defined: Container[str] = (),
    linked: bool = False,
    unknown: JsonObject = _TEXT,
) -> Words:
    """The schema for a type's words.

    defined: names of types on the page. linked: whether the words lead to where their type is.
    unknown: the schema of a name that is neither.
    """
    text = words.replace("`", "").replace("\\", "").strip().rstrip(".")
    # Widdershins, whose tables keep the plain bar for their columns.
    text = text.replace("¦", "|")
    text, may_be_null = _NULLABLE.subn("", text)
    text = _EMPTIED.sub("", text).strip() if may_be_null else text
    text = _FORMATTED.sub(_format, text)
    text = _MANNER.sub("", _SIZE.sub("", text))
    text = _ASIDE.sub("", text)
    if not text:
        return Words(schema={})
    reading = _Reading(defined=defined, linked=linked, unknown=unknown)
    schema = reading.schema(text)
    return Words(
        schema=nullable(schema) if may_be_null else schema,
        named=tuple(dict.fromkeys(reading.named)),
        unknown=tuple(dict.fromkeys(reading.unknown)),
    )


def _format(found: re.Match[str]) -> str:
    """`string(date-time)` is a date-time; a format that is no type of its own says nothing to us."""
    return found[2] if found[2].lower() in _FORMATS else found[1]


@lru_cache(maxsize=4096)
def is_type(words: str) -> bool:
    """Whether words are made of nothing but the common names for types."""
    return bool(words.strip()) and not parse(words).unknown


def is_name(word: str) -> bool:
    """Whether a word is written as the names of types are."""
    return _TYPE_NAME.fullmatch(word) is not None


def reference(name: str) -> JsonObject:
    """A reference to a type that a page names."""
    return {"$ref": f"#/components/schemas/{name}"}


class _Reading:
    def __init__(
        self, *, defined: Container[str], linked: bool, unknown: JsonObject
    ) -> None:
        self._defined = defined
        self._linked = linked
        self._unknown = unknown
        self.named: list[str] = []
        self.unknown: list[str] = []

    def schema(self, text: str, depth: int = 0) -> JsonObject:
        text = text.strip()
        if depth > 8:
            return {}
        if text.startswith("?"):
            return nullable(self.schema(text[1:], depth + 1))
        inner = _BRACKETED.fullmatch(text)
        if inner:
            return {"type": "array", "items": self.schema(inner[1], depth + 1)}
        if text.startswith("[]") and len(text) > 2:
            return {"type": "array", "items": self.schema(text[2:], depth + 1)}
        if text.endswith("[]"):
            return {"type": "array", "items": self.schema(text[:-2], depth + 1)}
        for pattern, key in ((_MAP, "additionalProperties"), (_LIST, "items")):
            found = pattern.fullmatch(text)
            if found:
                kind = "array" if key == "items" else "object"
                return {"type": kind, key: self.schema(found[1], depth + 1)}
        optional = _OPTIONAL.fullmatch(text)
        if optional:
            return nullable(self.schema(optional[1], depth + 1))
        branches = [part for part in _UNION.split(text) if part]
        if len(branches) > 1:
            return _literals(branches) or _union(
                [self.schema(part, depth + 1) for part in branches]
            )
        listed = _LISTED.fullmatch(text)
        if listed:
            return {"type": "array", "items": self.schema(listed[1], depth + 1)}
        return self._word(text)

    def _word(self, text: str) -> JsonObject:
        word = type_in_english(text.strip("<>() ").lower())
        joined = word.replace(" ", "_")
        for spelled in (word, joined, _PLURAL.sub("", word), word.split(" ")[0]):
            if spelled in _BASE:
                return _BASE[spelled]
        if _TIME.fullmatch(word):
            return _TEXT
        name = text.strip("<>() ")
        called = _CALLED.fullmatch(name)
        name = called["name"] if called else name
        if name not in self._defined and name.capitalize() in self._defined:
            # A type that the page heads `Boat` is a `boat` in its text.
            name = name.capitalize()
        if self._linked and _SPACED.fullmatch(name):
            # The words of a link are prose: `[Crew member](/objects/crew-member)`.
            name = "".join(one[:1].upper() + one[1:] for one in name.split())
        simple = None if name in self._defined else _SIMPLE.fullmatch(name)
        if simple:
            return _BASE.get((simple["kind"] or simple["known"]).lower(), {})
        if name in self._defined or (self._linked and _NAME.fullmatch(name)):
            self.named.append(name)
            return reference(name)
        self.unknown.append(text)
        if not self._unknown and is_name(name):
            # Where only an example shows the type, it has a name all the same.
            return {"title": name}
        return self._unknown


def _literals(branches: list[str]) -> JsonObject | None:
    """A choice of values in place of types: `"open" | "closed"`, `true|false`."""
    quoted = [_QUOTED.fullmatch(part.strip()) for part in branches]
    if all(quoted):
        return {"type": "string", "enum": [q[1] or q[2] for q in quoted if q]}
    words = {part.strip().lower() for part in branches}
    if words == {"true", "false"}:
        return {"type": "boolean"}
    return {"type": "integer"} if all(word.isdigit() for word in words) else None


def _union(branches: list[JsonObject]) -> JsonObject:
    kinds = [branch.get("type") for branch in branches]
    if all(isinstance(kind, str) and len(b) == 1 for kind, b in zip(kinds, branches)):
        return {"type": list(dict.fromkeys(kinds))}
    rest = [branch for branch in branches if branch != {"type": "null"}]
    if len(rest) < len(branches) and len(rest) == 1:
        return nullable(rest[0])
    alternatives: JsonValue = list(branches)
    return {"anyOf": alternatives}


def nullable(schema: JsonObject) -> JsonObject:
    """The schema with null beside what it allows."""
    kind = schema.get("type")
    if isinstance(kind, str) and kind != "null":
        return {**schema, "type": [kind, "null"]}
    return {"anyOf": [schema, {"type": "null"}]} if schema else schema
