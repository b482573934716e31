"""Bullets whose names are not in code: which are fields, and which are any words."""

import pytest

from generator.read.code import multipart
from generator.read.listed.bullet_words import ticked


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("limit (integer) - How many", "`limit` (integer) - How many"),
        (
            "limit (integer, optional): How many",
            "`limit` (integer, optional): How many",
        ),
        ("**tags** (array of strings)", "`tags` (array of strings)"),
        ("name* (string): Its name", "`name`* (string): Its name"),
        ("page (query, optional) - Which", "`page` (query, optional) - Which"),
        ("**name*** `string` Its name", "`name`* (string) - Its name"),
        ("**size** `number` - In metres", "`size` (number) - In metres"),
    ],
)
def test_a_field_without_backticks(text: str, written: str) -> None:
    assert ticked(text) == written


@pytest.mark.parametrize(
    "text",
    [
        "Boats (optional) - What to do with them",
        "north (the cold one) - Where it is",
        "see (string) values below",
        "**Note** `GET /boats` is older",
        "limit - How many",
    ],
)
def test_any_words(text: str) -> None:
    assert ticked(text) == text


def test_parts_of_a_body() -> None:
    shown = multipart.parts(
        '--x\nContent-Disposition: form-data; name="a"\n\n1\n'
        "--x\ncontent-disposition: form-data; filename=b.txt; name=b\n\n2\n"
        '--x\nContent-Disposition: form-data; name="a"\n\n3\n--x--\n'
    )
    assert [(one.name, one.is_file) for one in shown] == [("a", False), ("b", True)]
