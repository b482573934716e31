"""Reading: a page or a document becomes fragments, whatever its dialect."""

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.findings import Findings
from generator.fragments import Fragment, Page
from generator.places import InPage
from generator.read import auth, curl, declared, embedded, examples, links
from generator.read.addresses import address
from generator.read.bundle import Library
from generator.read.endpoints import Endpoint, endpoints
from generator.read.markdown import Sheet
from generator.read.openapi import describes_calls, mentions
from generator.read.positions import locate
from generator.read.sheets import sheet
from generator.read.text import decode, lenient
from generator.shelf import Shelf

__all__ = ["locate", "read", "read_all"]

_DOCUMENT_NAME = re.compile(r"\.(ya?ml|json)$", re.IGNORECASE)
_DOCUMENT_START = re.compile(
    r"(?:\s*(?:#[^\n]*|---[^\n]*|%YAML[^\n]*)?\n)*\s*(?:\{\s*[\"}]|[\"']?(?:openapi|swagger)[\"']?\s*:)"
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
        part = page in late or (said and not any(map(describes_calls, said)))
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
    if _DOCUMENT_NAME.search(page.name) or _DOCUMENT_START.match(text):
        return embedded.whole_document(page.name, text, findings, library)
    return _page(sheet(page.name, text), findings, library)


def _may_be_part(page: Page) -> bool:
    return bool(_DOCUMENT_NAME.search(page.name)) and not mentions(lenient(page.data))


def _apart(page: Page, library: Library) -> tuple[tuple[Fragment, ...], Findings]:
    findings = Findings()
    return read(page, findings, library), findings


def _page(taken: Sheet, findings: Findings, library: Library) -> tuple[Fragment, ...]:
    before = len(findings)
    blocks = embedded.read(taken, findings, library)
    if blocks is None:
        return ()
    described = [
        route for block in blocks for route, _ in embedded.operations(block.document)
    ]
    named = endpoints(taken, described)
    lists = declared.read(taken, named, findings, described=bool(described))
    shown = examples.read(taken.name, named, findings, described=bool(described))
    around = () if described else _around(taken, named)
    if not blocks:
        links.report(taken, findings)
    found = (*blocks, *(one for one in (lists, shown, *around) if one))
    if not blocks and not named:
        _report_nothing(taken, findings, failed=len(findings) > before)
        return ()
    url = address(taken)
    ordered = sorted(found, key=lambda one: one.evidence, reverse=True)
    return tuple(replace(one, url=url) for one in ordered)


def _around(taken: Sheet, named: tuple[Endpoint, ...]) -> tuple[Fragment | None, ...]:
    """What stands around the endpoints: who may call, and where; prose goes before samples."""
    said = auth.read(taken) if named else None
    calls = [(one.route, one.sections) for one in named]
    return said, curl.read(taken.name, calls, auth=said is None)


def _report_nothing(taken: Sheet, findings: Findings, *, failed: bool) -> None:
    if not failed:
        findings.warning(
            "no-endpoint",
            "this page documents no endpoint: no method and path, no OpenAPI document; "
            "nothing was read from it",
            InPage(page=taken.name),
        )
