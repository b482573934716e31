"""A run that has nothing to do: it says what the run before it said, and works only when it must."""

from pathlib import Path

import pytest

from generator import cache
from generator.findings import Findings
from generator.pipeline import Output, generate_provider
from generator.sources import Sources

from .conftest import PAGE, Apiwright, write

ODD = PAGE.replace("type: string", "type: strnig")


@pytest.fixture
def kept(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    monkeypatch.setenv("APIWRIGHT_CACHE_DIR", str(folder))


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch, kept: None) -> list[str]:
    """The names of the providers that were really worked on."""
    done: list[str] = []

    def counting(sources: Sources, findings: Findings) -> Output | None:
        done.append(sources.name)
        return generate_provider(sources, findings)

    monkeypatch.setattr("generator.cli.work.generate_provider", counting)
    return done


@pytest.mark.parametrize("command", ["generate", "check"])
def test_what_is_up_to_date_is_not_made_again(
    project: Apiwright, worked: list[str], command: str
) -> None:
    first = project("generate")
    assert first.code == 0
    assert sorted(worked) == ["acme", "other"]
    again = project(command)
    assert (again.code, "2 up to date" in again.err) == (0, True)
    assert len(worked) == 2


def test_findings_are_told_again_at_their_places(
    apiwright: Apiwright, worked: list[str]
) -> None:
    write("specs/acme/page.yaml", ODD)
    first = apiwright("generate", "--format", "json")
    again = apiwright("generate", "--format", "json")
    assert worked == ["acme"]
    assert again.found == first.found
    assert any(one["line"] for one in again.found)
    assert apiwright("generate", "--strict").code == 1
    assert worked == ["acme", "acme"]


@pytest.mark.parametrize("change", ["page", "file", "settings", "left over"])
def test_any_change_is_work(project: Apiwright, worked: list[str], change: str) -> None:
    project("generate", "acme")
    match change:
        case "page":
            write("specs/acme/page.yaml", PAGE.replace("list_invoices", "all_invoices"))
        case "file":
            Path("generated/acme/README.md").write_text("mine")
        case "settings":
            write("specs/acme/provider.toml", 'title = "Acme Two"\n')
        case _:
            Path("generated/acme/acme_client/client.py").unlink()
    project("generate", "acme")
    assert worked == ["acme", "acme"]


def test_a_broken_memory_is_no_fault(project: Apiwright, kept: None) -> None:
    project("generate", "acme")
    folder = cache._folder()
    assert folder is not None
    for file in folder.iterdir():
        file.write_text('{"files": 3, "findings": [[]]}')
    assert project("generate", "acme").code == 0


def test_old_results_are_forgotten(kept: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_MOST", 4)
    for number in range(9):
        cache.write(f"{number}", number)
    folder = cache._folder()
    assert folder is not None
    assert len(list(folder.iterdir())) <= 4
    assert cache.read("8") == 8
