"""Types that pages describe apart from any endpoint: `The Contact object` over a table, bullets, tags or an example."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator import pointers
from generator.findings import Findings
from generator.fragments import Evidence, Fragment
from generator.places import InPage
from generator.read.code import curl, samples, schemas
from generator.read.code.shown import Example, inferred
from generator.read.described import tagged
from generator.read.described.drafts import Draft
from generator.read.described.trees import object_of
from generator.read.listed import headings, nesting, unheaded
from generator.read.listed.fields import Field, Slot
from generator.read.pages.markdown import (
    LABEL_LEVEL,
    Fence,
    Section,
    Sheet,
    Table,
    Tagged,
    prose,
)
from generator.read.pages.paths import Route
from generator.read.routing import routes
from generator.read.routing.endpoints import Endpoint
from generator.read.texts import yaml
from generator.read.texts.loading import Unreadable
from generator.values import as_object, is_object

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
_TOLD = re.compile(
    rf"{_WITHIN.pattern}`?\s+(?:objects?|resources?|types?|models?|arrays?|lists?)\b"
)
_LANGUAGES = frozenset({"json", "json5", "jsonc", "javascript", "js", ""})
_LONGEST = 100_000


@dataclass(slots=True, kw_only=True)
class _Object:
    """One type as a page describes it. place: of the heading that names it; places: of all over its parts."""

    place: InPage
    places: list[InPage] = field(default_factory=list[InPage])
    fields: list[Field] = field(default_factory=list[Field])
    examples: list[Example] = field(default_factory=list[Example])


def without_types(sheet: Sheet, names: Container[str]) -> Sheet:
    """A page without the sections that describe types of some names, each under a heading that is the name."""
    kept: list[Section] = []
    inside: int | None = None
    for index, section in enumerate(sheet.sections):
        if section.title and inside is not None and section.level <= inside:
            inside = None
        named = section.title and _called(section.heading, names)
        if inside is None and named and _is_type(sheet.sections, index):
            inside = section.level
        if inside is None:
            kept.append(section)
    return (
        sheet
        if len(kept) == len(sheet.sections)
        else replace(sheet, sections=tuple(kept))
    )


def _called(title: str, names: Container[str]) -> bool:
    """Whether a heading is one of some names of types."""
    return title in names or (_type_name(title) or "") in names


def _is_type(sections: Sequence[Section], index: int) -> bool:
    """Whether a section, with those under its heading, describes something and calls nothing."""
    end = next(
        (
            below
            for below in range(index + 1, len(sections))
            if sections[below].title and sections[below].level <= sections[index].level
        ),
        len(sections),
    )
    own = sections[index:end]
    said = headings.of_title(sections[index].heading)
    if said and said.role != "object":
        return False
    calls = any(any(routes.plain(one)) or any(curl.commands(one)) for one in own)
    return not calls and any(map(_shows, own))


def _shows(section: Section) -> bool:
    return routes.is_told(section) or any(_examples(section))


def read(
    sheet: Sheet,
    endpoints: Sequence[Endpoint],
    findings: Findings,
    names: frozenset[str] = frozenset(),
) -> tuple[Fragment, ...]:
    """The types in the sections that are about no endpoint; whether anything is of such a type, merging finds.

    names: of types that other pages link to here.
    """
    found = _objects(sheet, endpoints, findings, names)
    listed = Draft(sheet.name, findings, frozenset(found))
    shown = Draft(sheet.name, findings)
    for name, one in found.items():
        at = pointers.join(SCHEMAS, name)
        if one.fields:
            own = object_of(listed, tuple(one.fields), at)
            listed.define(name, {**own, "title": name}, one.place)
            for spot in one.places:
                listed.origin(at, spot)
        declared = [
            each for each in one.examples if schemas.is_schema(each.sample.value)
        ]
        instances = [each for each in one.examples if each not in declared]
        if declared:
            schema = schemas.plain(as_object(declared[0].sample.value))
            draft = shown if one.fields else listed
            draft.define(name, {**schema, "title": name}, declared[0].place(sheet.name))
        elif instances:
            schema, places = inferred(instances, at, sheet.name)
            shown.define(name, schema, instances[0].place(sheet.name))
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
    sheet: Sheet,
    endpoints: Sequence[Endpoint],
    findings: Findings,
    names: frozenset[str],
) -> dict[str, _Object]:
    owned = {id(section) for one in endpoints for section in one.sections}
    page_name = None if endpoints else _page_name(sheet)
    linked = names | _linked(sheet) if endpoints else frozenset[str]()
    found: dict[str, _Object] = {}
    before: tuple[int, str | None] = (0, None)
    several = sum(one.level == 1 for one in sheet.sections) > 1
    for section in sheet.sections:
        if several and page_name and section.level == 1:
            page_name = _type_name(section.heading) or page_name
        name = (
            None if id(section) in owned else _name(section, page_name, linked, names)
        )
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
                values = nesting.listed_values(part, section.heading, "")
                one.fields = [*nesting.with_values(one.fields, values)]
        one.examples += _examples(section)
        if one.fields or one.examples:
            found[name] = one
    return found


def _beside(section: Section, before: tuple[int, str | None]) -> str | None:
    """The type of the heading before: `Properties` may stand beside its name, and the values of fields below both."""
    level, name = before
    if nesting.heads_values(section.heading):
        return name if section.level > level else None
    generic = _GENERIC.fullmatch(section.heading.strip())
    return name if generic and section.level == level else None


def _is_heading(section: Section) -> bool:
    """Whether a section is headed by a heading of the page, and by none that is about values of fields."""
    return section.level != LABEL_LEVEL and not nesting.heads_values(section.heading)


def _page_name(sheet: Sheet) -> str | None:
    """The type that a whole page is about, by its title."""
    return next((name for title in sheet.titles if (name := _type_name(title))), None)


def _linked(sheet: Sheet) -> frozenset[str]:
    """The names that cells of tables link to, on the page itself: `[Contact](#contact)`; and prose, `the [contact](#contact) object`."""
    tables = (part for part in sheet.parts if isinstance(part, Table))
    sources = (cell.source for one in tables for row in one.rows for cell in row)
    names = [found[1] for one in sources for found in _WITHIN.finditer(one)]
    for text in prose(sheet.parts):
        names += [found[1] for found in _TOLD.finditer(text.source)]
    return frozenset(names + [one[:1].upper() + one[1:] for one in names])


def _name(
    section: Section,
    page_name: str | None,
    linked: Container[str],
    known: Container[str],
) -> str | None:
    """The type that a section describes, by the nearest heading that names one; known: what is one for sure."""
    for title in section.trail:
        said = headings.of_title(title)
        if said and said.role == "object" and said.name:
            return said.name
        if title and title in known:
            return title
        if said and said.role != "parameters" or _NOT_A_TYPE.search(title):
            return None
        if nesting.heads_values(title):
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
        yield from unheaded.fields(page, part, _SLOT)
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
        if not isinstance(part, Fence) or len(part.code) > _LONGEST:
            continue
        sample = _in_yaml(part)
        if part.language in _LANGUAGES:
            sample = samples.read(part.code)
        if sample and is_object(sample.value):
            yield Example(status="", fence=part, sample=sample, section=section)


def _in_yaml(fence: Fence) -> samples.Sample | None:
    """The schema that a block of YAML is; what else is in YAML is no answer."""
    if fence.language not in ("yaml", "yml"):
        return None
    try:
        value = yaml.load(fence.code).value
    except Unreadable:
        return None
    is_one = schemas.is_schema(value)
    return samples.Sample(value=value, partial=False) if is_one else None
