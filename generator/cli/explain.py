"""`apiwright explain`: what a finding means and how to mend it."""

import click
from click.shell_completion import CompletionItem

from generator.cli.refusal import Refusal


def _complete_code(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from generator.explain import codes

    return [CompletionItem(code) for code in codes() if code.startswith(incomplete)]


@click.command()
@click.argument("code", required=False, shell_complete=_complete_code)
def explain(code: str | None) -> None:
    """Say what a finding means and how to mend it; without CODE, list all of them.

    \b
    Example:
      apiwright explain unknown-ref
    """
    from generator.explain import UnknownCode, codes, explanation, summary

    if code is None:
        known = codes()
        wide = max(map(len, known))
        for each in known:
            click.echo(f"{each:<{wide}}  {summary(each)}")
        return
    try:
        click.echo(explanation(code), nl=False)
    except UnknownCode as unknown:
        similar = f"; did you mean '{unknown.similar}'?" if unknown.similar else ""
        raise Refusal(f"no finding is called '{code}'{similar}") from None
