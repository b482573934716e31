"""Values of models: decoded, encoded, and what is said of those that do not fit."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import TypeAlias
from uuid import UUID

import pytest

from generator.model import Anything, MapOf, OneOf, Scalar, TupleOf
from tests.modelled import (
    NUMBER,
    TEXT,
    WHOLE,
    Made,
    choice,
    field,
    many,
    maybe,
    thing,
    to,
)

Make: TypeAlias = Callable[..., Made]


def test_every_format(made: Make) -> None:
    kinds = {
        "made": Scalar(kind="datetime"),
        "day": Scalar(kind="date"),
        "opens": Scalar(kind="time"),
        "id": Scalar(kind="uuid"),
        "amount": Scalar(kind="decimal"),
        "content": Scalar(kind="bytes"),
        "flag": Scalar(kind="boolean"),
        "share": NUMBER,
    }
    package = made(thing("All", *(field(wire, kind) for wire, kind in kinds.items())))
    value = package.models.All(
        made=datetime(2030, 1, 2, 3, 4, 5, tzinfo=UTC),
        day=date(2030, 1, 2),
        opens=time(9, 30),
        id=UUID(int=7),
        amount=Decimal("1.50"),
        content=b"\x00\xff",
        flag=True,
        share=0.25,
    )
    written = {
        "made": "2030-01-02T03:04:05Z",
        "day": "2030-01-02",
        "opens": "09:30:00",
        "id": "00000000-0000-0000-0000-000000000007",
        "amount": "1.50",
        "content": "AP8=",
        "flag": True,
        "share": 0.25,
    }
    assert package.encode(value) == written
    assert package.decode("All", written) == value


@pytest.mark.parametrize(
    ("kind", "fitting", "wrong", "expected"),
    [
        ("time", "09:30:00.5+02:00", "9:30", "a time"),
        ("decimal", "-1.5e3", "1_000", "a decimal number as text"),
        ("decimal", "12", 12, "a decimal number as text"),
        ("uuid", "00000000-0000-0000-0000-000000000007", "x", "a UUID"),
        ("bytes", "AP8=", "A", "Base64 text"),
    ],
)
def test_a_value_that_does_not_fit_is_named(
    made: Make, kind: str, fitting: str, wrong: object, expected: str
) -> None:
    scalar = Scalar(kind=kind)  # type: ignore[arg-type]
    package = made(thing("T", field("x", scalar)))
    assert package.explain("T", {"x": fitting}) == ()
    (fault,) = package.explain("T", {"x": wrong})
    assert fault.startswith(f"$.x: expected {expected}, got ")


@pytest.mark.parametrize("number", [2**53 + 1, 10**400, 3, -0.5])
def test_numbers_lose_nothing(made: Make, number: float) -> None:
    made(thing("T", field("x", NUMBER))).passes("T", {"x": number})


def test_three_states(made: Make) -> None:
    package = made(
        thing("Sent", field("x", maybe(TEXT), required=False)),
        thing("Got", field("x", maybe(TEXT), required=False), sent=False),
    )
    package.passes("Sent", {}, {"x": None}, {"x": "y"})
    assert package.models.Got().x is None
    assert package.encode(package.models.Sent(x=None)) == {"x": None}
    assert package.encode(package.models.Sent()) == {}


def test_further_members(made: Make) -> None:
    package = made(
        thing("Open", field("id"), extra=WHOLE),
        thing("Free", field("id", required=False), extra=Anything()),
        thing("Odd", field("additional_properties"), extra=TEXT),
    )
    package.passes("Open", {"id": "x"}, {"id": "x", "a": 1, "b": 2})
    package.passes("Free", {"a": None, "b": [1]})
    package.passes("Odd", {"additional_properties": "x", "y": "z"})
    assert package.decode("Odd", {"additional_properties": "x", "y": "z"}) == (
        package.models.Odd(additional_properties="x", other_properties={"y": "z"})
    )
    assert package.explain("Open", {"id": "x", "a": "b"}) == (
        "$.a: expected an integer, got 'b'",
    )
    assert package.models.Open(id="x").additional_properties == {}


def test_tuples(made: Make) -> None:
    package = made(
        thing(
            "T",
            field("pair", TupleOf(items=(TEXT, WHOLE), rest=None)),
            field("row", TupleOf(items=(TEXT,), rest=maybe(NUMBER)), required=False),
            field("none", TupleOf(items=(), rest=None), required=False),
        )
    )
    package.passes(
        "T",
        {"pair": ["x", 1]},
        {"pair": ["x", 1], "row": ["y"], "none": []},
        {"pair": ["x", 1], "row": ["y", 1, None, 0.5]},
    )
    assert package.decode("T", {"pair": ["x", 1]}).pair == ("x", 1)
    assert package.explain("T", {"pair": ["x"]}) == ("$.pair: expected 2 items, got 1",)
    assert package.explain("T", {"pair": ["x", 1], "row": ["x", "y"]}) == (
        "$.row[1]: expected a number, got 'y'",
    )
    assert package.explain("T", {"pair": ["x", 1], "row": []}) == (
        "$.row: expected at least 1 items, got 0",
    )


def test_plain_unions_prefer_what_is_special(made: Make) -> None:
    package = made(
        choice("Size", "small", "large"),
        thing(
            "T",
            field("when", OneOf(members=(TEXT, Scalar(kind="date")))),
            field("size", OneOf(members=(TEXT, to("Size"))), required=False),
            field("sum", OneOf(members=(NUMBER, WHOLE, TEXT)), required=False),
        ),
    )
    value = package.decode("T", {"when": "2030-01-02", "size": "small", "sum": 3})
    assert value.when == date(2030, 1, 2)
    assert value.size is package.models.Size.SMALL
    assert type(value.sum) is int
    assert package.decode("T", {"when": "soon"}).when == "soon"
    package.passes("T", {"when": "soon", "size": "huge", "sum": 0.5})


def test_unknown_values_of_enumerations_come_back_as_they_are(made: Make) -> None:
    package = made(choice("Size", "small"), thing("T", field("s", many(to("Size")))))
    package.passes("T", {"s": ["small", "huge", ""]})


def test_any_mapping_and_sequence_may_be_sent(made: Make) -> None:
    package = made(
        thing("T", field("m", MapOf(value=many(WHOLE))), field("x", Anything()))
    )
    from types import MappingProxyType

    value = package.models.T(m=MappingProxyType({"a": (1, 2)}), x={"y": range(2)})
    assert package.encode(value) == {"m": {"a": [1, 2]}, "x": {"y": [0, 1]}}


def test_models_load_one_another_only_when_they_arrive(made: Make) -> None:
    import sys

    package = made(
        thing("Leaf", field("id")),
        thing("Tree", field("leaf", to("Leaf"), required=False)),
    )
    package.decode("Tree", {})
    assert "made_client.models.leaf" not in sys.modules
    package.decode("Tree", {"leaf": {"id": "x"}})
    assert "made_client.models.leaf" in sys.modules
    tree = sys.modules["made_client.models.tree"]
    assert tree.decode_leaf is sys.modules["made_client.models.leaf"].decode_leaf
