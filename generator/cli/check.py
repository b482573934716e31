"""`apiwright check`: would `generate` change anything?"""

from pathlib import Path

import click

from generator.cli import options


@click.command()
@options.providers
@options.project
@options.out
@options.without_project
@click.option("--no-diff", is_flag=True, help="Leave out what would change.")
@options.reporting
@click.pass_context
def check(
    context: click.Context,
    *,
    providers: tuple[str, ...],
    specs: Path,
    out: Path,
    sources: tuple[str, ...],
    name: str | None,
    config: Path | None,
    overlays: tuple[Path, ...],
    no_diff: bool,
    strict: bool,
    jobs: int | None,
    form: str,
    quiet: bool,
) -> None:
    """Generate in memory and compare; ends with 3 when a package is out of date or edited.

    Nothing is written. The difference goes to standard output.

    \b
    Examples:
      apiwright check
      apiwright check close --no-diff
      apiwright check --format github          in continuous integration
    """
    from generator.cli.comparing import compare
    from generator.cli.exits import worst
    from generator.cli.jobs import Named
    from generator.cli.outcome import Outcome
    from generator.cli.printing import Progress, Style, show
    from generator.cli.selection import selected
    from generator.cli.work import work

    what = Named(sources=sources, name=name, config=config, overlays=overlays)
    chosen = selected(providers, specs, what, needs_name=True)
    style = Style(form=form, quiet=quiet)
    progress = Progress(style, len(chosen))
    compared: list[tuple[Outcome, str]] = []
    for result in work(chosen, strict=strict, processes=jobs):
        compared.append(compare(result, out))
        progress.step(result.job.sources.name)
    progress.end()
    if not no_diff:
        for _, differences in compared:
            click.echo(differences, nl=False)
    show([outcome for outcome, _ in compared], style)
    context.exit(worst(outcome.exit for outcome, _ in compared))
