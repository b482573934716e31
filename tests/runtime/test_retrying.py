"""When a call is made again, and after how long: the policy alone, without any network."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from statistics import mean

import pytest

from generator.runtime import errors
from generator.runtime.response import Headers, RawResponse
from generator.runtime.retrying import is_passing, is_repeatable, retry_after, wait


def answered(status: int, **headers: str) -> errors.StatusError:
    named = [(name.replace("_", "-"), value) for name, value in headers.items()]
    raw = RawResponse(status, Headers(named), b"")
    return errors.error_class(status)("said", body=None, response=raw)


def unreached() -> errors.ApiConnectionError:
    error = errors.ApiConnectionError("refused")
    error.sent = False
    return error


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        *((method, True) for method in ("GET", "head", "OPTIONS", "PUT", "DELETE")),
        *((method, False) for method in ("POST", "PATCH", "MKCOL", "")),
    ],
)
def test_which_methods_may_arrive_twice(method: str, expected: bool) -> None:
    assert is_repeatable(method) is expected


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 520, 599])
def test_passing_statuses(status: int) -> None:
    assert is_passing(answered(status), repeatable=True)
    assert not is_passing(answered(status), repeatable=False)


@pytest.mark.parametrize("status", [302, 400, 401, 403, 404, 409, 410, 422, 425])
def test_lasting_statuses(status: int) -> None:
    assert not is_passing(answered(status), repeatable=True)


@pytest.mark.parametrize("kind", [errors.ApiConnectionError, errors.ApiTimeoutError])
def test_what_may_have_arrived_is_repeated_only_when_it_may_arrive_twice(
    kind: type[errors.ApiConnectionError],
) -> None:
    assert is_passing(kind("cut"), repeatable=True)
    assert not is_passing(kind("cut"), repeatable=False)


def test_what_was_never_sent_is_always_repeated() -> None:
    assert is_passing(unreached(), repeatable=False)


def test_other_errors_are_never_repeated() -> None:
    raw = RawResponse(200, Headers(()), b"")
    decode = errors.DecodeError("odd", faults=(), response=raw)
    for error in (decode, errors.CredentialsError("no"), ValueError("x")):
        assert not is_passing(error, repeatable=True)


@pytest.mark.parametrize("number", range(1, 40))
def test_waits_grow_up_to_a_limit(number: int) -> None:
    most = min(8.0, 0.5 * 2 ** (number - 1))
    waits = [wait(unreached(), number) or 0.0 for _ in range(300)]
    assert 0 <= min(waits) <= max(waits) <= most
    # full jitter: anything between nothing and the most is as likely
    assert 0.35 * most < mean(waits) < 0.65 * most


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, None),
        ({"retry_after": "0"}, 0.0),
        ({"retry_after": "3"}, 3.0),
        ({"retry_after": " 3 "}, 3.0),
        ({"retry_after": "0.25"}, 0.25),
        ({"retry_after": "1e9"}, 1e9),
        ({"retry_after": "9" * 400}, None),
        ({"retry_after": "-3"}, None),
        ({"retry_after": "nan"}, None),
        ({"retry_after": "inf"}, None),
        ({"retry_after": "-inf"}, None),
        ({"retry_after": "soon"}, None),
        ({"retry_after": "Mon"}, None),
        ({"retry_after": "Wed, 99 Xyz 2030 99:99:99 GMT"}, None),
        ({"retry_after": "Wed, 01 Jan 99999999999 00:00:00 GMT"}, None),
        ({"retry_after": ""}, None),
        ({"retry_after_ms": "250"}, 0.25),
        ({"retry_after_ms": "250", "retry_after": "9"}, 0.25),
        ({"retry_after_ms": "-1", "retry_after": "9"}, 9.0),
        ({"retry_after_ms": "NaN", "retry_after": "-9"}, None),
    ],
)
def test_what_the_server_asks_for(
    headers: dict[str, str], expected: float | None
) -> None:
    error = answered(429, **headers)
    assert retry_after(error.response.headers) == expected
    assert error.retry_after == expected


def test_dates_count_by_the_clock_of_the_server() -> None:
    now = datetime(2020, 1, 1, tzinfo=UTC)
    date = format_datetime(now, usegmt=True)
    until = format_datetime(now + timedelta(seconds=90), usegmt=True)
    error = answered(429, date=date, retry_after=until)
    assert error.retry_after == 90.0
    assert answered(429, date=until, retry_after=date).retry_after == 0.0


def test_dates_without_a_clock_count_by_ours() -> None:
    until = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    assert 25 < (answered(503, retry_after=until).retry_after or 0) <= 30


@pytest.mark.parametrize(("asked", "expected"), [("0", 0), ("60", 60), ("7.5", 7.5)])
def test_a_sane_wait_is_kept(asked: str, expected: float) -> None:
    assert wait(answered(429, retry_after=asked), 1) == expected


@pytest.mark.parametrize("asked", ["60.1", "61", "3600", "1000000000"])
def test_a_long_wait_is_none(asked: str) -> None:
    assert wait(answered(429, retry_after=asked), 1) is None


def test_nonsense_is_as_if_nothing_was_said() -> None:
    assert 0 <= (wait(answered(429, retry_after="-7"), 1) or 0) <= 0.5
