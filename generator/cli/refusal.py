"""Wrong usage that only the disk shows: one line and status 2."""

import sys
from collections.abc import Sequence
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


class Formatted(click.ClickException):
    """Wrong usage, told to a program: as one finding, in the format of all the others."""

    exit_code = Exit.USAGE

    def __init__(self, error: click.ClickException, form: str) -> None:
        super().__init__(error.format_message())
        self._form = form

    def show(self, file: IO[Any] | None = None) -> None:
        from generator.findings import Finding, Severity
        from generator.report import as_github, as_json, entries

        found = Finding(
            code="wrong-usage", severity=Severity.ERROR, message=self.message
        )
        print_as = as_json if self._form == "json" else as_github
        text = print_as(entries(None, [found], {}))
        click.echo(text, nl=False, file=file or sys.stderr)


def form_of(arguments: Sequence[str]) -> str:
    """The last `--format` among the arguments of a command, whatever else is wrong with them."""
    form = "text"
    for index, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name == "--format":
            form = value if equals else "".join(arguments[index + 1 : index + 2])
    return form if form in ("json", "github") else "text"


def did_you_mean(word: str, known: tuple[str, ...]) -> str:
    """The end of a message about an unknown word: the word that may be meant, else all of them."""
    similar = get_close_matches(word, known, n=1)
    if similar:
        return f"did you mean '{similar[0]}'?"
    return f"there is {', '.join(known)}"
