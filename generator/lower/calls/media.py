"""Media types: what content of each is, and how it is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from generator import pointers
from generator.lower.calls.content import is_content, is_structured
from generator.lower.context import Context
from generator.values import JsonObject

Kind: TypeAlias = Literal["json", "form", "multipart", "text", "file"]
StreamKind: TypeAlias = Literal["events", "lines", "sequence"]

_TEXTS = ("graphql", "jwt", "jose", "javascript", "ecmascript", "sql", "toml", "x-sh")
_LINES = ("ndjson", "jsonl", "jsonlines", "json-lines", "json-stream", "stream+json")
_STANDARD: dict[Kind, str] = {
    "json": "application/json",
    "text": "text/plain",
    "file": "application/octet-stream",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One entry of a `content`. at: its pointer; media: the Media Type object."""

    media_type: str
    kind: Kind
    media: JsonObject
    at: str

    @property
    def place(self) -> str:
        """Where its schema is."""
        return pointers.join(self.at, "schema")

    @property
    def sendable(self) -> str:
        """A media type that can be sent: the standard one of its kind in place of `*/*` and its like."""
        if "*" not in self.media_type and "/" in self.media_type:
            return self.media_type
        return _STANDARD.get(self.kind, self.media_type)


def offers(context: Context, content: JsonObject, at: str) -> Iterator[Offer]:
    """Everything that a `content` offers, in its order. at: the pointer of what holds it.

    A key without a slash is no media type, but a key of OpenAPI in the wrong place.
    """
    for media_type, value in content.items():
        if not _is_media_type(media_type):
            continue
        where = pointers.join(at, "content", media_type)
        media, place = context.resolve(value, where)
        kind = _kind(context, media_type, media, place)
        yield Offer(media_type=media_type, kind=kind, media=media, at=place)


# A document names few media types, and each of them very often.
@lru_cache(maxsize=1 << 10)
def stream_of(media_type: str) -> StreamKind | None:
    """How content that comes in pieces is written; None when it comes as a whole."""
    family, subtype = _parts(media_type)
    if (family, subtype) == ("text", "event-stream"):
        return "events"
    if subtype.removeprefix("x-") in _LINES:
        return "lines"
    return "sequence" if subtype.endswith(("+json-seq", "json-seq")) else None


@lru_cache(maxsize=1 << 10)
def is_json(media_type: str) -> bool:
    """Whether a media type says that its content is JSON: RFC 8259, RFC 6839, and names in use before."""
    return "json" in _parts(media_type)[1] and stream_of(media_type) is None


def is_xml(media_type: str) -> bool:
    """Whether a media type says that its content is XML."""
    subtype = _parts(media_type)[1]
    return subtype == "xml" or subtype.endswith("+xml")


def is_yaml(media_type: str) -> bool:
    """Whether a media type says that its content is YAML, of which JSON is a part."""
    subtype = _parts(media_type)[1]
    return subtype.endswith(("yaml", "yml"))


@lru_cache(maxsize=1 << 10)
def is_for_others(media_type: str) -> bool:
    """Whether a media type is for browsers, or what JSON has replaced: nothing that one asks for beside JSON."""
    family, subtype = _parts(media_type)
    return (
        is_xml(media_type)
        or is_yaml(media_type)
        or family == "multipart"
        or subtype in ("html", "xhtml+xml")
    )


@lru_cache(maxsize=1 << 10)
def _parts(media_type: str) -> tuple[str, str]:
    """Type and subtype in lower case, without parameters; a name without a slash is a subtype."""
    family, slash, subtype = media_type.partition(";")[0].strip().lower().partition("/")
    return (family, subtype) if slash else ("", family)


def _is_media_type(name: str) -> bool:
    return "/" in name or name.strip().lower() in ("*", "json")


def _kind(context: Context, media_type: str, media: JsonObject, at: str) -> Kind:
    family, subtype = _parts(media_type)
    if subtype == "x-www-form-urlencoded":
        return "form"
    if family == "multipart":
        return "multipart"
    schema, place = context.resolve(media.get("schema"), pointers.join(at, "schema"))
    if family == "image" or is_content(context, schema, place):
        return "file"
    if is_json(media_type):
        return "json"
    if _is_open(media_type) and is_structured(context, schema, place):
        return "json"
    if family == "text" or subtype in _TEXTS or is_xml(media_type):
        return "text"
    if is_yaml(media_type) or (subtype == "*" and "type" in schema and family == "*"):
        return "text"
    return "file"


def _is_open(media_type: str) -> bool:
    """Whether a media type leaves open what its content is, so that only the schema says it."""
    family, subtype = _parts(media_type)
    return (
        (family, subtype) == ("text", "plain")
        or (subtype == "*" and family in ("", "*", "application"))
        or is_yaml(media_type)
    )
