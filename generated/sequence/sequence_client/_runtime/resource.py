"""Groups of calls that belong together."""

from .transport import AsyncTransport, Transport


class Resource:
    """Some calls of a client."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport


class AsyncResource:
    """Some calls of an async client."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport
