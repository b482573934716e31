"""Drifts of one operation after another: each is told once."""

from typing import Any

import pytest

from generator.runtime import drift
from generator.runtime.decoding import Decoder, list_of, map_of, model
from generator.runtime.drift import Drift, Watch, found
from generator.runtime.parsing import parse_strict

from .shop import Item, Listing, item

ITEMS: Decoder[Any] = list_of(model(Item))


def told(
    watch: Watch, decoder: Decoder[Any], data: Any, operation: str = "items.list"
) -> list[Drift]:
    return list(watch.body(operation, data, decoder(data)))


def test_each_is_told_once() -> None:
    watch = Watch()
    first = [item(1), item(2, new=1), item(3, new="x", size="huge")]
    assert told(watch, ITEMS, first) == [
        Drift("field", "items.list", "$[1].new", 1),
        Drift("value", "items.list", "$[2].size", "huge"),
    ]
    again = [item(1, new=None, size="huge"), item(2, size="tiny", newer=[])]
    assert told(watch, ITEMS, again) == [
        Drift("field", "items.list", "$[1].newer", []),
        Drift("value", "items.list", "$[1].size", "tiny"),
    ]
    assert told(watch, ITEMS, again) == []
    assert len(told(watch, ITEMS, again, "items.find")) == 4


def test_keys_that_are_data_make_no_new_drift() -> None:
    watch = Watch()
    named = map_of(model(Item))
    data = {f"key {number}": item(number, new=number) for number in range(3)}
    assert told(watch, named, data) == [
        Drift("field", "items.list", "$['key 0'].new", 0)
    ]


def test_statuses_are_told_once() -> None:
    watch = Watch()
    assert list(watch.status("items.list", 299)) == [
        Drift("status", "items.list", "", 299)
    ]
    assert list(watch.status("items.list", 299)) == []
    assert len(list(watch.status("items.list", 298))) == 1


def test_what_is_documented_is_no_drift() -> None:
    data = {"items": [item(1, size="small", tags=["a"])], "total": 1}
    assert list(found(data, model(Listing)(data))) == []
    plain: list[object] = [None, [], {}, "x", 1, b"x"]
    for nothing in plain:
        assert list(found(nothing, nothing)) == []


def test_a_server_cannot_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drift, "_MOST_TOLD", 3)
    watch = Watch()
    many = [item(number, size=f"s{number}") for number in range(9)]
    assert len(told(watch, ITEMS, many)) == 3
    long = Watch()
    sizes = [item(1, size="x" * 10**6), item(2, size="x" * 10**6 + "y")]
    assert len(told(long, ITEMS, sizes)) == 1


def test_keys_must_not_stand_twice() -> None:
    assert parse_strict(b'{"a": [{"a": 1}, {"a": 2}]}') == {"a": [{"a": 1}, {"a": 2}]}
    with pytest.raises(ValueError, match=r"^the key 'b' stands twice$"):
        parse_strict(b'{"a": {"b": 1, "c": 2, "b": 1}}')
    for wrong in (b"NaN", b"\xff", b"[" * 100_000):
        with pytest.raises(ValueError):
            parse_strict(wrong)
