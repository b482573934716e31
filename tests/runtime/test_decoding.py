"""JSON to values, and where it says that a value is wrong."""

import pickle
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.runtime import decoding
from generator.runtime.decoding import (
    MISFITS,
    Decoder,
    any_json,
    boolean,
    date_only,
    date_time,
    decoder,
    enum_decoder,
    integer,
    list_of,
    map_of,
    model,
    nullable,
    number,
    one_of,
    text,
    uuid,
)
from generator.runtime.enums import OpenEnum, OpenIntEnum
from generator.runtime.explain import MOST, explain
from generator.runtime.parsing import parse

from .shop import Item, Listing, Size, item


class Level(OpenIntEnum):
    """Known numbers."""

    NONE = 0
    LOW = 1


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024-01-02T03:04:05Z", datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("2024-01-02t03:04:05z", datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("2024-01-02 03:04:05Z", datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("2024-01-02T03:04Z", datetime(2024, 1, 2, 3, 4, tzinfo=UTC)),
        ("2024-01-02T03:04:05.1Z", datetime(2024, 1, 2, 3, 4, 5, 100000, tzinfo=UTC)),
        (
            "2024-01-02t03:04:05.123456789z",
            datetime(2024, 1, 2, 3, 4, 5, 123456, tzinfo=UTC),
        ),
        ("2024-01-02T03:04:05+01:30", datetime(2024, 1, 2, 1, 34, 5, tzinfo=UTC)),
        ("2024-01-02T03:04:05-00:00", datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("2016-12-31T23:59:60Z", datetime(2017, 1, 1, tzinfo=UTC)),
        ("2016-12-31T24:00:00Z", datetime(2017, 1, 1, tzinfo=UTC)),
        ("2016-12-31T24:00:00.000Z", datetime(2017, 1, 1, tzinfo=UTC)),
    ],
)
def test_date_times(written: str, read: datetime) -> None:
    assert date_time(written) == read


def test_date_times_without_offset_stay_naive() -> None:
    assert date_time("2024-01-02T03:04:05") == datetime(2024, 1, 2, 3, 4, 5)
    assert date_time("2024-01-02t03:04:05").tzinfo is None


@pytest.mark.parametrize(
    "wrong",
    [
        "2024-01-02",
        "2024-W01-1",
        "2024-W01-1T10:00:00Z",
        "20240102T030405Z",
        "2024-01-02T030405Z",
        "2024-01-02T10Z",
        "2024-01-02x03:04:05Z",
        "2024-13-02T03:04:05Z",
        "2024-02-30T03:04:05Z",
        "2024-01-02T25:04:05Z",
        "2024-01-02T24:00:01Z",
        "2024-01-02T03:04:61Z",
        "2024-01-02T03:04:05+99:00",
        "2024-01-02T03:04:05Z ",
        "9999-12-31T24:00:00Z",
        "",
        "soon",
        "٢٠٢٤-٠١-٠٢t٠٣:٠٤:٠٥z",
        17,
        1.5,
        None,
        True,
        {"a": 1},
        list("2024-01-02T03:04:05Z"),
    ],
)
def test_what_is_no_date_time(wrong: object) -> None:
    with pytest.raises(MISFITS):
        date_time(wrong)


@given(st.datetimes(timezones=st.timezones() | st.none()))
def test_any_date_time_that_python_writes_is_read(value: datetime) -> None:
    # offsets with seconds, of the time before there were zones, are not RFC 3339
    offset = value.utcoffset() or timedelta()
    if offset.seconds % 60 or offset.microseconds:
        return
    written = value.isoformat()
    assert date_time(written).isoformat() == written
    assert date_time(written.lower()).isoformat() == written


@given(st.text() | st.text("0123456789-:TtZz+. W", max_size=30))
def test_any_text_is_read_or_refused(value: str) -> None:
    try:
        read = date_time(value)
    except MISFITS:
        return
    assert isinstance(read, datetime)
    assert value[4] == value[7] == "-"
    assert value[10] in "Tt "


SCALARS: list[tuple[Any, object, object]] = [
    (text, "x", "x"),
    (integer, 3, 3),
    (number, 3, 3.0),
    (number, 1.5, 1.5),
    (boolean, False, False),
    (date_only, "2024-01-02", date(2024, 1, 2)),
    (uuid, "00000000-0000-0000-0000-00000000000A", UUID(int=10)),
    (decoding.binary, "aGk=", b"hi"),
    (any_json, None, None),
    (nullable(text), None, None),
    (list_of(number), [1, 2.5], [1.0, 2.5]),
    (map_of(integer), {"a": 1}, {"a": 1}),
    (one_of(text, integer), 3, 3),
    (one_of(text, list_of(text), nullable(integer)), None, None),
    (model(Size), "small", Size.SMALL),
    (list_of(model(Size)), ["new"], ["new"]),
]


@pytest.mark.parametrize(("decode", "value", "read"), SCALARS)
def test_values(decode: Any, value: object, read: object) -> None:
    found = decode(value)
    assert found == read
    assert type(found) is type(read) or isinstance(found, Size)
    assert explain(decoder(decode).hint, value) == ()


