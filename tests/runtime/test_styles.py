"""How values are written into paths, queries and headers."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl, unquote
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.runtime.decoding import any_json
from generator.runtime.operation import Header, Kind, Operation, Path, Query
from generator.runtime.paths import path
from generator.runtime.styles import query, simple
from generator.runtime.unset import UNSET

from .shop import Item, Size

MADE = datetime(2024, 1, 2, 3, 4, 5, 600, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("", "q="),
        ("a b&c=d", "q=a%20b%26c%3Dd"),
        ("é/?#[]@:+", "q=%C3%A9%2F%3F%23%5B%5D%40%3A%2B"),
        (True, "q=true"),
        (False, "q=false"),
        (0, "q=0"),
        (1.5, "q=1.5"),
        (Decimal("1.10"), "q=1.10"),
        (Size.SMALL, "q=small"),
        (Size("new"), "q=new"),
        (MADE, "q=2024-01-02T03%3A04%3A05.000600Z"),
        (
            MADE.replace(microsecond=0, tzinfo=timezone(timedelta(hours=2))),
            "q=2024-01-02T03%3A04%3A05%2B02%3A00",
        ),
        (date(2024, 1, 2), "q=2024-01-02"),
        (UUID(int=1), "q=00000000-0000-0000-0000-000000000001"),
    ],
)
def test_single_values(value: object, written: str) -> None:
    assert query(Query("q", "q"), value) == [written]


LIST, OBJECT = ["a,b", "c d", 3], {"r": 100, "g,": True, "none": None, "out": UNSET}
LISTS: list[tuple[dict[str, Any], object, list[str]]] = [
    ({}, LIST, ["q=a%2Cb", "q=c%20d", "q=3"]),
    ({"explode": False}, LIST, ["q=a%2Cb,c%20d,3"]),
    ({"style": "spaceDelimited", "explode": False}, LIST, ["q=a%2Cb%20c%20d%203"]),
    ({"style": "pipeDelimited", "explode": False}, LIST, ["q=a%2Cb%7Cc%20d%7C3"]),
    ({"style": "pipeDelimited"}, LIST, ["q=a%2Cb", "q=c%20d", "q=3"]),
    ({}, [], []),
    ({"explode": False}, [], []),
    ({"array": True}, (True, Size.LARGE), ["q=true", "q=large"]),
    ({}, OBJECT, ["r=100", "g%2C=true"]),
    ({"explode": False}, OBJECT, ["q=r,100,g%2C,true"]),
    ({"style": "deepObject"}, OBJECT, ["q%5Br%5D=100", "q%5Bg%2C%5D=true"]),
    (
        {"style": "deepObject"},
        {"a": {"b": [1, 2]}},
        ["q%5Ba%5D%5Bb%5D=1", "q%5Ba%5D%5Bb%5D=2"],
    ),
    (
        {},
        Item(id="1", made_at=MADE),
        ["id=1", "madeAt=2024-01-02T03%3A04%3A05.000600Z"],
    ),
]


@pytest.mark.parametrize(("options", "value", "written"), LISTS)
def test_lists_and_objects_by_style(
    options: dict[str, Any], value: object, written: list[str]
) -> None:
    assert query(Query("q", "q", **options), value) == written


@pytest.mark.parametrize(
    ("parameter", "value", "written"),
    [
        (Header("h", "H"), "plain, text", "plain, text"),
        (Header("h", "H"), ["a", 1, True], "a,1,true"),
        (Header("h", "H"), {"a": 1, "b": 2}, "a,1,b,2"),
        (Header("h", "H", explode=True), {"a": 1, "b": 2}, "a=1,b=2"),
    ],
)
def test_headers(parameter: Header, value: object, written: str) -> None:
    assert simple(parameter, value) == written


def test_choices_hold_for_text_and_not_for_members() -> None:
    parameter = Query("order", "o", choices=("asc", "desc"))
    assert query(parameter, "asc") == ["o=asc"]
    assert query(parameter, Size("other")) == ["o=other"]
    for wrong in ("up", ["asc", "up"]):
        with pytest.raises(ValueError, match="order must be one of 'asc', 'desc', not"):
            query(parameter, wrong)


@pytest.mark.parametrize("wrong", ["text", b"bytes", 3, {"a": 1}])
def test_a_list_must_be_one(wrong: object) -> None:
    with pytest.raises(TypeError, match="tags must be a list"):
        query(Query("tags", "t", array=True), wrong)


@pytest.mark.parametrize(
    "wrong", [b"bytes", object(), float("nan"), float("inf"), [None], {"a": [1]}]
)
def test_what_cannot_be_sent_is_named(wrong: object) -> None:
    with pytest.raises((TypeError, ValueError), match="thing"):
        query(Query("thing", "t", explode=False), wrong)


def operation(template: str, *names: str) -> Operation[Any]:
    return Operation(
        name="x",
        method="GET",
        path=template,
        parameters=tuple(Path(f"arg_{name}", name) for name in names),
        result=lambda: any_json,
    )


@pytest.mark.parametrize(
    ("template", "values", "written"),
    [
        ("/a/{x}", {"x": "1"}, "/a/1"),
        ("/a/{x}/", {"x": "é /?#%;"}, "/a/%C3%A9%20%2F%3F%23%25%3B/"),
        ("a/{x}.{y}", {"x": "r", "y": "json"}, "/a/r.json"),
        ("/{x}{y}:go", {"x": "1", "y": "2"}, "/12:go"),
        ("/{x}", {"x": ["a,", "b"]}, "/a%2C,b"),
        ("/{x}", {"x": True}, "/true"),
        ("/{x}", {"x": "{y}{0.__class__}%s"}, "/%7By%7D%7B0.__class__%7D%25s"),
        ("/{0}/{unknown}/{x", {"x": "1"}, "/%7B0%7D/%7Bunknown%7D/%7Bx"),
        ("/{{x}}", {"x": "1"}, "/%7B1%7D"),
        ("/a b?c#d/{x}", {"x": "..."}, "/a%20b%3Fc%23d/..."),
    ],
)
def test_paths(template: str, values: dict[str, object], written: str) -> None:
    arguments = {f"arg_{name}": value for name, value in values.items()}
    assert path(operation(template, *values), arguments) == written


@pytest.mark.parametrize("wrong", ["", ".", "..", None, UNSET, [], b"x", {"a": [1]}])
def test_path_values_that_would_change_the_path(wrong: object) -> None:
    with pytest.raises((ValueError, TypeError), match="arg_x"):
        path(operation("/a/{x}/b", "x"), {"arg_x": wrong})


def test_path_segments_that_become_dots_together() -> None:
    with pytest.raises(ValueError, match="arg_x"):
        path(operation("/a/{x}{y}", "x", "y"), {"arg_x": ".", "arg_y": "."})


TEXT = st.text(st.characters(codec="utf-8"))


@given(TEXT)
def test_any_path_value_stays_one_segment(value: str) -> None:
    made = operation("/a/{x}/b", "x")
    if value in ("", ".", ".."):
        return
    written = path(made, {"arg_x": value})
    assert [unquote(part) for part in written.split("/")] == ["", "a", value, "b"]
    assert written.isascii() and "?" not in written and "#" not in written


@given(TEXT, st.lists(TEXT))
def test_any_query_is_read_back(name: str, values: list[str]) -> None:
    pieces = query(Query("q", name), values)
    read = parse_qsl("&".join(pieces), keep_blank_values=True)
    assert read == [(name, value) for value in values]


@given(st.lists(TEXT, min_size=1))
def test_any_joined_list_is_read_back(values: list[str]) -> None:
    (piece,) = query(Query("q", "q", explode=False), values)
    assert [unquote(v) for v in piece.removeprefix("q=").split(",")] == values


@pytest.mark.parametrize(
    ("kind", "fine", "wrong"),
    [
        ("string", ["a", 7], [1.5, True, None, b"a", ["a"]]),
        ("integer", [7, -1], ["7", 7.0, True]),
        ("number", [7, 7.5], ["7", False]),
        ("boolean", [True, False], ["true", 1, 0]),
        (
            "date-time",
            [datetime(2030, 1, 2)],
            [date(2030, 1, 2), "2030-01-02T00:00:00Z"],
        ),
        ("date", [date(2030, 1, 2)], [datetime(2030, 1, 2), "2030-01-02"]),
        ("uuid", [UUID(int=1)], [str(UUID(int=1))]),
    ],
)
def test_a_value_of_another_kind_is_refused(
    kind: Kind, fine: list[object], wrong: list[object]
) -> None:
    for value in fine:
        assert query(Query("q", "q", kind), value)
        assert query(Query("q", "q", kind, array=True), [value])
    for value in wrong:
        with pytest.raises(TypeError, match=f"q must be {kind}, not "):
            query(Query("q", "q", kind), value)


def test_a_value_may_be_of_one_kind_of_several() -> None:
    parameter = Query("q", "q", "integer", "boolean")
    assert query(parameter, True) == ["q=true"]
    with pytest.raises(TypeError, match="q must be integer or boolean, not str"):
        query(parameter, "x")
