"""Small fragments, and merging them in one line."""

from collections.abc import Sequence
from typing import Any

from generator.config import ProviderConfig
from generator.document import Document
from generator.findings import Finding, Findings
from generator.fragments import Evidence, Fragment
from generator.merge import merge
from generator.overlay import Overlay
from generator.places import Block, InBlock, Origins

BLOCK = Block(syntax="yaml", first_line=1, lines=99)
SERVER = {"servers": [{"url": "https://api.acme.test/v1"}]}


def fragment(
    page: str,
    document: dict[str, Any],
    evidence: Evidence = Evidence.SCHEMA,
    url: str | None = None,
) -> Fragment:
    """A fragment whose every part stands in one block of its page, at the same pointer."""
    root = InBlock(page=page, block=BLOCK, pointer="")
    return Fragment(
        page=page,
        evidence=evidence,
        document=document,
        origins=Origins(places={"": (root,)}),
        url=url,
    )


def table(page: str, document: dict[str, Any]) -> Fragment:
    """A fragment that comes from a page's tables."""
    return fragment(page, document, Evidence.TABLE)


def sample(page: str, document: dict[str, Any]) -> Fragment:
    """A fragment that comes from a page's examples."""
    return fragment(page, document, Evidence.SAMPLE)


def prose(page: str, document: dict[str, Any]) -> Fragment:
    """A fragment that comes from a page's text."""
    return fragment(page, document, Evidence.PROSE)


def merged(
    *fragments: Fragment,
    config: ProviderConfig | None = None,
    overlays: Sequence[Overlay] = (),
) -> tuple[Document, list[Finding]]:
    """What merging gives, and what it reports."""
    findings = Findings()
    wanted = config or ProviderConfig(name="acme")
    document = merge(fragments, wanted, overlays, findings)
    return document, list(findings)


def get(path: str = "/notes", **operation: Any) -> dict[str, Any]:
    """A document of one GET, which has a server unless `servers` says otherwise."""
    operation.setdefault("responses", {"200": {"description": "OK"}})
    return {**SERVER, "paths": {path: {"get": operation}}}


def answer(schema: dict[str, Any], status: str = "200") -> dict[str, Any]:
    """Responses of one JSON body."""
    content = {"application/json": {"schema": schema}}
    return {status: {"description": "OK", "content": content}}


def record(**properties: Any) -> dict[str, Any]:
    """An object schema; a property given as text is of that type."""
    shapes = {
        name: {"type": value} if isinstance(value, str) else value
        for name, value in properties.items()
    }
    return {"type": "object", "properties": shapes}


def query(name: str, kind: str = "string", **more: Any) -> dict[str, Any]:
    """A query parameter."""
    return {"name": name, "in": "query", "schema": {"type": kind}, **more}


def header(name: str, **more: Any) -> dict[str, Any]:
    """A header parameter."""
    return {"name": name, "in": "header", "schema": {"type": "string"}, **more}


def codes(found: list[Finding]) -> list[str]:
    """The findings' codes, in their order."""
    return [one.code for one in found]


def pointer(finding: Finding) -> str:
    """Where a finding points, as `page#pointer`."""
    assert isinstance(finding.place, InBlock)
    return f"{finding.place.page}#{finding.place.pointer}"


def tree(document: Document) -> Any:
    """A merged document, to be looked into freely."""
    return document.tree


def operation(document: Document, path: str = "/notes", method: str = "get") -> Any:
    """One operation of a merged document."""
    return tree(document)["paths"][path][method]


def schema(document: Document, name: str) -> Any:
    """One named schema of a merged document."""
    return tree(document)["components"]["schemas"][name]
