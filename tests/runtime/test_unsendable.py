"""Values that are not what is documented, or cannot be written: refused before anything is sent."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from generator.runtime.decoding import nothing
from generator.runtime.operation import (
    Argument,
    Body,
    BodyExtra,
    BodyField,
    FormField,
    Header,
    Operation,
    PartField,
    Path,
    Query,
)
from generator.runtime.request import build

from .shop import Item, Shop, Size

NAIVE = datetime(2024, 1, 2)
HUGE = 10**5000
HALF = "\ud800"


def built(parameter: Argument, value: object) -> Any:
    path = "/x/{b}" if isinstance(parameter, Path) else "/x"
    operation = Operation[None](
        name="x",
        method="POST",
        path=path,
        parameters=(parameter,),
        result=lambda: nothing,
    )
    connection = Shop(base_url="http://a.test")._connection
    return build(connection, operation, {"b": value})


def field(value: object, *kinds: Any, **how: Any) -> object:
    """What is sent for a field of a JSON body."""
    return json.loads(built(BodyField("b", "B", *kinds, **how), value).content)["B"]


@pytest.mark.parametrize(
    ("value", "kinds"),
    [
        (b"x", ("string",)),
        (1.5, ("string",)),
        (True, ("string",)),
        (True, ("integer",)),
        ("3", ("integer",)),
        (1.5, ("integer",)),
        ("1.5", ("number",)),
        (1, ("boolean",)),
        ("2024-01-02", ("date",)),
        (datetime(2024, 1, 2, tzinfo=UTC), ("date",)),
        ("2024-01-02T00:00:00Z", ("date-time",)),
        ("x", ("bytes",)),
        (["a"], ("string",)),
        (b"x", ("string", "integer")),
    ],
)
def test_fields_of_json_have_their_kinds(value: object, kinds: Any) -> None:
    with pytest.raises(TypeError, match=f"^b must be {' or '.join(kinds)}, not"):
        field(value, *kinds)


@pytest.mark.parametrize(
    ("value", "kinds", "written"),
    [
        ("a", ("string",), "a"),
        (None, ("string",), None),
        (3, ("string",), "3"),
        (3, ("string", "integer"), 3),
        (True, ("string", "boolean"), True),
        (Size.SMALL, ("string",), "small"),
        (Size("huge"), ("string",), "huge"),
        (Decimal("1.50"), ("number",), 1.5),
        (Decimal("1.50"), ("decimal",), "1.50"),
        (3, ("decimal",), "3"),
        (b"x", ("bytes",), "eA=="),
        (date(2024, 1, 2), ("date",), "2024-01-02"),
        ({"a": [1]}, (), {"a": [1]}),
    ],
)
def test_what_fits_is_written_as_its_kind(
    value: object, kinds: Any, written: object
) -> None:
    found = field(value, *kinds)
    assert (found, type(found)) == (written, type(written))


def test_lists_in_json() -> None:
    assert field(["a", 3], "string", array=True) == ["a", "3"]
    assert field((), "string", array=True) == []
    assert field([None, {}], array=True) == [None, {}]
    with pytest.raises(TypeError, match="b must be a list, not a str"):
        field("a", "string", array=True)
    with pytest.raises(TypeError, match="b must be string, not bytes"):
        field([b"a"], "string", array=True)


_PLACES = [
    Path("b", "b"),
    Query("b", "b"),
    Query("b", "b", content="application/json"),
    Header("b", "b"),
    Body("b"),
    BodyField("b", "B"),
    FormField("b", "B"),
    PartField("b", "B"),
]


def _named(places: list[Argument]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        "place", places, ids=lambda each: type(each).__name__
    )


@_named([*_PLACES, BodyField("b", "B", "date-time")])
def test_moments_without_a_time_zone(place: Argument) -> None:
    with pytest.raises(ValueError, match="^b: 2024-01-02 .*: give it a time zone"):
        built(place, NAIVE)


@_named([Body("b"), BodyField("b", "B"), PartField("b", "B"), BodyExtra("b")])
def test_moments_without_a_time_zone_in_models(place: Argument) -> None:
    with pytest.raises(ValueError, match="^b: .*give it a time zone"):
        built(place, {"held": [Item(id="1", made_at=NAIVE)]})


def test_models_are_text_whatever_their_moments_are() -> None:
    # a server that gives none must not break what keeps its answers
    item = Item(id="1", made_at=NAIVE)
    assert Item.from_json(item.to_json()) == item


@_named(_PLACES)
@pytest.mark.parametrize("value", [HUGE, float("nan")], ids=["huge", "nan"])
def test_numbers_that_cannot_be_written(place: Argument, value: object) -> None:
    with pytest.raises(ValueError, match="^b: "):
        built(place, value)


@_named(_PLACES)
def test_halves_of_characters(place: Argument) -> None:
    with pytest.raises(ValueError, match="^b: ") as caught:
        built(place, HALF)
    assert not isinstance(caught.value, UnicodeError)


def test_the_argument_at_fault_is_named_among_others() -> None:
    operation = Operation[None](
        name="x",
        method="POST",
        path="/x",
        parameters=(BodyField("a", "A"), BodyField("b", "B"), BodyField("c", "C")),
        result=lambda: nothing,
    )
    connection = Shop(base_url="http://a.test")._connection
    with pytest.raises(TypeError, match="^b: a value of type object is not JSON"):
        build(connection, operation, {"a": "fine", "b": [object()]})
