"""Responses: what is read, and the ways to ask for something else."""

from typing import Any

import pytest

from generator.model import Anything, Named, ObjectType, Scalar
from tests.lower.calls import NAMED, answering, call

JSON, EVENTS = "application/json", "text/event-stream"
FILE = {"type": "string", "format": "binary"}
TEXT = {"type": "string"}


def test_ranges_and_default_in_any_case() -> None:
    responses = {
        "2xx": {"description": "Fine"},
        "4XX": {"description": "Yours"},
        "Default": {"description": "Ours"},
        "x-note": {},
    }
    found = call("delete", responses=responses)
    assert [each.status for each in found.operation.results] == ["2XX"]
    assert [each.status for each in found.operation.errors] == ["4XX", "default"]
    assert found.codes == ()


def test_default_alone_is_the_success() -> None:
    found = call(responses={"default": {"description": "Fine", "content": {}}})
    assert [each.status for each in found.operation.results] == ["default"]


def test_what_is_no_status_is_reported() -> None:
    assert call(responses={"ok": {}}).codes == ("unknown-status",)


@pytest.mark.parametrize(
    ("content", "media_type", "kind"),
    [
        ({"text/html": TEXT, JSON: TEXT}, JSON, Scalar(kind="string")),
        ({"text/csv": TEXT}, "text/csv", Scalar(kind="string")),
        ({"application/xml": NAMED}, "application/xml", Scalar(kind="string")),
        ({"application/pdf": {}}, "application/pdf", Scalar(kind="file")),
        ({"image/svg+xml": TEXT}, "image/svg+xml", Scalar(kind="file")),
        ({JSON: FILE}, JSON, Scalar(kind="file")),
        ({"*/*": FILE}, "*/*", Scalar(kind="file")),
        ({"*/*": {"type": "integer"}}, "*/*", Scalar(kind="integer")),
        ({"text/html": TEXT, "image/png": FILE}, "image/png", Scalar(kind="file")),
    ],
)
def test_what_is_read(content: dict[str, Any], media_type: str, kind: object) -> None:
    (result,) = answering(content=content).operation.results
    assert (result.media_type, result.type) == (media_type, kind)


def test_several_successes_are_kept() -> None:
    response = {"description": "Fine", "content": {JSON: {"schema": NAMED}}}
    found = call(responses={"201": response, "200": response, "204": {}})
    assert [each.status for each in found.operation.results] == ["200", "201", "204"]
    assert found.operation.results[2].type is None


def test_head_answers_nothing() -> None:
    (result,) = answering("head", content={JSON: NAMED}).operation.results
    assert result.type is None


def test_headers() -> None:
    headers = {"X-Total": {"description": "All of them."}, "Content-Type": {}}
    responses = {"200": {"description": "Fine", "headers": headers, "content": {}}}
    (result,) = call(responses=responses).operation.results
    assert [(each.wire, each.description) for each in result.headers] == [
        ("X-Total", "All of them.")
    ]


def test_what_asks_a_question_is_not_answered_with_nothing() -> None:
    fine = {"200": {"description": "Fine"}}
    asked = call("get", responses=fine)
    assert asked.operation.results[0].type == Anything()
    assert asked.codes == ("undocumented-body",)
    told = call("post", responses=fine)
    assert (told.operation.results[0].type, told.codes) == (None, ())


@pytest.mark.parametrize(
    ("content", "variants"),
    [
        ({JSON: NAMED, "text/csv": TEXT}, (None, "text")),
        ({JSON: NAMED, "application/pdf": FILE}, (None, "file")),
        ({JSON: NAMED, "application/pdf": {}}, (None, "file")),
        ({JSON: NAMED, "application/cbor": NAMED}, (None,)),
        ({JSON: NAMED, "application/xml": TEXT, "text/html": TEXT}, (None,)),
        ({"image/png": FILE, "image/jpeg": FILE}, (None,)),
    ],
)
def test_another_content_is_another_way_to_call(
    content: dict[str, Any], variants: tuple[str | None, ...]
) -> None:
    assert answering(content=content).variants == variants


def test_bodies_and_answers_in_several_ways() -> None:
    content = {JSON: {"schema": NAMED}, "application/pdf": {"schema": FILE}}
    found = call(
        requestBody={"content": content},
        responses={"200": {"description": "Fine", "content": content}},
    )
    assert found.variants == (None, "file_answer", "file")


