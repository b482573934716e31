"""`apiwright check`: up to date, out of date or edited, and never a byte written."""

from pathlib import Path

from .conftest import PAGE, Apiwright, write


def test_what_was_just_written_is_up_to_date(project: Apiwright) -> None:
    project("generate")
    ran = project("check")
    assert (ran.code, ran.out) == (0, "")
    assert "2 up to date" in ran.err


def test_a_changed_page_is_shown_and_not_written(project: Apiwright) -> None:
    project("generate")
    write("specs/acme/api.yaml", PAGE.replace("list_invoices", "show_invoices"))
    before = Path("generated/acme/api.md").read_bytes()
    ran = project("check")
    assert ran.code == 3
    assert "--- generated/acme/api.md\n+++ generated/acme/api.md\n" in ran.out
    assert "\n-" in ran.out and "\n+" in ran.out
    assert "error[out-of-date]" in ran.err
    assert Path("generated/acme/api.md").read_bytes() == before
    assert project("check", "--no-diff").out == ""
    assert project("check", "other").code == 0


def test_an_edited_file_is_shown(project: Apiwright) -> None:
    project("generate", "acme")
    write("generated/acme/api.md", "mine \x1b[31m\n")
    ran = project("check", "acme")
    assert ran.code == 3
    assert "error[edited-file]" in ran.err
    assert "-mine \\x1b[31m\n" in ran.out


def test_what_was_never_written_is_out_of_date(project: Apiwright) -> None:
    ran = project("check", "acme")
    assert ran.code == 3
    assert not Path("generated").exists()
    assert len(ran.out.splitlines()) <= 401


def test_a_page_with_an_error_wins_over_being_out_of_date(project: Apiwright) -> None:
    write("specs/acme/api.yaml", "openapi: 3.1.0\ninfo: [\n")
    assert project("check").code == 1
