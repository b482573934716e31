"""Pages that list parameters and fields, in tables or in bullets: one fragment for all their lists."""

import re

from generator.findings import Findings
from generator.fragments import Evidence, Fragment
from generator.read.described import flat, lists, placing, tagged
from generator.read.described.drafts import Draft
from generator.read.described.operations import OperationDraft
from generator.read.listed import headings, tables
from generator.read.listed.fields import FieldList
from generator.read.pages.markdown import (
    Bullets,
    Paragraph,
    Section,
    Sheet,
    Table,
    Text,
)
from generator.read.pages.paths import only_route, route
from generator.read.routing import commands
from generator.read.routing.endpoints import Endpoint

_LABEL = re.compile(r"\W*(tag|operation id)\W*:\W*(.+)", re.IGNORECASE)
_STATUS = re.compile(r"([1-5]\d\d|[1-5]XX|default)\b[\s—–:-]*(.*)", re.IGNORECASE)
_NO_SUMMARY = re.compile(
    r"(?i)source:|(description|method|endpoint|(http )?request|url|authentication|"
    r"authorization|responses?|examples?|overview|usage|code samples?|see also)$"
)
_NO_PROSE = re.compile(
    r"(?i)import\s|export\s|<|\W*base url\b|[A-Z][\w-]*: *<?https?://"
)


def read(
    sheet: Sheet,
    endpoints: tuple[Endpoint, ...],
    findings: Findings,
    *,
    described: bool,
) -> Fragment | None:
    """What the lists of a page say about its endpoints.

    described: whether an OpenAPI document on the page describes them too; then a page without
    lists gives None, since the names of its endpoints are no news.
    """
    found = _found(sheet, endpoints, findings)
    draft = Draft(sheet.name, findings, _defined(found), described=described)
    told = False
    for endpoint, own in zip(endpoints, found, strict=True):
        operation = OperationDraft(draft, endpoint.route, endpoint.place)
        for one in own:
            told = True
            operation.add(one)
        if not described:
            _facts(operation, endpoint)
            _front(operation, sheet, endpoints)
        operation.finish()
    if not endpoints or (described and not told):
        return None
    servers = {e.route.server: e.said_server for e in endpoints if e.route.server}
    if not described:
        for url, place in list(servers.items())[:1]:
            draft.put("/servers", [{"url": url}], place)
    return Fragment(
        page=sheet.name,
        evidence=Evidence.TABLE,
        document=draft.document,
        origins=draft.origins,
    )


def _found(
    sheet: Sheet, endpoints: tuple[Endpoint, ...], findings: Findings
) -> list[tuple[FieldList, ...]]:
    """The lists of each endpoint in tags, in tables and bullets, and as a page looked; where examples have them."""
    listed = lists.of_page(sheet, endpoints, findings)
    in_tags = tagged.of_page(sheet.name, endpoints, findings)
    as_looked = flat.of_page(sheet.name, endpoints)
    return [
        placing.placed(
            commands.applied(endpoint.constant, (*one, *two, *three)),
            endpoint,
            findings,
        )
        for endpoint, one, two, three in zip(
            endpoints, in_tags, listed, as_looked, strict=True
        )
    ]


def _defined(found: list[tuple[FieldList, ...]]) -> frozenset[str]:
    names = (one.slot.name or one.of for own in found for one in own)
    return frozenset(name for name in names if name)


def _facts(operation: OperationDraft, endpoint: Endpoint) -> None:
    """What a page says about an operation apart from its lists."""
    for section in endpoint.sections:
        _status(operation, section)
        for part in section.parts:
            if isinstance(part, Bullets):
                for item in part.items:
                    _label(operation, item.text)
            elif isinstance(part, Table) and headings.status(section):
                for status, text, cell in tables.statuses(part):
                    operation.respond(status, text, cell)
    _words(operation, endpoint)


def _status(operation: OperationDraft, section: Section) -> None:
    title = section.title
    slot = headings.slot(section)
    if title is None or slot is None or slot.role != "response":
        return
    found = _STATUS.match(section.heading)
    if found:
        operation.respond(found[1], found[2] or section.heading, title)
    elif slot.status != "default" and slot.status in section.heading:
        operation.respond(slot.status, section.heading, title)


def _label(operation: OperationDraft, text: Text) -> None:
    found = _LABEL.match(text.plain)
    if found is None:
        return
    if found[1].lower() == "tag":
        operation.say("tags", [found[2].strip()], text)
    else:
        operation.say("operationId", found[2].strip("` "), text)


def _words(operation: OperationDraft, endpoint: Endpoint) -> None:
    """The summary is the nearest title or, where that is the path itself, the quote below it."""
    described = [s for s in endpoint.sections if s.heading.lower() == "description"]
    for section in (*endpoint.home, *described):
        title = section.title
        if title and section not in described and _is_title(section, title):
            operation.say("summary", title.plain, title)
        for part in section.parts:
            if isinstance(part, Paragraph) and _is_prose(part.text):
                key = "summary" if part.quoted else "description"
                operation.say(key, part.text.plain, part.text)


def _front(
    operation: OperationDraft, sheet: Sheet, endpoints: tuple[Endpoint, ...]
) -> None:
    """The title in front matter, where the page is about one endpoint and has no other."""
    for entry in sheet.front:
        if entry.key == "title" and len(endpoints) == 1 and not route(entry.value):
            text = Text(
                source=entry.value,
                plain=entry.value,
                codes=(),
                link=None,
                line=entry.line,
                column=entry.column,
            )
            operation.say("summary", entry.value, text)


def _is_title(section: Section, title: Text) -> bool:
    if only_route(title.source) or _NO_SUMMARY.match(title.plain):
        return False
    return section.level <= 1 or headings.slot(section) is None


def _is_prose(text: Text) -> bool:
    return bool(text.plain) and not (
        only_route(text.source) or _NO_PROSE.match(text.source) or flat.is_flat(text)
    )
