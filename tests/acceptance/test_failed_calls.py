"""Calls that fail, and are made again or not: what users, hooks, logs and traces hear of it."""

import logging
import pickle
from collections.abc import Iterator
from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from .callers import Caller, in_every_way
from .conftest import Serve
from .server import Answer
from .vendors import SECRET, VENDORS, Vendor, each

CLOSE = next(vendor for vendor in VENDORS if vendor.name == "close")
AT_ONCE = {"retry-after": "0"}


@each
@in_every_way
def test_a_call_is_made_again(vendor: Vendor, caller: Caller, serve: Serve) -> None:
    busy = [Answer({}, 503, AT_ONCE), Answer({}, 429, {"retry-after-ms": "1"})]
    server = serve(*busy, Answer(vendor.answer))
    assert caller.call(vendor, base_url=server.url) is not None
    assert len(server.requests) == 3
    first, *others = [(r.method, r.path, r.query) for r in server.requests]
    assert others == [first, first]


@each
@in_every_way
def test_a_call_is_made_again_so_often(
    vendor: Vendor, caller: Caller, serve: Serve
) -> None:
    server = serve(*[Answer({}, 503, AT_ONCE)] * 9)
    for tries, retries in ((3, {}), (2, {"max_retries": 1}), (1, {"max_retries": 0})):
        del server.requests[:]
        with pytest.raises(vendor.package.ServerError, match="answered 503"):
            caller.call(vendor, base_url=server.url, **retries)
        assert len(server.requests) == tries
    del server.requests[:]
    with pytest.raises(vendor.package.ServerError):
        caller.call(vendor, base_url=server.url, of_call={"max_retries": 1})
    assert len(server.requests) == 2


@in_every_way
@pytest.mark.parametrize("status", [400, 404, 409, 422])
def test_what_will_not_pass_is_not_tried_again(
    status: int, caller: Caller, serve: Serve
) -> None:
    server = serve(*[Answer({}, status, AT_ONCE)] * 3)
    with pytest.raises(CLOSE.error):
        caller.call(CLOSE, base_url=server.url)
    assert len(server.requests) == 1


@in_every_way
def test_what_may_have_had_an_effect_is_not_done_again(
    caller: Caller, serve: Serve
) -> None:
    server = serve(*[Answer({}, 503, AT_ONCE)] * 4)

    def use(client: Any) -> Any:
        return client.request("POST", "/x", body={})

    with pytest.raises(CLOSE.package.ServerError):
        caller.use(CLOSE, use, base_url=server.url)
    assert len(server.requests) == 1

    def with_key(client: Any) -> Any:
        headers = {"Idempotency-Key": "k-1"}
        return client.request("POST", "/x", body={}, extra_headers=headers)

    with pytest.raises(CLOSE.package.ServerError):
        caller.use(CLOSE, with_key, base_url=server.url)
    assert [r.headers.get("idempotency-key") for r in server.requests[1:]] == [
        "k-1"
    ] * 3


@in_every_way
def test_a_wait_that_is_too_long_is_told(caller: Caller, serve: Serve) -> None:
    server = serve(Answer({}, 429, {"retry-after": "3600"}))
    with pytest.raises(CLOSE.package.RateLimitError) as caught:
        caller.call(CLOSE, base_url=server.url)
    assert caught.value.retry_after == 3600
    assert len(server.requests) == 1


@in_every_way
def test_a_deadline_ends_the_retries(caller: Caller, serve: Serve) -> None:
    server = serve(*[Answer({}, 503, {"retry-after": "5"})] * 3)
    with pytest.raises(CLOSE.package.ServerError):
        caller.call(CLOSE, base_url=server.url, of_call={"deadline": 2.0})
    assert len(server.requests) == 1


@each
@in_every_way
def test_errors_say_what_happened(vendor: Vendor, caller: Caller, serve: Serve) -> None:
    body = {"message": f"no such thing; you sent {SECRET}"}
    server = serve(Answer(body, 404, {"x-request-id": "r-9"}))
    with pytest.raises(vendor.package.NotFoundError) as caught:
        caller.call(vendor, base_url=server.url, of_call={"extra_query": {"k": SECRET}})
    error = caught.value
    assert isinstance(error, vendor.error)
    assert str(error) == (
        f"GET {server.url}{vendor.path} answered 404 Not Found: "
        "no such thing; you sent ***"
    )
    assert (error.status_code, error.request_id) == (404, "r-9")
    assert error.response.json() == body
    assert repr(error).startswith("<NotFoundError 404: GET ")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert (str(again), again.status_code) == (str(error), 404)


