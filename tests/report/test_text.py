"""Findings as people see them."""

from generator.findings import Finding, Note, Severity
from generator.places import Block, InBlock, InPage
from generator.report import Entry, as_text, entries, ordered

PAGE = "specs/acme/page.yaml"


def finding(
    *,
    severity: Severity = Severity.WARNING,
    message: str = "no schema named 'Invoce'",
    line: int | None = 1,
    column: int | None = 3,
    notes: tuple[Note, ...] = (),
    code: str = "unknown-ref",
) -> Finding:
    place = InPage(page=PAGE, line=line, column=column)
    return Finding(
        code=code, severity=severity, message=message, place=place, notes=notes
    )


def printed(text: str, *found: Finding) -> str:
    return as_text(ordered(told(text, *found)))


def told(text: str, *found: Finding) -> tuple[Entry, ...]:
    return entries("acme", found, {PAGE: text.encode()})


def test_a_finding_shows_its_line_and_its_notes() -> None:
    block = Block(syntax="yaml", first_line=1, lines=3)
    found = Finding(
        code="unknown-ref",
        severity=Severity.WARNING,
        message="no schema named 'Invoce'",
        place=InBlock(page=PAGE, block=block, pointer="/a/$ref", at="key"),
        notes=(
            Note(message="used here; did you mean 'Invoice'?"),
            Note(
                message="'Invoice' is described here",
                place=InBlock(page=PAGE, block=block, pointer="/b"),
            ),
        ),
    )
    assert printed("a:\n  $ref: x\nb: 1\n", found) == (
        "specs/acme/page.yaml:2:3: warning[unknown-ref]: no schema named 'Invoce'\n"
        "    2 |   $ref: x\n"
        "      |   ^ used here; did you mean 'Invoice'?\n"
        "specs/acme/page.yaml:3:4: note: 'Invoice' is described here\n"
    )


def test_an_info_takes_one_line() -> None:
    assert printed("abc\n", finding(severity=Severity.INFO)) == (
        "specs/acme/page.yaml:1:3: info[unknown-ref]: no schema named 'Invoce'\n"
    )


def test_what_is_not_known_is_left_out() -> None:
    assert printed("abc\n", finding(line=None, column=None)) == (
        "specs/acme/page.yaml: warning[unknown-ref]: no schema named 'Invoce'\n"
    )
    nowhere = Finding(code="lost", severity=Severity.ERROR, message="gone")
    assert printed("", nowhere) == "error[lost]: gone\n"


def test_a_line_without_a_column_has_no_mark() -> None:
    assert printed("abc\n", finding(column=None)).splitlines()[1:] == ["    1 | abc"]


def test_the_mark_stands_under_wide_and_tabbed_text() -> None:
    lines = printed("\t日本e\u0301 x\n", finding(column=7)).splitlines()
    assert lines[1] == "    1 |     日本e\u0301 x"
    assert lines[2] == "      |           ^"


def test_a_long_line_is_cut_around_the_mark() -> None:
    text = "a" * 5_000 + "X" + "b" * 5_000
    _, line, mark = printed(text, finding(column=5_001)).splitlines()
    assert len(line) < 120 and line.count("…") == 2
    assert line[mark.index("^")] == "X"


def test_vendor_text_cannot_move_the_cursor_or_turn_the_line() -> None:
    text = printed("a\x1b[2J\u202eb\n", finding(message="'\x1b[31m\u202e\nx'"))
    assert "\x1b" not in text and "\u202e" not in text
    assert "'\\x1b[31m\\u202e\\nx'" in text
    assert "a\\x1b[2J\\u202eb" in text


def test_the_mark_stands_under_its_column_after_a_long_line_number() -> None:
    _, line, mark = printed(
        "\n" * 999_999 + "abc", finding(line=1_000_000)
    ).splitlines()
    assert line[mark.index("^")] == "c"


def test_a_column_past_the_end_of_the_line_is_no_fault() -> None:
    assert printed("ab\n", finding(column=99)).splitlines()[2] == "      |   ^"


def test_findings_are_sorted_by_place_and_printed_once() -> None:
    late, early = finding(line=2, column=1), finding(line=1, column=2)
    text = printed("a\nb\n", late, early, late)
    assert text.index(":1:2:") < text.index(":2:1:")
    assert text.count(":2:1:") == 1


def test_of_many_alike_the_first_are_printed() -> None:
    many = [finding(line=line, column=1) for line in range(1, 31)]
    text = printed("x\n" * 30, *many)
    assert text.count("unknown-ref]:") == 10
    assert "acme: 20 more warning[unknown-ref]; --format json lists them all" in text


def test_the_line_is_shown_once_for_findings_on_one_spot() -> None:
    text = printed("abc\n", finding(), finding(code="other"))
    assert text.count("warning[") == 2 and text.count("abc") == 1


def test_colours_go_around_whole_words() -> None:
    def paint(text: str, colour: str) -> str:
        return f"<{colour}>{text}</>"

    text = as_text(told("abc\n", finding()), paint)
    assert text.startswith(
        "<bold>specs/acme/page.yaml:1:3:</> <yellow>warning[unknown-ref]:</> no schema"
    )
