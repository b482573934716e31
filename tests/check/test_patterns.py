"""Patterns are a vendor's programs: they are not run."""

from typing import Any

from generator.check.patterns import without_patterns


def test_patterns_go_and_fields_of_that_name_stay() -> None:
    text = {"type": "string", "pattern": "^(a+)+$", "default": "a" * 40 + "!"}
    fields: dict[str, Any] = {"pattern": text, "all": [text, {"patternProperties": {}}]}
    kept = {"type": "string", "default": "a" * 40 + "!"}
    made: Any = without_patterns({"properties": fields})
    assert made == {"properties": {"pattern": kept, "all": [kept, {}]}}
    assert made["properties"]["pattern"] is made["properties"]["all"][0]
    assert "pattern" in text


def test_what_3_2_alone_allows_in_paths_goes() -> None:
    path = {"name": "a", "in": "path", "allowReserved": True}
    query = {"name": "b", "in": "query", "allowReserved": True}
    made = without_patterns({"parameters": [path, query]})
    assert made == {"parameters": [{"name": "a", "in": "path"}, query]}
