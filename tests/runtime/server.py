"""An HTTP server on the loopback interface that answers by a function and keeps what it was asked."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO

SECONDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request as it arrived. target: path and query, undecoded; names of headers in lower case.

    size: of the content, which is empty where it is not kept.
    """

    method: str
    target: str
    headers: Mapping[str, str]
    content: bytes
    size: int

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]

    @property
    def query(self) -> str:
        return self.target.partition("?")[2]


@dataclass(frozen=True, slots=True)
class Answer:
    """What to send back: bytes as they are, an iterator's piece by piece, all else as JSON."""

    body: object = None
    status: int = 200
    headers: Mapping[str, str] = field(
        default_factory=lambda: {"content-type": "application/json"}
    )

    @property
    def content(self) -> bytes:
        return (
            self.body
            if isinstance(self.body, bytes)
            else json.dumps(self.body).encode()
        )


Respond = Callable[[Asked], Answer]


class Server:
    """url: where it listens. asked: all requests so far, in order. streamed: a stream has ended."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.asked: list[Asked] = []
        self.streamed = threading.Event()


@contextmanager
def serving(respond: Respond, keep: bool = True) -> Iterator[Server]:
    """A server for the time of the context. keep: the contents of requests."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = SECONDS
        # one packet per answer: two would wait for each other
        wbufsize = -1

        def handle_method(self) -> None:
            held, size = [], 0
            for piece in self.received():
                size += len(piece)
                if keep:
                    held.append(piece)
            asked = Asked(
                method=self.command,
                target=self.path,
                headers={name.lower(): value for name, value in self.headers.items()},
                content=b"".join(held),
                size=size,
            )
            server.asked.append(asked)
            answer = respond(asked)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if isinstance(answer.body, Iterator):
                self.send_pieces(answer.body)
                return
            content = b"" if answer.status in (204, 304) else answer.content
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def received(self) -> Iterator[bytes]:
            if self.headers.get("transfer-encoding") != "chunked":
                yield from self.sized(int(self.headers.get("content-length", "0")))
                return
            while size := int(self.rfile.readline(), 16):
                yield from self.sized(size)
                self.rfile.readline()
            self.rfile.readline()

        def sized(self, size: int) -> Iterator[bytes]:
            while size and (piece := self.rfile.read(min(size, 65_536))):
                size -= len(piece)
                yield piece

        def send_pieces(self, pieces: Iterator[bytes]) -> None:
            self.send_header("transfer-encoding", "chunked")
            self.end_headers()
            try:
                for piece in pieces:
                    self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
                    self.wfile.flush()
                self.wfile.write(b"0\r\n\r\n")
            except OSError:
                # the client has left, and what is buffered is for nobody
                self.close_connection = True
                self.wfile = BytesIO()
            server.streamed.set()

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = handle_method

        def log_message(self, format: str, *args: object) -> None:
            """Tests read `asked`."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server = Server(f"http://127.0.0.1:{http.server_address[1]}")
    thread = threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        thread.join(SECONDS)
        http.server_close()
