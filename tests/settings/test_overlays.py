"""Overlay files: what is read from them, and what is said of those that are none."""

import pytest

from generator.findings import Findings, Severity
from generator.overlay import Action, Copy, Remove, Update
from generator.places import InBlock
from generator.settings import load_overlay

HEAD = "overlay: 1.0.0\ninfo: {title: Corrections, version: '1'}\n"


def test_actions_in_their_order() -> None:
    findings = Findings()
    text = f"""{HEAD}extends: notes.yaml
actions:
  - target: $.info
    update: {{title: Notes}}
  - target: $.paths['/a']
    remove: true
  - target: $.paths['/b']
    copy: $.paths['/c']
"""
    overlay = load_overlay("overlay.yaml", text.encode(), findings)
    assert list(findings) == []
    assert overlay is not None
    assert overlay.actions == (
        Action(
            target="$.info", change=Update(value={"title": "Notes"}), at="/actions/0"
        ),
        Action(target="$.paths['/a']", change=Remove(), at="/actions/1"),
        Action(
            target="$.paths['/b']", change=Copy(path="$.paths['/c']"), at="/actions/2"
        ),
    )


@pytest.mark.parametrize(
    ("text", "pointer", "words"),
    [
        ("just text", "", "got 'nothing'"),
        ("overlay: 2.0.0\nactions: []", "/overlay", "got '2.0.0'"),
        (HEAD, "", "a list of 'actions'"),
        (f"{HEAD}actions: []", "/actions", "a list of 'actions'"),
        (f"{HEAD}actions: [x]", "/actions/0", "got no object"),
        (f"{HEAD}actions: [{{update: 1}}]", "/actions/0", "expected 'target'"),
        (
            f"{HEAD}actions: [{{target: '$.a[', remove: true}}]",
            "/actions/0/target",
            "is no JSONPath",
        ),
        (
            f"{HEAD}actions: [{{target: $.a, copy: b c}}]",
            "/actions/0/copy",
            "is no JSONPath",
        ),
        (f"{HEAD}actions: [{{target: $.a}}]", "/actions/0", "'update', 'remove: true'"),
    ],
)
def test_what_is_wrong_is_an_error_where_it_is(
    text: str, pointer: str, words: str
) -> None:
    findings = Findings()
    load_overlay("overlay.yaml", text.encode(), findings)
    (found,) = findings
    assert (found.code, found.severity) == ("bad-overlay", Severity.ERROR)
    assert isinstance(found.place, InBlock)
    assert found.place.pointer == pointer
    assert words in found.message


def test_broken_yaml_is_reported_by_its_reader() -> None:
    findings = Findings()
    assert load_overlay("overlay.yaml", b"overlay: [1.0.0", findings) is None
    assert [one.code for one in findings] == ["broken-yaml"]
