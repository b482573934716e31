"""Merging: what all pages of one provider say, as one OpenAPI 3.1 document."""

from collections.abc import Sequence
from dataclasses import replace

from generator.config import ProviderConfig
from generator.document import Document
from generator.findings import Findings
from generator.fragments import Evidence, Fragment
from generator.merge import failures, pagings
from generator.merge.bound import bind
from generator.merge.configured import configure
from generator.merge.draft import Draft
from generator.merge.evidence import Filled, fill
from generator.merge.gaps import report
from generator.merge.homes import at_home
from generator.merge.join import join
from generator.merge.operation_ids import leave_misleading, make_unique
from generator.merge.overlays import apply
from generator.merge.path_parameters import settle_path_parameters
from generator.merge.resources import name_resources
from generator.merge.security import secure
from generator.merge.servers import place_servers
from generator.merge.whole import complete, ordered, report_placeholders, version_of
from generator.merge.witnesses import Witnesses
from generator.overlay import Overlay
from generator.places import Origins

__all__ = ["merge"]


def merge(
    fragments: Sequence[Fragment],
    config: ProviderConfig,
    overlays: Sequence[Overlay],
    findings: Findings,
) -> Document:
    """One document of all fragments, corrected by the overlays in turn.

    Schema wins over table over sample over prose; what lesser evidence adds or contradicts is reported, and so is
    every part on which two pages contradict each other. Nothing that is handed in is changed.
    """
    rest, errors = failures.apart(_without_servers(fragments, config))
    calls, paging = pagings.apart(rest)
    draft, filled = _gather(at_home(bind(calls, findings)), findings)
    report(filled.gaps, findings)
    failures.share(draft, errors, findings)
    pagings.share(draft, paging, findings)
    name_resources(draft)
    secure(draft, filled.credentials, findings)
    configure(draft, config, findings)
    place_servers(draft, config, _own_url(fragments), findings)
    settle_path_parameters(draft, findings)
    # A document's own ids are what everything else of its vendor calls by; on pages they are copied along.
    if not all(one.standalone for one in fragments):
        leave_misleading(draft, findings)
    make_unique(draft)
    report_placeholders(draft, findings)
    complete(draft, config)
    for overlay in overlays:
        apply(draft, overlay, findings)
    return Document(
        tree=ordered(draft.tree, version_of(fragments)),
        origins=draft.origins(),
        standalone=bool(fragments) and all(one.standalone for one in fragments),
        refused={
            ref: why for one in reversed(fragments) for ref, why in one.refused.items()
        },
        testimony=Witnesses(draft),
    )


def _gather(fragments: Sequence[Fragment], findings: Findings) -> tuple[Draft, Filled]:
    """Everything that the fragments say, the best evidence first."""
    whole, filled = Draft({}, Origins(), Evidence.PROSE), Filled()
    for evidence in sorted(Evidence, reverse=True):
        of_kind = [one for one in fragments if one.evidence is evidence]
        if not of_kind:
            continue
        level = join(of_kind, evidence, findings)
        if whole.tree:
            fill(whole, level, findings, filled)
        else:
            whole = level
    return whole, filled


def _without_servers(
    fragments: Sequence[Fragment], config: ProviderConfig
) -> Sequence[Fragment]:
    """The fragments as they are, or without their servers when `provider.toml` says where the API is."""
    if config.base_url is None:
        return fragments
    return [
        replace(
            one,
            document={
                key: value for key, value in one.document.items() if key != "servers"
            },
        )
        for one in fragments
    ]


def _own_url(fragments: Sequence[Fragment]) -> str | None:
    """The vendor's address of the document, when there is one document that is published as such."""
    urls = {one.url for one in fragments if one.standalone}
    return urls.pop() if len(urls) == 1 else None
