"""Records out of pieces, wherever they are cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.runtime import events
from generator.runtime.events import Events, Records, ServerSentEvent, TooLong


def read(*pieces: bytes) -> list[ServerSentEvent]:
    parser = Events()
    found = [event for piece in pieces for event in parser.feed(piece)]
    return [*found, *parser.end()]


EVENTS = [
    (b"data: a\n\n", [ServerSentEvent(data="a")]),
    (b"data:a\r\rdata: b\r\n\r\n", [ServerSentEvent(data="a"), ServerSentEvent(data="b")]),
    (b"\xef\xbb\xbfdata: a\n\n", [ServerSentEvent(data="a")]),
    (b"data: \xef\xbb\xbfa\n\n", [ServerSentEvent(data="\ufeffa")]),
    (b"data: a\ndata\ndata:  b\n\n", [ServerSentEvent(data="a\n\n b")]),
    (b": comment\n\n:\ndata: a\n\n", [ServerSentEvent(data="a")]),
    (b"event: x\n\ndata: a\n\n", [ServerSentEvent(data="a")]),
    (b"event: x\ndata: a\n\ndata: b\n\n", [ServerSentEvent("x", "a"), ServerSentEvent(data="b")]),
    (b"id: 1\ndata: a\n\ndata: b\n\n", [ServerSentEvent(data="a", id="1"), ServerSentEvent(data="b", id="1")]),
    (b"id: 1\n\nid: 2\0\nid\ndata: a\n\n", [ServerSentEvent(data="a", id="")]),
    (b"retry: 10\ndata: a\n\nretry: x\ndata: b\n\n", [ServerSentEvent(data="a", retry=10), ServerSentEvent(data="b")]),
    (b"data: a: b\nDATA: c\nother: d\n\n", [ServerSentEvent(data="a: b")]),
    (b"data\n\n", [ServerSentEvent(data="")]),
    (b"data: {\"a\":\"\xe2\x82\xac\"}\n\n", [ServerSentEvent(data='{"a":"€"}')]),
    (b"data: not ended", [ServerSentEvent(data="not ended")]),
    (b"data: not closed\n", [ServerSentEvent(data="not closed")]),
    (b"", []),
    (b"event: x\nid: 1\n\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("content", "found"), EVENTS)
def test_events(content: bytes, found: list[ServerSentEvent]) -> None:
    assert read(content) == found
    assert read(*(bytes([byte]) for byte in content)) == found


@given(st.lists(st.sampled_from(EVENTS)), st.data())
def test_events_do_not_depend_on_where_they_are_cut(
    chosen: list[tuple[bytes, list[ServerSentEvent]]], data: st.DataObject
) -> None:
    content = b"\n\n".join(content for content, _ in chosen)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(content)))))
    pieces = [content[a:b] for a, b in zip([0, *cuts], [*cuts, len(content)])]
    assert b"".join(pieces) == content
    assert read(*pieces) == read(content)


@pytest.mark.parametrize("ends", [b"\n", b"\x1e"])
def test_records_do_not_depend_on_where_they_are_cut(ends: bytes) -> None:
    content = ends.join([b"", b'{"a": 1}', b" \r", b'"b"\r', b"", b"3"])
    for step in range(1, len(content) + 1):
        parser = Records(ends)
        pieces = [content[at : at + step] for at in range(0, len(content), step)]
        found = [record for piece in pieces for record in parser.feed(piece)]
        assert [*found, *parser.end()] == [b'{"a": 1}', b'"b"\r', b"3"]
    assert list(parser.end()) == []


def test_what_never_ends_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "LIMIT", 100)
    assert len(list(Records(b"\n").feed(b"x" * 99 + b"\n" + b"y" * 99 + b"\n"))) == 2
    line, event = Records(b"\n"), Events()
    with pytest.raises(TooLong):
        for _ in range(11):
            list(line.feed(b"0123456789"))
    with pytest.raises(TooLong):
        for _ in range(11):
            list(event.feed(b"data: 456789\n"))
