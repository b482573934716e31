"""Types that pages describe apart from any endpoint: `The Contact object` over a table, bullets, tags or an example."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field

from generator import pointers
from generator.findings import Findings
from generator.fragments import Evidence, Fragment
from generator.places import InPage
from generator.read.code import samples
from generator.read.code.shown import Example, inferred
from generator.read.described import tagged
from generator.read.described.drafts import Draft
from generator.read.described.trees import object_of
from generator.read.listed import bullets, choices, headings, tables, unheaded
from generator.read.listed.fields import Field, Slot
from generator.read.pages.markdown import (
    LABEL_LEVEL,
    Bullets,
    Fence,
    Section,
    Sheet,
    Table,
    Tagged,
)
from generator.read.pages.paths import Route
from generator.read.routing.endpoints import Endpoint
from generator.values import is_object

SCHEMAS = "/components/schemas"
_SLOT = Slot(role="object")
_GENERIC = re.compile(
    r"(?i)(?:the\s+)?(?:(?:object|resource|model|schema)\s+)?(?:attributes?|fields?|properties|schema|object"
    r"|model|definition|structure|resource|representation|json representation|overview|details"
    r"|example(?: (?:object|json|representation))?|sample|json)s?:?"
)
_TITLE = re.compile(
    r"(?i)(?:the\s+|an?\s+)?`?(?P<name>[A-Za-z]\w*(?: [A-Za-z]\w*){0,2}?)`?"
    r"(?:\s+(?:object|model|schema|entity|type|resource(?: type)?))?"
)
_NOT_A_TYPE = re.compile(
    r"(?i)\b(errors?|status|codes?|limits?|limiting|pagination|paging|authentication|authori[sz]ation"
    r"|introduction|overview|quickstart|getting|started|guide|changelog|glossary|webhooks?|events?"
    r"|permissions?|scopes?|plans?|api|reference|parameters?|headers?|environments?|versioning)\b"
)
_WITHIN = re.compile(r"\[`?([A-Za-z_]\w*)`?\]\(#[^)\s]+\)")
_LANGUAGES = frozenset({"json", "json5", "jsonc", "javascript", "js", ""})
_LONGEST = 100_000


@dataclass(slots=True, kw_only=True)
class _Object:
    """One type as a page describes it. place: of the heading that names it; places: of all over its parts."""

    place: InPage
    places: list[InPage] = field(default_factory=list[InPage])
    fields: list[Field] = field(default_factory=list[Field])
    examples: list[Example] = field(default_factory=list[Example])


def read(
    sheet: Sheet, endpoints: Sequence[Endpoint], findings: Findings
) -> tuple[Fragment, ...]:
    """The types in the sections that are about no endpoint; whether anything is of such a type, merging finds."""
    found = _objects(sheet, endpoints, findings)
    listed = Draft(sheet.name, findings, frozenset(found))
    shown = Draft(sheet.name, findings)
    for name, one in found.items():
        at = pointers.join(SCHEMAS, name)
        if one.fields:
            own = object_of(listed, tuple(one.fields), at)
            listed.define(name, {**own, "title": name}, one.place)
            for spot in one.places:
                listed.origin(at, spot)
        if one.examples:
            schema, places = inferred(one.examples, at, sheet.name)
            shown.define(name, schema, one.examples[0].place(sheet.name))
            for pointer, place in places.items():
                shown.origin(pointer, place)
    drafts = ((Evidence.TABLE, listed), (Evidence.SAMPLE, shown))
    return tuple(
        Fragment(
            page=sheet.name,
            evidence=evidence,
            document=draft.document,
            origins=draft.origins,
        )
        for evidence, draft in drafts
        if draft.document
    )


def _objects(
    sheet: Sheet, endpoints: Sequence[Endpoint], findings: Findings
) -> dict[str, _Object]:
    owned = {id(section) for one in endpoints for section in one.sections}
    page_name = None if endpoints else _page_name(sheet)
    linked = _linked(sheet) if endpoints else frozenset[str]()
    found: dict[str, _Object] = {}
    before: tuple[int, str | None] = (0, None)
    for section in sheet.sections:
        name = None if id(section) in owned else _name(section, page_name, linked)
        if name is None and linked and id(section) not in owned:
            name = _beside(section, before)
        before = (section.level, name) if _is_heading(section) else before
        if name is None:
            continue
        title = section.title
        place = (
            InPage(page=sheet.name, line=title.line, column=title.column)
            if title
            else InPage(page=sheet.name)
        )
        one = found.get(name) or _Object(place=place)
        one.places.append(place)
        one.fields += _fields(sheet.name, section, findings)
        for part in section.parts:
            if isinstance(part, Table):
                values = choices.of_table(part, section.heading, "")
                one.fields = [*choices.into(one.fields, values)]
        one.examples += _examples(section)
        if one.fields or one.examples:
            found[name] = one
    return found


def _beside(section: Section, before: tuple[int, str | None]) -> str | None:
    """The type of the heading before: `Properties` may stand beside its name, and the values of fields below both."""
    level, name = before
    if choices.is_title(section.heading):
        return name if section.level > level else None
    generic = _GENERIC.fullmatch(section.heading.strip())
    return name if generic and section.level == level else None


def _is_heading(section: Section) -> bool:
    """Whether a section is headed by a heading of the page, and by none that is about values of fields."""
    return section.level != LABEL_LEVEL and not choices.is_title(section.heading)


def _page_name(sheet: Sheet) -> str | None:
    """The type that a whole page is about, by its title."""
    titles = [entry.value for entry in sheet.front if entry.key == "title"]
    titles += [one.heading for one in sheet.sections if one.level == 1]
    return next((name for title in titles if (name := _type_name(title))), None)


def _linked(sheet: Sheet) -> frozenset[str]:
    """The names that cells of tables link to, on the page itself: `[Contact](#contact)`."""
    tables = (part for part in sheet.parts if isinstance(part, Table))
    sources = (cell.source for one in tables for row in one.rows for cell in row)
    return frozenset(found[1] for one in sources for found in _WITHIN.finditer(one))


def _name(
    section: Section, page_name: str | None, linked: Container[str]
) -> str | None:
    """The type that a section describes, by the nearest heading that names one."""
    for title in section.trail:
        said = headings.of_title(title)
        if said and said.role == "object" and said.name:
            return said.name
        if said and said.role != "parameters" or _NOT_A_TYPE.search(title):
            return None
        if choices.is_title(title):
            continue
        if title and not _GENERIC.fullmatch(title.strip()):
            named = _type_name(title)
            if named and named in linked:
                return named
            is_page = section.level <= 1 or page_name is None
            return page_name if is_page else named
    return page_name


def _type_name(title: str) -> str | None:
    found = _TITLE.fullmatch(title.strip())
    if found is None or _NOT_A_TYPE.search(title) or _GENERIC.fullmatch(found["name"]):
        return None
    return "".join(word[:1].upper() + word[1:] for word in found["name"].split())


def _fields(page: str, section: Section, findings: Findings) -> Iterator[Field]:
    for part in section.parts:
        match part:
            case Table() if unheaded.is_list(part):
                yield from tables.fields(page, part, _SLOT)
            case Bullets() if unheaded.is_list(part):
                yield from bullets.fields(page, part, _SLOT)
            case _:
                pass
    if any(isinstance(part, Tagged) for part in section.parts):
        # Tags are read as those of a call; here none of them is a parameter.
        call = Endpoint(
            route=Route(method="GET", path="/"),
            place=None,
            sections=(section,),
            home=(),
        )
        for one in tagged.of_page(page, [call], findings)[0]:
            yield from one.fields


def _examples(section: Section) -> Iterator[Example]:
    for part in section.parts:
        if not isinstance(part, Fence) or part.language not in _LANGUAGES:
            continue
        sample = samples.read(part.code) if len(part.code) <= _LONGEST else None
        if sample and is_object(sample.value):
            yield Example(status="", fence=part, sample=sample, section=section)
