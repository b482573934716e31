"""Bodies as they arrive at a server: JSON, forms, texts and files."""

import io
import json
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import httpx2
import pytest

from generator.runtime.decoding import nothing
from generator.runtime.operation import (
    Argument,
    Body,
    BodyExtra,
    BodyField,
    FileBody,
    Fixed,
    FormBody,
    FormField,
    Operation,
    TextBody,
)
from generator.runtime.request import build
from generator.runtime.unset import UNSET

from .calling import Caller
from .conftest import Run, Serve
from .server import Answer
from .shop import AsyncShop, Item, Shop

DAY = datetime(2024, 1, 2, tzinfo=UTC)


def operation(*parameters: Argument | Fixed, **details: Any) -> Operation[None]:
    return Operation(
        name="x",
        method="POST",
        path="/x",
        parameters=parameters,
        result=lambda: nothing,
        **details,
    )


def built(made: Operation[None], **arguments: object) -> Any:
    """What would be sent."""
    return build(Shop(base_url="http://a.test")._connection, made, arguments)


def sent(made: Operation[None], **arguments: object) -> tuple[str | None, bytes | None]:
    """The label and the text of a body that is no file."""
    request = built(made, **arguments)
    return dict(request.headers).get("Content-Type"), request.content


JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("parameters", "arguments", "content"),
    [
        ((Body("b"),), {"b": Item(id="1", made_at=DAY)}, {"id": "1", "madeAt": "2024-01-02T00:00:00Z"}),
        ((Body("b"),), {"b": None}, None),
        ((Body("b"), Fixed("stream", True)), {"b": {"a": 1}}, {"a": 1, "stream": True}),
        ((BodyField("a", "A"), Fixed("n", None)), {"a": 1}, {"A": 1, "n": None}),
        ((BodyField("a", "A"), BodyExtra("more")), {"a": 1, "more": {"b": [2]}}, {"A": 1, "b": [2]}),
        ((BodyField("a", "A"), BodyExtra("more")), {"a": UNSET, "more": None}, {}),
        ((BodyExtra("more"),), {"more": {"b": 2}}, {"b": 2}),
        ((Fixed("a", "b"),), {}, {"a": "b"}),
        ((Body("b"), Fixed("a", "b")), {}, {"a": "b"}),
    ],
)  # fmt: skip
def test_json(
    parameters: tuple[Argument | Fixed, ...],
    arguments: dict[str, object],
    content: object,
) -> None:
    label, body = sent(operation(*parameters), **arguments)
    assert label == JSON
    assert json.loads(body or b"") == content


@pytest.mark.parametrize("parameter", [Body("b"), FormBody("b"), TextBody("b"), FileBody("b")])  # fmt: skip
def test_a_body_that_is_left_out_is_not_sent(parameter: Argument) -> None:
    assert sent(operation(parameter), b=UNSET) == (None, None)
    assert sent(operation(parameter)) == (None, None)


@pytest.mark.parametrize(
    "parameter",
    [
        Body("b", required=True),
        BodyField("b", "B", required=True),
        FormField("b", "B", required=True),
        TextBody("b", required=True),
        FileBody("b", required=True),
    ],
)
def test_a_body_that_is_required_must_be_given(parameter: Argument) -> None:
    with pytest.raises(ValueError, match="b must be given"):
        built(operation(parameter), b=UNSET)
    with pytest.raises(ValueError, match="b must be given"):
        built(operation(Fixed("a", 1), parameter))


def test_further_fields_must_not_be_given_twice() -> None:
    made = operation(BodyField("a", "A"), BodyExtra("more"))
    with pytest.raises(ValueError, match="more: 'A' is given twice"):
        built(made, a=1, more={"A": 2})
    with pytest.raises(TypeError, match="more must be a mapping, not list"):
        built(made, a=1, more=[2])
    with pytest.raises(TypeError, match="the body must be a mapping, not list"):
        built(operation(Body("b"), Fixed("c", 1)), b=[2])


def test_the_label_is_documented_or_one_of_several() -> None:
    made = operation(
        Body("b"),
        media_type="application/json-patch+json",
        media_types=("application/json-patch+json", "application/merge-patch+json"),
    )
    assert sent(made, b=[])[0] == "application/json-patch+json"
    chosen = sent(made, b={}, content_type="application/merge-patch+json")
    assert chosen == ("application/merge-patch+json", b"{}")
    with pytest.raises(ValueError, match="content_type must be one of .*, not 'x/y'"):
        built(made, b={}, content_type="x/y")


