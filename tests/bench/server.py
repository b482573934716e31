"""A server in a process of its own, which says the same to every request as cheaply as it can.

Run as a program it takes the body from standard input and writes its port.
"""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_HEAD = (
    b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"
)


class Canned(asyncio.Protocol):
    """One connection: an answer for each request head; requests have no bodies."""

    answer = b""
    seconds = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._held = b""

    def data_received(self, data: bytes) -> None:
        *asked, self._held = (self._held + data).split(b"\r\n\r\n")
        for _ in asked:
            asyncio.get_running_loop().call_later(self.seconds, self._say)

    def _say(self) -> None:
        if not self._transport.is_closing():
            self._transport.write(self.answer)


async def _serve(body: bytes, seconds: float) -> None:
    Canned.answer, Canned.seconds = _HEAD % len(body) + body, seconds
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Canned, "127.0.0.1", 0, backlog=2048)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.buffer.read)


@contextmanager
def saying(body: bytes, seconds: float = 0.0) -> Iterator[str]:
    """The base URL of such a server; it ends with this. seconds: before each answer."""
    command = [sys.executable, __file__, str(len(body)), str(seconds)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(body)
        process.stdin.flush()
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.stdin.close()


if __name__ == "__main__":
    asyncio.run(_serve(sys.stdin.buffer.read(int(sys.argv[1])), float(sys.argv[2])))
