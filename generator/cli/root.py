"""The command and its parts."""

import click

from generator import __version__
from generator.cli.check import check
from generator.cli.completion import completion
from generator.cli.explain import explain
from generator.cli.generate import generate
from generator.cli.inspect import inspect
from generator.cli.refusal import Formatted, form_of


class _InOrder(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        """As they are used, not by the alphabet."""
        return list(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep what was typed: wrong usage may end a command before its options are known."""
        ctx.obj = tuple(args)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Wrong usage is printed in the format that was asked for."""
        try:
            return super().invoke(ctx)
        except click.ClickException as error:
            form = form_of(ctx.obj)
            raise (error if form == "text" else Formatted(error, form)) from None


@click.group(
    cls=_InOrder,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="apiwright %(version)s")
def root() -> None:
    """Turn what a vendor publishes about its HTTP API into a typed Python client.

    Pages and OpenAPI documents go into specs/PROVIDER/, packages come out in
    generated/PROVIDER/.

    \b
    Examples:
      apiwright generate                        every provider in specs/
      apiwright generate close                  one of them
      apiwright generate --from api.md --name acme --out .
      apiwright check                           is generated/ up to date?
      apiwright inspect close                   what was understood
      apiwright explain unknown-ref             what a finding means

    \b
    Exit status:
      0  done and complete        1  errors; nothing written for that provider
      2  wrong usage              3  check: out of date, or edited
      4  written, but a part was left out that provider.toml does not accept
    """


for command in (generate, check, inspect, explain, completion):
    root.add_command(command)
