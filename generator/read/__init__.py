"""Reading: a page or a document becomes fragments, whatever its dialect."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.findings import Findings
from generator.fragments import Fragment, Page
from generator.places import InPage
from generator.read import blueprint, embedded
from generator.read.access import auth, bases
from generator.read.bundle import Library
from generator.read.code import curl
from generator.read.described import (
    answered,
    declared,
    examples,
    failures,
    objects,
    orphans,
    paged,
    returned,
    unused,
)
from generator.read.embedded import beside
from generator.read.layout import for_machines, joined, partials
from generator.read.layout.sheets import sheet
from generator.read.openapi import describes_calls, mentions
from generator.read.pages import links
from generator.read.pages.links import address
from generator.read.pages.markdown import Section, Sheet
from generator.read.pages.paths import Route
from generator.read.routing import received, unread_calls
from generator.read.routing.based import at_home, based, prefixed
from generator.read.routing.endpoints import (
    Endpoint,
    by_hand,
    endpoints,
    report,
    without,
)
from generator.read.texts import leaks
from generator.read.texts.positions import locate
from generator.read.texts.text import decode, lenient
from generator.shelf import Shelf
from generator.values import JsonValue

__all__ = ["locate", "read", "read_all"]

_DOCUMENT_NAME = re.compile(r"\.(ya?ml|json)$", re.IGNORECASE)
# A title of a page looks like a comment, and any JSON may stand below it.
_DOCUMENT_START = re.compile(
    r"(?:\s*(?:---[^\n]*|%YAML[^\n]*)?\n)*\s*\{\s*[\"}]"
    r"|(?:\s*(?:#[^\n]*|---[^\n]*|%YAML[^\n]*)?\n)*\s*"
    r"(?:[\"']?(?:openapi|swagger)[\"']?|\{\s*[\"'](?:openapi|swagger|info|servers|tags|paths|components)[\"'])\s*:"
)


def read_all(
    pages: Sequence[Page], shelf: Shelf, findings: Findings
) -> tuple[Fragment, ...]:
    """What all pages of a provider say, in their order.

    A file that others refer to and that describes no call itself is part of these, not a page of its own.
    """
    library = Library(pages, shelf)
    # What names no version can only be part of another document, which will have asked for it by then.
    late = [page for page in pages if _may_be_part(page)]
    read_first = [page for page in pages if page not in late]
    found = {page.name: _apart(page, library) for page in read_first}
    for page in late:
        if page.name not in library.used:
            found[page.name] = _apart(page, library)
    fragments: list[Fragment] = []
    for page in pages:
        said, reported = found.get(page.name, ((), Findings()))
        is_read = said or page.name in library.included
        part = page in late or (is_read and not any(map(describes_calls, said)))
        if part and page.name in library.used:
            continue
        fragments += said
        for one in reported:
            findings.take(one)
    library.report(findings)
    return tuple(fragments)


def read(
    page: Page, findings: Findings, library: Library | None = None
) -> tuple[Fragment, ...]:
    """What a page or a document says, best evidence first; () with a finding when it says nothing."""
    library = library or Library((page,), Shelf())
    text = decode(page.name, page.data, findings)
    if text is None:
        return ()
    is_document = _DOCUMENT_NAME.search(page.name) is not None
    whole = None
    if not is_document:
        whole = partials.whole(page.name, text, library.partial, findings)
    if whole is None:
        return _text(page, text, findings, library)
    inner = Findings()
    said = _text(page, whole.text, inner, library)
    for one in inner:
        findings.take(whole.finding(one))
    return tuple(map(whole.fragment, said))


def _text(
    page: Page, text: str, findings: Findings, library: Library
) -> tuple[Fragment, ...]:
    text = leaks.cleaned(page.name, text, findings)
    if _DOCUMENT_NAME.search(page.name) or _DOCUMENT_START.match(text):
        return embedded.whole_document(page.name, text, findings, library)

    def reader(part: str, found: Findings) -> tuple[Fragment, ...]:
        said = for_machines.without(page.name, part, found)
        return _page(sheet(page.name, said), found, library)

    said = joined.read(page, text, findings, reader)
    return reader(text, findings) if said is None else said


def _may_be_part(page: Page) -> bool:
    return bool(_DOCUMENT_NAME.search(page.name)) and not mentions(lenient(page.data))


def _apart(page: Page, library: Library) -> tuple[tuple[Fragment, ...], Findings]:
    findings = Findings()
    return read(page, findings, library), findings


def _page(taken: Sheet, findings: Findings, library: Library) -> tuple[Fragment, ...]:
    before = len(findings)
    written = blueprint.read(taken.name, taken.text, findings)
    if written is not None:
        said = auth.read(taken, alone=not written)
        if not (written or said):
            _report_nothing(taken, findings, failed=len(findings) > before)
        return (*written, said) if said else written
    blocks = embedded.read(taken, findings, library)
    if blocks is None:
        return ()
    described = [
        route for block in blocks for route, _ in embedded.operations(block.document)
    ]
    told = (
        _beside(taken, blocks, described, findings)
        if described
        else _alone(received.cleaned(taken, findings), blocks, findings, library)
    )
    found = (*blocks, *(one for one in told if one))
    if not found:
        _report_nothing(taken, findings, failed=len(findings) > before)
        return ()
    url = address(taken)
    ordered = sorted(found, key=lambda one: one.evidence, reverse=True)
    return tuple(replace(one, url=url) for one in ordered)


def _alone(
    taken: Sheet, blocks: Sequence[Fragment], findings: Findings, library: Library
) -> tuple[Fragment | None, ...]:
    """What a page says whose calls no OpenAPI document on it describes."""
    types = library.linked(taken.name) | answered.in_columns(taken)
    rest = objects.without_types(taken, types) if types else taken
    named = based(endpoints(rest, ()), bases.addresses(taken))
    named = prefixed(named, bases.prefix(taken))
    report(named, findings)
    unread_calls.report(taken, named, findings)
    lists, shown = _listed(taken, named, findings, described=False)
    around = _around(taken, [(one.route, one.sections) for one in named], blocks)
    besides = () if blocks else _besides(taken, named, lists, findings, types)
    found = (lists, shown, *besides, *around)
    if named:
        unused.report(taken, (*blocks, *found), findings)
    return found


def _beside(
    taken: Sheet,
    blocks: Sequence[Fragment],
    described: Sequence[Route],
    findings: Findings,
) -> tuple[Fragment | None, ...]:
    """What a page says beside its OpenAPI documents: of their calls, and of others, which it describes by hand."""
    known = [*embedded.spellings(blocks)]
    own = by_hand(taken, known, embedded.lines(blocks))
    own = at_home(own, embedded.servers(blocks), bases.addresses(taken))
    report(own, findings)
    rest = without(taken, own)
    named = endpoints(rest, described)
    embedded.contrast(rest, blocks, findings)
    stubs = [Endpoint(route=one, place=None, sections=(), home=()) for one in known]
    unread_calls.report(taken, (*own, *stubs), findings)
    calls = [(one, taken.sections) for one in described]
    return (
        *_listed(rest, named, findings, described=True),
        *_listed(taken, own, findings, described=False),
        *_around(taken, calls, blocks),
    )


def _listed(
    taken: Sheet, named: tuple[Endpoint, ...], findings: Findings, *, described: bool
) -> tuple[Fragment | None, Fragment | None]:
    """The lists and the examples of a page that are about some endpoints."""
    lists = declared.read(taken, named, findings, described=described)
    shown = examples.read(
        taken.name, named, findings, described=described, listed=lists
    )
    return lists, shown


def _besides(
    taken: Sheet,
    named: tuple[Endpoint, ...],
    lists: Fragment | None,
    findings: Findings,
    linked: frozenset[str],
) -> tuple[Fragment | None, ...]:
    """What a page without an OpenAPI document says apart from lists and examples: types, errors, paging."""
    links.report(taken, findings)
    types = objects.read(taken, named, findings, linked)
    fails = None if named or types else failures.read(taken, findings)
    paging = paged.read(taken, named, findings)
    if named:
        orphans.report(taken, named, (*types, paging) if paging else types, findings)
    document: Mapping[str, JsonValue] = lists.document if lists else {}
    told = returned.read(taken.name, named, document)
    typed = answered.read(taken.name, named, document)
    return told, typed, fails, paging, *types


def _around(
    taken: Sheet,
    calls: Sequence[tuple[Route, Sequence[Section]]],
    blocks: Sequence[Fragment],
) -> tuple[Fragment | None, ...]:
    """What stands around the endpoints, or on a page of its own: who may call, and where.

    Prose goes before samples. blocks: OpenAPI documents of the page, which know better as far as they say it.
    """
    open_, homeless = (
        not beside.states(blocks, key) for key in ("security", "servers")
    )
    said = auth.read(taken, alone=not calls) if open_ else None
    base = bases.read(taken, [route for route, _ in calls]) if homeless else None
    shown = curl.read(
        taken.name,
        calls,
        auth=open_ and said is None,
        servers=homeless and base is None,
    )
    return said, base, shown


def _report_nothing(taken: Sheet, findings: Findings, *, failed: bool) -> None:
    if not failed:
        findings.warning(
            "no-endpoint",
            "this page documents no endpoint: no method and path, no OpenAPI document; "
            "nothing was read from it",
            InPage(page=taken.name),
        )
