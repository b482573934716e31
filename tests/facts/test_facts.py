"""Every page under specs/ gives the endpoint model that the vendor's own page gives, prose aside.

`pytest tests/facts --seeds DIR` compares to the vendors' pages themselves, and `--update-facts` learns from them.
"""

import json
from pathlib import Path

import pytest

from generator.values import JsonValue

from .facts import PAGES, facts_of, pages_of, without_prose, written

SPECS = Path(__file__).parents[2] / "specs"
FACTS = Path(__file__).parent
PROVIDERS = ("callbell", "clemta", "close", "dayzero", "sequence")


def seed_of(seeds: Path, provider: str) -> Path:
    (page,) = (p for p in seeds.glob(f"{provider}.*") if p.suffix in PAGES)
    return page


@pytest.mark.parametrize("provider", PROVIDERS)
def test_pages_say_what_the_vendor_says(
    provider: str, tmp_path: Path, seeds: Path | None, update_facts: bool
) -> None:
    committed = FACTS / f"{provider}.json"
    if seeds is not None:
        own = written(facts_of([seed_of(seeds, provider)], tmp_path / "own"))
        if update_facts:
            committed.write_text(own, encoding="utf-8")
        assert committed.read_text(encoding="utf-8") == own
    ours = facts_of(pages_of(SPECS / provider), tmp_path / "ours")
    assert ours == json.loads(committed.read_text(encoding="utf-8"))


def test_prose_is_taken_out_and_facts_are_not() -> None:
    model: JsonValue = {
        "title": "An API",
        "servers": [{"url": "https://x.test", "name": "DEV", "at": "/servers/0"}],
        "operations": [
            {"key": "GET /a", "summary": "A", "url": "https://docs.test", "at": "/p"}
        ],
        "example": '{"id": "x1", "title": [null, 2, 1.5, true]}',
    }
    assert without_prose(model) == {
        "servers": [{"url": "https://x.test", "name": "DEV"}],
        "operations": [{"key": "GET /a", "url": "https://docs.test"}],
        "example": {"id": "str", "title": ["null", "int", "float", "bool"]},
    }
