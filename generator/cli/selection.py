"""Which providers a command works on, by its arguments and options."""

from collections.abc import Sequence
from pathlib import Path

from generator.cli.jobs import Job, Named, in_project, named
from generator.cli.refusal import Refusal


def selected(
    providers: Sequence[str], specs: Path, what: Named, *, needs_name: bool
) -> tuple[Job, ...]:
    """The providers that are meant; raises Refusal when the options do not go together."""
    if not what.sources:
        for option, value in (
            ("--name", what.name),
            ("--config", what.config),
            ("--overlay", what.overlays),
        ):
            if value:
                raise Refusal(f"{option} goes with --from SOURCE only")
        return in_project(specs, providers, what.allow_remote)
    if providers:
        raise Refusal("name providers of the project, or --from SOURCE, not both")
    if needs_name and not what.name:
        raise Refusal("--from SOURCE needs --name NAME as well")
    return (named(what),)
