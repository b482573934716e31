"""Requests, responses and models of an API Blueprint: media type, headers, body, schema and attributes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.read.blueprint.outline import FENCE, Item, Line
from generator.read.listed.status_tables import STATUS
from generator.read.pages.markdown import Fence

_HEAD = re.compile(
    r"(?i)(?P<kind>request|response|model)s?\b(?!\s*[:-])\s*"
    r"(?P<name>[^()]*?)\s*(?:\((?P<media>[^()]*)\))?\s*"
)
_PART = re.compile(
    r"(?i)(?P<part>header|body|schema|attribute|parameter)s?\b\s*:?\s*"
    r"(?:\((?P<of>.*)\))?"
)
_REFERENCE = re.compile(r"\[([^\[\]]+)\]\[\s*\]")
_HEADER = re.compile(r"\s*([A-Za-z][\w-]*)\s*:\s*(.*?)\s*$")
_MEDIA = re.compile(r"(?:application|text|image|audio|video|multipart)/[\w.+-]+")
_OPENING = ("{", "[", "<", '"')
_CODE_INDENT = 8
_TYPES = ("application", "text", "image", "audio", "video", "multipart", "font")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    name: str
    value: str
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """What one call sends or answers. item: that says so; name: its words, a status in a response.

    body, schema: as if they stood in a code block. model: the name of the model it stands for.
    parameters: of a call that sends this.
    """

    kind: str
    name: str
    media: str
    item: Item
    headers: tuple[Header, ...]
    body: Fence | None
    schema: Fence | None
    attributes: tuple[str, Item] | None
    model: str | None
    parameters: tuple[Item, ...] = ()

    @property
    def status(self) -> str:
        """The status of a response, 200 where none is said."""
        found = STATUS.match(self.name)
        return found[1] if found else "200"


def payload(item: Item) -> Payload | None:
    """The request, response or model that an entry holds; None for another entry."""
    found = _HEAD.fullmatch(item.text)
    if found is None or (
        found["kind"].lower() == "response"
        and found["name"]
        and not STATUS.match(found["name"])
    ):
        return None
    told = dict(_told(item))
    headers = tuple(_headers(told["headers"][1])) if "headers" in told else ()
    said = next((h.value for h in headers if h.name.lower() == "content-type"), "")
    shown = told["body"][1].lines if "body" in told else _own(item)
    reference = _REFERENCE.fullmatch(
        " ".join(line.text.strip() for line in shown).strip()
    )
    schema = told.get("schema")
    return Payload(
        kind=found["kind"].lower(),
        name=found["name"].strip(),
        media=_media(found["media"] or _bare_media(found["name"]) or said),
        item=item,
        headers=headers,
        body=None if reference else asset(shown),
        schema=asset(schema[1].lines) if schema else None,
        attributes=told.get("attributes"),
        model=reference[1] if reference else None,
        parameters=tuple(told["parameters"][1].items) if "parameters" in told else (),
    )


def attributes(item: Item) -> str | None:
    """The type that an entry of attributes names, perhaps none; None for another entry."""
    found = _PART.fullmatch(item.text)
    return found["of"] or "" if found and _named(found) == "attributes" else None


def asked(item: Item) -> Payload | None:
    """The request whose headers an entry lists by itself, as older blueprints do; None for another entry."""
    found = _PART.fullmatch(item.text)
    if found is None or _named(found) != "headers":
        return None
    return Payload(
        kind="request",
        name="",
        media="",
        item=item,
        headers=tuple(_headers(item)),
        body=None,
        schema=None,
        attributes=None,
        model=None,
    )


def asset(lines: Sequence[Line]) -> Fence | None:
    """The lines of a body or a schema as a code block; None when they are blank."""
    shown = _within_fence(lines)
    while shown and not shown[0].text.strip():
        shown = shown[1:]
    while shown and not shown[-1].text.strip():
        shown = shown[:-1]
    if not shown:
        return None
    indent = min(_indent(line) for line in shown if line.text.strip())
    code = "".join(f"{line.text[indent:]}\n" for line in shown)
    return Fence(info="", code=code, line=shown[0].number - 1, indent=indent)


def _named(found: re.Match[str]) -> str:
    """What a part of a payload is called; some leave the `s` away."""
    part = found["part"].lower()
    return part if part in ("body", "schema") else f"{part}s"


def _told(item: Item) -> Iterator[tuple[str, tuple[str, Item]]]:
    for below in reversed(item.items):
        found = _PART.fullmatch(below.text)
        if found:
            yield _named(found), (found["of"] or "", below)


def _own(item: Item) -> Sequence[Line]:
    """The lines of an entry that show a body, without the words before them."""
    for index, line in enumerate(item.lines):
        text = line.text.strip()
        deep = _indent(line) >= item.indent + _CODE_INDENT
        if text and (deep or text.startswith(_OPENING) or FENCE.fullmatch(line.text)):
            return item.lines[index:]
    return ()


def _within_fence(lines: Sequence[Line]) -> Sequence[Line]:
    """What stands between fences, where there are any."""
    start, marks = None, ""
    for index, line in enumerate(lines):
        found = FENCE.fullmatch(line.text)
        if found and start is None:
            start, marks = index + 1, found[1]
        elif found and found[1].startswith(marks) and not found[2].strip():
            return lines[start:index]
    return lines if start is None else lines[start:]


def _headers(item: Item) -> Iterator[Header]:
    for line in item.lines:
        found = _HEADER.fullmatch(line.text)
        if found:
            column = found.start(1) + 1
            yield Header(name=found[1], value=found[2], line=line.number, column=column)


def _bare_media(name: str) -> str:
    """A media type that stands without parentheses, `Response 200 application/json`."""
    found = _MEDIA.search(name)
    return found.group() if found else ""


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip(" \t"))


def _media(text: str) -> str:
    """A media type without its parameters, as it was meant; empty when none is said."""
    plain = text.partition(";")[0].strip().lower()
    first, _, second = plain.partition("/")
    if second in ("text", "application") and first:
        # `plain/text`: the halves are swapped.
        return f"{second}/{first}"
    if not second or first in _TYPES:
        return plain if second else ""
    return "application/json" if "json" in second else plain
