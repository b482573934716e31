"""`inspect`: where what is known of each operation comes from, how sure it is, and a valid document of it all."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from openapi_spec_validator import OpenAPIV31SpecValidator

from generator.findings import Findings
from generator.fragments import Evidence, Source
from generator.inspection import as_table, with_sources
from generator.inspection.sources import confidence
from generator.openapi import as_yaml
from generator.pipeline import understand
from generator.places import InPage
from generator.project import load
from generator.report.entries import Spots
from generator.values import JsonValue, as_array, as_object, is_object

ROOT = Path(__file__).parents[1]
HARBOUR = ROOT / "harbour/pages"
EVIDENCE = ROOT / "golden/evidence"
FOLDERS = [HARBOUR, *sorted(case / "pages" for case in EVIDENCE.iterdir())]


def _inspected(folder: Path) -> tuple[str, Any]:
    """The table and the document of a folder of pages."""
    sources = load(folder, "quay", Findings())
    understood = understand(sources, Findings())
    assert understood is not None
    document, spot = understood.document, Spots(sources.texts).of
    assert document.testimony is not None
    marked = with_sources(document.tree, document.testimony, spot)
    return as_table(understood.api, document, spot), yaml.safe_load(as_yaml(marked))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_the_document_is_valid(folder: Path) -> None:
    _, tree = _inspected(folder)
    assert not list(OpenAPIV31SpecValidator(tree).iter_errors())


def test_every_operation_has_its_sources_and_a_confidence() -> None:
    table, tree = _inspected(HARBOUR)
    for path, item in tree["paths"].items():
        for method, operation in item.items():
            assert operation["x-source"], (method, path)
            assert f"sources of {method.upper()} {path}: " in table
    lines = {line[:20].split("  ")[0]: line for line in table.splitlines()}
    assert lines["GET /berths"].endswith("schema          high")
    assert lines["GET /boats"].endswith("table           medium")
    assert "table, example  high" in table


def test_a_field_knows_who_says_it() -> None:
    _, tree = _inspected(HARBOUR)
    fields = tree["components"]["schemas"]["Boat"]["properties"]
    table, example = fields["length_m"]["x-source"]
    assert (table["by"], Path(table["page"]).name, table["line"]) == (
        "table",
        "boat.md",
        11,
    )
    assert (example["by"], Path(example["page"]).name) == ("example", "get-boat.md")
    assert fields["length_m"]["x-confidence"] == "high"
    assert fields["flag"]["x-confidence"] == "medium"
    assert [one["by"] for one in fields["mast_m"]["x-source"]] == ["example"]
    assert fields["mast_m"]["x-confidence"] == "low"


def test_what_is_contradicted_says_so() -> None:
    _, tree = _inspected(EVIDENCE / "other_types/pages")
    (parameter,) = tree["paths"]["/boats"]["get"]["parameters"]
    schema, table = parameter["x-source"]
    assert (schema["by"], table["by"], table["agrees"]) == ("schema", "table", False)
    assert parameter["x-confidence"] == "medium"
    assert all("x-source" in as_object(one) for one in _properties(tree))


def _properties(value: JsonValue) -> Iterator[JsonValue]:
    if is_object(value):
        yield from as_object(value.get("properties")).values()
        for one in value.values():
            yield from _properties(one)
    for one in as_array(value):
        yield from _properties(one)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([(Evidence.SCHEMA, True)], "high"),
        ([(Evidence.TABLE, True), (Evidence.SAMPLE, True)], "high"),
        ([(Evidence.TABLE, True)], "medium"),
        ([(Evidence.SCHEMA, True), (Evidence.TABLE, False)], "medium"),
        ([(Evidence.SAMPLE, True)], "low"),
        ([(Evidence.PROSE, True)], "low"),
        ([(Evidence.TABLE, True), (Evidence.SAMPLE, False)], "low"),
        ([(Evidence.SAMPLE, True), (Evidence.PROSE, False)], "low"),
    ],
)
def test_how_sure_a_part_is(said: list[tuple[Evidence, bool]], expected: str) -> None:
    place = InPage(page="a.md")
    sources = [Source(evidence=one, place=place, agrees=agrees) for one, agrees in said]
    assert confidence(sources) == expected
