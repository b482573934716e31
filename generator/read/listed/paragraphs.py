"""Paragraphs that list fields: a bold name and its type, or `Query params:` and names in backticks."""

import re
from collections.abc import Iterator

from generator.places import InPage
from generator.read.listed import headings
from generator.read.listed.bullet_words import STARRED
from generator.read.listed.fields import Field, Slot
from generator.read.pages.markdown import (
    Bullet,
    Bullets,
    Fence,
    Part,
    Section,
    Table,
    Text,
)
from generator.read.words import typewords, wording

_FIELD = re.compile(rf"{STARRED}(?P<rest>.*)", re.DOTALL)
_BREAK = re.compile(r"(?i)<br\s*/?>|\s+")
_LABEL = re.compile(
    r"(?i)\W*(?P<what>(?:(?:required |optional )?(?:ur[il] )?query(?: string)?|headers?|body|form|json)"
    r"(?: (?:params?|parameters?|fields?))?|response fields?|returns"
    r"|(?:required|optional) (?:params?|parameters?|fields?|attributes?))\W*?:\W*?(?=`)"
)
_NAMED = re.compile(
    r"`(?P<name>[A-Za-z_@$][\w.@$\[\]-]*)(?:=(?P<value>[^`=&]+))?`(?:\s*\((?P<said>[^()]*)\))?"
)
_NEXT = re.compile(r"\s*(?:,|;|/|\band\b|\bor\b)+\s*(?:and\s+|or\s+)?")
_SENTENCE = re.compile(r"(?<=[.!?])\s")
_NO_FIELD = re.compile(r"(?i)true|false|null|none|ok|void|nothing")
# `Api-Version: 2`, a line of a block of code. What clients send by themselves, and who signs in, is said elsewhere.
_HEADER = re.compile(r"(?P<name>[A-Za-z][\w-]*):[ \t]+(?P<value>\S.*?)[ \t]*")
_OWN_HEADER = re.compile(
    r"(?i)authorization|cookie|host|accept|user-agent|connection|content-(?:type|length)|.*(?:key|token|secret|signature)"
)


def with_headers(section: Section) -> Iterator[Part]:
    """The parts of a section, with a list after each block of code that has nothing but headers of requests in it."""
    slot = headings.slot(section)
    listed = any(isinstance(part, Table | Bullets) for part in section.parts)
    for part in section.parts:
        yield part
        if slot and slot.location == "header" and not listed:
            lines = tuple(_header_lines(part))
            yield from (Bullets(items=lines),) if lines else ()


def _header_lines(part: Part) -> Iterator[Bullet]:
    """The headers of a block of code, a line each; none where a line is anything else."""
    lines = part.code.split("\n") if isinstance(part, Fence) else []
    found = [(n, _HEADER.fullmatch(one)) for n, one in enumerate(lines) if one.strip()]
    if not isinstance(part, Fence) or not all(one for _, one in found):
        return
    for number, one in found:
        if one and not _OWN_HEADER.fullmatch(one["name"]):
            source = f"`{one['name']}` - `{one['value']}`"
            text = Text(
                source=source,
                plain=source.replace("`", ""),
                codes=(one["name"], one["value"]),
                link=None,
                line=part.line + 1 + number,
                column=part.indent + 1,
            )
            yield Bullet(text=text, more=(), children=())


def read(
    page: str, text: Text, slot: Slot | None
) -> tuple[Slot | None, tuple[Field, ...]]:
    """The fields that a paragraph lists and what they are; slot: what the headings over it say of lists."""
    found = _FIELD.fullmatch(text.source) if slot else None
    if found and typewords.is_type(found["type"].split(",")[0]):
        return slot, (_field(page, text, found, slot),)
    label = _LABEL.match(text.source)
    if label is None:
        return None, ()
    own = _slot(label["what"].lower())
    sentence = _SENTENCE.split(text.source[label.end() :])[0]
    fields = tuple(_inline(page, text, sentence, own))
    # `Returns: `Contact`` names a type, not a field.
    alone = own.role == "response" and len(fields) < 2
    return (None, ()) if alone else (own, fields)


def _field(page: str, text: Text, found: re.Match[str], slot: Slot | None) -> Field:
    description = " ".join(_BREAK.sub(" ", found["rest"]).split())
    starred = True if found["star"] or found["after"] else None
    said = starred if starred is not None else wording.required(description)
    return Field(
        name=found["name"],
        place=_place(page, text),
        types=found["type"],
        required=said if said is not None or slot is None else slot.required,
        description=description,
    )


def _slot(what: str) -> Slot:
    if what.startswith(("returns", "response")):
        return headings.answer("response")
    if "query" in what:
        required = {"r": True, "o": False}.get(what[0])
        return Slot(role="parameters", location="query", required=required)
    if what.startswith("header"):
        return Slot(role="parameters", location="header")
    if what.startswith(("required", "optional")):
        return Slot(role="parameters", required=what.startswith("required"))
    return headings.of_title("body" if what.startswith("json") else what) or Slot(
        role="body"
    )


def _inline(page: str, text: Text, sentence: str, slot: Slot) -> list[Field]:
    """The names in backticks that a sentence begins with, one after the other; in answers with words between them."""
    loose = slot.role == "response"
    out: list[Field] = []
    at = 0
    while found := (_NAMED.search if loose else _NAMED.match)(sentence, at):
        name = found["name"]
        if not _NO_FIELD.fullmatch(name) and not typewords.is_type(name):
            out.append(_named(page, text, found, slot))
        between = _NEXT.match(sentence, found.end())
        if between is None and not loose:
            break
        at = between.end() if between else found.end()
    return out


def _named(page: str, text: Text, found: re.Match[str], slot: Slot) -> Field:
    said = found["said"] or ""
    kind = said.split(",")[0].strip()
    values = tuple(re.findall(r"`([^`]+)`", said))
    required = wording.required(f"({said})")
    return Field(
        name=found["name"],
        place=_place(page, text),
        types=kind if typewords.is_type(kind) else "",
        required=slot.required if required is None else required,
        description="" if values or typewords.is_type(kind) else said,
        values=values or ((found["value"],) if found["value"] else ()),
    )


def _place(page: str, text: Text) -> InPage:
    return InPage(page=page, line=text.line, column=text.column)