@each
@in_every_way
def test_hooks_hear_of_everything(vendor: Vendor, caller: Caller, serve: Serve) -> None:
    server = serve(Answer({}, 503, AT_ONCE), Answer(vendor.answer))
    heard: list[tuple[Any, ...]] = []

    def on_request(request: Any) -> None:
        heard.append((request.operation, request.method, request.line))
        request.set("X-Signed", "yes")

    def on_response(request: Any, response: Any) -> None:
        heard.append((request.operation, response.status_code, response.content))

    def on_retry(retry: Any) -> None:
        heard.append((type(retry.error).__name__, retry.number, retry.wait))

    async def on_retry_async(retry: Any) -> None:
        on_retry(retry)

    hooks = vendor.package.Hooks(
        request=on_request,
        response=on_response,
        retry=on_retry if caller.kind == "sync" else on_retry_async,
    )
    caller.call(vendor, base_url=server.url, hooks=hooks)
    name = f"{vendor.group}.{vendor.method}"
    asked = (name, "GET", f"GET {server.url}{vendor.path}")
    assert heard == [
        asked,
        (name, 503, b""),
        ("ServerError", 1, 0.0),
        asked,
        (name, 200, b""),
    ]
    assert [r.headers["x-signed"] for r in server.requests] == ["yes", "yes"]


def test_an_async_hook_needs_an_async_client(serve: Serve) -> None:
    async def on_request(request: Any) -> None:
        """Nothing."""

    hooks = CLOSE.package.Hooks(request=on_request)
    server = serve(Answer(CLOSE.answer))
    with pytest.raises(TypeError, match="can be used by an async client only"):
        Caller().call(CLOSE, base_url=server.url, hooks=hooks)
    assert server.requests == []


@in_every_way
@pytest.mark.parametrize("value", [f"{SECRET}\r\nX-Evil: 1", f"{SECRET}\u00e9"])
def test_a_hook_sets_headers_that_can_be_sent(
    value: str, caller: Caller, serve: Serve
) -> None:
    server = serve(Answer(CLOSE.answer))

    def on_request(request: Any) -> None:
        request.headers["X-Mine"] = value

    hooks = CLOSE.package.Hooks(request=on_request)
    for given in ({"hooks": hooks}, {"auth": on_request}):
        with pytest.raises(ValueError, match="^X-Mine: the value") as caught:
            caller.call(CLOSE, base_url=server.url, **given)
        assert SECRET not in str(caught.value)
    assert server.requests == []


@in_every_way
def test_a_deadline_between_head_and_body_leaves_no_connection(
    caller: Caller, serve: Serve
) -> None:
    """The pool has room for one; a call that held on to it would make the next one wait."""
    import time

    import httpx2

    server = serve(by=lambda _: Answer(CLOSE.answer))
    hooks = CLOSE.package.Hooks(response=lambda request, answer: time.sleep(0.1))
    limits = httpx2.Limits(max_connections=1)
    kind = httpx2.Client if caller.kind == "sync" else httpx2.AsyncClient

    def use(client: Any) -> Any:
        if caller.kind != "sync":
            return awaited(client)
        with pytest.raises(
            CLOSE.package.ApiTimeoutError, match="the deadline was 0.05 s"
        ):
            client.with_options(hooks=hooks).contacts.list(deadline=0.05)
        return client.contacts.list(timeout=2)

    async def awaited(client: Any) -> Any:
        with pytest.raises(
            CLOSE.package.ApiTimeoutError, match="the deadline was 0.05 s"
        ):
            await client.with_options(hooks=hooks).contacts.list(deadline=0.05)
        return await client.contacts.list(timeout=2)

    own = kind(limits=limits)
    assert caller.use(CLOSE, use, base_url=server.url, http_client=own) is not None


@in_every_way
def test_a_hook_that_fails_fails_the_call(caller: Caller, serve: Serve) -> None:
    def on_response(request: Any, response: Any) -> None:
        raise LookupError("of the hook")

    server = serve(Answer(CLOSE.answer))
    hooks = CLOSE.package.Hooks(response=on_response)
    with pytest.raises(LookupError, match="of the hook"):
        caller.call(CLOSE, base_url=server.url, hooks=hooks)


@each
@in_every_way
def test_own_credentials(vendor: Vendor, caller: Caller, serve: Serve) -> None:
    server = serve(Answer(vendor.answer))

    def sign(request: Any) -> None:
        request.set("Authorization", "Signed it")
        request.url += ("&" if "?" in request.url else "?") + "signature=1"

    def use(client: Any) -> Any:
        return vendor.call(client)

    bare = {"business_id": "b"} if vendor.name == "dayzero" else {}
    of = Vendor(**{**_fields(vendor), "given": bare})
    caller.use(of, use, base_url=server.url, auth=sign)
    (request,) = server.requests
    assert request.headers["authorization"] == "Signed it"
    assert request.query == (*vendor.query, ("signature", "1"))


def _fields(vendor: Vendor) -> dict[str, Any]:
    return {name: getattr(vendor, name) for name in Vendor.__slots__}  # type: ignore[attr-defined]


