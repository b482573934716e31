"""What the documentation says about the command is so."""

import re
import shlex
from pathlib import Path

import click
import pytest

from generator.cli.exits import Exit
from generator.cli.root import root
from generator.explain import codes

_ROOT = Path(__file__).parents[1]
_GUIDES = [*sorted(_ROOT.glob("*.md")), *sorted((_ROOT / "docs").glob("*.md"))]
_PAGES = [*_GUIDES, *sorted((_ROOT / "generator/explanations").glob("*.md"))]
_FENCE = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(
    r"^(?: {4,}|)(?:[A-Z_]+=1 |\S+/)?(apiwright [a-z].*)$", re.MULTILINE
)
_IN_TEXT = re.compile(r"`(apiwright [a-z][^`]*)`")
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
_CODE = re.compile(
    r"\b(?:error|warning|info)\[([a-z0-9-]+)\]|apiwright explain ([a-z0-9-]+)"
)


def _commands() -> list[tuple[str, str]]:
    """Commands in code: fenced as sh, indented, or within a sentence."""
    found: list[tuple[str, str]] = []
    for page in _PAGES:
        text = page.read_text("utf-8")
        indented = "\n".join(re.findall(r"^ {4}.*$", text, re.MULTILINE))
        code = "\n".join([*_FENCE.findall(text), indented])
        lines = [*_COMMAND.findall(code), *_IN_TEXT.findall(text)]
        found += [(page.name, line) for line in lines]
    return found


@pytest.mark.parametrize(("page", "line"), _commands())
def test_every_command_line_parses(
    page: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = shlex.split(line, comments=True)[1:]
    for word in words:
        if word.endswith((".toml", ".yaml")):
            Path(word).touch()
    context = click.Context(root, info_name="apiwright")
    name, command, rest = root.resolve_command(context, words)
    assert command is not None
    command.make_context(name, rest, parent=context)


@pytest.mark.parametrize("page", _GUIDES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in _LINK.findall(page.read_text("utf-8")):
        assert (page.parent / link).exists(), link


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.name)
def test_every_finding_named_is_one(page: Path) -> None:
    for found in _CODE.finditer(page.read_text("utf-8")):
        assert (found[1] or found[2]) in codes()


@pytest.mark.parametrize("page", ["README.md", "docs/findings.md"])
def test_the_exit_statuses_are_all_listed(page: str) -> None:
    text = (_ROOT / page).read_text("utf-8")
    listed = re.findall(r"^\| (\d) \|", text, re.MULTILINE)
    assert [int(status) for status in listed] == [status.value for status in Exit]


def test_every_command_and_every_key_is_documented() -> None:
    text = "".join(page.read_text("utf-8") for page in _PAGES)
    for name in root.commands:
        assert f"apiwright {name}" in text or f"`{name}`" in text
    from dataclasses import fields

    from generator.config import ProviderConfig

    table = (_ROOT / "docs/providers.md").read_text("utf-8")
    for field in (each for each in fields(ProviderConfig) if each.compare):
        assert re.search(
            rf"^\| `\[?(auth\.)?{field.name}", table, re.MULTILINE
        ), field.name
