"""What no vendor of ours documents, through a package emitted for it: keys, streams, files, odd values."""

import os
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from .callers import Caller, in_every_way
from .conftest import Serve
from .emitted import document_files, imported
from .server import Answer
from .shop import shop
from .vendors import Vendor

ITEM = {"id": "it_1", "made_at": "2024-05-01T10:00:00Z", "price": 2}
AT_ONCE = {"retry-after": "0"}
EVENTS = {"content-type": "text/event-stream"}


def _tree() -> dict[str, Any]:
    tree = shop()
    key = {"name": "Idempotency-Key", "in": "header", "schema": {"type": "string"}}
    tree["paths"]["/things"]["post"]["parameters"] = [key]
    return tree


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    folder = tmp_path_factory.mktemp("things")
    with imported(document_files(_tree()), "things_client", folder) as module:
        yield module


@pytest.fixture
def things(package: ModuleType) -> Vendor:
    return Vendor(
        name="things",
        title="Things",
        given={},
        environ={},
        auth={},
        group="things",
        method="list",
        path="/things",
        answer={},
        base_url="https://api.example.com",
    )


@in_every_way
def test_a_key_is_made_and_kept(things: Vendor, caller: Caller, serve: Serve) -> None:
    server = serve(Answer({}, 503, AT_ONCE), Answer(ITEM, 201), Answer(ITEM, 201))

    def use(client: Any) -> Any:
        return client.things.create(id="x", made_at=_date(), price=1)

    caller.use(things, use, base_url=server.url)
    caller.use(things, use, base_url=server.url)
    keys = [request.headers["idempotency-key"] for request in server.requests]
    assert keys[0] == keys[1] != keys[2]
    assert len(keys[0]) == 36


@in_every_way
def test_a_key_may_be_given(things: Vendor, caller: Caller, serve: Serve) -> None:
    server = serve(Answer(ITEM, 201))

    def use(client: Any) -> Any:
        return client.things.create(
            id="x", made_at=_date(), price=1, idempotency_key="mine"
        )

    caller.use(things, use, base_url=server.url)
    assert server.requests[0].headers["idempotency-key"] == "mine"


@in_every_way
def test_an_empty_key_is_none(things: Vendor, caller: Caller, serve: Serve) -> None:
    server = serve(Answer(ITEM, 201))

    def use(client: Any) -> Any:
        return client.things.create(
            id="x", made_at=_date(), price=1, idempotency_key=""
        )

    caller.use(things, use, base_url=server.url)
    assert len(server.requests[0].headers["idempotency-key"]) == 36


def _date() -> Any:
    from datetime import UTC, datetime

    return datetime(2024, 5, 1, tzinfo=UTC)


def _ids(caller: Caller, stream: Any) -> Any:
    if caller.kind == "sync":
        return [item.id for item in stream]

    async def gathered() -> list[str]:
        return [item.id async for item in stream]

    return gathered()


def _event(number: int) -> str:
    return (
        f"id: {number}\r\nretry: 1\r\n"
        f'data: {{"id": "it_{number}",\r\ndata: "made_at": "2024-05-01T10:00:00Z", "price": 2}}\r\n\r\n'
    )


@in_every_way
def test_events(things: Vendor, caller: Caller, serve: Serve) -> None:
    text = f"\ufeff: a comment\r\n{_event(1)}{_event(2)}"
    server = serve(Answer(text=text, headers=EVENTS))
    found = caller.use(
        things, lambda c: _ids(caller, c.events.watch()), base_url=server.url
    )
    assert found == ["it_1", "it_2"]
    assert server.requests[0].headers["accept"] == "text/event-stream"


@in_every_way
def test_lines(things: Vendor, caller: Caller, serve: Serve) -> None:
    import json

    text = "\n".join(json.dumps({**ITEM, "id": f"l{n}"}) for n in range(3))
    server = serve(Answer(text=text, headers={"content-type": "application/x-ndjson"}))
    found = caller.use(
        things, lambda c: _ids(caller, c.lines.watch()), base_url=server.url
    )
    assert found == ["l0", "l1", "l2"]


