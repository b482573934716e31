"""The parts of the corpus tool that measure: what they count, and what they let pass."""

import json
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest

from tests.corpus import documents
from tests.corpus.bars import bars
from tests.corpus.bounded import Limits, run
from tests.corpus.contradictions import Judge
from tests.corpus.results import Examples, Outcome
from tests.corpus.same import differences
from tests.corpus.walk import operations

GET: dict[str, Any] = {"get": {"responses": {}}}


@dataclass
class Person:
    """Stands for an emitted model."""

    first_name: str
    __wire__: ClassVar[Any] = SimpleNamespace(names={"first_name": "firstName"})


def test_root_documents_are_found_and_files_referred_to_are_not(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/api.yaml").write_text("# a comment\nopenapi: 3.1.0\npaths: {}\n")
    (tmp_path / "a/old.json").write_text('{"swagger": "2.0", "paths": {}}')
    (tmp_path / "a/part.yaml").write_text("type: object\nproperties:\n  openapi: {}\n")
    (tmp_path / "index.json").write_text('[{"openapi": "3.0.0"}]')
    (tmp_path / "broken.json").write_text("{")
    found = documents.find(tmp_path)
    assert [each.label for each in found] == ["a/api.yaml", "a/old.json"]
    assert len({each.name for each in found}) == 2
    assert [each.label for each in documents.find(tmp_path, ["old"])] == ["a/old.json"]


def test_operations_are_counted_through_references(tmp_path: Path) -> None:
    tree: dict[str, Any] = {
        "openapi": "3.2.0",
        "paths": {
            "/a": {**GET, "post": {}, "parameters": []},
            "/b": {"$ref": "#/paths/~1a"},
            "/c": {"$ref": "parts/c.yaml#/one"},
            "/d": {"query": {}, "additionalOperations": {"COPY": {}}},
            "/e": {"$ref": "https://example.com/e.yaml"},
            "x-note": GET,
        },
    }
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/c.yaml").write_text("one: {delete: {responses: {200: {}}}}")
    (tmp_path / "api.json").write_text(json.dumps(tree))
    assert operations(tmp_path / "api.json") == {
        ("GET", "/a"),
        ("POST", "/a"),
        ("GET", "/b"),
        ("POST", "/b"),
        ("DELETE", "/c"),
        ("QUERY", "/d"),
        ("COPY", "/d"),
    }


@pytest.mark.parametrize(
    ("read", "written"),
    [
        (1, 1.0),
        ({"a": None}, {}),
        ("2024-01-01T10:00:00+02:00", "2024-01-01T08:00:00Z"),
        ("2024-01-01T10:00:00.1234567Z", "2024-01-01T10:00:00.123456Z"),
        (
            "C0FFEE00-0000-0000-0000-000000000000",
            "c0ffee00-0000-0000-0000-000000000000",
        ),
        ([{"a": [1]}], [{"a": [1]}]),
    ],
)
def test_what_is_the_same(read: Any, written: Any) -> None:
    assert not list(differences(read, written, written))


@pytest.mark.parametrize(
    ("read", "written"),
    [
        (1, True),
        (1, "1"),
        ({"a": 0}, {}),
        ({}, {"a": None}),
        ([1, 2], [1]),
        ("2024-01-01T10:00:00Z", "2024-01-01T10:00:01Z"),
        ("a", "b"),
    ],
)
def test_what_differs(read: Any, written: Any) -> None:
    assert list(differences(read, written, written))


def test_a_member_that_a_model_does_not_know_is_told_apart() -> None:
    read = {"firstName": "Ada", "born": 1815}
    (found,) = differences(read, Person("Ada"), {"firstName": "Ada"})
    assert found.undocumented and found.at == "/born"


def test_an_example_that_contradicts_its_schema() -> None:
    judge = Judge(
        {
            "components": {
                "schemas": {"{Day} of 100 %": {"type": "string", "format": "date"}}
            }
        }
    )
    day = "/components/schemas/{Day} of 100 %"
    assert judge.contradiction(day, "2024-02-30") is not None
    assert judge.contradiction(day, "2024-02-28") is None
    assert judge.contradiction("/components/schemas/Night", 1) is None


def test_a_command_that_takes_too_long_is_stopped() -> None:
    done = run(["sleep", "60"], Limits(seconds=0.2))
    assert done.status is None and done.seconds < 10


def test_a_bar_names_the_documents_that_fall_short() -> None:
    fine = Outcome(document="a.yaml", name="a", size=1, expected=1, package="/a")
    fine.import_ms, fine.examples = 1.0, Examples(
        outcomes={"same": 3, "contradicts": 9}
    )
    poor = Outcome(document="b.yaml", name="b", size=1, expected=2, error="no")
    poor.missing = ["GET /a", "GET /b"]
    missed = {bar.what: bar for bar in bars([fine, poor]) if bar.met is False}
    assert set(missed) == {
        "documents for which a package comes out",
        "operations emitted",
    }
    assert missed["operations emitted"].short == ("b.yaml (2)",)
