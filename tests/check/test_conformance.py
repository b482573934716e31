"""What the validator says: in one line each, with places, kept between runs, and never a crash."""

from pathlib import Path
from typing import Any

import pytest

from generator import cache
from generator.check import check, conformance
from generator.document import Document
from generator.findings import Finding, Findings
from generator.places import Block, InBlock, InPage, Origins

BLOCK = Block(syntax="yaml", first_line=1, lines=99)
ORIGINS = Origins(places={"": (InBlock(page="a.md", block=BLOCK, pointer=""),)})


@pytest.fixture(autouse=True)
def _no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APIWRIGHT_CACHE_DIR", "")


def _document(**parts: Any) -> Document:
    tree = {
        "openapi": "3.1.0",
        "info": {"title": "Notes", "version": "1"},
        "paths": {},
        **parts,
    }
    return Document(tree=tree, origins=ORIGINS, standalone=False)


def _found(document: Document) -> list[Finding]:
    findings = Findings()
    check(document, findings)
    return list(findings)


def test_a_valid_document_is_silent() -> None:
    operation = {"responses": {"200": {"description": "OK"}}}
    assert _found(_document(paths={"/notes": {"get": operation}})) == []


def test_a_complaint_has_a_place_and_no_dump() -> None:
    operation = {"responses": {"200": {"description": "OK"}}, "tags": "notes"}
    (finding,) = _found(_document(paths={"/notes": {"get": operation}}))
    assert finding.code == "invalid-openapi"
    assert getattr(finding.place, "pointer", None) == "/paths/~1notes/get/tags"
    assert len(finding.message) < 200 and "\n" not in finding.message


def test_complaints_of_one_cause_are_counted() -> None:
    operation = {"responses": {"200": {"description": "OK"}}, "deprecated": "no"}
    paths = {f"/notes/{index}": {"get": operation} for index in range(9)}
    found = _found(_document(paths=paths))
    assert len(found) == 4
    assert found[-1].message == "not OpenAPI 3.1 in 6 more places of like cause"


def test_a_validator_that_fails_is_one_finding(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import openapi_spec_validator

    def broken(tree: object) -> None:
        raise TypeError("the whole document: " + repr(tree))

    monkeypatch.setattr(
        openapi_spec_validator.OpenAPIV31SpecValidator, "iter_errors", broken
    )
    (finding,) = _found(_document())
    assert "gave up with TypeError" in finding.message
    assert "whole document" not in finding.message


def test_schemes_that_are_not_defined_are_reported_once() -> None:
    operation = {"responses": {"200": {"description": "OK"}}, "security": [{"Key": []}]}
    paths = {"/a": {"get": operation}, "/b": {"get": operation}}
    components = {"securitySchemes": {"key": {"type": "http", "scheme": "basic"}}}
    (finding,) = _found(_document(paths=paths, components=components))
    assert finding.code == "undefined-security"
    assert "did you mean 'key'?" in finding.message


def test_results_are_kept_by_the_documents_content(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("APIWRIGHT_CACHE_DIR", str(tmp_path / "kept"))
    document = _document(tags="notes")
    first = _found(document)

    def forbidden(_: object) -> None:
        raise AssertionError("the validator ran again")

    monkeypatch.setattr(conformance, "_complaints", forbidden)
    assert first and _found(document) == first
    with pytest.raises(AssertionError):
        _found(_document(tags="others"))


def test_a_broken_cache_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("APIWRIGHT_CACHE_DIR", str(blocked))
    cache.write("key", [1])
    assert cache.read("key") is None
    monkeypatch.setenv("APIWRIGHT_CACHE_DIR", str(tmp_path))
    (tmp_path / "key.json").write_text("{")
    assert cache.read("key") is None
    cache.write("key", [1])
    assert cache.read("key") == [1]
    assert [one.name for one in tmp_path.glob("*.part")] == []


def test_what_a_schema_says_wrong_has_its_place_through_references() -> None:
    ref = {"$ref": "#/components/schemas/Note"}
    content = {"application/json": {"schema": ref}}
    operation = {"responses": {"200": {"description": "OK", "content": content}}}
    note = {"type": "object", "properties": {"id": {"type": "frob"}}}
    (finding,) = [
        one
        for one in _found(
            _document(
                paths={"/notes": {"get": operation}},
                components={"schemas": {"Note": note}},
            )
        )
        if "'frob'" in one.message
    ]
    at = "/components/schemas/Note/properties/id/type"
    assert getattr(finding.place, "pointer", None) == at


def test_what_is_said_of_a_whole_part_has_the_place_of_the_part() -> None:
    operation = {"operationId": "a", "responses": {"200": {"description": "OK"}}}
    paths = {"/a": {"get": operation}, "/b": {"get": dict(operation)}}
    (finding,) = _found(_document(paths=paths))
    assert "not unique" in finding.message
    assert getattr(finding.place, "pointer", None) == "/paths/~1b/get"


def test_a_complaint_without_a_place_has_that_of_the_first_page() -> None:
    block = InBlock(page="b.md", block=BLOCK, pointer="")
    document = Document(
        tree={"openapi": "3.1.0", "info": {"title": "A"}, "paths": {}},
        origins=Origins(places={"/paths": (block,), "/info": ()}),
        standalone=False,
    )
    (finding,) = _found(document)
    assert finding.place == InPage(page="b.md")


def test_a_default_is_not_matched_with_a_pattern_that_never_ends() -> None:
    slow = {"type": "string", "pattern": "^(a+)+$", "default": "a" * 60 + "!"}
    assert _found(_document(components={"schemas": {"Slow": slow}})) == []


@pytest.mark.parametrize(("written", "told"), [("/definitions", 0), ("", 1)])
def test_names_are_held_against_the_version_they_were_written_in(
    written: str, told: int
) -> None:
    section = "/components/schemas"
    moved = InBlock(page="a.md", block=BLOCK, pointer=written or section)
    tree = _document(components={"schemas": {"Pet <Shop>": {"type": "object"}}}).tree
    places = {**ORIGINS.places, section: (moved,)}
    document = Document(tree=tree, origins=Origins(places=places), standalone=False)
    found = _found(document)
    assert len(found) == told
    for finding in found:
        assert '"Pet <Shop>" does not match' in finding.message
        assert getattr(finding.place, "pointer", None) == f"{section}/Pet <Shop>"
