"""Vendors' text as Python source: whatever it is, it stays inside its literal or docstring."""

import ast

import black
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.view.source import (
    clean,
    docstring,
    is_news,
    literal,
    paragraphs,
    prose_docstring,
    summary_and_rest,
)

HOSTILE = [
    '"""',
    '"""\nimport os\n"""',
    'ends in a quote"',
    "ends in a backslash\\",
    "\\" * 200,
    '"starts with a quote',
    "line\rbreak\x0cfeed\u2028sep\x85next",
    "\u202eright to left\u202c",
    "\ud800 lone",
    "{{ 7 * 7 }} {% raw %} %s {0}",
    "# -*- coding: utf-7 -*-",
    "\\N{BULLET} \\x41 \\u0041",
    "a" * 500,
    "\x00",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("indent", [0, 4, 8])
def test_hostile_text_stays_inside_its_docstring(text: str, indent: int) -> None:
    tree = ast.parse(_function(prose_docstring(text, indent), indent))
    assert _shape(tree) == _shape(ast.parse(_function('"""x"""', indent)))


@given(st.text(max_size=300), st.sampled_from([0, 4, 8]))
@example('a"""b\\"""c\\', 4)
def test_any_text_stays_inside_its_docstring(text: str, indent: int) -> None:
    tree = ast.parse(_function(prose_docstring(text, indent), indent))
    assert _shape(tree) == _shape(ast.parse(_function('"""x"""', indent)))


@given(st.text(max_size=200) | st.integers() | st.booleans() | st.none())
def test_a_literal_is_its_value_in_ascii(value: str | int | bool | None) -> None:
    source = literal(value)
    assert ast.literal_eval(source) == value
    assert source.isascii() and "\n" not in source


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='ab ."\\\n-*1', max_size=400), st.sampled_from([0, 4, 8]))
@example('ends in "', 4)
@example('"starts" and goes on. Then more.', 8)
def test_black_leaves_docstrings_alone(text: str, indent: int) -> None:
    source = _function(prose_docstring(text, indent), indent)
    assert black.format_str(source, mode=black.Mode()) == source


def test_the_first_sentence_stands_alone() -> None:
    lines = summary_and_rest("Lists the invoices of a year. Newest come first.", 8)
    assert lines == ["Lists the invoices of a year.", "", "Newest come first."]


def test_items_of_a_list_stay_on_lines_of_their_own() -> None:
    assert paragraphs("One of:\n- open\n- paid\n\nLater.") == [
        "One of:",
        "- open",
        "- paid",
        "",
        "Later.",
    ]


def test_what_cannot_be_seen_is_cleaned_away() -> None:
    assert clean("a\u202eb\u200bc\td\r\ne") == "a b c d\ne"


@pytest.mark.parametrize(
    ("description", "name", "news"),
    [
        ("The id.", "id", False),
        ("ID of the contact", "contact_id", False),
        ("Time of creation, in UTC", "created_at", True),
        (None, "id", False),
        ("", "id", False),
    ],
)
def test_a_description_that_repeats_the_name_is_no_news(
    description: str | None, name: str, news: bool
) -> None:
    assert is_news(description, name) is news


def test_an_empty_docstring_is_still_one() -> None:
    assert docstring([], 4) == '""""""'


def _function(doc: str, indent: int) -> str:
    if indent == 0:
        return f"{doc}\n"
    if indent == 4:
        return f"def f() -> None:\n    {doc}\n"
    return f"class C:\n    def f(self) -> None:\n        {doc}\n"


def _shape(tree: ast.AST) -> list[str]:
    return [type(node).__name__ for node in ast.walk(tree)]
