"""Event streams that break are gone on with after the last event that came."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from generator.runtime import errors
from generator.runtime.decoding import any_json
from generator.runtime.events import ServerSentEvent
from generator.runtime.operation import Query, StreamOperation
from generator.runtime.options import Hooks

from .calling import Caller
from .conftest import Serve
from .server import Answer, Asked
from .shop import Shop

EVENT_STREAM = {"content-type": "text/event-stream"}


def operation(method: str = "GET") -> StreamOperation[Any]:
    return StreamOperation(
        name="ticks",
        method=method,
        path="/ticks",
        parameters=(Query("q", "q"),),
        result=lambda: any_json,
        stream="events",
    )


def event(number: int, more: str = "") -> bytes:
    return f"retry: 1\nid: {number}\n{more}data: {number}\n\n".encode()


def broken(*pieces: bytes) -> Answer:
    """An event stream whose connection breaks after these."""

    def cut() -> Iterator[bytes]:
        yield from pieces
        raise ConnectionError

    return Answer(cut(), headers=EVENT_STREAM)


def ended(*pieces: bytes) -> Answer:
    return Answer(iter(pieces), headers=EVENT_STREAM)


def last_ids(asked: list[Asked]) -> list[str | None]:
    return [each.headers.get("last-event-id") for each in asked]


def test_a_stream_that_breaks_is_gone_on_with(serve: Serve, caller: Caller) -> None:
    server = serve(
        # the third has not ended: it comes again
        broken(event(1), event(2), b"id: 3\ndata: 3\n"),
        broken(event(3)),
        ended(event(4), event(5)),
    )
    assert caller.at(base_url=server.url).items(operation(), q="x") == [1, 2, 3, 4, 5]
    assert last_ids(server.asked) == [None, "2", "3"]
    assert {asked.target for asked in server.asked} == {"/ticks?q=x"}


def test_tries_count_anew_with_every_event(serve: Serve, caller: Caller) -> None:
    server = serve(*(broken(event(n)) for n in range(1, 6)), ended(event(6)))
    found = caller.at(base_url=server.url).items(operation(), {"max_retries": 1})
    assert found == [1, 2, 3, 4, 5, 6]


def test_tries_without_an_event_are_bounded(serve: Serve, caller: Caller) -> None:
    server = serve(by=lambda asked: broken(b": ping\n\n" if asked.headers.get("last-event-id") else event(1)))  # fmt: skip
    at = caller.at(base_url=server.url)
    with pytest.raises(errors.ApiConnectionError):
        at.items(operation(), {"max_retries": 3})
    assert last_ids(server.asked) == [None, "1", "1", "1"]


@pytest.mark.parametrize(
    ("method", "first", "options"),
    [
        ("GET", event(1), {"max_retries": 0}),
        ("POST", event(1), {}),
        ("GET", b"retry: 1\ndata: 1\n\n", {}),
        ("GET", event(1, "id\n"), {}),
        ("GET", event(1, "id: \xe9\n"), {}),
        ("GET", event(1, "retry: 60001\n"), {}),
    ],
    ids=["turned off", "POST", "no id", "empty id", "id of no header", "long wait"],
)
def test_what_is_not_gone_on_with(
    serve: Serve, caller: Caller, method: str, first: bytes, options: Any
) -> None:
    server = serve(broken(first))
    with pytest.raises(errors.ApiConnectionError, match="/ticks: no answer"):
        caller.at(base_url=server.url).items(operation(method), options)
    assert len(server.asked) == 1


def test_what_ends_is_not_asked_for_again(serve: Serve, caller: Caller) -> None:
    server = serve(ended(event(1)))
    assert caller.at(base_url=server.url).items(operation()) == [1]
    assert len(server.asked) == 1


def test_the_server_may_say_that_there_is_no_more(serve: Serve, caller: Caller) -> None:
    server = serve(broken(event(1)), Answer(status=204))
    assert caller.at(base_url=server.url).items(operation()) == [1]
    server = serve(broken(event(1)), Answer({}, 404))
    with pytest.raises(errors.NotFoundError):
        caller.at(base_url=server.url).items(operation())


def test_no_event_is_given_twice(serve: Serve) -> None:
    # a server that does not know the header begins anew
    server = serve(by=lambda _: broken(event(1), event(2)))
    with Shop(base_url=server.url) as shop:
        items = iter(shop._transport.stream(operation(), {}))
        assert [next(items), next(items)] == [1, 2]
        with pytest.raises(errors.ApiConnectionError):
            next(items)
    assert len(server.asked) == 2


def test_a_stream_that_stalls_is_gone_on_with(serve: Serve, caller: Caller) -> None:
    go_on = threading.Event()

    def slow() -> Iterator[bytes]:
        yield event(1)
        go_on.wait(10)

    server = serve(Answer(slow(), headers=EVENT_STREAM), ended(event(2)))
    assert caller.at(base_url=server.url, timeout=0.2).items(operation()) == [1, 2]
    go_on.set()


def test_the_log_tells_of_it(
    serve: Serve, caller: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    server = serve(broken(event(1)), ended(event(2)))
    with caplog.at_level(logging.INFO, "generator"):
        at = caller.at(base_url=server.url, api_key="k3y-t0-be-hidden")
        assert at.items(operation(), q="x") == [1, 2]
    told = [each for each in caplog.messages if "retry" in each]
    assert told == [f"GET {server.url}/ticks retry 1 in 0.0 s after ApiConnectionError"]


def test_hooks_hear_of_it_and_headers_stay(serve: Serve) -> None:
    heard: list[Any] = []
    server = serve(broken(event(1)), broken(b"data: 2\n\n"), ended(b"data: 3\n\n"))
    with Shop(base_url=server.url, hooks=Hooks(retry=heard.append)) as shop:
        stream = shop._transport.stream(operation(), {}, extra_headers={"X-A": "b"})
        assert list(stream.events()) == [
            ServerSentEvent(data="1", id="1", retry=1),
            # the id stands until there is another
            ServerSentEvent(data="2", id="1"),
            ServerSentEvent(data="3", id="1"),
        ]
    assert [asked.headers["x-a"] for asked in server.asked] == ["b", "b", "b"]
    # and so does the time to wait
    assert [(retry.number, retry.wait) for retry in heard] == [(1, 0.001), (2, 0.001)]
    assert isinstance(heard[0].error, errors.ApiConnectionError)


def test_closing_ends_it(serve: Serve) -> None:
    server = serve(by=lambda _: broken(event(1)))
    stream = Shop(base_url=server.url)._transport.stream(operation(), {})
    items = iter(stream)
    assert next(items) == 1
    stream.close()
    with pytest.raises((errors.ApiConnectionError, StopIteration)):
        next(items)
    assert len(server.asked) == 1
