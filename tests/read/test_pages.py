from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.read import locate
from tests.read.reading import reading

_PIECES = [
    "# GET /rooms/{id}",
    "## Parameters",
    "### 422 — No",
    "Schema: `X`",
    "- `a` (query, integer, optional) — 'x' or 'y'",
    "  - `b` (array · X) → `X`",
    "| Name | Type | In |",
    "| - | - | - |",
    "| a.b[] | string[] | query |",
    "| ↳ c | [T](/t) |",
    "```yaml GET /rooms",
    "````json",
    "openapi: 3.1.0",
    "paths: {/a: {get: }}",
    '{"a": [1, ..., {',
    "```",
    "````",
    "---",
    "title: GET /x",
    "<Tab title='x'>",
    "<!--",
    "-->",
    "> quoted",
    "curl -X POST 'https://a.test/rooms/1' -H 'X-Api-Key: k'",
    "",
]


@settings(max_examples=200)
@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=20), max_size=25))
def test_no_page_breaks_it_and_every_place_is_on_the_page(lines: list[str]):
    found = reading("\n".join(lines).encode(errors="replace"))
    count = len(lines) + sum(line.count("\r") + line.count("\n") for line in lines)
    places = [one.place for one in found.findings if one.place]
    for fragment in found.fragments:
        places += [p for many in fragment.origins.places.values() for p in many]
    for place in places:
        line = locate(place, found.data).line
        assert line is None or 1 <= line <= count


@given(st.binary(max_size=200))
def test_no_bytes_break_it(data: bytes):
    for name in ("page.md", "api.yaml", "api.json"):
        reading(data, name)


def test_many_unclosed_marks_take_no_time():
    before = process_time()
    for mark in ("<!--", "{/*", "`", "|", "> ", "- ", "[", "*a", "**", "(`", ": '"):
        reading((mark * 4000 + "\n").encode())
    assert process_time() - before < 5
