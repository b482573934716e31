"""`apiwright generate`: the clients, written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import options

if TYPE_CHECKING:
    from generator.cli.outcome import Outcome


@click.command()
@options.providers
@options.project
@options.out
@options.without_project
@options.allow_remote
@click.option("--force", is_flag=True, help="Replace files that were edited by hand.")
@options.reporting
@click.pass_context
def generate(
    context: click.Context,
    *,
    providers: tuple[str, ...],
    specs: Path,
    out: Path,
    sources: tuple[str, ...],
    name: str | None,
    config: Path | None,
    overlays: tuple[Path, ...],
    allow_remote: tuple[str, ...],
    force: bool,
    strict: bool,
    jobs: int | None,
    form: str,
    quiet: bool,
) -> None:
    """Write the client of each PROVIDER, or of all.

    A provider with an error keeps the package it has. Files that you edited are
    reported and kept, files that apiwright did not write are never touched.

    \b
    Examples:
      apiwright generate
      apiwright generate close dayzero --strict
      apiwright generate --from openapi.yaml --name acme --out clients
      apiwright generate --from https://docs.acme.test/openapi.json --name acme --out .
    """
    from generator.cli.exits import worst
    from generator.cli.jobs import Job, Named
    from generator.cli.printing import Progress, Style, show
    from generator.cli.recall import Made, run
    from generator.cli.selection import selected

    def make(todo: Sequence[Job]) -> Iterator[Made]:
        from generator.cli.work import work
        from generator.cli.writing import write

        for result in work(todo, strict=strict, processes=jobs):
            yield write(result, out, force=force), ""

    what = Named(
        sources=sources,
        name=name,
        config=config,
        overlays=overlays,
        allow_remote=allow_remote,
    )
    chosen = selected(providers, specs, what, needs_name=True)
    style = Style(form=form, quiet=quiet)
    progress = Progress(style, len(chosen))
    outcomes: list[Outcome] = []
    for outcome, _ in run(chosen, out, make, strict=strict):
        outcomes.append(outcome)
        progress.step(outcome.sources.name)
    progress.end()
    show(outcomes, style)
    context.exit(worst(outcome.exit for outcome in outcomes))
