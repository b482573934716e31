"""Statements are laid out as black lays them out."""

import keyword

import black
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.render.layout import laid_out
from generator.view.layout import block, bracketed, choice, signature, tuple_of

NAMES = st.from_regex(r"[a-z][a-z_]{0,38}[a-z]", fullmatch=True).filter(
    lambda name: not keyword.iskeyword(name)
)
VALUES = st.from_regex(r'"[a-z _/]{1,60}"', fullmatch=True)
SETTINGS = settings(max_examples=80, deadline=None)


@SETTINGS
@given(NAMES, NAMES, VALUES, NAMES)
def test_choices(target: str, condition: str, key: str, otherwise: str) -> None:
    source = choice(
        f"self.{target}",
        "v",
        f"type(v := {condition}[{key}]) is str",
        f"{otherwise}(v)",
        4,
    )
    # what is too wide all the same goes through `laid_out`, as in every emitted module
    _unchanged(laid_out(f"def f(self):\n    {source}\n"))


@SETTINGS
@given(NAMES, st.lists(VALUES, min_size=1, max_size=6))
def test_calls(name: str, items: list[str]) -> None:
    _unchanged(
        f"x = {bracketed(f'{name}(', items, ')', 0, after=0)}\n".replace("x = ", "", 1)
    )
    _unchanged(f"{block(f'x = {name}(', items, ')', 0)}\n")


@SETTINGS
@given(NAMES, st.lists(VALUES, min_size=1, max_size=4))
def test_tuples_as_arguments(name: str, items: list[str]) -> None:
    _unchanged(f"{block(f'x = {name}(', [tuple_of('values=', items, 4)], ')', 0)}\n")


@SETTINGS
@given(st.lists(st.tuples(VALUES, NAMES), min_size=1, max_size=5))
def test_mappings_as_arguments(pairs: list[tuple[str, str]]) -> None:
    inner = bracketed("{", [f"{key}: {value}" for key, value in pairs], "}", 4, after=1)
    _unchanged(f"{block('call(', ['first', inner], ')', 0)}\n")


@SETTINGS
@given(NAMES, st.lists(NAMES, max_size=4, unique=True))
def test_signatures(name: str, parameters: list[str]) -> None:
    declared = [
        "self",
        *([] if not parameters else ["*"]),
        *(f"{each}: int" for each in parameters),
    ]
    source = signature(name, declared, "None", 4)
    _unchanged(f"class C:\n    {source}\n        pass\n")


def _unchanged(source: str) -> None:
    assert black.format_str(source, mode=black.Mode()) == source
