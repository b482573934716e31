"""`client.request`: bodies of every kind, and answers of every kind."""

import io
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from generator.runtime.response import Headers

from .conftest import Run, Serve
from .server import Answer
from .shop import AsyncShop, Item, Shop, Size, item

OCTETS = "application/octet-stream"


def pieces() -> Iterator[bytes]:
    yield b"a"
    yield b"b"


async def async_pieces() -> AsyncIterator[bytes]:
    yield b"ab"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "photo.png"
    found.write_bytes(b"ab")
    return found


def test_content_is_sent_as_it_is(serve: Serve, path: Path) -> None:
    server = serve(by=lambda _: Answer())
    with Shop(base_url=server.url) as shop, path.open("rb") as file:
        for body in (b"ab", bytearray(b"ab"), path, file, io.BytesIO(b"ab"), pieces()):
            shop.request("POST", "/x", body=body)
        shop.request("POST", "/x", body=b"ab", headers={"content-type": "text/csv"})
    assert {asked.content for asked in server.asked} == {b"ab"}
    labels = [asked.headers["content-type"] for asked in server.asked]
    assert labels == [OCTETS] * 6 + ["text/csv"]


def test_async_iterators_are_sent(serve: Serve, run: Run) -> None:
    server = serve(Answer())

    async def main() -> None:
        async with AsyncShop(base_url=server.url) as shop:
            await shop.request("PUT", "/x", body=async_pieces())

    run(main)
    assert server.asked[0].content == b"ab"
    with Shop(base_url=server.url) as shop, pytest.raises(TypeError, match="async"):
        shop.request("PUT", "/x", body=async_pieces())


@pytest.mark.parametrize(
    ("body", "content"),
    [
        ("ab", b'"ab"'),
        ({"a": [1]}, b'{"a":[1]}'),
        ([1], b"[1]"),
        ((1,), b"[1]"),
        (0, b"0"),
        (Size.SMALL, b'"small"'),
    ],
)
def test_all_else_is_json(serve: Serve, body: object, content: bytes) -> None:
    server = serve(Answer())
    Shop(base_url=server.url).request("POST", "/x", body=body)
    (asked,) = server.asked
    assert (asked.content, asked.headers["content-type"]) == (
        content,
        "application/json",
    )


@pytest.mark.parametrize(
    ("kind", "content", "value"),
    [
        ("application/json", b'{"a":1}', {"a": 1}),
        ("application/problem+json", b"[]", []),
        ("text/csv", b"a,b", "a,b"),
        ("text/plain; charset=iso-8859-1", b"\xe9", "é"),
        ("text/plain", b"\xe9", b"\xe9"),
        ("text/plain; charset=klingon", b"a", b"a"),
        ("application/pdf", b"%PDF", b"%PDF"),
        (OCTETS, b'{"a":1}', b'{"a":1}'),
        (None, b"pong", "pong"),
        (None, b"\xff", b"\xff"),
    ],
)
def test_values_of_every_kind(kind: str | None, content: bytes, value: object) -> None:
    headers = {} if kind is None else {"content-type": kind}
    shop = answering(lambda _: httpx2.Response(200, headers=headers, content=content))
    assert shop.request("GET", "/x").value == value


def test_only_models_can_be_asked_for(serve: Serve) -> None:
    server = serve(Answer(item(1)), Answer("small"))
    shop: Any = Shop(base_url=server.url)
    assert isinstance(shop.request("GET", "/x", returns=Item).value, Item)
    assert shop.request("GET", "/x", returns=Size).value is Size.SMALL
    for wrong in (dict, list[Item], Item | Size, "Item", 7):
        with pytest.raises(TypeError, match="^returns must be a model of this package"):
            shop.request("GET", "/x", returns=wrong)
    assert len(server.asked) == 2


def test_headers_that_come_several_times_stay_apart() -> None:
    cookies = ["a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT", "b=2"]
    pairs = [("set-cookie", each) for each in cookies]
    shop = answering(lambda _: httpx2.Response(204, headers=pairs))
    headers = shop.request("GET", "/x").headers
    assert headers.all("Set-Cookie") == cookies
    assert headers["set-cookie"] == ", ".join(cookies)
    assert Headers([("A", "1")]).all("a") == ["1"]
    assert headers.all("none") == []


def answering(respond: Any) -> Shop:
    own = httpx2.Client(transport=httpx2.MockTransport(respond))
    return Shop(base_url="http://a.test", http_client=own)
