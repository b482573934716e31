"""The lists of parameters and fields in the sections about an endpoint, in tables or in bullets."""

import re
from collections.abc import Iterator, Sequence

from generator.findings import Findings
from generator.places import InPage
from generator.read import bullets, headings, tables, unheaded
from generator.read.endpoints import Endpoint
from generator.read.fields import Field, FieldList, Slot
from generator.read.markdown import (
    LABEL_LEVEL,
    Bullets,
    Paragraph,
    Section,
    Table,
)
from generator.read.paths import only_route

_SCHEMA = re.compile(r"Schema:\s*`([\w.]+)`\s*$")


def of_page(
    page: str, endpoints: Sequence[Endpoint], findings: Findings
) -> list[tuple[FieldList, ...]]:
    """The lists of each endpoint, in order; one that looks like fields and is not used is reported."""
    return [
        tuple(_Reading(page, one, endpoints, findings).lists()) for one in endpoints
    ]


class _Reading:
    def __init__(
        self,
        page: str,
        endpoint: Endpoint,
        endpoints: Sequence[Endpoint],
        findings: Findings,
    ) -> None:
        self._page = page
        self._endpoint = endpoint
        self._findings = findings
        # What stands under several endpoints at once is not known to be about one of them.
        alone = sum(one.home[:1] == endpoint.home[:1] for one in endpoints) == 1
        self._home = endpoint.home[0] if alone and endpoint.home else None

    def lists(self) -> Iterator[FieldList]:
        """The lists of the endpoint's sections."""
        at_home = False
        for section in self._endpoint.sections:
            if section.level != LABEL_LEVEL:
                at_home = section is self._home
            yield from self._of_section(section, at_home=at_home)

    def _of_section(self, section: Section, *, at_home: bool) -> Iterator[FieldList]:
        slot = headings.slot(section)
        of: str | None = None
        said = section.heading if section.level == LABEL_LEVEL else ""
        for part in section.parts:
            match part:
                case Paragraph(text=text):
                    found = _SCHEMA.match(text.source)
                    of = found[1] if found else of
                    said = "" if only_route(text.source) else text.plain
                case Table() | Bullets():
                    own = slot or self._own_slot(part, said, at_home=at_home)
                    fields = _fields(self._page, part, own) if own else ()
                    if own and fields:
                        yield _list(own, fields, of, section)
                    elif unheaded.is_unread(part, section.trail):
                        self._report(part)
                    said = ""
                case _:
                    pass

    def _own_slot(
        self, part: Table | Bullets, said: str, *, at_home: bool
    ) -> Slot | None:
        """What a list is by itself and by where it stands, where no heading says it."""
        if isinstance(part, Table) and tables.says_where(part):
            return Slot(role="parameters")
        if not at_home or headings.is_access(said):
            return None
        return unheaded.slot(part, said, self._endpoint.route.method)

    def _report(self, part: Table | Bullets) -> None:
        kind, place = "table", InPage(page=self._page)
        if isinstance(part, Table):
            place = InPage(page=self._page, line=part.line)
        else:
            kind, text = "list", part.items[0].text
            place = InPage(page=self._page, line=text.line, column=text.column)
        self._findings.info(
            "unread-table",
            f"this {kind} looks like parameters or fields, and no heading over it says "
            "of what, such as 'Query parameters' or 'Response'; it was not used",
            place,
        )


def _fields(page: str, part: Table | Bullets, slot: Slot) -> tuple[Field, ...]:
    if isinstance(part, Table):
        return tables.fields(page, part, slot)
    return bullets.fields(page, part, slot)


def _list(
    slot: Slot, fields: tuple[Field, ...], of: str | None, section: Section
) -> FieldList:
    title = section.title
    place = fields[0].place
    if title:
        place = InPage(page=place.page, line=title.line, column=title.column)
    return FieldList(
        slot=slot, fields=fields, place=place, of=of, heading=section.heading
    )
