"""What a page says about who may call: in prose, beside labels, in tables of headers and in code."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.fragments import Evidence, Fragment
from generator.places import InPage, Origins, Place
from generator.read.access import sent_headers, stated, written_keys
from generator.read.code import curl, secrets
from generator.read.code.schemes import Scheme, declared
from generator.read.pages import labels
from generator.read.pages.markdown import (
    LABEL_LEVEL,
    Bullet,
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
# A heading that is the answer itself: `Authentication bearer`.
_KIND = re.compile(
    r"(?i)\W*(?:authentication|authori[sz]ation)\W+(?:http )?(bearer|basic)(?: auth\w*| token)?\W*"
)
_HEADERS = re.compile(r"(?i)\bheaders?\b")
_ANSWER = re.compile(r"(?i)\brespon[sc]e|\breturn")
_BEARER = re.compile(r"(?i)\bbearer\b")
_BASIC = re.compile(r"(?i)\b(?:http )?basic\b(?=\s+(?:auth|http|credential)|\s+`)")
_SIGNED = re.compile(
    r"(?i)\b(?:requests?|calls?|endpoints?)\b[^.:]{0,60}\b(?:authenticated|authori[sz]ed)\s+"
    r"(?:with|using|via|by|through)\b(?P<ways>[^.]{1,200})"
)
_OAUTH = re.compile(r"(?i)\boauth(?: ?2(?:\.0)?)?(?: access)? tokens?\b")
_NAMED_BEARER = re.compile(r"(?i)bearer|jwt|oauth")
_NAMED_BASIC = re.compile(r"(?i)basic")
_HEADER = re.compile(
    r"(?i)\b(?:required |additional )?headers?\b[^`\n]{0,40}`([A-Za-z][\w-]*)\s*(?::[^`]*)?`"
    r"|`([A-Za-z][\w-]*)\s*(?::[^`]*)?`\s+(?:request |http )?header"
)
# `Note: Server 3.4 uses basic authentication instead.`
_FORMER = re.compile(
    r"(?is)(?:\b\d+\.\d+|\b(?:older|earlier|previous|legacy)\b).*\binstead\W*$"
)
_CODE = re.compile(r"`([^`\n]+)`")
_HEADER_NAME = re.compile(
    r"(?i)(?:[a-z]+-)*authori[sz]ation|x(?:-[a-z]+)+|(?:[a-z]+-)+(?:key|token|secret)"
)
_LINE = re.compile(r"([A-Za-z][\w-]*):[ \t]+(\S[^`\n]*)")
_NO_SECRETS = frozenset({"authorization", "content-type", "accept"})
_KEY_COLUMNS = frozenset({"key", "header", "name", "header name"})
_VALUE_COLUMNS = frozenset({"value", "example", "example value"})

_Found = tuple[Scheme, InPage]


def read(sheet: Sheet, *, alone: bool) -> Fragment | None:
    """The schemes that the page names, all needed together, or those that it defines; None when there is none.

    alone: whether the page names no endpoint; then its own title may say that all of it is about this.
    """
    if defined := stated.defined(sheet):
        return defined
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
    first = next((one for one in sheet.sections if one.level == 1), None)
    for section in sheet.sections:
        headed = _HEADING.search(english(section.heading)) is not None
        title = title or (alone and headed and section.level == 1)
        # The page's own title says nothing of its parts; a chapter of that level does.
        named = section.trail if section is not first else _own_trail(section)
        about = title or any(_HEADING.search(english(one)) for one in named)
        if about and section.title and section.level == LABEL_LEVEL:
            yield from _schemes(sheet.name, section.title)
        yield from _titled(sheet.name, section)
        for part in section.parts:
            if about:
                yield from _said(sheet.name, part)
            elif section.level <= 1 and isinstance(part, Paragraph):
                yield from _introduced(sheet.name, part.text)
            if _heads(section):
                yield from _listed(sheet.name, part)
        for role, value in labels.of_section(section):
            place = InPage(page=sheet.name, line=value.line)
            by_name = role == "schemes" and (alone or not stated.names(value.value))
            if role == "access" or by_name:
                yield from ((one, place) for one in _named(value.value))
            elif role == "headers":
                yield from ((one, place) for one in _pairs(value.value))


def _titled(page: str, section: Section) -> Iterator[_Found]:
    """The scheme that a heading is about and names."""
    found = _KIND.fullmatch(section.heading)
    if found and section.title:
        place = InPage(page=page, line=section.title.line, column=section.title.column)
        basic = found[1].lower() == "basic"
        yield Scheme(kind="basic" if basic else "bearer"), place


def _own_trail(section: Section) -> tuple[str, ...]:
    """The headings over a section without the page's title."""
    return section.trail[section.level == 1 :]


