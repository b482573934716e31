"""`apiwright generate`: what is written, what is reported, and with what status it ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import PAGE, Apiwright, write


def tree(folder: str) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in Path(folder).rglob("*")
        if file.is_file()
    }


def test_every_provider_is_written(project: Apiwright) -> None:
    ran = project("generate")
    assert (ran.code, ran.out) == (0, "")
    assert sorted(os.listdir("generated")) == ["acme", "other"]
    assert Path("generated/acme/acme_client/client.py").is_file()
    assert "acme: wrote generated/acme (" in ran.err
    assert "2 providers: 2 written" in ran.err


def test_one_provider_alone_is_written(project: Apiwright) -> None:
    assert project("generate", "other").code == 0
    assert os.listdir("generated") == ["other"]


def test_a_second_run_writes_nothing(project: Apiwright) -> None:
    project("generate")
    before = Path("generated/acme").stat().st_ino
    ran = project("generate")
    assert Path("generated/acme").stat().st_ino == before
    assert "2 up to date" in ran.err


def test_jobs_do_not_change_a_byte(project: Apiwright) -> None:
    project("generate", "--jobs", "1", "--out", "one")
    project("generate", "--jobs", "2", "--out", "two")
    assert tree("one") == tree("two")


def test_no_project_is_needed(apiwright: Apiwright) -> None:
    write("page.yaml", PAGE)
    ran = apiwright("generate", "--from", "page.yaml", "--name", "x", "--out", "made")
    assert ran.code == 0
    assert Path("made/x/x_client/client.py").is_file()


def test_a_folder_is_a_source_with_its_settings(project: Apiwright) -> None:
    write("specs/acme/provider.toml", 'title = "Roadrunner"\n')
    ran = project("generate", "--from", "specs/acme", "--name", "x", "--out", "made")
    assert ran.code == 0
    assert "class Roadrunner" in Path("made/x/x_client/client.py").read_text()


def test_the_same_page_gives_the_same_bytes_from_anywhere(project: Apiwright) -> None:
    write("far/away/api.yaml", PAGE)
    project("generate", "--from", "specs/acme/api.yaml", "--name", "x", "--out", "one")
    project("generate", "--from", "far/away/api.yaml", "--name", "x", "--out", "two")
    assert tree("one") == tree("two")


def test_an_error_in_one_provider_leaves_the_others(project: Apiwright) -> None:
    project("generate")
    write("specs/acme/api.yaml", "openapi: 3.1.0\ninfo: [\n")
    write("specs/other/api.yaml", PAGE.replace("list_", "show_"))
    before = tree("generated/acme")
    ran = project("generate")
    assert ran.code == 1
    assert tree("generated/acme") == before
    assert "acme: nothing was written" in ran.err
    assert "other: wrote generated/other" in ran.err


def test_an_edited_file_is_kept_until_forced(project: Apiwright) -> None:
    project("generate")
    edited = write("generated/acme/api.md", "mine\n")
    ran = project("generate", "acme", "--format", "json")
    assert ran.code == 1
    assert [(one["code"], one["file"]) for one in ran.found] == [
        ("edited-file", "generated/acme/api.md")
    ]
    assert edited.read_text() == "mine\n"
    assert project("generate", "acme", "--force").code == 0
    assert edited.read_text() != "mine\n"


def test_a_file_of_somebody_else_is_kept(project: Apiwright) -> None:
    write("generated/acme/README.md", "mine\n")
    write("generated/acme/notes.md", "mine\n")
    ran = project("generate", "acme", "--format", "json")
    assert ran.code == 1
    assert [one["code"] for one in ran.found] == ["foreign-file"]
    assert sorted(os.listdir("generated/acme")) == ["README.md", "notes.md"]


def test_a_loss_ends_with_4_until_it_is_accepted(project: Apiwright) -> None:
    broken = PAGE.replace("  /invoices:", "  /broken:\n    get: 17\n  /invoices:")
    write("specs/acme/api.yaml", broken)
    ran = project("generate", "acme")
    assert ran.code == 4
    assert Path("generated/acme/api.md").is_file()
    accept = ran.err[ran.err.index("accept = ") :].splitlines()[0]
    write("specs/acme/provider.toml", accept + "\n")
    assert project("generate", "acme").code == 0
    assert project("generate", "acme", "--strict").code == 0


def test_an_acceptance_of_nothing_is_reported_with_its_place(
    project: Apiwright,
) -> None:
    write("specs/acme/provider.toml", 'title = "A"\naccept = ["GET /nothing"]\n')
    ran = project("generate", "acme", "--format", "json")
    assert ran.code == 0
    (found,) = ran.found
    assert (found["code"], found["line"], found["column"]) == ("accept-unused", 2, 11)


def test_strict_takes_warnings_as_errors(project: Apiwright) -> None:
    write("specs/acme/provider.toml", 'accept = ["GET /nothing"]\n')
    ran = project("generate", "acme", "--strict")
    assert ran.code == 1
    assert "error[accept-unused]" in ran.err
    assert not Path("generated/acme").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["generate", "acmee"], "did you mean 'acme'?"),
        (["generate", "--specs", "nowhere"], "'nowhere'"),
        (["generate", "--specs", "empty"], "'empty' holds no provider"),
        (["generate", "--from", "specs/acme"], "--name"),
        (["generate", "--name", "x"], "--from"),
        (["generate", "--from", "nowhere.md", "--name", "x"], "'nowhere.md'"),
        (["generate", "--from", "specs/acme", "--name", "../x"], "'../x'"),
        (["generate", "acme", "--from", "specs/acme", "--name", "x"], "not both"),
        (["inspect"], "PROVIDER"),
        (["explain", "edited-fil"], "did you mean 'edited-file'?"),
    ],
)
def test_wrong_usage_is_one_line(
    arguments: list[str], said: str, project: Apiwright
) -> None:
    Path("empty").mkdir()
    ran = project(*arguments)
    assert ran.code == 2
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert not Path("generated").exists()


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("specs/bad/provider.toml", "", "no-pages"),
        ("specs/bad/.hidden.md", "# Hidden\n", "no-pages"),
        ("specs/bad/page.md", "# Nothing\n\nWords.\n", "no-operations"),
        ("specs/white space/api.yaml", PAGE, "provider-name"),
    ],
)
def test_a_provider_that_cannot_be_is_an_error(
    path: str, text: str, code: str, project: Apiwright
) -> None:
    write(path, text)
    name = Path(path).parent.name
    ran = project("generate", name, "--format", "json")
    assert ran.code == 1
    errors = [one["code"] for one in ran.found if one["severity"] == "error"]
    assert errors == [code]
    assert not Path("generated").exists()


def test_a_link_out_of_the_provider_is_not_followed(project: Apiwright) -> None:
    write("secret.yaml", PAGE)
    Path("specs/acme/link.yaml").symlink_to("../../secret.yaml")
    ran = project("generate", "acme", "--format", "json")
    assert ran.code == 1
    assert [(one["code"], one["file"]) for one in ran.found] == [
        ("unreadable-file", "specs/acme/link.yaml")
    ]


def test_an_output_that_cannot_be_written_is_an_error(project: Apiwright) -> None:
    write("generated", "a file\n")
    ran = project("generate", "acme", "--format", "json")
    assert ran.code == 1
    errors = [one for one in ran.found if one["severity"] == "error"]
    assert [(one["code"], one["message"], one["notes"]) for one in errors] == [
        (
            "cannot-write",
            "'generated' is a file, expected a folder: move it away or give another --out",
            [],
        )
    ]
    assert Path("generated").read_text() == "a file\n"
    assert project("check", "acme").code == 1


def test_force_is_advised_only_where_it_helps(project: Apiwright) -> None:
    write("generated/acme/README.md/notes.txt", "mine\n")
    write("generated/acme/api.md", "mine\n")
    write("generated/acme/acme_client", "mine\n")
    ran = project("generate", "acme", "--format", "json")
    advice = {
        Path(one["file"]).relative_to("generated/acme").as_posix(): one["message"]
        for one in ran.found
        if one["code"] == "foreign-file"
    }
    assert advice["api.md"].endswith("; --force replaces it")
    for path in ("README.md", "acme_client/client.py"):
        assert "--force" not in advice[path]
        assert advice[path].endswith("; move it away or give another --out")


@pytest.mark.parametrize("name", ["se-q", "Acme_2", "a", "a" * 60])
def test_a_name_of_letters_digits_and_dashes_is_taken(
    name: str, project: Apiwright
) -> None:
    ran = project("generate", "--from", "specs/acme", "--name", name, "--quiet")
    assert (ran.code, ran.err) == (0, "")
    assert Path("generated", name, "manifest.json").is_file()


@pytest.mark.parametrize("name", ["X Y", "Éa", "3x", "_x", "-x", "x.y", "a" * 61])
def test_another_name_is_refused_with_the_rule(name: str, project: Apiwright) -> None:
    ran = project("generate", "--from", "specs/acme", f"--name={name}")
    assert ran.code == 2
    assert "ASCII letters, digits, '-' and '_', starting with a letter" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "acmee", "--format", "json"], "did you mean 'acme'?"),
        (["check", "--format=json", "--nothing"], "--nothing"),
        (["chek", "--format", "json"], "chek"),
    ],
)
def test_wrong_usage_is_told_in_the_format_asked_for(
    arguments: list[str], said: str, project: Apiwright
) -> None:
    ran = project(*arguments)
    (found,) = ran.found
    assert (ran.code, found["code"], found["severity"]) == (2, "wrong-usage", "error")
    assert said in found["message"]
    assert (found["provider"], found["file"], found["notes"]) == (None, None, [])
    ran = project(*(one.replace("json", "github") for one in arguments))
    assert ran.code == 2
    assert ran.err.startswith("::error title=wrong-usage::")
    assert ran.err.count("\n") == 1


def test_our_own_fault_is_one_line_and_leaves_the_others(
    project: Apiwright, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator import pipeline

    real = pipeline.lower

    def failing(document: object, config: object, findings: object) -> object:
        if getattr(config, "name", "") == "acme":
            raise RuntimeError("lost the plot\nand more")
        return real(document, config, findings)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "lower", failing)
    ran = project("generate", "--jobs", "1")
    assert ran.code == 1
    assert "RuntimeError at test_generate.py:" in ran.err
    assert "lost the plot; please report it" in ran.err
    assert "Traceback" not in ran.err
    assert "other: wrote" in ran.err
    monkeypatch.setenv("APIWRIGHT_DEBUG", "1")
    assert "Traceback" in project("generate", "--jobs", "1").err


def test_quiet_prints_what_asks_for_something_only(project: Apiwright) -> None:
    assert project("generate", "--quiet").err == ""


def test_the_module_is_the_command(project: Apiwright) -> None:
    command = [sys.executable, "-m", "generator", "generate", "acme"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    ran = subprocess.run(command, env=environment, check=False, timeout=60)
    assert ran.returncode == 0
    assert Path("generated/acme/manifest.json").is_file()
