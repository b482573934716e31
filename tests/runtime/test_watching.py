"""What clients tell of answers that are not as documented: `on_drift=` and `strict=`."""

from typing import Any

import pytest

from generator.runtime.decoding import binary, list_of, model, nothing, text
from generator.runtime.drift import Drift
from generator.runtime.errors import DecodeError, StatusError
from generator.runtime.operation import Operation

from .calling import Caller
from .conftest import Serve
from .server import Answer
from .shop import BY_OFFSET, Complaint, Item, Shop, item


def operation(result: Any, **details: Any) -> Operation[Any]:
    return Operation(
        name="items.find", method="GET", path="/x", result=lambda: result, **details
    )


FIND = operation(
    model(Item), statuses=(200, "4XX"), errors={"4XX": lambda: model(Complaint)}
)
ODD = item(1, new=1, size="huge")


def test_each_drift_is_told_once(serve: Serve, caller: Caller) -> None:
    told: list[Drift] = []
    server = serve(Answer(ODD), Answer(ODD))
    find = caller.at(base_url=server.url, on_drift=told.append)
    assert find.send(FIND).size == "huge"
    assert told == [
        Drift("field", "items.find", "$.new", 1),
        Drift("value", "items.find", "$.size", "huge"),
    ]


def test_a_client_remembers_what_it_told(serve: Serve) -> None:
    told: list[Drift] = []
    server = serve(*[Answer(ODD)] * 3)
    with Shop(base_url=server.url, on_drift=told.append) as shop:
        for client in (shop, shop, shop.with_options(timeout=5.0)):
            client._transport.send(FIND, {})
    assert len(told) == 2
    assert len(server.asked) == 3


def test_statuses_and_error_bodies_are_told(serve: Serve, caller: Caller) -> None:
    told: list[Drift] = []
    server = serve(
        Answer(item(1), 201), Answer({"why": "x", "new": 1}, 404), Answer({}, 501)
    )
    find = caller.at(base_url=server.url, on_drift=told.append, max_retries=0)
    assert find.send(FIND).id == "i1"
    for _ in range(2):
        with pytest.raises(StatusError):
            find.send(FIND)
    assert told == [
        Drift("status", "items.find", "", 201),
        Drift("field", "items.find", "$.new", 1),
        Drift("status", "items.find", "", 501),
    ]


def test_every_page_is_looked_at(serve: Serve, caller: Caller) -> None:
    told: list[Drift] = []
    pages = [{"items": [item(1)], "total": 2}, {"items": [item(2, new=1)], "total": 2}]
    server = serve(*map(Answer, pages))
    found = caller.at(base_url=server.url, on_drift=told.append).listed(BY_OFFSET)
    assert len(found) == 2
    assert told == [Drift("field", "items.list", "$.items[0].new", 1)]


def test_what_a_callback_raises_is_raised(serve: Serve, caller: Caller) -> None:
    def refuse(drift: Drift) -> None:
        raise LookupError(drift.path)

    server = serve(Answer(ODD))
    with pytest.raises(LookupError, match=r"^\$\.new$"):
        caller.at(base_url=server.url, on_drift=refuse).send(FIND)


def test_strict_clients_refuse_what_is_not_documented(
    serve: Serve, caller: Caller
) -> None:
    server = serve(Answer([ODD]), Answer([ODD]))
    items = operation(list_of(model(Item)))
    strict = caller.at(base_url=server.url, strict=True)
    with pytest.raises(DecodeError) as caught:
        strict.send(items)
    assert caught.value.faults == (
        "$[0].new: a field that is not documented",
        "$[0].size: 'huge' is not a documented value",
    )
    assert caught.value.response.status_code == 200
    assert len(caller.at(base_url=server.url).send(items)) == 1


def test_strict_clients_refuse_keys_that_stand_twice(
    serve: Serve, caller: Caller
) -> None:
    twice = b'{"id": "a", "id": "b", "madeAt": "2024-01-02T03:04:05Z"}'
    server = serve(Answer(twice), Answer(twice))
    with pytest.raises(DecodeError, match=r"the key 'id' stands twice"):
        caller.at(base_url=server.url, strict=True).send(FIND)
    assert caller.at(base_url=server.url).send(FIND).id == "b"


def test_strict_clients_take_what_is_documented(serve: Serve, caller: Caller) -> None:
    plain = {"content-type": "text/plain"}
    server = serve(
        Answer(item(1, size="small", tags=["x"])),
        Answer({"why": "x", "new": 1}, 404),
        Answer({"any": 1}),
        Answer(b"some text", 200, plain),
        Answer(b'{"a": 1, "a": 2}', 200, {"content-type": "application/octet-stream"}),
        Answer(status=204),
    )
    strict = caller.at(base_url=server.url, strict=True)
    assert strict.send(FIND).size == "small"
    with pytest.raises(StatusError) as caught:
        strict.send(FIND)
    # the status says enough
    assert isinstance(caught.value.body, Complaint)
    strict.send(operation(nothing))
    assert strict.send(operation(text)) == "some text"
    assert strict.send(operation(binary)) == b'{"a": 1, "a": 2}'
    strict.send(operation(nothing))


def test_strict_clients_refuse_other_statuses(serve: Serve, caller: Caller) -> None:
    server = serve(Answer(item(1), 203))
    with pytest.raises(DecodeError, match="203 is not a documented status"):
        caller.at(base_url=server.url, strict=True).send(FIND)
