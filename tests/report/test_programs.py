"""Findings as programs read them."""

import json

from generator.findings import Finding, Note, Severity
from generator.places import InPage
from generator.plain import plain, toml, width
from generator.report import as_github, as_json, entries

PAGE = "specs/a,b:c/page.md"


def found(**changes: object) -> Finding:
    values: dict[str, object] = {
        "code": "unknown-ref",
        "severity": Severity.WARNING,
        "message": "100% 'x\r\ny'",
        "place": InPage(page=PAGE, line=3, column=7),
        "notes": (Note(message="see", place=InPage(page="other.md", line=2)),),
        "lost": "GET /x",
    }
    return Finding(**{**values, **changes})  # type: ignore[arg-type]


def test_json_has_every_key_always() -> None:
    nowhere = found(place=None, notes=(), lost=None, severity=Severity.ERROR)
    one, other = json.loads(as_json(entries("acme", [found(), nowhere], {})))
    assert set(one) == set(other)
    by_code = {tree["severity"]: tree for tree in (one, other)}
    assert by_code["warning"] == {
        "provider": "acme",
        "code": "unknown-ref",
        "severity": "warning",
        "message": "100% 'x\r\ny'",
        "file": PAGE,
        "line": 3,
        "column": 7,
        "lost": "GET /x",
        "notes": [{"message": "see", "file": "other.md", "line": 2, "column": None}],
    }
    assert by_code["error"]["file"] is None


def test_no_findings_are_an_empty_array() -> None:
    assert as_json(()) == "[]\n"


def test_github_commands_cannot_be_ended_or_added_to() -> None:
    text = as_github(entries("acme", [found()], {}))
    assert text == (
        "::warning file=specs/a%2Cb%3Ac/page.md,line=3,col=7,title=unknown-ref::"
        "100%25 'x\\r\\ny'%0Aother.md:2: see\n"
    )


def test_github_names_what_it_knows_only() -> None:
    text = as_github(entries("acme", [found(place=None, severity=Severity.INFO)], {}))
    assert text.startswith("::notice title=unknown-ref::")


def test_plain_text_is_one_visible_line() -> None:
    assert plain("ab é 日本") == "ab é 日本"
    assert plain("a\tb\u2028\u200b\ufeff\x85") == "a\\tb\\u2028\\u200b\\ufeff\\x85"
    assert width("日本e\u0301x") == 6


def test_a_toml_string_reads_back_as_it_was() -> None:
    import tomllib

    for text in ('GET /"a"\\b', "line\nline\x7f", "\u202e😀 é", "\U000e0001"):
        line = toml(text)
        assert plain(line) == line
        assert tomllib.loads(f"accept = [{line}]") == {"accept": [text]}
