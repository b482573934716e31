"""Documents that a program which follows every reference anew would never finish."""

from typing import Any

from generator.check.ways import are_too_many

REF = "#/components/schemas/"


def _ladder(*, rungs: int, keyword: str) -> dict[str, Any]:
    """Schemas that each lead to the next one twice."""
    schemas: dict[str, Any] = {
        f"S{rung}": {keyword: [{"$ref": f"{REF}S{rung - 1}"}] * 2}
        for rung in range(1, rungs)
    }
    schemas["S0"] = {"type": "object"}
    schemas["Top"] = {"allOf": [{"$ref": f"{REF}S{rungs - 1}"}]}
    return {"components": {"schemas": schemas}}


def test_a_few_rungs_are_followed() -> None:
    assert not are_too_many(_ladder(rungs=8, keyword="allOf"))


def test_each_rung_doubles_the_ways() -> None:
    assert are_too_many(_ladder(rungs=40, keyword="allOf"))
    assert are_too_many(_ladder(rungs=40, keyword="anyOf"))


def test_a_long_chain_has_one_way() -> None:
    chain: dict[str, Any] = {
        f"S{link}": {"items": {"$ref": f"{REF}S{link + 1}"}} for link in range(5000)
    }
    top = {"allOf": [{"$ref": f"{REF}S0"}]}
    assert not are_too_many({"components": {"schemas": {**chain, "Top": top}}})


def test_a_way_back_is_counted_once() -> None:
    node = {"type": "array", "items": {"$ref": f"{REF}Node"}}
    top: dict[str, Any] = {"allOf": [{"$ref": f"{REF}Node"}, {"$ref": f"{REF}Gone"}]}
    schemas: dict[str, Any] = {"Node": node, "Top": top}
    assert not are_too_many({"components": {"schemas": schemas}})