def test_every_body_can_ask_for_a_stream() -> None:
    content = {JSON: {"schema": NAMED}, "application/pdf": {"schema": FILE}}
    answer = {JSON: {"schema": NAMED}, EVENTS: {"schema": NAMED}}
    found = call(
        requestBody={"content": content},
        responses={"200": {"description": "Fine", "content": answer}},
    )
    assert found.variants == (None, "stream", "file", "file_stream")


@pytest.mark.parametrize(
    ("media_type", "stream"),
    [
        (EVENTS, "events"),
        ("text/event-stream; charset=utf-8", "events"),
        ("application/x-ndjson", "lines"),
        ("application/jsonl", "lines"),
        ("application/stream+json", "lines"),
        ("application/json-seq", "sequence"),
        ("application/geo+json-seq", "sequence"),
    ],
)
def test_what_comes_in_pieces(media_type: str, stream: str) -> None:
    (result,) = answering(content={media_type: NAMED}).operation.results
    assert result.stream == stream
    assert isinstance(result.type, Named)


def test_a_piece_is_an_item_of_a_list() -> None:
    schema = {"type": "array", "items": {"type": "integer"}}
    (result,) = answering(content={"application/x-ndjson": schema}).operation.results
    assert result.type == Scalar(kind="integer")


def test_an_item_schema() -> None:
    media = {"itemSchema": {"type": "integer"}}
    (result,) = answering(content={"application/jsonl": media}).operation.results
    assert result.type == Scalar(kind="integer")


@pytest.mark.parametrize("schema", [{}, TEXT, {"type": "string", "format": "sse"}])
def test_events_without_a_schema_are_text(schema: dict[str, Any]) -> None:
    (result,) = answering(content={EVENTS: schema}).operation.results
    assert result.type == Scalar(kind="string")


def test_lines_without_a_schema_are_any_json() -> None:
    (result,) = answering(content={"application/x-ndjson": TEXT}).operation.results
    assert result.type == Anything()


@pytest.mark.parametrize(
    ("properties", "wanted"),
    [
        ({"data": NAMED}, "name"),
        ({"event": TEXT, "id": TEXT, "data": NAMED}, "name"),
        ({"data": {"contentSchema": NAMED}, "retry": {"type": "integer"}}, "name"),
        ({"data": NAMED, "kind": TEXT}, "data"),
    ],
)
def test_a_schema_of_whole_events_is_read_as_their_data(
    properties: dict[str, Any], wanted: str
) -> None:
    schema = {"type": "object", "properties": properties}
    found = answering(content={EVENTS: {"itemSchema": schema}})
    kind = found.operation.results[0].type
    assert isinstance(kind, Named)
    made = found.api.types[kind.id]
    assert isinstance(made, ObjectType)
    assert made.fields[0].wire == wanted


def test_the_data_of_events_that_differ() -> None:
    def event(name: str, **data: Any) -> dict[str, Any]:
        return {"properties": {"event": {"const": name}, "data": data}}

    whole = {
        "type": "object",
        "properties": {"event": TEXT, "data": TEXT},
        "oneOf": [
            event("number", contentSchema={"type": "integer"}),
            event("text", **TEXT),
        ],
    }
    (result,) = answering(content={EVENTS: {"itemSchema": whole}}).operation.results
    assert set(getattr(result.type, "members", ())) == {
        Scalar(kind="integer"),
        Scalar(kind="string"),
    }


def _chat(stream: dict[str, Any]) -> Any:
    body = {"type": "object", "properties": {"stream": stream}}
    content = {JSON: {"schema": NAMED}, EVENTS: {"schema": NAMED}}
    return call(
        requestBody={"content": {JSON: {"schema": body}}},
        responses={"200": {"description": "Fine", "content": content}},
    )


def test_a_body_that_says_whether_it_streams() -> None:
    found = _chat({"type": "boolean"})
    assert found.variants == (None, "stream")
    assert found.operation.sends == ()
    assert found.operation.results[0].stream is None
    assert found.variant("stream").sends == (("stream", True),)
    assert found.variant("stream").results[0].stream == "events"


def test_a_body_that_streams_unless_told() -> None:
    found = _chat({"type": "boolean", "default": True})
    assert found.operation.sends == (("stream", False),)


def test_a_field_that_is_no_truth_value_is_left_alone() -> None:
    assert _chat({"type": "string"}).variant("stream").sends == ()
