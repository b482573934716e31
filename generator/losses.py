"""What is left out of a package, and whether `provider.toml` says that this is fine."""

from collections.abc import Iterable
from dataclasses import replace

from generator.findings import Finding, Note, Severity
from generator.fragments import Page
from generator.places import InPage


def settle(
    findings: Iterable[Finding], accept: tuple[str, ...], config: Page | None
) -> tuple[Finding, ...]:
    """The findings, accepted losses no longer warnings; reported: accept-unused."""
    found = tuple(findings)
    lost = {finding.lost for finding in found}
    return (
        *(
            _accepted(finding) if finding.lost in accept else finding
            for finding in found
        ),
        *(_unused(part, config) for part in accept if part not in lost),
    )


def strictly(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with every warning an error."""
    return tuple(
        (
            replace(finding, severity=Severity.ERROR)
            if finding.severity is Severity.WARNING
            else finding
        )
        for finding in findings
    )


def unaccepted(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The parts that are left out and that nobody has accepted, each once, sorted."""
    return tuple(
        sorted(
            {
                finding.lost
                for finding in findings
                if finding.lost is not None and finding.severity is not Severity.INFO
            }
        )
    )


def _accepted(finding: Finding) -> Finding:
    note = Note(message="accepted in provider.toml")
    return replace(finding, severity=Severity.INFO, notes=(*finding.notes, note))


def _unused(part: str, config: Page | None) -> Finding:
    return Finding(
        code="accept-unused",
        severity=Severity.WARNING,
        message=f"nothing called '{part}' is left out; remove it from accept",
        place=_line_with(part, config) if config else None,
    )


def _line_with(part: str, config: Page) -> InPage:
    """TOML is not read with positions: the first line that holds the text is the likely one."""
    from generator.read.texts.text import (
        lenient,  # reading is a lot to load for an accept
    )

    for number, line in enumerate(lenient(config.data).split("\n"), start=1):
        if (start := line.find(f'"{part}"')) >= 0:
            return InPage(page=config.name, line=number, column=start + 1)
    return InPage(page=config.name)