@pytest.mark.parametrize(
    ("media_type", "label", "content"),
    [
        ("application/json; charset=utf-8", "application/json; charset=utf-8", '"é"'.encode()),
        ('application/json; charset="iso-8859-1"', 'application/json; charset="iso-8859-1"', b'"\xe9"'),
        ("*/*", "application/json", '"é"'.encode()),
        ("application/vnd.api+json", "application/vnd.api+json", '"é"'.encode()),
    ],
)  # fmt: skip
def test_json_in_the_charset_of_its_label(
    media_type: str, label: str, content: bytes
) -> None:
    made = operation(Body("b"), media_type=media_type)
    assert sent(made, b="é") == (label, content)


@pytest.mark.parametrize(
    ("media_type", "value", "label", "content"),
    [
        (None, "a b", "text/plain", b"a b"),
        ("text/*", "é", "text/plain; charset=utf-8", "é".encode()),
        ("text/csv; charset=iso-8859-1", "é", "text/csv; charset=iso-8859-1", b"\xe9"),
        ("application/xml", "<é/>", "application/xml", "<é/>".encode()),
        ("text/plain", 7, "text/plain", b"7"),
    ],
)
def test_texts(media_type: str | None, value: object, label: str, content: bytes) -> None:  # fmt: skip
    made = operation(TextBody("b"), media_type=media_type)
    assert sent(made, b=value) == (label, content)


def test_texts_that_their_charset_cannot_hold() -> None:
    with pytest.raises(ValueError, match="latin"):
        built(operation(TextBody("b"), media_type="a/b; charset=latin-1"), b="€")
    with pytest.raises(ValueError, match="charset is not known"):
        built(operation(TextBody("b"), media_type="a/b; charset=klingon"), b="x")


@pytest.mark.parametrize(
    ("parameter", "value", "pairs"),
    [
        (FormField("f", "F"), "a b&c=é+", [("F", "a b&c=é+")]),
        (FormField("f", "F"), True, [("F", "true")]),
        (FormField("f", "F"), ["a", 1], [("F", "a"), ("F", "1")]),
        (FormField("f", "F", explode=False), ["a", "b"], [("F", "a,b")]),
        (FormField("f", "F"), {"a": 1, "b": None}, [("a", "1")]),
        (FormField("f", "F", explode=False), {"a": 1, "b": 2}, [("F", "a,1,b,2")]),
        (FormField("f", "F", style="deepObject"), {"a": {"b": [1, 2]}}, [("F[a][b]", "1"), ("F[a][b]", "2")]),
        (FormField("f", "F", style="deepObject"), [{"a": 1}, {"a": 2}], [("F[0][a]", "1"), ("F[1][a]", "2")]),
        (FormField("f", "F", style="pipeDelimited", explode=False), ["a", "b"], [("F", "a|b")]),
        (FormField("f", "F", content=JSON), {"a": [1]}, [("F", '{"a":[1]}')]),
        (FormField("f", "F"), [], []),
        (FormField("f", "F"), None, []),
        (FormBody("f"), {"a": [1, True], "b": {"c": 1}, "d": None}, [("a", "1"), ("a", "true"), ("b", '{"c":1}')]),
        (FormBody("f"), Item(id="1", made_at=DAY), [("id", "1"), ("madeAt", "2024-01-02T00:00:00Z")]),
    ],
)  # fmt: skip
def test_forms(parameter: Argument, value: object, pairs: list[tuple[str, str]]) -> None:  # fmt: skip
    _, body = sent(operation(parameter, FormField("last", "last")), f=value, last="x")
    if body is not None:
        read = parse_qsl(body.decode(), keep_blank_values=True)
        assert [pair for pair in read if pair != ("last", "x")] == pairs
    else:
        assert not pairs


def test_forms_are_labelled_and_hold_what_is_fixed() -> None:
    made = operation(FormField("a", "A"), Fixed("grant type", "x"), BodyExtra("more"))
    assert sent(made, a=1, more={"b": 2}) == (FORM, b"A=1&grant%20type=x&b=2")
    assert sent(made) == (FORM, b"grant%20type=x")
    nested = sent(operation(FormField("a", "A")), a={"b": {"c": 1}})
    assert nested == (FORM, b"b=%7B%22c%22%3A1%7D")


CONTENT = bytes(range(256)) * 1000


def pieces() -> Iterator[bytes]:
    yield CONTENT[:100_000]
    yield CONTENT[100_000:]


async def async_pieces() -> AsyncIterator[bytes]:
    for piece in pieces():
        yield piece


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "photo.png"
    found.write_bytes(CONTENT)
    return found


