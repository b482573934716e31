"""A server on the loopback interface that does to each request what it is told, and keeps account."""

import select
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

SECONDS = 8.0
"""No wait of the server is longer."""

CONNECTIONS = 64
"""No server takes more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request as it arrived. target: path and query as they were sent; names in lower case."""

    method: str
    target: str
    headers: Mapping[str, str]
    content: bytes
    connection: int

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]


class Over(Exception):
    """A connection has come to its end."""


class Talk:
    """A connection on which a client has begun to send a request."""

    def __init__(self, server: "Server", sock: socket.socket, number: int) -> None:
        self._server = server
        self._sock = sock
        self._number = number
        self._read = b""

    def begun(self) -> bool:
        """Whether a request begins; False when the client leaves instead."""
        return bool(self._read or self._receive())

    def hear(self) -> Asked:
        """Read the request to its end."""
        head = self._until(b"\r\n\r\n").decode("latin-1")
        line, *fields = head.split("\r\n")
        method, target, _ = line.split(" ", 2)
        pairs = (field.partition(":") for field in fields if field)
        headers = {name.lower(): value.strip() for name, _, value in pairs}
        if headers.get("transfer-encoding") == "chunked":
            content = self._chunked()
        else:
            content = self._exactly(int(headers.get("content-length", "0")))
        asked = Asked(
            method=method,
            target=target,
            headers=headers,
            content=content,
            connection=self._number,
        )
        self._server.heard(asked)
        return asked

    def send(self, data: bytes) -> None:
        """Send, with the addresses of the servers in place of `%SELF%` and `%OTHER%`."""
        data = data.replace(b"%SELF%", self._server.url.encode())
        self._sock.sendall(data.replace(b"%OTHER%", self._server.other.encode()))

    def pause(self, seconds: float) -> None:
        """Do nothing for a while; Over when the client leaves or the server is to end."""
        end = time.monotonic() + min(seconds, SECONDS)
        while (left := end - time.monotonic()) > 0:
            # a request that is not read yet would look like the client's leaving
            ready, _, _ = select.select([self._sock], [], [], min(left, 0.05))
            if ready and not self._receive():
                raise Over
            if self._server.ending.is_set():
                raise Over

    def ignore(self, seconds: float) -> None:
        """Do not even read for a while, so that the client's leaving is not seen either."""
        self._server.ending.wait(seconds)

    def close(self) -> None:
        """End the connection as it should be ended."""
        raise Over

    def reset(self) -> None:
        """End the connection so that the client is told of a failure."""
        # SO_LINGER with no time sends RST in place of FIN
        gone = struct.pack("ii", 1, 0)
        self._sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, gone)
        raise Over

    def _receive(self) -> bytes:
        data = self._sock.recv(65_536)
        self._read += data
        return data

    def _until(self, mark: bytes) -> bytes:
        while mark not in self._read:
            if not self._receive():
                raise Over
        found, _, self._read = self._read.partition(mark)
        return found

    def _exactly(self, count: int) -> bytes:
        while len(self._read) < count:
            if not self._receive():
                raise Over
        found, self._read = self._read[:count], self._read[count:]
        return found

    def _chunked(self) -> bytes:
        content = b""
        while size := int(self._until(b"\r\n"), 16):
            content += self._exactly(size)
            self._until(b"\r\n")
        self._until(b"\r\n")
        return content


Act: TypeAlias = Callable[[Talk], None]


class Server:
    """asked: requests read whole. begun: requests begun. connections: all that were made.

    other: the address of a second server, for those that lead there.
    """

    def __init__(self, acts: tuple[Act, ...], tls: ssl.SSLContext | None) -> None:
        self._acts = acts
        self._tls = tls
        self._mended: Act | None = None
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._sockets: set[socket.socket] = set()
        self._acting = 0
        self.ending = threading.Event()
        self.asked: list[Asked] = []
        self.begun = 0
        self.connections = 0
        self.other = ""
        self._listener = socket.socket()
        self._listener.bind(("127.0.0.1", 0))
        port = self._listener.getsockname()[1]
        self.url = f"http{'s' if tls else ''}://127.0.0.1:{port}"

    def listen(self) -> None:
        """Take connections from now on; before, they are refused."""
        self._listener.listen(CONNECTIONS)
        self._listener.settimeout(0.01)
        self._start(self._accept)

    def heard(self, asked: Asked) -> None:
        """Keep account of a request."""
        if self._mended is None:
            self.asked.append(asked)

    def mend(self, act: Act) -> None:
        """Do this to all further requests, of which no account is kept."""
        self._mended = act

    @property
    def is_quiet(self) -> bool:
        """Whether no request is under way: each is answered, or its client has left."""
        return self._acting == 0

    def is_left(self, seconds: float = 2.0) -> bool:
        """Whether all clients have closed their connections, soon."""
        return self._soon(lambda: not self._sockets, seconds)

    def reaches(self, begun: int, seconds: float = 5.0) -> bool:
        """Whether as many requests have been begun, soon."""
        return self._soon(lambda: self.begun >= begun, seconds)

    def end(self) -> None:
        """Close all that is open and wait for all that runs."""
        self.ending.set()
        with self._lock:
            for sock in self._sockets:
                with suppress(OSError):
                    sock.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(SECONDS)
        self._listener.close()

    def _soon(self, holds: Callable[[], bool], seconds: float) -> bool:
        end = time.monotonic() + seconds
        while not holds() and time.monotonic() < end:
            time.sleep(0.005)
        return holds()

    def _start(self, run: Callable[[], None]) -> None:
        thread = threading.Thread(target=run, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self.ending.is_set() and self.connections < CONNECTIONS:
            with suppress(TimeoutError):
                sock, _ = self._listener.accept()
                sock.settimeout(SECONDS)
                with self._lock:
                    self._sockets.add(sock)
                self.connections += 1
                number = self.connections
                self._start(partial(self._serve, sock, number))

    def _serve(self, sock: socket.socket, number: int) -> None:
        used = sock
        try:
            if self._tls is not None:
                used = self._secured(sock, self._tls)
                used.do_handshake()
            talk = Talk(self, used, number)
            while talk.begun():
                self._act(talk)
        except (Over, OSError):
            pass
        finally:
            used.close()
            with self._lock:
                self._sockets -= {sock, used}

    def _secured(self, sock: socket.socket, tls: ssl.SSLContext) -> ssl.SSLSocket:
        used = tls.wrap_socket(sock, server_side=True, do_handshake_on_connect=False)
        with self._lock:
            # the one that was wrapped has no connection any more
            self._sockets ^= {sock, used}
        return used

    def _act(self, talk: Talk) -> None:
        with self._lock:
            last = self._acts[-1] if self._acts else None
            told = self._acts[self.begun] if self.begun < len(self._acts) else last
            act = self._mended or told
            self.begun += self._mended is None
            self._acting += 1
        try:
            assert act is not None
            act(talk)
        finally:
            with self._lock:
                self._acting -= 1


@contextmanager
def serving(
    *acts: Act, tls: ssl.SSLContext | None = None, refuses: bool = False
) -> Iterator[Server]:
    """A server for the time of the context; the last act is done to all further requests.

    refuses: connections, until `listen` is called.
    """
    server = Server(acts, tls)
    try:
        if not refuses:
            server.listen()
        yield server
    finally:
        server.end()
