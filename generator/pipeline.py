"""The stages in order: from what a vendor says to the files of a client."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator import openapi
from generator.check import check, report_unfit
from generator.config import ProviderConfig
from generator.document import Document
from generator.findings import Findings, Severity
from generator.lower import lower
from generator.merge import merge
from generator.model import Api
from generator.name import name
from generator.name.names import Names
from generator.places import InPage
from generator.read import read_all
from generator.render import render
from generator.render.engine import HEADER
from generator.settings import load_config, load_overlay
from generator.sources import Sources
from generator.view import view


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A provider before anything is Python."""

    config: ProviderConfig
    document: Document
    api: Api


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """files: path → text. names: what the vendor calls something → what the package calls it.

    accept: the losses that `provider.toml` takes as fine.
    """

    files: Mapping[str, str]
    names: Mapping[str, str]
    accept: tuple[str, ...]


def generate_provider(sources: Sources, findings: Findings) -> Output | None:
    """The files of one provider's client, or None when an error was reported."""
    understood = understand(sources, findings)
    if understood is None:
        return None
    config, document, api = understood.config, understood.document, understood.api
    names = name(api, config)
    files = dict(render(view(api, names)))
    if not document.standalone:
        files["openapi.yaml"] = f"{HEADER}\n{openapi.as_yaml(document.tree)}"
    return Output(files=files, names=_published(api, names), accept=config.accept)


def understand(sources: Sources, findings: Findings) -> Understood | None:
    """One provider's document and endpoint model, or None when an error was reported.

    Reported beside what the stages report: no-operations.
    """
    config = _config(sources, findings)
    overlays = (
        load_overlay(page.name, page.data, findings) for page in sources.overlays
    )
    sources.shelf.allow(config.allow_remote)
    fragments = read_all(sources.pages, sources.shelf, findings)
    merged = merge(fragments, config, [each for each in overlays if each], findings)
    report_unfit(merged, config, findings)
    document = check(merged, findings)
    api = lower(document, config, findings)
    if _stopped(findings):
        return None
    if not api.operations:
        message = f"no endpoint is documented in '{sources.folder}'; nothing to write"
        findings.error("no-operations", message, InPage(page=sources.folder))
        return None
    return Understood(config=config, document=document, api=api)


def _config(sources: Sources, findings: Findings) -> ProviderConfig:
    if sources.config is None:
        return ProviderConfig(name=sources.name)
    config = load_config(sources.config.name, sources.config.data, findings)
    return replace(config, name=sources.name) if sources.chosen else config


def _stopped(findings: Findings) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _published(api: Api, names: Names) -> dict[str, str]:
    """The names that users write: calls and types."""
    groups = {
        key: group.attribute for group in names.groups for key in group.operations
    }
    calls = {
        operation.key: f"{groups[operation.key]}.{names.methods[operation.key]}"
        for operation in api.operations
    }
    return {**calls, **dict(names.types)}