@in_every_way
def test_a_file_is_sent_again(
    things: Vendor, caller: Caller, serve: Serve, tmp_path: Path
) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(os.urandom(200_000))
    server = serve(Answer({}, 503, AT_ONCE), Answer(text="", status=204))

    def use(client: Any) -> Any:
        return client.pictures.put("it_1", file=path, name="mine")

    caller.use(things, use, base_url=server.url)
    first, second = [request.body for request in server.requests]
    assert first == second
    assert path.read_bytes() in first
    assert b'filename="picture.png"' in first
    assert int(server.requests[0].headers["content-length"]) == len(first)


@in_every_way
def test_a_file_is_saved(
    things: Vendor, caller: Caller, serve: Serve, tmp_path: Path
) -> None:
    text = "x" * 300_000
    server = serve(*[Answer(text=text, headers={"content-type": "image/png"})] * 2)
    seen: list[tuple[int, int | None]] = []

    def use(client: Any) -> Any:
        calls = client.pictures.with_streaming_response
        if caller.kind != "sync":
            return awaited(calls)
        with calls.get("it_1") as answer:
            return answer.save(
                tmp_path / "a.png", progress=lambda *so_far: seen.append(so_far)
            )

    async def awaited(calls: Any) -> Any:
        async with calls.get("it_1") as answer:
            return await answer.save(
                tmp_path / "a.png", progress=lambda *so_far: seen.append(so_far)
            )

    assert caller.use(things, use, base_url=server.url) == len(text)
    assert (tmp_path / "a.png").read_text() == text
    assert seen[-1] == (len(text), len(text))
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.png"]
    with pytest.raises(things.package.DecodeError, match="more than 1000 bytes"):
        caller.use(
            things,
            lambda client: client.pictures.get("it_1"),
            base_url=server.url,
            max_response_bytes=1000,
        )


@in_every_way
@pytest.mark.parametrize(
    ("value", "sent"),
    [
        ("a/b", "a%2Fb"),
        ("a?b#c", "a%3Fb%23c"),
        ("%2e%2e", "%252e%252e"),
        ("ü b", "%C3%BC%20b"),
        (";x=1", "%3Bx%3D1"),
    ],
)
def test_path_values_stay_values(
    value: str, sent: str, things: Vendor, caller: Caller, serve: Serve
) -> None:
    server = serve(Answer(ITEM))
    caller.use(things, lambda c: c.things.get(value), base_url=server.url)
    assert server.requests[0].path == f"/things/{sent}"


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_path_values_that_lead_elsewhere(value: str, things: Vendor) -> None:
    client = things.client()
    with pytest.raises(ValueError, match="^id"):
        client.things.delete(value)


@in_every_way
@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\nb", "a\0b", "ü"])
def test_header_values_hold_one_line(
    value: str, things: Vendor, caller: Caller, serve: Serve
) -> None:
    server = serve(by=lambda _: Answer(ITEM))

    def use(client: Any) -> Any:
        return client.things.get("x", extra_headers={"X-Mine": value})

    with pytest.raises(ValueError, match="X-Mine") as caught:
        caller.use(things, use, base_url=server.url)
    assert value not in str(caught.value)
    with pytest.raises(ValueError, match="cannot be the name of a header"):
        caller.use(
            things,
            lambda c: c.things.get("x", extra_headers={value: "1"}),
            base_url=server.url,
        )
    assert server.requests == []


@in_every_way
def test_redirects_are_told_and_not_followed(
    things: Vendor, caller: Caller, serve: Serve
) -> None:
    other = serve(by=lambda _: Answer(ITEM))
    place = other.url.replace("://", "://user:pass@") + "/x?token=t"
    server = serve(Answer({}, 302, {"location": place}))
    with pytest.raises(things.package.StatusError) as caught:
        caller.use(things, lambda c: c.things.get("x"), base_url=server.url)
    assert f"pointing to {other.url}/x; not followed" in str(caught.value)
    assert other.requests == []


def test_models_go_to_json_and_back(package: Any) -> None:
    item = package.Item.from_dict({**ITEM, "state": "brand new"})
    assert item.to_dict() == {**ITEM, "state": "brand new"}
    assert package.Item.from_json(item.to_json()) == item
    with pytest.raises(package.DecodeError, match=r"\$\.price: expected a number"):
        package.Item.from_dict({**ITEM, "price": "2"})
