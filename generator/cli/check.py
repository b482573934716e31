"""`apiwright check`: would `generate` change anything?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from generator.cli import options


@click.command()
@options.providers
@options.project
@options.out
@options.without_project
@options.allow_remote
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
    allow_remote: tuple[str, ...],
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
    from generator.cli.exits import worst
    from generator.cli.jobs import Job, Named
    from generator.cli.printing import Progress, Style, show
    from generator.cli.recall import Made, run
    from generator.cli.selection import selected

    def make(todo: Sequence[Job]) -> Iterator[Made]:
        from generator.cli.comparing import compare
        from generator.cli.work import work

        for result in work(todo, strict=strict, processes=jobs):
            yield compare(result, out)

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
    compared: list[Made] = []
    for outcome, difference in run(chosen, out, make, strict=strict):
        compared.append((outcome, difference))
        progress.step(outcome.sources.name)
    progress.end()
    if not no_diff:
        for _, difference in compared:
            click.echo(difference, nl=False)
    show([outcome for outcome, _ in compared], style)
    context.exit(worst(outcome.exit for outcome, _ in compared))
