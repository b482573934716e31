"""Everything the commands print on standard error: findings, what was done, what is left out."""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import click

from generator.cli.outcome import Outcome
from generator.findings import Finding, Severity
from generator.plain import plain, toml
from generator.report import Entry, as_github, as_json, as_text, entries, ordered

_LINE = 88


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How the user wants it: text, json or github; quiet leaves out what asks for nothing."""

    form: str
    quiet: bool


class Progress:
    """One line on a terminal that says where the work is, and nothing anywhere else."""

    def __init__(self, style: Style, total: int) -> None:
        shown = style.form == "text" and not style.quiet and total > 1
        self._total = total if shown and sys.stderr.isatty() else 0
        self._done = 0

    def step(self, name: str) -> None:
        """One more is done."""
        self._done += 1
        if self._total:
            line = f"{self._done}/{self._total} {plain(name)}"
            click.echo(f"\r\x1b[K{line[: _LINE - 1]}", nl=False, err=True)

    def end(self) -> None:
        """Takes the line away."""
        if self._total:
            click.echo("\r\x1b[K", nl=False, err=True)


def show(outcomes: Sequence[Outcome], style: Style, *, summary: bool = True) -> None:
    """All findings sorted by place, then a line for each provider and one for all."""
    found = ordered(
        entry
        for outcome in outcomes
        for entry in entries(
            outcome.sources.name,
            _asked_for(outcome.findings, style),
            outcome.sources.texts,
        )
    )
    if style.form == "json":
        click.echo(as_json(found), nl=False, err=True)
    elif style.form == "github":
        click.echo(as_github(found), nl=False, err=True)
        _show_losses(outcomes)
    else:
        click.echo(as_text(found, _paint if _coloured() else _bare), nl=False, err=True)
        _show_losses(outcomes)
        if summary and not style.quiet:
            _show_summary(outcomes, found)
    if os.environ.get("APIWRIGHT_DEBUG"):
        for outcome in outcomes:
            click.echo(outcome.crash or "", nl=False, err=True)


def _asked_for(findings: Iterable[Finding], style: Style) -> list[Finding]:
    return [
        finding
        for finding in findings
        if not (style.quiet and finding.severity is Severity.INFO)
    ]


def _show_losses(outcomes: Sequence[Outcome]) -> None:
    for outcome in outcomes:
        parts = outcome.left_out
        if not parts or outcome.state == "refused":
            continue
        many = "1 part is" if len(parts) == 1 else f"{len(parts)} parts are"
        click.echo(
            f"{plain(outcome.sources.name)}: {many} left out; when that is fine, "
            "say so at the top of provider.toml:",
            err=True,
        )
        click.echo(_accept(parts), err=True)


def _accept(parts: Sequence[str]) -> str:
    one_line = f"accept = [{', '.join(map(toml, parts))}]"
    if len(one_line) <= _LINE:
        return one_line
    return "\n".join(["accept = [", *(f"    {toml(part)}," for part in parts), "]"])


def _show_summary(outcomes: Sequence[Outcome], found: Sequence[Entry]) -> None:
    for outcome in outcomes:
        said = _said(outcome)
        if said:
            click.echo(f"{plain(outcome.sources.name)}: {said}", err=True)
    states = Counter(_STATES[outcome.state] for outcome in outcomes)
    severities = Counter(entry.severity for entry in found)
    parts = [f"{states[state]} {state}" for state in _STATES.values() if states[state]]
    parts += [
        _count(severities[severity], severity.value)
        for severity in Severity
        if severities[severity]
    ]
    click.echo(f"{_count(len(outcomes), 'provider')}: {', '.join(parts)}", err=True)


_STATES = {
    "written": "written",
    "current": "up to date",
    "stale": "out of date",
    "refused": "not written",
}


def _said(outcome: Outcome) -> str:
    changes = ", ".join(
        f"{number} {change}" for change, number in outcome.changes.items() if number
    )
    match outcome.state:
        case "written":
            return f"wrote {outcome.folder} ({changes})"
        case "stale" if changes:
            return (
                f"{outcome.folder} is out of date ({changes}); run 'apiwright generate'"
            )
        case "stale":
            return f"{outcome.folder} was edited"
        case "refused":
            return "nothing was written"
        case "current":
            return ""


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 or noun == 'info' else 's'}"


def _coloured() -> bool:
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stderr.isatty()


def _paint(text: str, colour: str) -> str:
    if colour == "bold":
        return click.style(text, bold=True)
    return click.style(text, fg=colour, bold=True)


def _bare(text: str, colour: str) -> str:
    return text
