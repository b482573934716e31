"""`apiwright inspect`: what was understood, before anything is Python."""

from pathlib import Path

import click

from generator.cli import options


@click.command()
@options.provider
@options.project
@options.without_project
@options.allow_remote
@click.option(
    "--as",
    "shape",
    type=click.Choice(["table", "json", "openapi"]),
    default="table",
    show_default=True,
    help="Operations in a table, the endpoint model, or the merged OpenAPI document.",
)
@options.form
@click.option("--quiet", "-q", is_flag=True, help="Print warnings and errors only.")
@click.pass_context
def inspect(
    context: click.Context,
    *,
    provider: str | None,
    specs: Path,
    sources: tuple[str, ...],
    name: str | None,
    config: Path | None,
    overlays: tuple[Path, ...],
    allow_remote: tuple[str, ...],
    shape: str,
    form: str,
    quiet: bool,
) -> None:
    """Print what was understood of PROVIDER, or of --from SOURCE. Nothing is written.

    \b
    Examples:
      apiwright inspect close
      apiwright inspect close --as json
      apiwright inspect --from page.md --as openapi > openapi.yaml
    """
    from generator.cli.exits import Exit
    from generator.cli.inspecting import inspected
    from generator.cli.jobs import Named
    from generator.cli.printing import Style, show
    from generator.cli.refusal import Refusal
    from generator.cli.selection import selected

    if provider is None and not sources:
        raise Refusal("name a PROVIDER or --from SOURCE; see apiwright inspect --help")
    what = Named(
        sources=sources,
        name=name,
        config=config,
        overlays=overlays,
        allow_remote=allow_remote,
    )
    (job,) = selected((provider,) if provider else (), specs, what, needs_name=False)
    outcome, text = inspected(job, shape)
    click.echo(text.encode(), nl=False)
    show([outcome], Style(form=form, quiet=quiet), summary=False)
    context.exit(Exit.ERRORS if outcome.state == "refused" else Exit.DONE)
