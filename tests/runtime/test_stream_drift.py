"""What items of streams have that is not documented: told, or refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from generator.runtime import errors
from generator.runtime.decoding import model, text
from generator.runtime.drift import Drift
from generator.runtime.models import Model, Wire

from .calling import Caller
from .conftest import Serve
from .shop import Complaint, Shop
from .test_streams import operation, streamed


@dataclass(slots=True, kw_only=True)
class Enveloped(Model):
    """An event whose data are described."""

    data: Complaint


def decode_enveloped(data: Any) -> Enveloped:
    return Enveloped(data=Complaint.__wire__.decode(data["data"]))


Enveloped.__wire__ = Wire(decode_enveloped, {})


@pytest.mark.parametrize(
    ("result", "stream", "content", "path"),
    [
        (model(Complaint), "lines", b'{"why":"a"}\n{"why":"b","new":1}\n', "$.new"),
        (model(Complaint), "events", b'data: {"why":"a","new":1}\n\n', "$.new"),
        (model(Enveloped), "events", b'data: {"why":"a","new":1}\n\n', "$.data.new"),
    ],
)
def test_what_is_not_documented_is_told(
    serve: Serve, caller: Caller, result: Any, stream: Any, content: bytes, path: str
) -> None:
    server = serve(by=lambda _: streamed(content))
    heard: list[Drift] = []
    at = caller.at(base_url=server.url, on_drift=heard.append)
    assert at.items(operation(result, stream))
    assert heard == [Drift("field", "x", path, 1)]
    at = caller.at(base_url=server.url, strict=True)
    match = rf"item \d, not as documented: \{path}: a field that is not documented"
    with pytest.raises(errors.DecodeError, match=match):
        at.items(operation(result, stream))


def test_keys_that_stand_twice(serve: Serve, caller: Caller) -> None:
    server = serve(by=lambda _: streamed(b'{"why":"a","why":"b"}\n'))
    at = caller.at(base_url=server.url, strict=True)
    with pytest.raises(errors.DecodeError, match="item 1, .*'why' stands twice"):
        at.items(operation(model(Complaint), "lines"))


def test_events_and_texts_are_as_they_come(serve: Serve, caller: Caller) -> None:
    server = serve(by=lambda _: streamed(b"data: 1\n\n"))
    at = caller.at(base_url=server.url, strict=True)
    assert at.items(operation(text)) == ["1"]
    with Shop(base_url=server.url, strict=True) as shop:
        stream = shop._transport.stream(operation(model(Complaint)), {})
        assert [event.data for event in stream.events()] == ["1"]
