"""`apiwright inspect`, `explain`, `completion`: what they print."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.explain import codes

from .conftest import PAGE, Apiwright, write


def test_the_table_has_a_line_for_each_operation(project: Apiwright) -> None:
    ran = project("inspect", "acme")
    assert ran.code == 0
    assert "https://api.acme.test, the default" in ran.out
    assert any(
        line.split()[:2] == ["GET", "/invoices"] for line in ran.out.splitlines()
    )


def test_the_model_is_json(project: Apiwright) -> None:
    api = json.loads(project("inspect", "acme", "--as", "json").out)
    (operation,) = api["operations"]
    assert operation["key"] == "GET /invoices"
    assert operation["results"][0]["type"]["is"] == "ListOf"
    assert [one["is"] for one in api["types"].values()] == ["ObjectType"]


def test_the_document_is_openapi(project: Apiwright) -> None:
    ran = project("inspect", "--from", "specs/acme/api.yaml", "--as", "openapi")
    document = yaml.safe_load(ran.out)
    assert list(document["paths"]) == ["/invoices"]


def test_a_page_that_cannot_be_read_prints_no_model(project: Apiwright) -> None:
    write("specs/acme/api.yaml", "openapi: 3.1.0\ninfo: [\n")
    ran = project("inspect", "acme")
    assert (ran.code, ran.out) == (1, "")


def test_every_code_is_listed_and_explained(apiwright: Apiwright) -> None:
    listed = apiwright("explain").out.splitlines()
    assert [line.split()[0] for line in listed] == list(codes())
    assert apiwright("explain", "edited-file").out.startswith("# edited-file\n")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_get_their_script(shell: str, apiwright: Apiwright) -> None:
    assert "_APIWRIGHT_COMPLETE" in apiwright("completion", shell).out


def test_providers_are_completed(project: Apiwright, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "_APIWRIGHT_COMPLETE": "bash_complete",
        "COMP_WORDS": "apiwright generate a",
        "COMP_CWORD": "2",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    command = [sys.executable, "-c", "from generator.cli import main; main()"]
    ran = subprocess.run(
        command,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "plain,acme" in ran.stdout and "other" not in ran.stdout


def test_help_loads_no_stage() -> None:
    script = (
        "import sys; from generator.cli.root import root\n"
        "root(['generate', '--help'], standalone_mode=False)\n"
        "assert not {'yaml', 'jinja2', 'generator.pipeline'} & set(sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", script]
    subprocess.run(
        command, env=environment, capture_output=True, check=True, timeout=60
    )


def test_a_document_is_the_same_text_to_every_reader_of_yaml() -> None:
    from generator.openapi import as_yaml

    texts = ["NO", "on", "1.10", "0o14", "1e3", "12:30", "2024-07-30", "~", "a\nb\n"]
    tree = {text: text for text in [*texts, "012", "+1", ".5", "x: y", "- a", ""]}
    text = as_yaml(tree)
    assert yaml.safe_load(text) == tree
    for number in ("0o14", "1e3", "012", ".5"):
        assert f"'{number}': '{number}'" in text


def test_the_page_of_a_test_is_a_document() -> None:
    assert "paths" in yaml.safe_load(PAGE)
