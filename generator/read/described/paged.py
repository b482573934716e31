"""What a page says of how all lists page: the parameters that move them, or the `Link` header."""

import re
from collections.abc import Iterator, Sequence

from generator import pointers
from generator.findings import Findings
from generator.fragments import Evidence, Fragment
from generator.places import InPage
from generator.read.described.drafts import Draft
from generator.read.described.trees import parameter_of
from generator.read.listed import headings, unheaded
from generator.read.listed.fields import Field, Slot
from generator.read.pages.markdown import (
    Paragraph,
    Section,
    Sheet,
    Text,
    prose,
)
from generator.read.routing.endpoints import Endpoint
from generator.read.words.languages import english
from generator.values import JsonValue

PAGING = "x-paging"
"""At the root of a fragment: the parameters and the header of an answer by which lists page."""
LINKED = "x-paged-by-link"
"""At an operation: that the `Link` header of its answer leads to the next page."""

_ABOUT = re.compile(
    r"(?i)\b(?:paginat\w+|paging|pages of results|list(?:ing)? results)\b"
)
_MOVES = re.compile(
    r"(?i)(?:page|per_?page|page_?(?:size|number|num|no|index|token|limit)|limit|offset|skip|cursor"
    r"|after|before|starting_?after|ending_?before|page\[\w+\])"
)
_LINK = re.compile(
    r"(?i)\blink\b[`*\"']*\s+(?:(?:http|response)\s+)*header|\bheaders?\b[^.]{0,40}[`*\"']link\b"
)
_MORE = re.compile(
    r"(?i)\bpaginat\w+|\bpaging\b|\bpages?\b|\bnext\b|\b(?:more|older|further) results\b"
)
_SLOT = Slot(role="parameters", location="query")


def read(
    sheet: Sheet, endpoints: Sequence[Endpoint], findings: Findings
) -> Fragment | None:
    """How lists page, by the sections that say it and are about no endpoint; None when none does."""
    about = {id(section) for one in endpoints for section in one.sections}
    titled = any(_ABOUT.search(title) for title in sheet.titles)
    sections = [
        one
        for one in sheet.sections
        if id(one) not in about and _is_about(one, whole=titled and not endpoints)
    ]
    draft = Draft(sheet.name, findings)
    fields = {one.name: one for section in sections for one in _fields(sheet, section)}
    written: list[JsonValue] = []
    for index, field in enumerate(fields.values()):
        at = pointers.join("", PAGING, "parameters", str(index))
        draft.origin(at, field.place)
        written.append({**parameter_of(draft, "query", field, at), "required": False})
    if written:
        draft.put(pointers.join("", PAGING, "parameters"), written, None)
    for place in [*_links(sheet, sections)][:1]:
        draft.put(pointers.join("", PAGING, "link"), True, place)
    if not draft.document:
        return None
    titles = [one.title for one in sections if one.title]
    for title in titles[:1]:
        place = InPage(page=sheet.name, line=title.line, column=title.column)
        draft.origin(pointers.join("", PAGING), place)
    return Fragment(
        page=sheet.name,
        evidence=Evidence.TABLE,
        document=draft.document,
        origins=draft.origins,
    )


def linked(own: Sequence[Section]) -> Text | None:
    """Where the sections of a call say that the `Link` header of its answer leads to the next page."""
    for section in own:
        for text in prose(section.parts):
            about = f"{' '.join(section.trail)} {text.plain}"
            if _LINK.search(text.source) and _MORE.search(about):
                return text
    return None


def _is_about(section: Section, *, whole: bool) -> bool:
    if whole:
        return True
    return any(_ABOUT.search(english(title)) for title in section.trail)


def _fields(sheet: Sheet, section: Section) -> Iterator[Field]:
    slot = headings.slot(section)
    if slot and slot.role == "response":
        return
    for part in section.parts:
        found = unheaded.fields(sheet.name, part, _SLOT)
        yield from (one for one in found if _MOVES.fullmatch(one.name))


def _links(sheet: Sheet, sections: Sequence[Section]) -> Iterator[InPage]:
    for section in sections:
        for part in section.parts:
            if isinstance(part, Paragraph) and _LINK.search(part.text.source):
                yield InPage(
                    page=sheet.name, line=part.text.line, column=part.text.column
                )