def test_files_of_every_kind(serve: Serve, caller: Caller, path: Path) -> None:
    server = serve(by=lambda _: Answer())
    at = caller.at(base_url=server.url)
    made = operation(FileBody("f"), media_type="*/*")
    with path.open("rb") as file, path.open("rb") as begun:
        begun.seek(5)
        for given in (CONTENT, bytearray(CONTENT), path, file, begun, pieces(), ("a.pdf", path), ("a", CONTENT, "x/y"), [CONTENT[:9], CONTENT[9:]]):  # fmt: skip
            at.send(made, f=given)
        assert not file.closed
    assert [a.content == CONTENT for a in server.asked] == [True] * 4 + [False] + [
        True
    ] * 4
    assert server.asked[4].content == CONTENT[5:]
    assert [asked.headers["content-type"] for asked in server.asked] == [
        "application/octet-stream",
        "application/octet-stream",
        "image/png",
        "image/png",
        "image/png",
        "application/octet-stream",
        "application/pdf",
        "x/y",
        "application/octet-stream",
    ]
    lengths = [asked.headers.get("content-length") for asked in server.asked]
    assert lengths == [str(len(CONTENT))] * 4 + [str(len(CONTENT) - 5), None] + [str(len(CONTENT))] * 3  # fmt: skip


def test_the_documented_label_of_a_file_wins_over_its_name(path: Path) -> None:
    made = operation(FileBody("f"), media_type="application/octet-stream")
    assert dict(built(made, f=path).headers)["Content-Type"] == made.media_type
    several = operation(FileBody("f"), media_type="image/jpeg, image/png")
    assert dict(built(several, f=path).headers)["Content-Type"] == "image/png"


def test_async_iterators_are_for_async_clients(serve: Serve, caller: Caller) -> None:
    server = serve(by=lambda _: Answer())
    at = caller.at(base_url=server.url)
    if type(caller) is Caller:
        with pytest.raises(TypeError, match="async client"):
            at.send(operation(FileBody("f")), f=async_pieces())
    else:
        at.send(operation(FileBody("f")), f=async_pieces())
        assert server.asked[0].content == CONTENT


@pytest.mark.parametrize(
    "wrong", ["a path or the content?", io.StringIO("text"), 7, ["a"], {"a": b""}, ("a", "b", "c", "d")]
)  # fmt: skip
def test_what_is_no_file(wrong: object) -> None:
    with pytest.raises(TypeError, match="^f must be"):
        built(operation(FileBody("f")), f=wrong)


def test_files_that_cannot_be_read(serve: Serve, caller: Caller, tmp_path: Path) -> None:  # fmt: skip
    server = serve(by=lambda _: Answer())
    at = caller.at(base_url=server.url)
    with pytest.raises(FileNotFoundError):
        at.send(operation(FileBody("f")), f=tmp_path / "missing")
    with pytest.raises(IsADirectoryError):
        at.send(operation(FileBody("f")), f=tmp_path)
    assert server.asked == []


def test_what_goes_wrong_while_reading_is_not_the_networks_fault(
    serve: Serve, caller: Caller
) -> None:
    class Broken(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            raise OSError("disk on fire")

    def texts() -> Iterator[Any]:
        yield "text"

    server = serve(by=lambda _: Answer())
    at = caller.at(base_url=server.url)
    with pytest.raises(OSError, match="disk on fire"):
        at.send(operation(FileBody("f")), f=Broken())
    with pytest.raises(TypeError, match="f gave str where bytes are needed"):
        at.send(operation(FileBody("f")), f=texts())


def test_a_file_that_changes_while_it_is_sent(path: Path) -> None:
    request = built(operation(FileBody("f")), f=path)
    path.write_bytes(CONTENT + b"more")
    assert b"".join(request.content) == CONTENT
    path.write_bytes(b"less")
    with pytest.raises(ValueError, match="f has become shorter"):
        list(request.content)


def test_a_body_is_sent_once_more_when_the_http_client_asks(
    serve: Serve, run: Run, path: Path
) -> None:
    class Twice(httpx2.Auth):
        def auth_flow(self, request: httpx2.Request) -> Any:
            yield request
            yield request

    server = serve(by=lambda _: Answer())
    made = operation(FileBody("f"))
    with httpx2.Client(auth=Twice()) as http, path.open("rb") as file:
        file.seek(5)
        shop = Shop(base_url=server.url, http_client=http)
        shop._transport.send(made, {"f": file})

    async def main() -> None:
        async with httpx2.AsyncClient(auth=Twice()) as http:
            shop = AsyncShop(base_url=server.url, http_client=http)
            await shop._transport.send(made, {"f": path})

    run(main)
    whole = [asked.content for asked in server.asked]
    assert whole == [CONTENT[5:], CONTENT[5:], CONTENT, CONTENT]
