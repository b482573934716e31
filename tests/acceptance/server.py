"""A small HTTP server on the loopback interface that answers from a script and remembers what it was asked."""

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlsplit

SECONDS_PER_REQUEST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request as it came over the wire. query: in the order sent; header names in lower case.

    port: of the client's end, which tells its connections apart.
    """

    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    headers: Mapping[str, str]
    body: bytes
    port: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What to send back; `text` stands in for `body` when the answer is not JSON."""

    body: object = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    text: str | None = None

    def data(self) -> bytes:
        text = json.dumps(self.body) if self.text is None else self.text
        return text.encode()


class RecordingServer:
    """Answers each request by a function; the most requests at once are counted too."""

    def __init__(self, answer: Callable[[Request], Answer]) -> None:
        self.requests: list[Request] = []
        self.sent: list[bytes] = []
        self.most_at_once = 0
        self._answer = answer
        self._at_once = 0
        self._lock = threading.Lock()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def url(self) -> str:
        """Where it listens: the base URL to give to a client."""
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._http.shutdown()
        self._thread.join(timeout=SECONDS_PER_REQUEST)
        self._http.server_close()

    def take(self, request: Request) -> Answer:
        """The answer to one request, which is remembered."""
        with self._lock:
            self.requests.append(request)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            return self._answer(request)
        finally:
            with self._lock:
                self._at_once -= 1

    def _serve(self) -> None:
        self._http.serve_forever(poll_interval=0.01)


def _handler(server: RecordingServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = SECONDS_PER_REQUEST

        def respond(self) -> None:
            answer = server.take(self.request_received())
            data = answer.data()
            server.sent.append(data)
            self.send_response(answer.status)
            headers = {"content-type": "application/json", **answer.headers}
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = respond

        def request_received(self) -> Request:
            target = urlsplit(self.path)
            length = int(self.headers.get("content-length", "0"))
            return Request(
                method=self.command,
                path=target.path,
                query=tuple(parse_qsl(target.query, keep_blank_values=True)),
                headers={k.lower(): v for k, v in self.headers.items()},
                body=self.rfile.read(length),
                port=self.client_address[1],
            )

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is printed: tests read `requests`."""

    return Handler


def in_turn(*answers: Answer) -> Callable[[Request], Answer]:
    """Answers one after the other, whatever is asked; one request too many is answered with 599."""
    left = iter(answers)
    lock = threading.Lock()

    def answer(request: Request) -> Answer:
        with lock:
            return next(left, Answer(status=599, body="one request too many"))

    return answer
