"""Bundling: a document and everything that it refers to elsewhere, as one document."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator import pointers
from generator.findings import Finding, Findings
from generator.fragments import Fragment, Refusal
from generator.places import Block, InBlock, Origins, Place
from generator.read import openapi
from generator.read.bundle.files import File, Library, address_of
from generator.read.bundle.gathering import Bound, Loose, gather
from generator.read.bundle.homes import Homes
from generator.read.bundle.inclusion import Inclusion
from generator.read.bundle.losing import lose
from generator.read.bundle.references import Walk
from generator.read.bundle.resolving import Resolver
from generator.read.bundle.resources import resources
from generator.read.bundle.rewriting import rewrite
from generator.shelf import Closed
from generator.values import JsonValue

__all__ = ["Library", "Source", "fragment"]

_PLAIN = r"#/(?:components/[A-Za-z]+|definitions|parameters|responses)/[^/\"'\s]+[\"']?\s*(?:[,}\n]|$)"
_UNUSUAL = re.compile(rf"\$(?:dynamicRef|ref[\"']?+\s*+:\s*+[\"']?+(?!{_PLAIN}))")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bundled:
    """places: of what came into a document, by pointer. refused: references that are not followed, and why."""

    places: Mapping[str, tuple[Place, ...]] = field(
        default_factory=dict[str, tuple[Place, ...]]
    )
    refused: Mapping[str, Refusal] = field(default_factory=dict[str, Refusal])


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a document was loaded from: a page, or a block of one, and its text."""

    page: str
    block: Block
    text: str


def fragment(
    source: Source,
    value: JsonValue,
    findings: Findings,
    library: Library,
    *,
    standalone: bool,
) -> Fragment | None:
    """The fragment that a loaded document is, with all that it refers to; None when it is none.

    Reported beside what `openapi.fragment` reports: unknown-ref, external-ref,
    remote-ref, ref-as-meant, too-deep, too-large.
    """
    page, block = source.page, source.block
    root, inner = InBlock(page=page, block=block, pointer=""), Findings()
    try:
        bundled = _bundled(source, value, library, findings)
    except Closed as closed:
        message = f"what this document refers to {closed.reason}, which is the limit"
        findings.error(closed.code, message, root)
        return None
    found = openapi.fragment(page, block, value, inner, standalone=standalone)
    origins = Origins(places={"": (root,), **bundled.places})
    for one in inner:
        findings.take(_moved(one, page, origins))
    if found is None or not (bundled.places or bundled.refused):
        return found
    return replace(
        found, origins=_relocated(found.origins, origins), refused=bundled.refused
    )


def _bundled(
    source: Source, value: JsonValue, library: Library, findings: Findings
) -> _Bundled:
    if not openapi.is_document(value) or not _UNUSUAL.search(source.text):
        return _Bundled()
    main = File(
        address=address_of(source.page),
        page=source.page,
        block=source.block,
        value=value,
        resources=resources(source.text, value),
    )
    resolver, walk = Resolver(main, library), Walk()
    found = list(gather(resolver, walk))
    bound = [one for one in found if isinstance(one, Bound)]
    homes = Homes(resolver)
    homes.settle(bound)
    inclusion = Inclusion(bound, homes)
    for one in bound:
        _report_reading(one, findings)
    loose = [one for one in found if isinstance(one, Loose)]
    refused = lose([*loose, *inclusion.refused], findings)
    kept = [one for one in bound if one not in inclusion.without_end]
    places = rewrite(resolver, homes, kept, inclusion.circular)
    walk.drop_definitions()
    return _Bundled(places=places, refused=refused)


def _report_reading(one: Bound, findings: Findings) -> None:
    if one.how is not None:
        at = pointers.join(one.reference.at, one.reference.key)
        findings.info(
            "ref-as-meant",
            f"'{one.reference.text}' leads to nothing as it stands; read {one.how}",
            InBlock(page=one.file.page, block=one.file.block, pointer=at),
        )


def _moved(finding: Finding, page: str, origins: Origins) -> Finding:
    """A finding about the document made of many, at the place in the one that it is about."""
    return replace(
        finding,
        place=finding.place and _own_place(finding.place, page, origins),
        notes=tuple(
            replace(note, place=note.place and _own_place(note.place, page, origins))
            for note in finding.notes
        ),
    )


def _own_place(place: Place, page: str, origins: Origins) -> Place:
    if not isinstance(place, InBlock) or place.page != page:
        return place
    return origins.of(place.pointer, at=place.at) or place


def _relocated(found: Origins, bundled: Origins) -> Origins:
    """Origins of the document in its current shape: those that upgrading gave, each at its own file."""
    old = [
        (new, place.pointer)
        for new, places in found.places.items()
        for place in places
        if isinstance(place, InBlock) and place.pointer
    ]
    places: dict[str, tuple[Place, ...]] = dict(bundled.places)
    for at, own in bundled.places.items():
        for new, was in old:
            if at == was or at.startswith(f"{was}/"):
                places[new + at[len(was) :]] = own
    for new, was in old:
        places[new] = bundled.all_of(was)
    return Origins(places=places)
