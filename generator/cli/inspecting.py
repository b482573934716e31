"""One provider as it was understood, in one of three shapes."""

from generator import losses
from generator.cli.jobs import Job
from generator.cli.outcome import Outcome
from generator.cli.work import guarded
from generator.inspection import as_json, as_table, with_sources
from generator.openapi import as_yaml
from generator.pipeline import Understood, understand
from generator.report.entries import Spots
from generator.sources import Sources


def inspected(job: Job, shape: str) -> tuple[Outcome, str]:
    """What came of it, and the text to print: empty when an error was reported."""
    done = guarded(job, understand)
    found = done.findings
    if done.value:
        found = losses.settle(found, done.value.config.accept, job.sources.config)
    outcome = Outcome(
        sources=job.sources,
        findings=found,
        state="current" if done.value else "refused",
        changes={},
        folder="",
        crash=done.crash,
    )
    return outcome, _text(done.value, shape, job.sources) if done.value else ""


def _text(understood: Understood, shape: str, sources: Sources) -> str:
    if shape == "json":
        return as_json(understood.api)
    document, spot = understood.document, Spots(sources.texts).of
    if shape == "openapi" and document.testimony is not None:
        return as_yaml(with_sources(document.tree, document.testimony, spot))
    return as_table(understood.api, document, spot)
