"""Values made from types alone: they fit, are always the same, and hold all that can be shown."""

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings

from generator.model import MapOf, OneOf, Scalar, TupleOf, Type, TypeDef
from tests.modelled import (
    NUMBER,
    TEXT,
    WHOLE,
    Made,
    choice,
    field,
    in_a_folder,
    many,
    maybe,
    thing,
    to,
    union,
)
from tests.models.drawn import NAMES, types

Make: TypeAlias = Callable[..., Made]


def _sample(package: Made, of: str) -> Any:
    from importlib import import_module

    samples = import_module("made_client._runtime.samples")
    return samples.sample_of(package.decoder(of))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(types())
def test_what_is_made_fits(types: tuple[TypeDef, ...]) -> None:
    with in_a_folder(*types) as package:
        for of in (*NAMES, "E", "decode_u"):
            made = _sample(package, of)
            package.decode(of, made)
            assert package.undocumented(of, made) == []
            assert _sample(package, of) == made


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (TEXT, "one"),
        (WHOLE, 1),
        (NUMBER, 1.5),
        (Scalar(kind="boolean"), True),
        (Scalar(kind="datetime"), "2024-01-02T03:04:05Z"),
        (Scalar(kind="date"), "2024-01-02"),
        (Scalar(kind="time"), "03:04:05Z"),
        (Scalar(kind="decimal"), "1.50"),
        (Scalar(kind="bytes"), "c2FtcGxl"),
        (many(TEXT), ["one"]),
        (MapOf(value=WHOLE), {"key": 1}),
        (TupleOf(items=(WHOLE, TEXT), rest=TEXT), [1, "one"]),
        (maybe(WHOLE), 1),
        (OneOf(members=(WHOLE, TEXT)), 1),
        (to("Size"), "small"),
    ],
    ids=str,
)
def test_values_of_each_type(made: Make, kind: Type, expected: object) -> None:
    package = made(thing("Held", field("one", kind)), choice("Size", "small", "large"))
    assert _sample(package, "Held") == {"one": expected}


def test_what_holds_itself_ends(made: Make) -> None:
    package = made(
        thing(
            "Tree",
            field("name"),
            field("below", many(to("Tree"))),
            field("above", maybe(to("Tree"))),
            field("beside", to("Tree"), required=False),
        )
    )
    assert _sample(package, "Tree") == {"name": "name", "below": [], "above": None}


def test_what_never_ends_cannot_be_made(made: Make) -> None:
    package = made(thing("Endless", field("next", to("Endless"))))
    with pytest.raises(ValueError, match="Endless"):
        _sample(package, "Endless")


def test_it_stays_small_whatever_refers_to_what(made: Make) -> None:
    names = [f"T{i}" for i in range(12)]
    package = made(
        *(
            thing(name, field("id"), *(field(n, to(n), required=False) for n in names))
            for name in names
        )
    )
    assert len(str(_sample(package, "T0"))) < 10_000


def test_members_of_unions_can_be_told_apart(made: Make) -> None:
    package = made(
        thing("Cat", field("lives", WHOLE)),
        thing("Dog", field("name")),
        union("Pet", to("Cat"), to("Dog"), by="kind", tags=(("c", 0), ("d", 1))),
    )
    assert _sample(package, "decode_pet") == {"kind": "c", "lives": 1}
