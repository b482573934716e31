"""HTML within Markdown: headings and tables, and that nothing else moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.layout.html import without_html
from generator.read.layout.sheets import sheet
from generator.read.pages.markdown import Table

_PIECES = [
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "<th a='b'>",
    "</td>",
    "x",
    "\n",
    "```\n",
]


def _tables(text: str) -> list[Table]:
    return [part for part in sheet("page.md", text).parts if isinstance(part, Table)]


def test_a_table_is_read_with_what_its_cells_say():
    (table,) = _tables(
        "Before\n<table>\n<tr><th>Name</th><th>Type</th></tr>\n"
        '<tr><td><code>a_b</code></td>\n<td>\n\nsee <a href="x.md">Thing</a>\n\n</td></tr>\n'
        "</table>\nafter\n"
    )
    assert table.header == ("name", "type")
    ((name, kind),) = table.rows
    assert (name.codes, name.line, name.column) == (("a_b",), 4, 15)
    assert (kind.plain, kind.link, kind.line) == ("see Thing", "x.md", 7)


@pytest.mark.parametrize(
    "text",
    [
        "```html\n<table><tr><td>a<tr><td>b</table>\n```\n",
        "<table><tr><td>no end",
        "<table><tr><th>header only</th></tr></table>",
        "A word <table><tr><td>a<tr><td>b</table>",
    ],
)
def test_what_is_no_table_of_the_page_is_none(text: str):
    assert not _tables(text)


def test_a_table_within_a_cell_is_not_the_page_s():
    (table,) = _tables(
        "<table><tr><th>Name<th>Type<tr><td>a<td>"
        "<table><tr><td>inner<tr><td>b</table></table>\n"
    )
    assert [[cell.plain for cell in row] for row in table.rows] == [["a", ""]]


def test_a_heading_stays_in_its_column():
    text = '# A\n\n<h3 id="b">Body fields</h3>\n\n- `x` (string)\n'
    heading = sheet("page.md", text).sections[2]
    assert (heading.level, heading.heading) == (3, "Body fields")
    assert heading.title and heading.title.column == text.splitlines()[2].index("B") + 1


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join))
def test_lines_stay_where_they_are(text: str):
    body, tables = without_html(text)
    assert body.count("\n") == text.count("\n")
    assert len(body) >= 0 and all(1 <= line <= text.count("\n") + 1 for line in tables)
    _tables(text)
