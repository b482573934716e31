"""Multipart bodies, as a server reads them."""

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

import pytest

from generator.runtime.decoding import integer, list_of, nothing
from generator.runtime.operation import (
    Argument,
    BodyExtra,
    Fixed,
    Operation,
    PartField,
    PartsBody,
)
from generator.runtime.request import build

from .calling import Caller
from .conftest import Serve
from .server import Answer, Asked
from .shop import Item, Shop

CONTENT = bytes(range(256)) * 500
DAY = datetime(2024, 1, 2, tzinfo=UTC)


def operation(*parameters: Argument | Fixed) -> Operation[None]:
    return Operation(
        name="x",
        method="POST",
        path="/x",
        parameters=parameters,
        result=lambda: nothing,
    )


def read(label: str, content: bytes) -> list[Message]:
    """The parts of a body, read by another's parser."""
    whole = message_from_bytes(f"Content-Type: {label}\r\n\r\n".encode() + content)
    assert not whole.defects
    parts = whole.get_payload()
    return list(parts) if isinstance(parts, list) else []  # type: ignore[arg-type]


def built(*parameters: Argument | Fixed, **arguments: object) -> list[Message]:
    client: Any = Shop(base_url="http://a.test")
    request = build(client._connection, operation(*parameters), arguments)
    content = b"".join(request.content)  # type: ignore[arg-type]
    headers = dict(request.headers)
    if "Content-Length" in headers:
        assert headers["Content-Length"] == str(len(content))
    return read(headers["Content-Type"], content)


def told(part: Message) -> tuple[object, ...]:
    """Name, file name, media type and content of a part."""
    content = part.get_payload(decode=True)
    name = part.get_param("name", header="content-disposition")
    return name, part.get_filename(), part["content-type"], content


