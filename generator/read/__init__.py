"""Reading: a page or a document becomes fragments, whatever its dialect."""

import re
from dataclasses import replace

from generator.findings import Findings
from generator.fragments import Fragment, Page
from generator.places import InPage
from generator.read import auth, curl, declared, embedded, examples, links
from generator.read.addresses import address
from generator.read.endpoints import Endpoint, endpoints
from generator.read.markdown import Sheet
from generator.read.positions import locate
from generator.read.sheets import sheet
from generator.read.text import decode

__all__ = ["locate", "read"]

_DOCUMENT_NAME = re.compile(r"\.(ya?ml|json)$", re.IGNORECASE)
_DOCUMENT_START = re.compile(
    r"(?:\s*(?:#[^\n]*|---[^\n]*|%YAML[^\n]*)?\n)*\s*(?:\{\s*[\"}]|[\"']?(?:openapi|swagger)[\"']?\s*:)"
)


def read(page: Page, findings: Findings) -> tuple[Fragment, ...]:
    """What a page or a document says, best evidence first; () with a finding when it says nothing."""
    text = decode(page.name, page.data, findings)
    if text is None:
        return ()
    if _DOCUMENT_NAME.search(page.name) or _DOCUMENT_START.match(text):
        return embedded.whole_document(page.name, text, findings)
    return _page(sheet(page.name, text), findings)


def _page(taken: Sheet, findings: Findings) -> tuple[Fragment, ...]:
    before = len(findings)
    blocks = embedded.read(taken, findings)
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
