"""What a page says about who may call: in prose, beside labels, in tables of headers and in code."""

import re
from collections.abc import Iterator, Sequence

from generator.fragments import Evidence, Fragment
from generator.places import InPage, Origins, Place
from generator.read.code import curl, secrets
from generator.read.code.schemes import Scheme, declared
from generator.read.pages import labels
from generator.read.pages.markdown import (
    LABEL_LEVEL,
    Bullets,
    Fence,
    Paragraph,
    Part,
    Section,
    Sheet,
    Table,
    Text,
)
from generator.read.words.languages import english

_HEADING = re.compile(r"(?i)\b(authentication|authori[sz]ation|authenticating)\b")
_HEADERS = re.compile(r"(?i)\bheaders?\b")
_ANSWER = re.compile(r"(?i)\brespon[sc]e|\breturn")
_BEARER = re.compile(r"(?i)\bbearer\b")
_BASIC = re.compile(r"(?i)\b(?:http )?basic\b(?=\s+(?:auth|http|credential)|\s+`)")
_NAMED_BEARER = re.compile(r"(?i)bearer|jwt|oauth")
_NAMED_BASIC = re.compile(r"(?i)basic")
_HEADER = re.compile(
    r"(?i)\b(?:required |additional )?headers?\b[^`\n]{0,40}`([A-Za-z][\w-]*)\s*(?::[^`]*)?`"
    r"|`([A-Za-z][\w-]*)\s*(?::[^`]*)?`\s+(?:request |http )?header"
)
_LINE = re.compile(r"([A-Za-z][\w-]*):[ \t]+(\S[^`\n]*)")
_NO_SECRETS = frozenset({"authorization", "content-type", "accept"})
_KEY_COLUMNS = frozenset({"key", "header", "name", "header name"})
_VALUE_COLUMNS = frozenset({"value", "example", "example value"})

_Found = tuple[Scheme, InPage]


def read(sheet: Sheet, *, alone: bool) -> Fragment | None:
    """The schemes that the page names, all needed together; None when there is none.

    alone: whether the page names no endpoint; then its own title may say that all of it is about this.
    """
    found: dict[str, _Found] = {}
    for scheme, place in _all(sheet, alone=alone):
        found.setdefault(scheme.id.lower(), (scheme, place))
    if found.keys() & {"bearerauth", "basicauth"}:
        found.pop("authorization", None)  # the same header, said without its first word
    if not found:
        return None
    places: dict[str, tuple[Place, ...]] = {
        f"/components/securitySchemes/{scheme.id}": (place,)
        for scheme, place in found.values()
    }
    places["/security"] = tuple(place for _, place in found.values())
    return Fragment(
        page=sheet.name,
        evidence=Evidence.PROSE,
        document=declared([scheme for scheme, _ in found.values()]),
        origins=Origins(places=places),
    )


def _front(sheet: Sheet) -> Iterator[_Found]:
    """What front matter says, `authMethod: bearer`; for a key it does not say in which header."""
    for entry in sheet.front:
        kind = entry.value.strip().lower()
        place = InPage(page=sheet.name, line=entry.line, column=entry.column)
        if entry.key == "authMethod" and kind == "bearer":
            yield Scheme(kind="bearer"), place
        elif entry.key == "authMethod" and kind == "basic":
            yield Scheme(kind="basic"), place


def _all(sheet: Sheet, *, alone: bool) -> Iterator[_Found]:
    yield from _front(sheet)
    title = False
    for section in sheet.sections:
        headed = _HEADING.search(english(section.heading)) is not None
        title = title or (alone and headed and section.level == 1)
        about = title or any(
            _HEADING.search(english(one)) for one in _own_trail(section)
        )
        if about and section.title and section.level == LABEL_LEVEL:
            yield from _schemes(sheet.name, section.title)
        for part in section.parts:
            if about:
                yield from _said(sheet.name, part)
            if _heads(section):
                yield from _listed(sheet.name, part)
        for role, value in labels.of_section(section):
            place = InPage(page=sheet.name, line=value.line)
            if role == "access":
                yield from ((one, place) for one in _named(value.value))
            elif role == "headers":
                yield from ((one, place) for one in _pairs(value.value))


def _own_trail(section: Section) -> tuple[str, ...]:
    """The headings over a section without the page's title."""
    return section.trail[section.level == 1 :]


def _heads(section: Section) -> bool:
    """Whether a section lists headers that are sent."""
    if not _HEADERS.search(english(section.heading)):
        return False
    return not any(_ANSWER.search(english(title)) for title in section.trail)


def _said(page: str, part: Part) -> Iterator[_Found]:
    match part:
        case Paragraph(text=text):
            yield from _schemes(page, text)
        case Bullets():
            for item in part.items:
                yield from _schemes(page, item.text)
        case Fence():
            for number, line in enumerate(part.code.split("\n"), part.line + 1):
                place = InPage(page=page, line=number, column=part.indent + 1)
                yield from ((one, place) for one in _pairs(line.strip()))
            for command in curl.of_fence(part):
                place = InPage(page=page, line=command.line)
                yield from ((one, place) for one in curl.schemes(command))
        case _:
            pass


def _listed(page: str, part: Part) -> Iterator[_Found]:
    """The secrets of a table of headers and what to send in them."""
    if not isinstance(part, Table) or not _is_key_and_value(part.header):
        return
    for name, value, *_ in (row for row in part.rows if len(row) > 1):
        found = secrets.of_header(name.plain.strip("`*: "), value.plain)
        if found:
            yield found, InPage(page=page, line=name.line, column=name.column)


def _is_key_and_value(header: Sequence[str]) -> bool:
    words = [cell.strip(" *_`") for cell in header[:2]]
    return len(words) == 2 and words[0] in _KEY_COLUMNS and words[1] in _VALUE_COLUMNS


def _named(value: str) -> Iterator[Scheme]:
    """The kinds that the names of schemes tell, `Security: BearerAuth`."""
    if _NAMED_BEARER.search(value):
        yield Scheme(kind="bearer")
    elif _NAMED_BASIC.search(value):
        yield Scheme(kind="basic")
    for one, other in _HEADER.findall(value):
        name = one or other
        if name.lower() not in _NO_SECRETS:
            yield Scheme(kind="header", header=name)


def _pairs(value: str) -> Iterator[Scheme]:
    """The secrets among headers as they are sent, `X-Key: <key>`."""
    for piece in re.split(r"`\s*[/,;|]?\s*`?", value):
        pair = _LINE.fullmatch(piece.strip("`* "))
        found = secrets.of_header(pair[1], pair[2]) if pair else None
        if found:
            yield found


def _schemes(page: str, text: Text) -> Iterator[_Found]:
    for number, line in enumerate(text.source.split("\n")):
        place = InPage(
            page=page,
            line=text.line + number,
            column=text.column if number == 0 else None,
        )
        if _BEARER.search(line):
            yield Scheme(kind="bearer"), place
        elif _BASIC.search(line):
            yield Scheme(kind="basic"), place
        for one, other in _HEADER.findall(line):
            name = one or other
            if name.lower() not in _NO_SECRETS:
                yield Scheme(kind="header", header=name), place
