"""The corpus tool over a corpus of three documents."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.__main__ import main
from tests.emitting import document

PERSON = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "example": "Ada"},
        "born": {"type": "string", "format": "date-time"},
        "note": {},
    },
}
ADA = {"name": "Ada", "born": "1815-12-10T00:00:00+00:00"}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A document that is fine, one without operations, and one that is none."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "people.json").write_text(json.dumps(_people()))
    (folder / "empty.yaml").write_text("openapi: 3.1.0\ninfo: {}\npaths: {}\n")
    (folder / "odd.yaml").write_text("openapi: [\n")
    return folder


def test_the_outcomes_as_json(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main([str(corpus), "--json", "--no-types", "--work", str(tmp_path / "w")])
    printed = json.loads(capsys.readouterr().out)
    empty, odd, people = printed["documents"]
    assert status == 0
    assert all(bar["met"] is not False for bar in printed["bars"])
    assert empty["package"] is odd["package"] is None
    assert people["emitted"] == people["expected"] == 1
    assert people["examples"]["outcomes"] == {
        "same": 2,
        "contradicts": 1,
        "undocumented": 1,
    }
    assert people["types"]["free"] == 1 and people["types"]["lost"] == 0
    assert people["checks"] == {"black": [], "ruff": []}


def test_a_missed_bar_is_named_and_gives_a_status(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tree = _people()
    tree["paths"]["/people"]["get"]["parameters"] = "none"
    tree["paths"]["/people"]["post"] = {"responses": "none"}
    (corpus / "people.json").write_text(json.dumps(tree).replace('"3.1.0"', '"9.9"'))
    status = main([str(corpus), "--no-types", "--work", str(tmp_path / "w")])
    assert status == 1
    assert "MISSED  operations emitted: 0 of 2" in capsys.readouterr().out


def test_a_folder_without_documents(tmp_path: Path) -> None:
    assert main([str(tmp_path), "--work", str(tmp_path / "w")]) == 2


def _people() -> dict[str, Any]:
    examples = {
        "fine": {"value": [ADA]},
        "wrong": {"value": [{"name": 7}]},
        "more": {"value": [{**ADA, "died": 1852}]},
    }
    schema = {"type": "array", "items": {"$ref": "#/components/schemas/Person"}}
    content = {"application/json": {"schema": schema, "examples": examples}}
    answer = {"description": "All", "content": content}
    return document({"/people": {"get": {"responses": {"200": answer}}}}, Person=PERSON)
