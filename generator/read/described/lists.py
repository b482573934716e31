"""The lists of parameters and fields in the sections about an endpoint, in tables or in bullets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.findings import Findings
from generator.places import InPage
from generator.read.code.shown import objects
from generator.read.described import asked, attributes, examples, requested
from generator.read.listed import (
    bullet_words,
    bullets,
    cells,
    facets,
    headings,
    nesting,
    paragraphs,
    tables,
    unheaded,
)
from generator.read.listed.fields import Field, FieldList, Slot, first_step
from generator.read.pages.markdown import (
    LABEL_LEVEL,
    Bullets,
    Paragraph,
    Section,
    Sheet,
    Table,
    Text,
)
from generator.read.pages.paths import only_route
from generator.read.routing.endpoints import Endpoint, alone

_INSIDE = Slot(role="object")
_STATUS_LINE = re.compile(r"(?i)(?:http )?(?:status )?code\W*([1-5]\d\d)\W*")
# Only words that lead to the list itself are about it.
_ARRAY = re.compile(
    r"(?i)(?:^|[.:]\s)\W*(?:(?:it |this |the (?:call|endpoint|respon[sc]e|body|result)s? )?(?:returns?|is)\s+)?"
    r"(?:an?\s+)?(?:json\s+)?(?:array|list)\s+(?:of|with|containing)\s+"
    r"(?![^.:]{0,40}\b(?:fields?|attributes|properties|param\w*|values|keys|columns|codes|status\w*)\b)[^.:]*:?\s*$"
)
_SCHEMA = re.compile(r"Schema:\s*`([\w.]+)`\s*$")


def of_page(
    sheet: Sheet, endpoints: Sequence[Endpoint], findings: Findings
) -> list[tuple[FieldList, ...]]:
    """The lists of each endpoint, in order; one that looks like fields and is not used is reported."""
    bodies = attributes.bodies(sheet.name, sheet.sections, endpoints, findings)
    found: list[tuple[FieldList, ...]] = []
    for endpoint, body, home in zip(endpoints, bodies, alone(endpoints), strict=True):
        own = _Reading(sheet.name, endpoint, home, findings).lists()
        found.append((*own, body) if body else tuple(own))
    return found


@dataclass(slots=True, kw_only=True)
class _Here:
    """Where the reading of a section is. said: the words straight before; of: the type they name.

    inside: the list and the field whose members stand here.
    """

    section: Section
    at_home: bool
    inside: tuple[int, str] | None
    slot: Slot | None
    said: Text | None
    of: str | None = None
    under: tuple[int, str] | None = None


class _Reading:
    def __init__(
        self,
        page: str,
        endpoint: Endpoint,
        home: Section | None,
        findings: Findings,
    ) -> None:
        self._page = page
        self._endpoint = endpoint
        self._findings = findings
        self._home = home
        self._found: list[FieldList] = []
        self._sent: list[frozenset[str]] | None = None
        self._keys: dict[str, str] | None = None

    def lists(self) -> list[FieldList]:
        """The lists of the endpoint's sections."""
        at_home = False
        for section in self._endpoint.sections:
            if section.level != LABEL_LEVEL or section is self._home:
                at_home = section is self._home or self._is_call(section)
            self._take_section(section, at_home=at_home)
        return self._found

    def _is_call(self, section: Section) -> bool:
        """Whether a section right under the one that names the endpoint has its address: `HTTP Request`."""
        over = self._home.over[-1:] if self._home else None
        return headings.is_call(section.heading) and section.above[-1:] == over

    def _take_section(self, section: Section, *, at_home: bool) -> None:
        inside = self._inside(section.title) if section.title else None
        here = _Here(
            section=section,
            at_home=at_home,
            inside=inside,
            slot=_INSIDE if inside else headings.slot(section),
            said=section.title if section.level == LABEL_LEVEL else None,
        )
        for part in paragraphs.with_headers(section):
            match part:
                case Paragraph(text=text):
                    self._take_text(text, here)
                case Table() | Bullets():
                    if isinstance(part, Bullets):
                        part = facets.titled(section.title, part)
                    self._take_list(part, here)
                    here.said = _leading(part)
                case _:
                    pass

    def _take_text(self, text: Text, here: "_Here") -> None:
        found = _SCHEMA.match(text.source)
        here.of = found[1] if found else here.of
        here.said = None if only_route(text.source) else text
        slot, fields = paragraphs.read(self._page, text, here.slot)
        here.under = None
        if slot and fields and not headings.is_sample(here.section):
            self._add(here, slot, fields)
            if fields[-1].types.lower().startswith(("object", "array")):
                # A list below it is of what it holds.
                here.under = len(self._found) - 1, fields[-1].name

    def _take_list(self, part: Table | Bullets, here: "_Here") -> None:
        said = here.said.plain if here.said else ""
        if isinstance(part, Table):
            values = nesting.listed_values(part, here.section.heading, said)
            self._found = (
                nesting.spread_values(self._found, values) if values else self._found
            )
            if values:
                return
        inside = here.inside or (self._inside(here.said) if here.said else None)
        inside = inside or (here.under if isinstance(part, Bullets) else None)
        slot = _INSIDE if inside else here.slot
        if here.at_home and unheaded.outranks(part, slot, self._endpoint.route.method):
            slot = None
        own = None if slot else self._own_slot(part, said, at_home=here.at_home)
        slot = slot or own
        if isinstance(part, Bullets) and bullet_words.are_names(part):
            # So may anything be listed that the words before it are about.
            slot = slot if headings.of_title(said or here.section.heading) else None
        fields = self._read(part, slot) if slot else ()
        fields = self._taken(fields, here) if own else fields
        if attributes.are_of_a_resource(fields, slot):
            return
        if inside and fields:
            index, path = inside
            self._found[index] = nesting.within(self._found[index], path, fields, said)
        elif slot and fields:
            self._add(here, _with_words(slot, said), fields)
        elif unheaded.is_unread(part, here.section.trail):
            self._report(part)

    def _read(self, part: Table | Bullets, slot: Slot) -> tuple[Field, ...]:
        """The fields of a list; rows without a name that can be sent are reported, unless the whole list is."""
        if isinstance(part, Bullets):
            return bullets.fields(self._page, part, slot)
        fields = tables.fields(self._page, part, slot, known=self._shown())
        told = not fields and unheaded.is_unread(part, ())
        for cell in () if told else tables.nameless(part, slot, self._shown()):
            self._findings.warning(
                "nameless-field",
                f"{cell.plain!r} is no name that can be sent as it is, and no sample shows it as one;"
                " this row was left out",
                InPage(page=self._page, line=cell.line, column=cell.column),
            )
        return fields

    def _shown(self) -> dict[str, str]:
        """The names that samples of the endpoint show, by their words."""
        if self._keys is None:
            values = [
                *requested.values(self._endpoint),
                *(one.sample.value for one in examples.headed(self._endpoint)),
            ]
            found = [asked.names(self._endpoint)]
            found += [keys for value in values for _, keys in objects(value)]
            every = (key for keys in found for key in sorted(keys))
            self._keys = {cells.words_of(key): key for key in every}
        return self._keys

    def _taken(self, fields: tuple[Field, ...], here: "_Here") -> tuple[Field, ...]:
        """The fields of a list that no heading names, but for those that the call answers."""
        status, keys = self._answered()
        found = unheaded.halves(fields, keys)
        if found is None:
            return fields
        used = "the first of them was used"
        if found.answered:
            used = "what an example shows in the answer was taken for that"
            self._add(here, Slot(role="response", status=status), found.answered)
        self._findings.info(
            "repeated-field",
            f"{found.again.name!r} is listed twice in one table or list; {used}",
            found.again.place,
        )
        return found.taken

    def _answered(self) -> tuple[str, frozenset[str]]:
        """The members of what an example shows as the answer, and its status."""
        for one in examples.headed(self._endpoint):
            if one.status.startswith("2"):
                for _, keys in objects(one.sample.value):
                    return one.status, keys
        return "200", frozenset()

    def _inside(self, title: Text) -> tuple[int, str] | None:
        return nesting.home(title, self._found)

    def _add(self, here: "_Here", slot: Slot, fields: tuple[Field, ...]) -> None:
        self._found.append(_list(slot, fields, here.of, here.section))

    def _own_slot(
        self, part: Table | Bullets, said: str, *, at_home: bool
    ) -> Slot | None:
        """What a list is by itself and by where it stands, where no heading says it."""
        if isinstance(part, Table) and tables.says_where(part):
            return Slot(role="parameters")
        if unheaded.is_access(said):
            return None
        method = self._endpoint.route.method
        found = unheaded.slot(part, said, method) if at_home else None
        return found or (Slot(role="body") if self._is_sent(part) else None)

    def _is_sent(self, part: Table | Bullets) -> bool:
        """Whether the names that a list gives are in the main those that a sample sends."""
        if not unheaded.is_list(part):
            return False
        fields = _fields(self._page, part, Slot(role="body"))
        names = [first_step(field.name) for field in fields]
        if self._sent is None:
            shown = [[*objects(one)] for one in requested.values(self._endpoint)]
            self._sent = [first[1] for first, *_ in filter(None, shown)]
        return any(requested.overlaps(names, keys) for keys in self._sent)

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


def _leading(part: Table | Bullets) -> Text | None:
    """The last bullet of a list, where it leads to what comes next: `Data: a list of boats:`."""
    last = part.items[-1] if isinstance(part, Bullets) else None
    leads = last and last.text.plain.endswith(":") and not last.children
    return last.text if last and leads else None


def _with_words(slot: Slot, said: str) -> Slot:
    """The slot with what a line such as `Status Code **200**` or `A list of boats:` says of it."""
    if slot.role != "response":
        return slot
    found = _STATUS_LINE.fullmatch(said)
    if found:
        return replace(slot, status=found[1])
    return replace(slot, listed=True) if _ARRAY.search(said) else slot


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