def _heads(section: Section) -> bool:
    """Whether a section lists headers that are sent."""
    if not _HEADERS.search(english(section.heading)):
        return False
    return not any(_ANSWER.search(english(title)) for title in section.trail)


def _written(page: str, item: Bullet) -> Iterator[_Found]:
    for line in written_keys.lines(item):
        place = InPage(page=page, line=line.line, column=line.column)
        yield from ((one, place) for one in written_keys.schemes(line))


def _said(page: str, part: Part) -> Iterator[_Found]:
    match part:
        case Paragraph(text=text):
            yield from _schemes(page, text)
        case Bullets():
            for item in part.items:
                yield from _schemes(page, item.text)
                yield from _written(page, item)
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
    columns = _key_and_value(part.header) if isinstance(part, Table) else None
    if columns is None or not isinstance(part, Table):
        return
    for name, value in (
        (row[columns[0]], row[columns[1]])
        for row in part.rows
        if len(row) > max(columns)
    ):
        found = secrets.of_header(name.plain.strip("`*: "), value.plain)
        if found:
            yield found, InPage(page=page, line=name.line, column=name.column)


def _key_and_value(header: Sequence[str]) -> tuple[int, int] | None:
    """The columns of the headers and of what to send in them."""
    words = [cell.strip(" *_`") for cell in header]
    values = [n for n, word in enumerate(words) if word in _VALUE_COLUMNS and n]
    return (0, values[0]) if values and words[0] in _KEY_COLUMNS else None


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
    yield from _only_headers(value)


def _only_headers(value: str) -> Iterator[Scheme]:
    """The headers that a value is the names of, and nothing else: `X-Key`, `X-User-Token`."""
    names = _CODE.findall(value)
    alone = not re.search(r"\w{4}", _CODE.sub("", value))
    if names and alone and all(map(_HEADER_NAME.fullmatch, names)):
        yield from (Scheme(kind="header", header=name) for name in names)


def _pairs(value: str) -> Iterator[Scheme]:
    """The secrets among headers as they are sent, `X-Key: <key>`."""
    for piece in re.split(r"`\s*[/,;|]?\s*`?", value):
        pair = _LINE.fullmatch(piece.strip("`* "))
        found = secrets.of_header(pair[1], pair[2]) if pair else None
        if found:
            yield found


def _introduced(page: str, text: Text) -> Iterator[_Found]:
    """The ways to sign in that a sentence names, `Requests are authenticated with an OAuth token`."""
    found = _SIGNED.search(text.plain)
    place = InPage(page=page, line=text.line, column=text.column)
    if found and (_BEARER.search(found["ways"]) or _OAUTH.search(found["ways"])):
        yield Scheme(kind="bearer"), place
    if found and re.search(r"(?i)\bbasic auth", found["ways"]):
        yield Scheme(kind="basic"), place
    if not found:
        yield from ((one, place) for one in sent_headers.schemes(text.plain))


def _now(source: str) -> str:
    """A text without its sentences about releases that sign in some other way; its lines stay where they are."""
    parts = re.split(r"((?<=[.!?])\s+(?=[A-Z]))", source)
    return "".join(
        "\n" * one.count("\n") if _FORMER.search(one) else one for one in parts
    )


def _schemes(page: str, text: Text) -> Iterator[_Found]:
    text = replace(text, source=_now(text.source))
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
    for found in _HEADER.finditer(text.source):
        name = found[1] or found[2]
        # A sentence may break its line between a header's name and the word for it.
        number = text.source[: found.start()].count("\n")
        column = text.column if number == 0 else None
        place = InPage(page=page, line=text.line + number, column=column)
        if name.lower() not in _NO_SECRETS:
            yield Scheme(kind="header", header=name), place
