"""Tags that name an endpoint: any with a method and a path, `<ApiEndpoint path method>`, `{% swagger %}`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.read.pages.paths import METHODS, only_route
from generator.read.pages.tag_tokens import Attribute
from generator.read.pages.tags import Tag

_PATHS = ("path", "url", "endpoint", "route", "uri")
_BASES = ("baseurl", "host", "server", "base")
_SUMMARIES = ("summary", "title")
_NAMING = re.compile(r"(?i)\w*(route|badge)")
_REFERENCE = re.compile(r"(?i)openapi[\w-]*")
_WORDS_IN_NAME = re.compile(r"(?<=[<{])[^<>{}]*(?=[>}])")
_LINK = re.compile(r"\[([^\]]*(?:\\\][^\]]*)*)\]\([^)]*\)")
# A host without its scheme: before a path it has a dot, or else it could be a path's first step.
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*(?::\d+)?$|[\w-]+(?:\.[\w-]+)+(?::\d+)?/")
# What an editor shows in the place of an address until somebody fills it in.
_UNFILLED = re.compile(
    r"(?i)(?:https?://)?\W*(?:(?:your|the|my|our)[ _-]?)?(?:api|base|server|root|host)?[ _-]?(?:ur[li]|host(?:name)?|domain|address|server|base|endpoint)\W*"
)
_LONGEST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """route: method and path or URL as they stand, at `offset`. query: the parameters after the `?`.

    whole: whether the tag holds nothing but what names the endpoint. elsewhere: the specification that
    describes it, by its name or address; None when the page does.
    """

    route: str
    offset: int
    summary: Attribute | None
    query: tuple[Tag, ...]
    whole: bool
    elsewhere: str | None


def is_call(name: str, attributes: Mapping[str, Attribute]) -> bool:
    """Whether a tag may name an endpoint."""
    found = attributes.get("method")
    return (
        found is not None
        and found.value is not None
        and found.value.strip().upper() in METHODS
    )


def call_of(tag: Tag, text: str) -> Call | None:
    """The endpoint that a tag names; None when it has no method or nothing that is a path."""
    if not is_call(tag.name, tag.attributes):
        return None
    path = next((tag.attributes[key] for key in _PATHS if tag.text(key)), None)
    base = next((tag.attributes[key] for key in _BASES if _is_filled(tag, key)), None)
    inner = path is None and base is None
    if inner and tag.inner_end - tag.inner <= _LONGEST:
        path = Attribute(
            value=_shown(text[tag.inner : tag.inner_end]), offset=tag.inner
        )
    url, _, query = _joined(base, path).partition("?")
    route = f"{(tag.text('method') or '').strip().upper()} {url}"
    if only_route(route) is None:
        return None
    named = path or base
    offset = named.offset if named else tag.start
    elsewhere = _elsewhere(tag)
    summary = next((tag.attributes[key] for key in _SUMMARIES if tag.text(key)), None)
    return Call(
        route=route,
        offset=offset,
        summary=summary,
        query=tuple(_asked(query, tag, offset)),
        whole=inner or _NAMING.fullmatch(tag.name) is not None or elsewhere is not None,
        elsewhere=elsewhere,
    )


def _is_filled(tag: Tag, key: str) -> bool:
    said = tag.text(key)
    return bool(said) and _UNFILLED.fullmatch(said or "") is None


def _elsewhere(tag: Tag) -> str | None:
    named = tag.text("spec") or tag.text("src")
    if named is None and _REFERENCE.fullmatch(tag.name) is None:
        return None
    # An address may carry a signature after its path.
    return (named or "").split("?")[0]


def _joined(base: Attribute | None, path: Attribute | None) -> str:
    before = (base.value or "").strip().rstrip("/") if base else ""
    after = (path.value or "").strip() if path else ""
    after = _WORDS_IN_NAME.sub(
        lambda found: re.sub(r"\W+", "_", found.group().strip()), after
    )
    if re.match(r"https?://", after):
        return after
    if _HOST.match(before):
        before = f"https://{before}"
    if not after and before.count("/") == 2:
        # Only a host is given: the call is to its root.
        return f"{before}/"
    return f"{before}/{after.lstrip('/')}" if after else before


def _shown(inner: str) -> str:
    """A path as the text of a tag has it: placeholders may be links, their braces escaped."""
    return _LINK.sub(r"\1", inner.strip()).replace("\\", "").strip("` ")


def _asked(query: str, tag: Tag, offset: int) -> Iterator[Tag]:
    for one in query.split("&"):
        name, equals, value = one.partition("=")
        if not re.fullmatch(r"[\w.\[\]-]+", name):
            continue
        attributes = {"query": Attribute(value=name, offset=offset)}
        if equals and re.fullmatch(r"[\w.-]+", value):
            attributes["options"] = Attribute(value=f'["{value}"]', offset=offset)
            attributes["required"] = Attribute(value=None, offset=offset)
        yield Tag(
            name="QueryParam",
            attributes=attributes,
            start=offset,
            inner=offset,
            inner_end=offset,
            end=offset,
            closed=True,
        )
