"""The options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

Command = TypeVar("Command", bound=Callable[..., Any])
Decorator = Callable[[Command], Command]


def _complete_provider(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    specs = Path(context.params.get("specs") or "specs")
    found = sorted(specs.iterdir()) if specs.is_dir() else []
    return [
        CompletionItem(folder.name)
        for folder in found
        if folder.is_dir() and folder.name.startswith(incomplete)
    ]


def providers(command: Command) -> Command:
    """`[PROVIDER ...]`"""
    return click.argument(
        "providers",
        metavar="[PROVIDER ...]",
        nargs=-1,
        shell_complete=_complete_provider,
    )(command)


def provider(command: Command) -> Command:
    """`[PROVIDER]`"""
    return click.argument(
        "provider",
        metavar="[PROVIDER]",
        required=False,
        shell_complete=_complete_provider,
    )(command)


def project(command: Command) -> Command:
    """`--specs DIR`"""
    return click.option(
        "--specs",
        type=click.Path(path_type=Path),
        default=Path("specs"),
        show_default=True,
        metavar="DIR",
        help="The folder that holds a folder of pages for each provider.",
    )(command)


def out(command: Command) -> Command:
    """`--out DIR`"""
    return click.option(
        "--out",
        type=click.Path(path_type=Path),
        default=Path("generated"),
        show_default=True,
        metavar="DIR",
        help="Where the packages go, each in a folder named like its provider.",
    )(command)


def without_project(command: Command) -> Command:
    """`--from SOURCE --name NAME --config FILE --overlay FILE`"""
    file = click.Path(path_type=Path, exists=True, dir_okay=False)
    options: list[Decorator[Any]] = [
        click.option(
            "--from",
            "sources",
            multiple=True,
            metavar="SOURCE",
            help="A file, a folder or an http(s) URL to read in place of specs/; can be repeated.",
        ),
        click.option(
            "--name", metavar="NAME", help="With --from: what to call the provider."
        ),
        click.option(
            "--config",
            type=file,
            metavar="FILE",
            help="With --from: a provider.toml.",
        ),
        click.option(
            "--overlay",
            "overlays",
            type=file,
            multiple=True,
            metavar="FILE",
            help="With --from: an OpenAPI Overlay to apply; can be repeated.",
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def allow_remote(command: Command) -> Command:
    """`--allow-remote ORIGIN`"""
    return click.option(
        "--allow-remote",
        multiple=True,
        metavar="ORIGIN",
        help="Follow references to https://HOST; none is followed elsewhere. Can be repeated.",
    )(command)


def reporting(command: Command) -> Command:
    """`--strict --jobs N --format FORMAT --quiet`"""
    options: list[Decorator[Any]] = [
        click.option("--strict", is_flag=True, help="Take warnings as errors."),
        click.option(
            "--jobs",
            type=click.IntRange(min=1),
            metavar="N",
            help="How many providers to work on at once; by default as many as pays.",
        ),
        form,
        click.option(
            "--quiet", "-q", is_flag=True, help="Print warnings and errors only."
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def form(command: Command) -> Command:
    """`--format FORMAT`"""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json", "github"]),
        default="text",
        show_default=True,
        help="How to print findings, on standard error.",
    )(command)
