"""Connections that are refused: nothing was sent, so that every method is tried again."""

import pytest

from generator.runtime.errors import ApiConnectionError
from generator.runtime.operation import Operation
from generator.runtime.options import Hooks

from .acts import answers
from .case import FOUND
from .depot import CREATE, GET, ORDER, SECRETS, UPLOAD, Depot, Item
from .leaks import leaving_nothing
from .server import serving


@pytest.mark.parametrize("call", [GET, CREATE, ORDER], ids=lambda call: call.name)
def test_a_server_that_comes_up_gets_the_call_once(call: Operation[Item]) -> None:
    with leaving_nothing(), serving(answers(), refuses=True) as server:
        hooks = Hooks(retry=lambda _: server.listen())
        with Depot(base_url=server.url, hooks=hooks, **SECRETS) as depot:
            found = depot._transport.send(call, {"id": "i1", "name": "n"})
        assert found == FOUND
        assert server.begun == 1
        assert server.is_left()


def test_what_can_be_read_once_is_still_whole() -> None:
    with (
        leaving_nothing(),
        serving(answers(b"", "204 No Content"), refuses=True) as server,
    ):
        hooks = Hooks(retry=lambda _: server.listen())
        with Depot(base_url=server.url, hooks=hooks, **SECRETS) as depot:
            depot._transport.send(UPLOAD, {"content": iter([b"a" * 9, b"b" * 9])})
        assert [asked.content for asked in server.asked] == [b"a" * 9 + b"b" * 9]


@pytest.mark.parametrize("call", [GET, CREATE], ids=lambda call: call.name)
@pytest.mark.parametrize("retries", [0, 1, 2])
def test_a_server_that_stays_down_is_tried_as_often_as_said(
    call: Operation[Item], retries: int
) -> None:
    tried: list[object] = []
    hooks = Hooks(retry=tried.append)
    with (
        leaving_nothing(),
        serving(refuses=True) as server,
        Depot(
            base_url=server.url, hooks=hooks, max_retries=retries, **SECRETS
        ) as depot,
        pytest.raises(ApiConnectionError, match="refused"),
    ):
        depot._transport.send(call, {"id": "i1", "name": "n"})
    assert len(tried) == retries
