import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import pointers
from generator.places import Block, InBlock, InPage
from generator.read import locate
from tests.read.reading import reading

_PAGE = """
# Rooms

- as a block:

  ```yaml
  openapi: 3.1.0
  paths:
    /rooms/{id}:
      get: &get
        tags: [a, b]
        responses: {}
    /halls:
      get: *get
      put: {<<: *get, summary: x}
  ```
"""


@pytest.mark.parametrize(
    ("pointer", "at", "spot"),
    [
        ("", "value", (6, 3)),
        ("/paths/~1rooms~1{id}", "key", (8, 5)),
        ("/paths/~1rooms~1{id}/get/tags/1", "value", (10, 19)),
        ("/paths/~1halls/get/tags", "key", (10, 9)),
        ("/paths/~1halls/put/tags", "value", (10, 15)),
        ("/paths/~1halls/put/summary", "value", (14, 32)),
        ("/paths/~1halls/put/no/where", "key", (14, 7)),
        ("/paths/~1rooms~1{id}/get/tags/9", "key", (10, 9)),
    ],
)
def test_a_place_in_a_fence_is_found_on_the_page(
    pointer: str, at: Any, spot: tuple[int, int]
):
    found = reading(_PAGE)
    place = found.fragments[0].origins.of(pointer, at=at)
    assert place is not None
    located = locate(place, found.data)
    assert (located.line, located.column) == spot


def test_line_ends_and_a_byte_order_mark_move_nothing():
    text = "openapi: 3.1.0\r\npaths:\r\n  /a:\r\n    get: {}\r\n"
    found = reading(b"\xef\xbb\xbf" + text.encode(), "api.yaml")
    place = found.fragments[0].origins.of("/paths/~1a/get", at="key")
    assert place and locate(place, found.data) == InPage(
        page="api.yaml", line=4, column=5
    )


def test_a_spot_on_a_page_is_its_own_place():
    place = InPage(page="a.md", line=3)
    assert locate(place, b"") is place


def test_a_block_that_cannot_be_read_again_gives_its_first_line():
    block = Block(syntax="yaml", first_line=1, lines=2)
    place = InBlock(page="a.yaml", block=block, pointer="/a")
    assert locate(place, b"a: b: c\n") == InPage(page="a.yaml", line=1)


_NAMES = st.text(st.sampled_from("abc/~é \"'\\:"), min_size=1, max_size=5)
_TREES = st.recursive(
    st.integers(),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(_NAMES, inner, max_size=3),
    max_leaves=12,
)


def _leaves(value: Any, at: str = "") -> list[tuple[str, int]]:
    if isinstance(value, int):
        return [(at, value)]
    members = value.items() if isinstance(value, dict) else enumerate(value)
    return [
        leaf for key, item in members for leaf in _leaves(item, pointers.join(at, key))
    ]


@given(_TREES, st.sampled_from([None, 2]), st.sampled_from(["json", "yaml"]))
def test_every_leaf_is_found_where_it_stands(
    tree: Any, indent: int | None, syntax: Any
):
    text = json.dumps({"root": tree}, indent=indent)
    block = Block(syntax=syntax, first_line=1, lines=text.count("\n") + 1)
    lines = text.split("\n")
    for pointer, value in _leaves({"root": tree}):
        place = InBlock(page="p", block=block, pointer=pointer)
        found = locate(place, text.encode())
        assert found.line and found.column
        assert lines[found.line - 1][found.column - 1 :].startswith(str(value))