FAULTS: list[tuple[Any, object, str]] = [
    (text, 3, "$: expected a string, got 3"),
    (text, None, "$: expected a string, got null"),
    (integer, True, "$: expected an integer, got true"),
    (integer, 1.5, "$: expected an integer, got 1.5"),
    (number, True, "$: expected a number, got true"),
    (number, "1", "$: expected a number, got '1'"),
    (boolean, 1, "$: expected a boolean, got 1"),
    (date_only, "2024-W01-1", "$: expected a date, got '2024-W01-1'"),
    (date_only, 17, "$: expected a date, got 17"),
    (date_time, "2024-01-02", "$: expected a date-time, got '2024-01-02'"),
    (uuid, "x" * 99, f"$: expected a UUID, got '{'x' * 40}...'"),
    (decoding.binary, "?", "$: expected Base64 text, got '?'"),
    (list_of(text), {}, "$: expected an array, got an object"),
    (list_of(text), ["a", 1], "$[1]: expected a string, got 1"),
    (map_of(integer), [], "$: expected an object, got an array"),
    (map_of(integer), {"a b": "x"}, "$['a b']: expected an integer, got 'x'"),
    (nullable(list_of(integer)), ["x"], "$[0]: expected an integer, got 'x'"),
    (one_of(text, integer), [], "$: expected a string or an integer, got an array"),
    (one_of(text, model(Item)), {"id": "1"}, "$.madeAt: required field is missing"),
    (model(Size), 3, "$: expected a string, got 3"),
    (model(Level), "x", "$: expected an integer, got 'x'"),
    (model(Level), True, "$: expected an integer, got true"),
    (model(Item), item(1, size=3), "$.size: expected a string, got 3"),
    (model(Item), item(1, tags=["a", 1]), "$.tags[1]: expected a string, got 1"),
]


@pytest.mark.parametrize(("decode", "value", "fault"), FAULTS)
def test_faults_say_where(decode: Any, value: object, fault: str) -> None:
    with pytest.raises(MISFITS):
        decode(value)
    assert explain(decoder(decode).hint, value) == (fault,)


def test_all_faults_are_told_up_to_a_limit() -> None:
    data = {"items": [item(0, madeAt=17), {"madeAt": None}], "total": "x"}
    assert explain(Listing, data) == (
        "$.items[0].madeAt: expected a date-time, got 17",
        "$.items[1].id: required field is missing",
        "$.items[1].madeAt: expected a date-time, got null",
        "$.total: expected an integer, got 'x'",
    )
    many: dict[str, object] = {"items": [{}] * 99}
    assert len(explain(Listing, many)) == MOST


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
ITEMS = st.fixed_dictionaries(
    {"id": JSON | st.text(), "madeAt": JSON | st.just("2024-01-02T03:04:05Z")},
    optional={"size": JSON | st.text(), "tags": JSON | st.lists(st.text())},
)


@given(st.fixed_dictionaries({"items": st.lists(ITEMS) | JSON}) | JSON)
def test_explaining_agrees_with_decoding(data: object) -> None:
    try:
        decode: Decoder[Listing] = model(Listing)
        decode(data)
    except MISFITS:
        assert explain(Listing, data)
    else:
        assert explain(Listing, data) == ()


def test_unknown_members_are_texts_that_are_kept() -> None:
    for decode in (enum_decoder(Size), Size):
        known, unknown = decode("small"), decode("huge")
        assert known is Size.SMALL and known.is_known
        assert type(unknown) is Size and not unknown.is_known
        assert unknown == "huge" == unknown.value
        assert (str(unknown), f"{unknown:>6}") == ("huge", "  huge")
        assert hash(unknown) == hash("huge") and unknown in {"huge"}
        assert hash(Size.SMALL) == hash("small")
        assert pickle.loads(pickle.dumps(unknown)) == unknown == deepcopy(unknown)
        assert pickle.loads(pickle.dumps(known)) is Size.SMALL
        assert repr(known) == "<Size.SMALL: 'small'>"
        assert repr(unknown) == "<Size: 'huge'>"
    assert [member.name for member in Size] == ["SMALL", "LARGE"]
    wrong: object
    for wrong in (3, None, []):
        with pytest.raises((ValueError, TypeError)):
            enum_decoder(Size)(wrong)


def test_unknown_numbers_are_kept() -> None:
    decode = enum_decoder(Level)
    assert decode(0) is Level.NONE
    assert decode(1) is Level.LOW
    assert decode(7) == 7 and not decode(7).is_known
    assert (str(decode(7)), f"{decode(7):03}") == ("7", "007")
    assert pickle.loads(pickle.dumps(decode(7))) == 7
    for wrong in (True, 1.5, "1", None):
        with pytest.raises(MISFITS):
            decode(wrong)


def test_unknown_members_do_not_fill_the_memory() -> None:
    for kind, value in ((Size, "huge"), (Level, 7)):
        cls: type[Enum] = kind
        assert cls(value) is not cls(value)
        assert value not in cls._value2member_map_


def test_empty_text_is_a_value_like_others() -> None:
    class Odd(OpenEnum):
        EMPTY = ""

    assert enum_decoder(Odd)("") is Odd.EMPTY


@pytest.mark.parametrize(
    ("content", "value"),
    [(b'\xef\xbb\xbf{"a": 1}', {"a": 1}), (b'{"a": 1, "a": 2}', {"a": 2})],
)
def test_json_that_is_read(content: bytes, value: object) -> None:
    assert parse(content) == value


@pytest.mark.parametrize("content", [b"-Infinity", b"{'a': 1}", b"\xff\xfe1\x00", b""])
def test_json_that_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):
        parse(content)
