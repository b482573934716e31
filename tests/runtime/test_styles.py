"""How values are written into paths, queries and headers."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl, unquote
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.runtime.decoding import any_json
from generator.runtime.forms import query_string
from generator.runtime.operation import (
    Cookie,
    Header,
    Kind,
    Operation,
    Path,
    Query,
    QueryString,
    Style,
)
from generator.runtime.paths import path
from generator.runtime.styles import in_header, named
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
    assert named(Query("q", "q"), value) == [written]


LIST, OBJECT = ["a,b", "c d", 3], {"r": 100, "g,": True, "none": None, "out": UNSET}
LISTS: list[tuple[dict[str, Any], object, list[str]]] = [
    ({}, LIST, ["q=a%2Cb", "q=c%20d", "q=3"]),
    ({"explode": False}, LIST, ["q=a%2Cb,c%20d,3"]),
    ({"array": True}, [[1, 2], [3]], ["q=1%2C2", "q=3"]),
    ({"style": "spaceDelimited", "explode": False}, LIST, ["q=a%2Cb%20c%20d%203"]),
    ({"style": "pipeDelimited", "explode": False}, LIST, ["q=a%2Cb%7Cc%20d%7C3"]),
    ({"style": "tabDelimited", "explode": False}, ["a", 1], ["q=a%091"]),
    ({"style": "spaceDelimited", "explode": False}, {"a": 1}, ["q=a%201"]),
    (
        {"style": "deepObject"},
        {"a": [{"b": 1}, {"b": 2}]},
        ["q%5Ba%5D%5B0%5D%5Bb%5D=1", "q%5Ba%5D%5B1%5D%5Bb%5D=2"],
    ),
    ({"style": "deepObject"}, {}, []),
    (
        {"content": "application/json"},
        {"a": [1, None]},
        ["q=%7B%22a%22%3A%5B1%2Cnull%5D%7D"],
    ),
    ({"content": "application/json"}, "é", ["q=%22%C3%A9%22"]),
    ({"content": "text/plain"}, "a b", ["q=a%20b"]),
    ({}, {}, []),
    ({"explode": False}, {}, []),
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
    assert named(Query("q", "q", **options), value) == written


@pytest.mark.parametrize(
    ("parameter", "value", "written"),
    [
        (Header("h", "H"), "plain, text", "plain, text"),
        (Header("h", "H"), ["a", 1, True], "a,1,true"),
        (Header("h", "H"), {"a": 1, "b": 2}, "a,1,b,2"),
        (Header("h", "H", explode=True), {"a": 1, "b": 2}, "a=1,b=2"),
        (Header("h", "H", content="application/json"), {"a": "é"}, '{"a":"\\u00e9"}'),
        (Header("h", "H", "bytes"), b"\xff", "/w=="),
    ],
)
def test_headers(parameter: Header, value: object, written: str) -> None:
    assert in_header(parameter, value) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("a/b?c:d@e!f'(g)*,;=[h]$+", "q=a/b?c:d@e!f'(g)*,;=[h]$+"),
        ("a b&c#d", "q=a%20b%26c%23d"),
        ("100% %41 %zz é", "q=100%25%20%41%20%25zz%20%C3%A9"),
    ],
)
def test_reserved_characters_stay_where_they_may(value: str, written: str) -> None:
    assert named(Query("q", "q", verbatim=True), value) == [written]


COOKIES: list[tuple[dict[str, Any], object, list[str]]] = [
    ({}, ["a;", "b"], ["c=a%3B", "c=b"]),
    ({"explode": False}, ["a", "b"], ["c=a,b"]),
    ({}, {"a": 1, "b": 2}, ["a=1", "b=2"]),
    ({"content": "application/json"}, {"a": 1}, ["c=%7B%22a%22%3A1%7D"]),
]


@pytest.mark.parametrize(("options", "value", "written"), COOKIES)
def test_cookies(options: dict[str, Any], value: object, written: list[str]) -> None:
    assert named(Cookie("c", "c", **options), value) == written


WHOLE_QUERIES = [
    ("application/x-www-form-urlencoded", {"a b": [1, True], "c": None}, "a%20b=1&a%20b=true"),
    ("application/json", {"a": 1}, "%7B%22a%22%3A1%7D"),
    ("application/jsonpath", "$.a", "%24.a"),
]  # fmt: skip


@pytest.mark.parametrize(("media_type", "value", "written"), WHOLE_QUERIES)
def test_whole_queries(media_type: str, value: object, written: str) -> None:
    assert query_string(QueryString("q", media_type), value) == written


# RFC 6570: section 3.2.2, 3.2.5 and 3.2.7
PATHS: list[tuple[dict[str, Any], object, str]] = [
    ({}, "a/b", "/a%2Fb"),
    ({}, ["r", "g;"], "/r,g%3B"),
    ({"explode": True}, ["r", "g"], "/r,g"),
    ({}, {"a": 1, "b": 2}, "/a,1,b,2"),
    ({"explode": True}, {"a": 1, "b": 2}, "/a=1,b=2"),
    ({"style": "label"}, "x", "/.x"),
    ({"style": "label"}, ["r", "g"], "/.r,g"),
    ({"style": "label", "explode": True}, ["r", "g"], "/.r.g"),
    ({"style": "label"}, {"a": 1}, "/.a,1"),
    ({"style": "label", "explode": True}, {"a": 1, "b": 2}, "/.a=1.b=2"),
    ({"style": "matrix"}, "x", "/;x=x"),
    ({"style": "matrix"}, ["r", "g"], "/;x=r,g"),
    ({"style": "matrix", "explode": True}, ["r", "g"], "/;x=r;x=g"),
    ({"style": "matrix"}, {"a": 1, "b": 2}, "/;x=a,1,b,2"),
    ({"style": "matrix", "explode": True}, {"a": 1, "b": 2}, "/;a=1;b=2"),
    ({"content": "application/json"}, {"a": "/"}, "/%7B%22a%22%3A%22%2F%22%7D"),
]


@pytest.mark.parametrize(("options", "value", "written"), PATHS)
def test_paths_by_style(options: dict[str, Any], value: object, written: str) -> None:
    made: Operation[Any] = Operation(
        name="x",
        method="GET",
        path="/{x}",
        parameters=(Path("arg_x", "x", **options),),
        result=lambda: any_json,
    )
    assert path(made, {"arg_x": value}) == written


@pytest.mark.parametrize("style", ["label", "matrix"])
@pytest.mark.parametrize("explode", [True, False])
@pytest.mark.parametrize("empty", ["", [], {}, [""]])
def test_paths_by_style_refuse_what_is_empty(
    style: Style, explode: bool, empty: object
) -> None:
    made: Operation[Any] = Operation(
        name="x",
        method="GET",
        path="/{x}",
        parameters=(Path("arg_x", "x", style=style, explode=explode),),
        result=lambda: any_json,
    )
    with pytest.raises(ValueError, match="arg_x must not be empty"):
        path(made, {"arg_x": empty})


def test_choices_hold_for_text_and_not_for_members() -> None:
    parameter = Query("order", "o", choices=("asc", "desc"))
    assert named(parameter, "asc") == ["o=asc"]
    assert named(parameter, Size("other")) == ["o=other"]
    for wrong in ("up", ["asc", "up"]):
        with pytest.raises(ValueError, match="order must be one of 'asc', 'desc', not"):
            named(parameter, wrong)


@pytest.mark.parametrize("wrong", ["text", b"bytes", 3, {"a": 1}])
def test_a_list_must_be_one(wrong: object) -> None:
    with pytest.raises(TypeError, match="tags must be a list"):
        named(Query("tags", "t", array=True), wrong)


@pytest.mark.parametrize(
    "wrong", [b"bytes", object(), float("nan"), float("inf"), [None], {"a": [1]}]
)
def test_what_cannot_be_sent_is_named(wrong: object) -> None:
    with pytest.raises((TypeError, ValueError), match="thing"):
        named(Query("thing", "t", explode=False), wrong)


def operation(template: str, *names: str | Path) -> Operation[Any]:
    return Operation(
        name="x",
        method="GET",
        path=template,
        parameters=tuple(
            name if isinstance(name, Path) else Path(f"arg_{name}", name)
            for name in names
        ),
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


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("projects/p/notes/1", "/v1/projects/p/notes/1:copy"),
        ("a@b:c,d", "/v1/a@b:c,d:copy"),
        ("a%2Fb/50%", "/v1/a%2Fb/50%25:copy"),
        ("é/?q=1#f[0]\\", "/v1/%C3%A9/%3Fq=1%23f%5B0%5D%5C:copy"),
        ("dir/.../x..", "/v1/dir/.../x..:copy"),
        (["a/b", "c"], "/v1/a/b,c:copy"),
    ],
)
def test_verbatim_path_values_go_over_slashes(value: object, written: str) -> None:
    made = operation("/v1/{x}:copy", Path("arg_x", "x", verbatim=True))
    assert path(made, {"arg_x": value}) == written


@pytest.mark.parametrize(
    "wrong", ["../x", "a/../../x", "a/.", "a/%2e%2E/x", "a/..;v=1/x", "a\\..\\x", ""]
)
def test_verbatim_path_values_stay_below_their_path(wrong: str) -> None:
    with pytest.raises(ValueError, match="arg_x"):
        path(operation("/v1/{x}", Path("arg_x", "x", verbatim=True)), {"arg_x": wrong})


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
    pieces = named(Query("q", name), values)
    read = parse_qsl("&".join(pieces), keep_blank_values=True)
    assert read == [(name, value) for value in values]


@given(st.lists(TEXT, min_size=1))
def test_any_joined_list_is_read_back(values: list[str]) -> None:
    (piece,) = named(Query("q", "q", explode=False), values)
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
            [datetime(2030, 1, 2, tzinfo=UTC)],
            [date(2030, 1, 2), "2030-01-02T00:00:00Z"],
        ),
        ("date", [date(2030, 1, 2)], [datetime(2030, 1, 2), "2030-01-02"]),
        ("uuid", [UUID(int=1)], [str(UUID(int=1))]),
        ("time", [time(1, 2)], ["01:02", datetime(2030, 1, 2)]),
        ("decimal", [Decimal("1.10"), 2], [1.5, "1", True]),
        ("bytes", [b"x"], ["x"]),
    ],
)
def test_a_value_of_another_kind_is_refused(
    kind: Kind, fine: list[object], wrong: list[object]
) -> None:
    for value in fine:
        assert named(Query("q", "q", kind), value)
        assert named(Query("q", "q", kind, array=True), [value])
    for value in wrong:
        with pytest.raises(TypeError, match=f"q must be {kind}, not "):
            named(Query("q", "q", kind), value)


def test_a_value_may_be_of_one_kind_of_several() -> None:
    parameter = Query("q", "q", "integer", "boolean")
    assert named(parameter, True) == ["q=true"]
    with pytest.raises(TypeError, match="q must be integer or boolean, not str"):
        named(parameter, "x")


def test_objects_in_a_list_are_written_as_json() -> None:
    parameter = Query("filters", "filters", array=True)
    assert named(parameter, [{"a": 1}, {"b": [2]}]) == [
        "filters=%7B%22a%22%3A1%7D",
        "filters=%7B%22b%22%3A%5B2%5D%7D",
    ]
