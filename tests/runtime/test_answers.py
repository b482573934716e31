"""Values of answers by status and media type, and of what an API sends by itself."""

from typing import Any

import pytest

from generator.runtime import errors, webhooks
from generator.runtime.decoding import (
    any_json,
    binary,
    integer,
    list_of,
    model,
    nothing,
    nullable,
    text,
)
from generator.runtime.operation import Operation

from .calling import Caller
from .conftest import Serve
from .server import Answer
from .shop import Complaint

JSON = {"content-type": "application/json"}


def operation(result: Any, **details: Any) -> Operation[Any]:
    return Operation(
        name="x", method="GET", path="/x", result=lambda: result, **details
    )


def test_each_status_has_its_type(serve: Serve, caller: Caller) -> None:
    plain = {"content-type": "text/plain"}
    server = serve(
        Answer({"why": "a"}),
        Answer([1], 201),
        Answer(status=204),
        Answer(b"oops", 206, plain),
        Answer({"why": "b"}, 300),
    )
    at = caller.at(base_url=server.url)
    made = operation(
        model(Complaint),
        others={
            # the family would be meant for 200 too
            "200": lambda: model(Complaint),
            "201": lambda: list_of(integer),
            "204": lambda: nothing,
            "2XX": lambda: text,
        },
    )
    assert at.send(made) == Complaint(why="a")
    assert at.send(made) == [1]
    assert at.send(made) is None
    assert at.send(made) == "oops"
    with pytest.raises(errors.StatusError):
        at.send(made)


@pytest.mark.parametrize(
    ("result", "answer", "value"),
    [
        (nullable(model(Complaint)), Answer(b""), None),
        (nullable(model(Complaint)), Answer(status=204), None),
        (any_json, Answer(b" "), None),
        (nothing, Answer({"a": 1}), None),
        (binary, Answer(b"\0\xff", headers={"content-type": "image/png"}), b"\0\xff"),
        (binary, Answer("AP8="), b"\0\xff"),
        (binary, Answer({"a": 1}), b'{"a": 1}'),
        (text, Answer(b"<a/>", headers={"content-type": "application/xml"}), "<a/>"),
        (text, Answer("a", headers={"content-type": "application/problem+json"}), "a"),
        (list_of(integer), Answer([1], headers={"content-type": "text/plain"}), [1]),
        (list_of(integer), Answer([1], headers={"content-type": "application/json; charset=utf-8"}), [1]),
    ],
)  # fmt: skip
def test_values(
    serve: Serve, caller: Caller, result: Any, answer: Answer, value: object
) -> None:
    server = serve(answer)
    assert caller.at(base_url=server.url).send(operation(result)) == value


@pytest.mark.parametrize("result", [model(Complaint), list_of(integer), integer])
def test_an_empty_body_is_no_value(serve: Serve, caller: Caller, result: Any) -> None:
    server = serve(Answer(status=204))
    with pytest.raises(errors.DecodeError, match="got an empty body"):
        caller.at(base_url=server.url).send(operation(result))


@pytest.mark.parametrize(
    ("details", "accept"),
    [
        ({}, "application/json"),
        ({"accept": "application/vnd.x+json"}, "application/vnd.x+json"),
    ],
)
def test_what_is_asked_for(
    serve: Serve, caller: Caller, details: dict[str, Any], accept: str
) -> None:
    server = serve(Answer([]), Answer(b""))
    at = caller.at(base_url=server.url)
    at.send(operation(any_json, **details))
    at.send(operation(binary))
    assert [a.headers["accept"] for a in server.asked] == [accept, "*/*"]


@pytest.mark.parametrize("body", [b'{"why": "a"}', '{"why": "a"}', {"why": "a"}])
def test_webhooks(body: Any) -> None:
    assert webhooks.parse(model(Complaint), body) == Complaint(why="a")


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (b'{"why": 1}', "$.why: expected a string, got 1"),
        ({"why": None}, "$.why: expected a string, got null"),
        ("oops", "$: expected JSON: Expecting value: line 1 column 1 (char 0)"),
        (b"\xff", "$: expected JSON: not UTF-8 at byte 0"),
        ('"\ud800"', "$: expected JSON: not UTF-8 at byte 1"),
        (b"", "$: expected JSON: Expecting value: line 1 column 1 (char 0)"),
    ],
)
def test_webhooks_that_are_not_as_documented(body: Any, fault: str) -> None:
    with pytest.raises(errors.DecodeError) as caught:
        webhooks.parse(model(Complaint), body)
    assert caught.value.faults == (fault,)
    assert str(caught.value) == f"what arrived is, not as documented: {fault}"
    if isinstance(body, bytes):
        assert caught.value.response.content == body
