"""HTTP clients that users bring: httpx2's and httpx's, and transports without a network for their tests."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import httpx2
import pytest

from .callers import Caller, in_every_way
from .conftest import Serve
from .server import Answer
from .vendors import VENDORS, Vendor, each

CLOSE = next(vendor for vendor in VENDORS if vendor.name == "close")
LIBRARIES = pytest.mark.parametrize(
    "library", [httpx2, httpx], ids=lambda l: l.__name__
)


def brought(library: Any, caller: Caller, **settings: Any) -> Any:
    """A client of the library, of the kind that the caller's needs."""
    kind = library.Client if caller.kind == "sync" else library.AsyncClient
    return kind(**settings)


@each
@in_every_way
@LIBRARIES
def test_clients_of_either_library(
    vendor: Vendor, caller: Caller, library: Any, serve: Serve
) -> None:
    server = serve(Answer({}, 503, {"retry-after": "0"}), Answer(vendor.answer))
    own = brought(library, caller, headers={"X-Mine": "1"})
    caller.call(vendor, base_url=server.url, http_client=own)
    assert [request.headers["x-mine"] for request in server.requests] == ["1", "1"]
    assert not own.is_closed


@in_every_way
@LIBRARIES
def test_errors_of_either_library(caller: Caller, library: Any) -> None:
    own = brought(library, caller)
    with pytest.raises(CLOSE.package.ApiConnectionError) as caught:
        caller.call(
            CLOSE, base_url="http://127.0.0.1:9", http_client=own, max_retries=0
        )
    assert isinstance(caught.value.__cause__, library.ConnectError)


@each
@in_every_way
@LIBRARIES
def test_answers_without_a_network(
    vendor: Vendor, caller: Caller, library: Any
) -> None:
    asked: list[Any] = []

    def answer(request: Any) -> Any:
        asked.append(request)
        return library.Response(200, json=vendor.answer)

    own = brought(library, caller, transport=library.MockTransport(answer))
    assert caller.call(vendor, http_client=own) is not None
    assert str(asked[0].url).startswith(vendor.base_url)


def wsgi(
    environ: dict[str, Any], start_response: Callable[..., Any]
) -> Iterator[bytes]:
    """A server, as a WSGI application."""
    start_response("200 OK", [("content-type", "application/json")])
    yield json.dumps({**CLOSE.answer, "path": environ["PATH_INFO"]}).encode()  # type: ignore[dict-item]


async def asgi(scope: Any, receive: Any, send: Any) -> None:
    """The same, as an ASGI application."""
    headers = [(b"content-type", b"application/json")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    body = json.dumps({**CLOSE.answer, "path": scope["path"]}).encode()  # type: ignore[dict-item]
    await send({"type": "http.response.body", "body": body})


@in_every_way
@LIBRARIES
def test_applications_without_a_network(caller: Caller, library: Any) -> None:
    transport = (
        library.WSGITransport(app=wsgi)
        if caller.kind == "sync"
        else library.ASGITransport(app=asgi)
    )
    own = brought(library, caller, transport=transport)

    def use(client: Any) -> Any:
        return CLOSE.call_with_response(client)

    response = caller.use(CLOSE, use, http_client=own, base_url="http://app.test/v1")
    assert response.json()["path"] == "/v1/contact/"


@in_every_way
@LIBRARIES
def test_a_proxy(caller: Caller, library: Any) -> None:
    asked: list[str] = []

    class Proxy(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(CLOSE.answer).encode())

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is printed."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Proxy) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        own = brought(library, caller, proxy=f"http://127.0.0.1:{server.server_port}")
        caller.call(CLOSE, http_client=own, base_url="http://api.test")
        server.shutdown()
    assert asked == ["http://api.test/contact/"]
