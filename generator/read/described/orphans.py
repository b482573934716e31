"""Lists of parameters and fields that stand under no endpoint of a page: said, and not used."""

import re
from collections.abc import Iterator, Sequence

from generator import pointers
from generator.findings import Findings
from generator.fragments import Fragment
from generator.places import InPage
from generator.read.described.objects import SCHEMAS
from generator.read.described.paged import PAGING
from generator.read.listed import headings, tables, unheaded
from generator.read.pages.markdown import Bullets, Part, Section, Sheet, Table, Tagged
from generator.read.routing.endpoints import Endpoint
from generator.values import as_object

_FRONT = re.compile(r"\s*---[ \t]*\n(?:(?!---[ \t]*$).*\n)*?---[ \t]*$", re.MULTILINE)
_TREE = re.compile(
    r"^[ \t]*(?P<key>(?:\w+_)?(?:attributes|parameters|properties|fields|params)):[ \t]*\n[ \t]*- (?:name|key):",
    re.MULTILINE,
)


def report(
    sheet: Sheet,
    endpoints: Sequence[Endpoint],
    read: Sequence[Fragment],
    findings: Findings,
) -> None:
    """One finding for each section that lists fields and is about no endpoint of the page.

    read: what was made of sections apart from endpoints, types and how lists page; they need no finding.
    """
    _report_front(sheet, findings)
    about = {id(section) for one in endpoints for section in one.sections}
    for section in _unread(sheet.sections, _lines(read)):
        if id(section) in about:
            continue
        for place in [*_places(sheet.name, section)][:1]:
            findings.info(
                "unread-table",
                f"what is listed under '{section.heading}' looks like parameters or fields, and no method and"
                " path stands there; it was not used",
                place,
            )


def _report_front(sheet: Sheet, findings: Findings) -> None:
    """Says that trees of fields in front matter, as templates of some sites have them, are not read."""
    front = _FRONT.match(sheet.text)
    found = _TREE.search(front.group()) if front else None
    if found:
        findings.info(
            "unread-table",
            f"what the front matter lists under '{found['key']}' looks like parameters or fields, for a template"
            " of the site to print; it was not used",
            InPage(
                page=sheet.name,
                line=sheet.text.count("\n", 0, found.start("key")) + 1,
                column=found.start("key")
                - sheet.text.rfind("\n", 0, found.start("key")),
            ),
        )


def _lines(read: Sequence[Fragment]) -> frozenset[int]:
    """The lines of the headings over what was read."""
    found: set[int] = set()
    for one in read:
        components = as_object(one.document.get("components"))
        types = as_object(components.get("schemas"))
        spots = [pointers.join(SCHEMAS, name) for name in types]
        if PAGING in one.document:
            spots.append(pointers.join("", PAGING))
        places = [place for at in spots for place in one.origins.places.get(at, ())]
        found.update(p.line for p in places if isinstance(p, InPage) and p.line)
    return frozenset(found)


def _unread(sections: Sequence[Section], lines: frozenset[int]) -> Iterator[Section]:
    """The sections that neither stand under one of these headings nor are headed by it."""
    level: int | None = None
    for section in sections:
        if section.title and section.title.line in lines:
            level = section.level
        elif level is not None and section.level <= level:
            level = None
        if level is None:
            yield section


def _places(page: str, section: Section) -> Iterator[InPage]:
    slot = headings.slot(section)
    if slot and (slot.role == "object" or slot.status == "default"):
        return
    for part in section.parts:
        place = _place(page, part, section)
        if place:
            yield place


def _place(page: str, part: Part, section: Section) -> InPage | None:
    match part:
        case Tagged():
            return InPage(page=page, line=part.line)
        # Tables of what is read and what is written are those of a resource.
        case Table() if not tables.has(part, "access"):
            place = InPage(page=page, line=part.line)
        case Bullets():
            text = part.items[0].text
            place = InPage(page=page, line=text.line, column=text.column)
        case _:
            return None
    return place if unheaded.is_unread(part, section.trail) else None
