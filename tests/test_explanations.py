"""Every code that a stage reports has a page, and every page explains a code that is reported."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.explain import codes, explanation, summary

_GENERATOR = Path(__file__).parents[1] / "generator"
_REPORTING = {"error", "warning", "info", "loss"}


def _trees() -> Iterator[ast.Module]:
    for file in _GENERATOR.rglob("*.py"):
        if file.parent.name != "runtime":
            yield ast.parse(file.read_text("utf-8"))


def _reported() -> set[str]:
    """The first arguments of `findings.warning(...)` and its like, and `Finding(code=...)`."""
    found: set[str] = set()
    for tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                found |= _codes_of(node)
    return found


def _codes_of(call: ast.Call) -> set[str]:
    made = isinstance(call.func, ast.Name) and call.func.id == "Finding"
    arguments: list[ast.expr] = [
        keyword.value for keyword in call.keywords if keyword.arg == "code" and made
    ]
    if isinstance(call.func, ast.Attribute) and call.func.attr in _REPORTING:
        arguments += call.args[:1]
    return {
        constant.value
        for argument in arguments
        for constant in ast.walk(argument)
        if isinstance(constant, ast.Constant) and isinstance(constant.value, str)
    }


def _constants() -> set[str]:
    return {
        node.value
        for tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize("code", sorted(_reported()))
def test_what_is_reported_is_explained(code: str) -> None:
    assert code in codes(), f"write generator/explanations/{code}.md"


@pytest.mark.parametrize("code", codes())
def test_what_is_explained_is_reported(code: str) -> None:
    assert code in _constants(), f"nothing reports {code}"


@pytest.mark.parametrize("code", codes())
def test_a_page_is_short_and_says_what_to_do(code: str) -> None:
    lines = explanation(code).splitlines()
    assert lines[:2] == [f"# {code}", ""]
    assert 5 <= len(lines) <= 30
    assert all(len(line) <= 125 for line in lines)
    assert summary(code)
