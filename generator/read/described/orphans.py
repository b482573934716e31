"""Lists of parameters and fields that stand under no endpoint of a page: said, and not used."""

from collections.abc import Iterator, Sequence

from generator import pointers
from generator.findings import Findings
from generator.fragments import Fragment
from generator.places import InPage
from generator.read.described.objects import SCHEMAS
from generator.read.listed import headings, tables, unheaded
from generator.read.pages.markdown import Bullets, Part, Section, Sheet, Table, Tagged
from generator.read.routing.endpoints import Endpoint
from generator.values import as_object


def report(
    sheet: Sheet,
    endpoints: Sequence[Endpoint],
    types: Sequence[Fragment],
    findings: Findings,
) -> None:
    """One finding for each section that lists fields and is about no endpoint of the page, nor about its types."""
    about = {id(section) for one in endpoints for section in one.sections}
    for section in _without_types(sheet.sections, _lines(types)):
        if id(section) in about:
            continue
        for place in [*_places(sheet.name, section)][:1]:
            findings.info(
                "unread-table",
                f"what is listed under '{section.heading}' looks like parameters or fields, and no method and"
                " path stands there; it was not used",
                place,
            )


def _lines(types: Sequence[Fragment]) -> frozenset[int | None]:
    """The lines of the headings that name types."""
    found: set[int | None] = set()
    for one in types:
        components = as_object(one.document.get("components"))
        for name in as_object(components.get("schemas")):
            place = one.origins.of(pointers.join(SCHEMAS, name))
            found.add(place.line if isinstance(place, InPage) else None)
    return frozenset(found)


def _without_types(
    sections: Sequence[Section], lines: frozenset[int | None]
) -> Iterator[Section]:
    """The sections that stand neither under the heading of a type nor are it."""
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
