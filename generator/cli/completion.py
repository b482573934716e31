"""`apiwright completion`: what a shell reads to complete commands, options and providers."""

import click
from click.shell_completion import get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that completes apiwright's commands in a shell.

    \b
    Examples:
      eval "$(apiwright completion bash)"                 in ~/.bashrc
      eval "$(apiwright completion zsh)"                  in ~/.zshrc
      apiwright completion fish | source                  in config.fish
    """
    script = get_completion_class(shell)
    assert script is not None
    root = context.find_root()
    complete = script(root.command, {}, "apiwright", "_APIWRIGHT_COMPLETE")
    click.echo(complete.source())