def test_a_part_for_each_value(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(CONTENT)
    parts = built(
        PartField("title", "Title", "string"),
        PartField("public", "public", "boolean"),
        PartField("tags", "tags", "string", array=True),
        PartField("item", "item"),
        PartField("items", "items", array=True),
        PartField("key", "key", "bytes"),
        PartField("left", "left"),
        PartField("photo", "photo", "file", file=True),
        PartField("raw", "raw", "file", file=True, media_type="image/gif"),
        PartField("named", "named", "file", file=True),
        Fixed("kind", "x"),
        BodyExtra("more"),
        title="é\r\n--x",
        public=True,
        tags=["a", "b"],
        item=Item(id="1", made_at=DAY),
        items=[{"a": 1}, {"a": 2}],
        key=b"\x00\xff",
        left=None,
        photo=path,
        raw=CONTENT,
        named=("n.txt", b"n", "text/x"),
        more={"n": 1, "file": b"f"},
    )
    item = b'{"id":"1","madeAt":"2024-01-02T00:00:00Z"}'
    assert [told(part) for part in parts] == [
        ("Title", None, None, "é\r\n--x".encode()),
        ("public", None, None, b"true"),
        ("tags", None, None, b"a"),
        ("tags", None, None, b"b"),
        ("item", None, "application/json", item),
        ("items", None, "application/json", b'{"a":1}'),
        ("items", None, "application/json", b'{"a":2}'),
        ("key", None, None, b"AP8="),
        ("photo", "photo.png", "image/png", CONTENT),
        ("raw", "raw", "image/gif", CONTENT),
        ("named", "n.txt", "text/x", b"n"),
        ("kind", None, None, b"x"),
        ("n", None, None, b"1"),
        ("file", "file", "application/octet-stream", b"f"),
    ]


def test_what_is_labelled_as_json_is_one_text() -> None:
    field = PartField("a", "a", array=True, media_type="application/json")
    (part,) = built(field, a=["x", 1])
    assert told(part)[2:] == ("application/json", b'["x",1]')
    (one,) = built(PartField("a", "a", media_type="text/csv"), a="1,2")
    assert told(one)[2:] == ("text/csv", b"1,2")


def test_several_files() -> None:
    field = PartField("files", "files", "file", file=True, array=True)
    first, second = built(field, files=[("a", b"1"), io.BytesIO(b"2")])
    assert (told(first)[1], told(second)[1]) == ("a", "files")
    assert (told(first)[3], told(second)[3]) == (b"1", b"2")
    with pytest.raises(TypeError, match="files must be a list"):
        built(field, files=("a", b"1"))
    with pytest.raises(TypeError, match="f must be file, not a list"):
        built(PartField("f", "f", "file", file=True), f=[b"1"])
    with pytest.raises(TypeError, match="f must be file, not str"):
        built(PartField("f", "f", "file", file=True), f="photo.png")


def test_files_need_no_kind() -> None:
    field = PartField("f", "f", file=True)
    assert told(built(field, f=("n", b"1"))[0])[1] == "n"
    with pytest.raises(TypeError, match="f must be file, not a list"):
        built(field, f=[b"1"])
    with pytest.raises(TypeError, match="f must be file, not str"):
        built(field, f="photo.png")


@pytest.mark.parametrize("file", [True, False])
def test_a_file_or_a_text(file: bool) -> None:
    field = PartField("f", "f", "file", "string", file=file)
    (text,) = built(field, f="https://a.test/photo.png")
    assert told(text) == ("f", None, None, b"https://a.test/photo.png")
    (part,) = built(field, f=b"x")
    assert told(part)[1] == "f"
    (named,) = built(field, f=("n", b"x"))
    assert told(named)[1] == "n"


def test_a_whole_body_of_any_fields() -> None:
    parts = built(
        PartsBody("b"),
        b={"n": None, "t": "x", "l": [1, b"2", [3]], "o": {"a": 1}, "f": ("f", b"f")},
    )
    assert [told(part) for part in parts] == [
        ("t", None, None, b"x"),
        ("l", None, None, b"1"),
        ("l", "l", "application/octet-stream", b"2"),
        ("l", None, "application/json", b"[3]"),
        ("o", None, "application/json", b'{"a":1}'),
        ("f", "f", "application/octet-stream", b"f"),
    ]


def test_names_cannot_leave_their_quotes(serve: Serve, caller: Caller) -> None:
    server = serve(Answer())
    field = PartField("f", 'n"\r\nX: 1', "file", file=True)
    named = ('é"\r\n\r\nevil\\', b"content")
    caller.at(base_url=server.url).send(operation(field), f=named)
    (asked,) = server.asked
    head = asked.content.partition(b"\r\n\r\n")[0].decode().split("\r\n")[1:]
    names = 'name="n%22%0D%0AX: 1"; filename="é%22%0D%0A%0D%0Aevil\\"'
    assert head == [
        f"Content-Disposition: form-data; {names}",
        "Content-Type: application/octet-stream",
    ]


def test_media_types_cannot_leave_their_line() -> None:
    field = PartField("f", "f", "file", file=True)
    with pytest.raises(ValueError, match="f: this cannot be a media type"):
        built(field, f=("n", b"", "text/plain\r\nX: 1"))


def test_over_http(serve: Serve, caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(CONTENT)

    def parts() -> Iterator[bytes]:
        yield CONTENT
        yield b"end"

    def answer(asked: Asked) -> Answer:
        return Answer(
            [len(told(p)[3]) for p in read(asked.headers["content-type"], asked.content)]  # type: ignore[arg-type]
        )

    server = serve(by=answer)
    at = caller.at(base_url=server.url)
    made = Operation(
        name="x",
        method="POST",
        path="/x",
        parameters=(PartField("f", "f", "file", file=True), PartField("t", "t")),
        result=lambda: list_of(integer),
    )
    with path.open("rb") as file:
        assert at.send(made, f=file, t="text") == [len(CONTENT), 4]
        assert not file.closed
    assert at.send(made, f=("name", parts()), t="text") == [len(CONTENT) + 3, 4]
    first, second = server.asked
    assert first.headers["content-length"] == str(len(first.content))
    assert second.headers["transfer-encoding"] == "chunked"
    boundaries = [re.search("boundary=([0-9a-f]{32})$", a.headers["content-type"]) for a in server.asked]  # fmt: skip
    assert None not in boundaries
    assert boundaries[0] and boundaries[1] and boundaries[0][1] != boundaries[1][1]


def test_a_large_file_is_never_whole_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(300_000)
    client: Any = Shop(base_url="http://a.test")
    field = PartField("f", "f", "file", file=True)
    request = build(client._connection, operation(field), {"f": path})
    assert max(map(len, request.content)) <= 65_536  # type: ignore[arg-type]
