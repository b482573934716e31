"""`apiwright generate`: the clients, written."""

from pathlib import Path

import click

from generator.cli import options


@click.command()
@options.providers
@options.project
@options.out
@options.without_project
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
    from generator.cli.jobs import Named
    from generator.cli.outcome import Outcome
    from generator.cli.printing import Progress, Style, show
    from generator.cli.selection import selected
    from generator.cli.work import work
    from generator.cli.writing import write

    what = Named(sources=sources, name=name, config=config, overlays=overlays)
    chosen = selected(providers, specs, what, needs_name=True)
    style = Style(form=form, quiet=quiet)
    progress = Progress(style, len(chosen))
    outcomes: list[Outcome] = []
    for result in work(chosen, strict=strict, processes=jobs):
        outcomes.append(write(result, out, force=force))
        progress.step(result.job.sources.name)
    progress.end()
    show(outcomes, style)
    context.exit(worst(outcome.exit for outcome in outcomes))
