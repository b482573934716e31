"""Models as the dataclasses that they are, and as JSON by their own methods."""

import copy
import dataclasses
import json
import pickle
from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

import pytest

from generator.model import Anything, Scalar, TupleOf
from tests.modelled import (
    TEXT,
    WHOLE,
    Made,
    choice,
    field,
    many,
    maybe,
    thing,
    to,
    union,
)

Make: TypeAlias = Callable[..., Made]

DATA = {
    "id": "b1",
    "size": "huge",
    "note": None,
    "bornOn": "2030-01-02",
    "parts": [{"kind": "wheel", "size": "small"}, {"kind": "bell", "tone": 440}],
    "pair": ["x", 1],
    "more": 7,
}


@pytest.fixture
def bikes(made: Make) -> Made:
    tags = (("wheel", 0), ("saddle", 1))
    return made(
        choice("Size", "small", "large"),
        thing("Wheel", field("kind"), field("size", to("Size"))),
        thing("Saddle", field("kind")),
        union("Part", to("Wheel"), to("Saddle"), by="kind", tags=tags),
        thing(
            "Bike",
            field("id"),
            field("size", to("Size")),
            field("note", maybe(TEXT), required=False),
            field("memo", maybe(TEXT), required=False),
            field("bornOn", Scalar(kind="date"), required=False),
            field("parts", many(to("Part")), required=False),
            field("pair", TupleOf(items=(TEXT, WHOLE), rest=None), required=False),
            extra=Anything(),
        ),
    )


def test_equal_by_their_fields_and_without_a_hash(bikes: Made) -> None:
    one, other = bikes.decode("Bike", DATA), bikes.decode("Bike", DATA)
    assert one == other and one is not other
    other.parts[0].size = bikes.models.Size.LARGE
    assert one != other
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)
    with pytest.raises(TypeError, match="unhashable"):
        hash(one.parts[1])
    assert {one.size: 1}["huge"] == 1


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickles(bikes: Made, protocol: int) -> None:
    bike = bikes.decode("Bike", DATA)
    back = pickle.loads(pickle.dumps(bike, protocol))
    _is_a_twin(bike, back)
    assert back.parts is not bike.parts


def test_copies(bikes: Made) -> None:
    bike = bikes.decode("Bike", DATA)
    shallow, deep = copy.copy(bike), copy.deepcopy(bike)
    _is_a_twin(bike, shallow)
    _is_a_twin(bike, deep)
    assert shallow.parts is bike.parts
    assert deep.parts is not bike.parts and deep.parts[1] is not bike.parts[1]
    deep.parts[1].data["tone"] = 1
    assert bike.parts[1]["tone"] == 440


def _is_a_twin(bike: Any, other: Any) -> None:
    assert other == bike and type(other) is type(bike)
    # what was left out is told by identity
    assert other.memo is bike.memo and repr(other.memo) == "UNSET"
    assert not other.size.is_known and type(other.size) is type(bike.size)
    assert other.parts[0].size is bike.parts[0].size
    assert type(other.parts[1]) is type(bike.parts[1])
    assert other.parts[1].tag == "bell"


def test_changed_copies(bikes: Made) -> None:
    bike = bikes.decode("Bike", DATA)
    replaced = dataclasses.replace(bike, id="b2")
    assert replaced.id == "b2" and bike.id == "b1"
    assert replaced.memo is bike.memo
    assert dataclasses.replace(replaced, id="b1") == bike
    # Python 3.13
    replace: Any = getattr(copy, "replace", None)
    if replace is not None:
        assert replace(bike, id="b2") == replaced


def test_patterns(bikes: Made) -> None:
    bike = bikes.decode("Bike", {**DATA, "size": "small"})
    models = bikes.models
    match bike:
        case models.Bike(
            size=models.Size.SMALL,
            note=None,
            parts=[models.Wheel(kind="wheel"), {"kind": kind, **others}],
            pair=(str(), 1),
        ):
            assert (kind, others) == ("bell", {"tone": 440})
        case _:
            pytest.fail("no pattern")
    match bikes.decode("Bike", DATA).size:
        case "huge":
            pass
        case _:
            pytest.fail("an unknown member is the text that it is")


def test_objects_and_back(bikes: Made) -> None:
    bike = bikes.models.Bike.from_dict(DATA)
    assert bike == bikes.decode("Bike", DATA)
    assert bike.to_dict() == DATA
    assert json.loads(bike.to_json()) == DATA
    for text in (bike.to_json(), bike.to_json().encode()):
        assert bikes.models.Bike.from_json(text) == bike