@each
@in_every_way
def test_the_log(
    vendor: Vendor, caller: Caller, serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    package = f"{vendor.name}_client"
    caplog.set_level(logging.DEBUG, package)
    server = serve(Answer({}, 503, AT_ONCE), Answer(vendor.answer))
    caller.call(vendor, base_url=server.url, of_call={"extra_query": {"k": SECRET}})
    told = [r for r in caplog.records if r.name == package]
    lines = [r.getMessage() for r in told if r.levelno == logging.INFO]
    line = f"GET {server.url}{vendor.path}"
    assert [text.removeprefix(line).split()[0] for text in lines] == [
        "503",
        "retry",
        "200",
    ]
    assert all(text.startswith(line) for text in lines)
    headers = [r.getMessage() for r in told if r.levelno == logging.DEBUG]
    assert len(headers) == 4
    assert "User-Agent: " in headers[0]
    assert SECRET not in caplog.text


def test_the_log_is_written_where_a_variable_asks_for_it(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    log = logging.getLogger("close_client")
    monkeypatch.setattr(log, "handlers", [])
    monkeypatch.setattr(log, "level", logging.NOTSET)
    monkeypatch.setenv("CLOSE_LOG", "Info")
    server = serve(Answer(CLOSE.answer), Answer(CLOSE.answer))
    Caller().call(CLOSE, base_url=server.url)
    Caller().call(CLOSE, base_url=server.url)
    written = capsys.readouterr().err.splitlines()
    assert len(written) == 2
    assert f"close_client INFO GET {server.url}/contact/ 200 " in written[0]
    monkeypatch.setenv("CLOSE_LOG", "loud")
    CLOSE.client(**CLOSE.given)
    (told,) = capsys.readouterr().err.splitlines()
    assert told.endswith(
        "WARNING CLOSE_LOG is not 'info' or 'debug', and ignored: 'loud'"
    )


@pytest.fixture(scope="module")
def exporter() -> InMemorySpanExporter:
    found = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(found))
    trace.set_tracer_provider(provider)
    return found


@pytest.fixture
def spans(exporter: InMemorySpanExporter) -> Iterator[InMemorySpanExporter]:
    exporter.clear()
    yield exporter


@each
@in_every_way
def test_spans(
    vendor: Vendor, caller: Caller, serve: Serve, spans: InMemorySpanExporter
) -> None:
    server = serve(Answer({}, 503, AT_ONCE), Answer(vendor.answer), Answer({}, 404))
    caller.call(vendor, base_url=server.url)
    with pytest.raises(vendor.error):
        caller.call(vendor, base_url=server.url, of_call={"extra_query": {"k": SECRET}})
    good, bad = spans.get_finished_spans()
    attributes = dict(good.attributes or {})
    assert good.name == f"GET {attributes['url.template']}"
    assert attributes["http.response.status_code"] == 200
    assert attributes["http.request.resend_count"] == 1
    assert attributes["server.address"] == "127.0.0.1"
    assert f":{attributes['server.port']}" in server.url
    assert (bad.attributes or {})["error.type"] == "NotFoundError"
    assert not bad.status.is_ok
    assert bad.status.description is None
    assert not bad.events
    assert SECRET not in bad.to_json() + good.to_json()


TYPED = pytest.mark.parametrize(
    "vendor",
    # what DayZero answers is documented as any JSON: nothing in it can be new
    [vendor for vendor in VENDORS if vendor.name != "dayzero"],
    ids=lambda vendor: vendor.name,
)


@TYPED
@in_every_way
def test_drift_is_told_once(vendor: Vendor, caller: Caller, serve: Serve) -> None:
    answer = {**_object(vendor.answer), "brand_new": {"a": SECRET}}
    server = serve(Answer(answer), Answer(answer), Answer({}, 418))
    heard: list[Any] = []

    def use(client: Any) -> Any:
        calls = [lambda: vendor.call(client)] * 3
        return _tried(vendor, calls) if caller.kind == "sync" else _await(vendor, calls)

    caller.use(vendor, use, base_url=server.url, on_drift=heard.append)
    field, status = heard
    assert (field.kind, field.path) == ("field", "$.brand_new")
    assert field.operation == f"{vendor.group}.{vendor.method}"
    assert (status.kind, status.value) == ("status", 418)


def _object(answer: object) -> dict[str, Any]:
    assert isinstance(answer, dict)
    return answer


def _tried(vendor: Vendor, calls: list[Any]) -> None:
    for call in calls:
        try:
            call()
        except vendor.error:
            pass


async def _await(vendor: Vendor, calls: list[Any]) -> None:
    for call in calls:
        try:
            await call()
        except vendor.error:
            pass


@TYPED
@in_every_way
def test_strict_clients_refuse_drift(
    vendor: Vendor, caller: Caller, serve: Serve
) -> None:
    answer = {**_object(vendor.answer), "brand_new": SECRET}
    server = serve(Answer(answer), Answer(answer), Answer(vendor.answer))
    with pytest.raises(vendor.package.DecodeError) as caught:
        caller.call(vendor, base_url=server.url, strict=True)
    assert caught.value.faults == ("$.brand_new: a field that is not documented",)
    assert SECRET not in str(caught.value)
    caller.call(vendor, base_url=server.url)
    caller.call(vendor, base_url=server.url, strict=True)
