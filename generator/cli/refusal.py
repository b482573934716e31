"""Wrong usage that only the disk shows: one line and status 2."""

import sys
from difflib import get_close_matches
from typing import IO, Any

import click

from generator.cli.exits import Exit
from generator.plain import plain


class Refusal(click.ClickException):
    """Ends the command before any work; the message is one line for the user."""

    exit_code = Exit.USAGE

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"apiwright: {plain(self.message)}", file=file or sys.stderr)


def did_you_mean(word: str, known: tuple[str, ...]) -> str:
    """The end of a message about an unknown word: the word that may be meant, else all of them."""
    similar = get_close_matches(word, known, n=1)
    if similar:
        return f"did you mean '{similar[0]}'?"
    return f"there is {', '.join(known)}"