def test_subclasses_of_users_are_made_too(bikes: Made) -> None:
    @dataclasses.dataclass(kw_only=True)
    class Tandem(bikes.models.Bike):  # type: ignore[misc]
        seats: int = 2

    tandem = Tandem.from_dict(DATA)
    assert type(tandem) is Tandem and tandem.seats == 2
    assert tandem.parts == bikes.decode("Bike", DATA).parts
    assert tandem.to_dict() == DATA


def test_an_object_holds_plain_values_that_are_its_own(bikes: Made) -> None:
    models = bikes.models
    wheel = models.Wheel(kind="wheel", size=models.Size.SMALL)
    more: dict[str, Any] = {"a": (1, {"b": date(2030, 1, 2)})}
    bike = models.Bike(
        id="x", size="large", parts=[wheel], pair=("y", 2), additional_properties=more
    )
    plain = bike.to_dict()
    assert plain == {
        "id": "x",
        "size": "large",
        "parts": [{"kind": "wheel", "size": "small"}],
        "pair": ["y", 2],
        "a": [1, {"b": "2030-01-02"}],
    }
    assert type(plain["parts"][0]["size"]) is str
    plain["a"][1]["b"] = None
    assert more["a"][1]["b"] == date(2030, 1, 2)
    bike.additional_properties = {"x": float("nan")}
    with pytest.raises(ValueError):
        bike.to_dict()
    bike.additional_properties = {"x": object()}
    with pytest.raises(TypeError):
        bike.to_json()


def test_an_unknown_kind_is_an_object_too(bikes: Made) -> None:
    bell = bikes.decode("Bike", DATA).parts[1]
    assert bell.to_dict() == {"kind": "bell", "tone": 440}
    assert bell.to_dict() is not bell.data
    assert json.loads(bell.to_json()) == bell


def test_what_does_not_fit_is_told(bikes: Made) -> None:
    cls = bikes.models.Bike
    wrong = {"id": 1, "parts": [{"kind": "wheel", "size": 3}]}
    faults = (
        "$.id: expected a string, got 1",
        "$.size: required field is missing",
        "$.parts[0].size: expected a string, got 3",
    )
    reads: list[tuple[Callable[[Any], Any], object]] = [
        (cls.from_dict, wrong),
        (cls.from_json, json.dumps(wrong)),
    ]
    for read, given in reads:
        with pytest.raises(Exception) as caught:
            read(given)
        assert type(caught.value).__name__ == "DecodeError"
        assert caught.value.faults == faults  # type: ignore[attr-defined]
        assert str(caught.value) == (
            f"the Bike given is, not as documented: {faults[0]} (and 2 more)"
        )
    for text in ("", "{", b"\xff", "[" * 100_000):
        with pytest.raises(Exception, match=r"\$: expected JSON: "):
            cls.from_json(text)


def test_secrets_are_not_shown(made: Make) -> None:
    def secret(wire: str, **details: Any) -> Any:
        return dataclasses.replace(field(wire, **details), secret=True)

    package = made(
        thing(
            "Login",
            secret("password"),
            secret("pin", kind=maybe(WHOLE), required=False),
            field("id", required=False),
        )
    )
    data = {"password": "open sesame", "pin": 4711, "id": "x"}
    login = package.models.Login.from_dict(data)
    assert repr(login) == "Login(id='x')"
    assert login != package.models.Login(password="other", pin=4711, id="x")
    package.passes("Login", data)
    assert package.explain("Login", {"password": 4711, "pin": "4711"}) == (
        "$.password: expected a string, got another value",
        "$.pin: expected an integer, got another value",
    )
    assert package.explain("Login", {}) == ("$.password: required field is missing",)


def test_methods_come_before_fields_of_the_same_names(made: Make) -> None:
    wires = ("to_dict", "to_json", "from_dict", "from_json")
    package = made(thing("T", *(field(wire) for wire in wires)))
    data = {wire: wire for wire in wires}
    package.passes("T", data)
    value = package.models.T.from_dict(data)
    assert value.to_dict() == data
    assert value.to_dict_field == "to_dict"


def test_importing_models_loads_no_more_than_they_need(made: Make) -> None:
    import sys

    package = made(thing("T", field("id")))
    assert package.models.T(id="x") is not None
    loaded = {name.rpartition(".")[2] for name in sys.modules if "made_client" in name}
    assert not loaded & {
        "encoding",
        "explain",
        "reading",
        "webhooks",
        "errors",
        "drift",
    }
