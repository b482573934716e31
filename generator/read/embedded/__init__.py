"""Pages that carry an OpenAPI document in a code block: Mintlify, Fern, ReadMe, GitBook and their like."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from generator import pointers
from generator.document import operations_in
from generator.findings import Findings
from generator.fragments import Fragment
from generator.places import Block, InBlock, InPage
from generator.read import bundle, openapi
from generator.read.bundle import Library, Source
from generator.read.embedded import (
    beside,
    chosen,
    contrasts,
    exampled,
    front_operations,
    single_paths,
    unversioned,
)
from generator.read.pages.markdown import Fence, Sheet
from generator.read.pages.paths import Route, head_route, same_path
from generator.read.texts import blocks
from generator.values import (
    JsonObject,
    JsonValue,
    as_array,
    as_object,
    as_text,
    is_object,
)

_LANGUAGES = frozenset({"yaml", "yml", "json", "openapi", ""})
_FORMS = (openapi, single_paths, unversioned)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    fence: Fence
    block: Block
    head: Route | None


def read(
    sheet: Sheet, findings: Findings, library: Library
) -> tuple[Fragment, ...] | None:
    """One fragment for each OpenAPI document on the page; what cannot be read is reported.

    None when one of them is broken: the rest of the page would only be guesses at what it says.
    """
    loaded = [
        (one, blocks.load(sheet.name, sheet.text, one.block, findings))
        for one in _candidates(sheet)
    ]
    if any(value is None for _, value in loaded):
        return None
    found = (
        _fragment(sheet, one, value[0], findings, library)
        for one, value in loaded
        if value
    )
    front = front_operations.read(sheet, findings, library)
    return (*front, *(fragment for fragment in found if fragment))


def contrast(sheet: Sheet, fragments: Sequence[Fragment], findings: Findings) -> None:
    """Reports where what stands beside the documents of a page calls something else than they describe."""
    routes = [route for one in fragments for route, _ in operations(one.document)]
    for one in fragments:
        contrasts.report(sheet, one.document, routes, findings)


def _candidates(sheet: Sheet) -> Iterator[_Candidate]:
    for fence in sheet.fences:
        # `theme={...}` decorates a sample; a block that is the page's own has no theme.
        if fence.language not in _LANGUAGES or "theme=" in fence.info:
            continue
        head = head_route(fence.info)
        if head or any(one.mentions(fence.code) for one in _FORMS):
            yield _Candidate(fence=fence, block=block_of(fence), head=head)


def block_of(fence: Fence) -> Block:
    """The document that a code block holds."""
    return Block(
        syntax=blocks.syntax(fence.code),
        first_line=fence.line + 1,
        lines=fence.code.count("\n"),
        indent=fence.indent,
    )


def _fragment(
    sheet: Sheet,
    one: _Candidate,
    value: JsonValue,
    findings: Findings,
    library: Library,
) -> Fragment | None:
    source = Source(page=sheet.name, block=one.block, text=one.fence.code)
    if is_object(value) and single_paths.is_one(value):
        found = _single_path(sheet, source, value, findings, library)
    elif openapi.is_document(value) or unversioned.is_one(value):
        found = bundle.fragment(source, value, findings, library, standalone=False)
    else:
        if one.head and is_object(value) and is_object(value.get("paths")):
            _report_unknown(sheet, one, findings)
        return None
    if found is None:
        return None
    _check_head(found, one, findings)
    found = chosen.filled(exampled.filled(found, findings), findings)
    return beside.with_address(sheet, found)


def _single_path(
    sheet: Sheet,
    source: Source,
    value: JsonObject,
    findings: Findings,
    library: Library,
) -> Fragment | None:
    """The fragment of a block in the form that came before OpenAPI itself."""
    title = _title_over(sheet, source.block)
    translated = single_paths.translated(value, title)
    inner = Findings()
    document = dict(translated.document)
    found = bundle.fragment(source, document, inner, library, standalone=False)
    translated.report(inner, findings)
    return translated.at_home(found) if found else None


def _title_over(sheet: Sheet, block: Block) -> str | None:
    """The title of the page, or of its part, that a block stands in."""
    titles = [
        section.title.plain
        for section in sheet.sections
        if section.level == 1
        and section.title
        and section.title.line < block.first_line
    ]
    return titles[-1] if titles else None


def _report_unknown(sheet: Sheet, one: _Candidate, findings: Findings) -> None:
    head = cast(Route, one.head)
    findings.loss(
        "unsupported-block",
        f"the block for '{head.key}' has no 'openapi' key; expected an OpenAPI "
        "document; it was left out of the package",
        InPage(page=sheet.name, line=one.fence.line, column=one.fence.indent + 1),
        part=head.key,
    )


def _check_head(found: Fragment, one: _Candidate, findings: Findings) -> None:
    head = one.head
    if head is None:
        return
    routes = [route for route, _ in operations(found.document)]
    if not routes or any(
        route.method == head.method and same_path(route.path, head.path)
        for route in routes
    ):
        return
    findings.warning(
        "head-mismatch",
        f"the code block is headed '{head.key}' and describes '{routes[0].key}'; "
        "what it describes was read",
        InPage(page=found.page, line=one.fence.line, column=one.fence.indent + 1),
    )


def operations(document: JsonObject) -> Iterator[tuple[Route, JsonObject]]:
    """Every operation of a document with its method and path."""
    for path, item in as_object(document.get("paths")).items():
        for method, tokens in operations_in(as_object(item)):
            operation = pointers.find(item, pointers.join("", *tokens))
            if is_object(operation):
                yield Route(method=method, path=path), operation


def spellings(fragments: Iterable[Fragment]) -> Iterator[Route]:
    """Every operation of fragments as their page may call it."""
    for one in fragments:
        for route, _ in operations(one.document):
            yield from contrasts.spellings(one.document, route)


def servers(fragments: Iterable[Fragment]) -> tuple[str, ...]:
    """The addresses that fragments say their calls go to."""
    found = (
        as_text(as_object(server).get("url")) or ""
        for one in fragments
        for server in as_array(one.document.get("servers"))
    )
    return tuple(url.rstrip("/") for url in found if url)


def lines(fragments: Iterable[Fragment]) -> frozenset[int]:
    """The lines of their page at which the blocks of fragments begin."""
    return frozenset(
        place.block.first_line - 1
        for one in fragments
        for places in one.origins.places.values()
        for place in places
        if isinstance(place, InBlock) and place.page == one.page
    )


def whole_document(
    name: str, text: str, findings: Findings, library: Library
) -> tuple[Fragment, ...]:
    """The fragment of a file that is itself a YAML or JSON document."""
    block = blocks.whole(text)
    loaded = blocks.load(name, text, block, findings)
    if loaded is None:
        return ()
    source = Source(page=name, block=block, text=text)
    found = bundle.fragment(source, loaded[0], findings, library, standalone=True)
    if found is None:
        return ()
    if openapi.holds_nothing(found.document):
        findings.warning(
            "no-endpoint",
            "this document describes no endpoint: it has no paths and no components",
            InBlock(page=name, block=block, pointer=""),
        )
        return ()
    return (found,)
