"""Pages that list parameters and fields, in tables or in bullets: one fragment for all their lists."""

import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlsplit

from generator.addresses import is_partly_known
from generator.findings import Findings
from generator.fragments import Evidence, Fragment
from generator.read.access import bases, stated
from generator.read.described import (
    asked,
    flat,
    forms,
    lists,
    paged,
    placing,
    sent_where,
    tagged,
    wire,
)
from generator.read.described.drafts import Draft
from generator.read.described.operations import OperationDraft
from generator.read.listed import headings, status_tables
from generator.read.listed.fields import FieldList
from generator.read.pages import labels, titles
from generator.read.pages.markdown import (
    Bullets,
    Paragraph,
    Section,
    Sheet,
    Table,
    Text,
)
from generator.read.pages.paths import only_route, route, specified
from generator.read.routing import commands, headed
from generator.read.routing.endpoints import Endpoint
from generator.read.words.languages import english

_LABEL = re.compile(r"\W*(tag|operation id)\W*:\W*(.+)", re.IGNORECASE)
_FIRST_LINE = re.compile(
    r"(?i)(?<!\s)\s*(?:(?:<br\s*/?>\s*)?\n|<br\s*/?>).*", re.DOTALL
)
# A host to try calls on is the same API once more.
_TRIAL = re.compile(
    r"(?i)sandbox|staging|\b(?:test|demo|dev|uat|qa|stage|preprod|mock|local)\w*\.|localhost|[<>$*]|//[\d.]+(?:[:/]|$)"
)
_VARIABLE = re.compile(r"\{[^{}]*\}")
_STATUS = re.compile(r"([1-5]\d\d|[1-5]XX|default)\b[\s—–:-]*(.*)", re.IGNORECASE)
_NUMBER = re.compile(r"^\s*(?:\d+[.)、]?)+\s+")
_NO_SUMMARY = re.compile(
    r"(?i)source:|(description|method|endpoint|(endpoint )?definition|(http )?request|url|authentication|"
    r"authorization|responses?|((request|response) )?examples?|overview|usage|code samples?|see also)\W*$"
    r"|(http )?(request )?(method|verb)\W+[A-Z]{3,7}\W*$"
)
_NO_PROSE = re.compile(
    r"(?i)import\s|export\s|<|(?:required|optional)\s*$|(?:here(?:'s| is)|this is|below is|see) an? (?:example|sample)\b|\W*base url\b|[A-Z][\w-]*: *<?https?://"
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
    found = _found(sheet, endpoints, findings, described=described)
    found = sent_where.in_paths(found, endpoints)
    draft = Draft(sheet.name, findings, _defined(found), described=described)
    about = Counter(id(section) for one in endpoints for section in one.sections)
    told = False
    for endpoint, own in zip(endpoints, found, strict=True):
        operation = OperationDraft(draft, endpoint.route, endpoint.place)
        for one in own:
            told = True
            operation.add(one)
        if not described:
            _prose(operation, endpoint, about)
            _facts(operation, endpoint)
            _front(operation, sheet, endpoints)
        operation.finish()
        for to, place in tagged.elsewhere(sheet.name, endpoint):
            draft.put(f"{endpoint.route.pointer}/x-described-at", to, place)
    if not endpoints or (described and not told):
        return None
    if not described:
        _servers(draft, endpoints, bases.addresses(sheet))
    return Fragment(
        page=sheet.name,
        evidence=Evidence.TABLE,
        document=draft.document,
        origins=draft.origins,
    )


def _servers(
    draft: Draft, endpoints: tuple[Endpoint, ...], stated: Sequence[str]
) -> None:
    """The server that most endpoints are said with, the first of several; those on another one have their own.

    stated: the addresses that the page gives as those of the API; endpoints that are mere paths are there.
    """
    urls = [one.route.server for one in endpoints if one.route.server]
    url = max(dict.fromkeys(urls), key=urls.count, default=None)
    place = next(
        (one.said_server for one in endpoints if one.route.server == url), None
    )
    homes = stated if len(urls) < len(endpoints) else ()
    if url and not homes:
        draft.put("/servers", [{"url": url}], place)
        homes = [url]
    for one in endpoints:
        other = one.route.server
        if other and _is_elsewhere(other, homes):
            own = one.said_server or one.place
            draft.put(f"{one.route.pointer}/servers", [{"url": other}], own)


def _is_elsewhere(url: str, homes: Sequence[str]) -> bool:
    """Whether an address is that of another API than the ones that a page's calls are made to."""
    if any(map(_TRIAL.search, (url, *homes[:1]))):
        return False
    if "{" in url and not is_partly_known(url):
        return False
    hosts = [_VARIABLE.sub("{}", urlsplit(one).netloc) for one in (url, *homes)]
    return hosts[0] not in hosts[1:]


def _found(
    sheet: Sheet,
    endpoints: tuple[Endpoint, ...],
    findings: Findings,
    *,
    described: bool,
) -> list[tuple[FieldList, ...]]:
    """The lists of each endpoint in tags, in tables and bullets, and as a page looked; where examples have them."""
    listed = lists.of_page(sheet, endpoints, findings)
    in_tags = tagged.of_page(sheet.name, endpoints, findings)
    as_looked = flat.of_page(sheet.name, endpoints)
    out: list[tuple[FieldList, ...]] = []
    talks = wire.exchanges(endpoints)
    every = zip(endpoints, in_tags, listed, as_looked, talks, strict=True)
    for endpoint, one, two, three, turns in every:
        own = (*one, *two, *three)
        if not described:
            own = asked.renamed(endpoint, own)
            own += asked.mentioned(sheet.name, endpoint, own)
            own += asked.of_endpoint(sheet.name, endpoint, own, findings)
        applied = commands.applied(endpoint.constant, own)
        placed = placing.placed(applied, endpoint, turns, findings)
        out.append(forms.settled(placed, endpoint, turns))
    return out


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
                for status, text, cell in status_tables.listed(part):
                    operation.respond(status, text, cell)
            elif isinstance(part, Table) and headings.status(section):
                for status, text, cell in status_tables.statuses(part):
                    operation.respond(status, text, cell)
    _words(operation, endpoint)


def _prose(operation: OperationDraft, endpoint: Endpoint, about: Counter[int]) -> None:
    """What a page states about who may call, and where the next page is. about: of how many endpoints each section tells."""
    own = [section for section in endpoint.sections if about[id(section)] == 1]
    for key, value, text in stated.of_endpoint(endpoint.sections, own):
        operation.say(key, value, text)
    linked = paged.linked(own) if endpoint.route.method == "GET" else None
    if linked:
        operation.say(paged.LINKED, True, linked)


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
    # What is in code is called so: a parameter `tag`.
    if found is None or text.source.startswith("`"):
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
            called, named = titles.call(title.plain), headed.read(title)
            words = called[1] if called else named[0] if named else title.plain
            operation.say("summary", words, title)
        for part in () if headings.status(section) else section.parts:
            if not isinstance(part, Paragraph) or not _is_prose(part.text):
                continue
            # A quote that leads to a sample is about no more than that.
            if not (part.quoted and part.text.plain.endswith(":")):
                key = "summary" if part.quoted else "description"
                operation.say(key, _said(part.text), part.text)


def _said(text: Text) -> str:
    """What a paragraph says, without the line that names its call."""
    lines = text.source.split("\n")
    left = [line for line in lines if not _names_call(line)]
    if 0 < len(left) < len(lines):
        return " ".join(" ".join(left).replace("*", "").replace("`", "").split())
    first, _, rest = text.source.partition("\n")
    if rest and (only_route(first) or specified(first)):
        return text.plain.removeprefix(re.sub(r"[`*\\]", "", first).strip()).strip()
    return text.plain


def _names_call(line: str) -> bool:
    """Whether a line is a label with what names a call, or says who may call: `**Method**: GET`."""
    label, colon, value = line.partition(":")
    known = labels.role_of(label) is not None or label.strip("* `").lower() == "version"
    return bool(colon and value.strip(" *`")) and known


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
    alone = only_route(title.plain) and not titles.call(title.plain)
    words = _NUMBER.sub("", " ".join(english(title.plain).split()))
    if alone or _NO_SUMMARY.match(words):
        return False
    return section.level <= 1 or headings.slot(section) is None


def _is_prose(text: Text) -> bool:
    return bool(text.plain) and not (
        only_route(text.source)
        or only_route(text.plain)
        or (only_route(_FIRST_LINE.sub("", text.source)) and _said(text) == text.plain)
        or all(_names_call(one) or only_route(one) for one in text.source.split("\n"))
        or _NO_PROSE.match(text.source)
        or flat.is_flat(text)
    )
