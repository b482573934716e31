"""What every emitted client is: settings, connections, and a way to end them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, NoReturn, Self

from .connection import Connection
from .pools import AsyncPool, Pool
from .transport import AsyncTransport, Transport

if TYPE_CHECKING:
    from types import TracebackType

    from .http import AsyncHTTPClient, HTTPClient
    from .service import Service


class _Client:
    def __init__(
        self,
        service: Service,
        arguments: Mapping[str, str | None],
        *,
        environment: str | None,
        base_url: str | None,
    ) -> None:
        self._connection = Connection(
            service,
            arguments,
            environment=environment,
            base_url=base_url,
            variables=os.environ,
        )

    @property
    def base_url(self) -> str:
        """Where requests go, without a slash at its end."""
        return self._connection.base_url

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self.base_url!r})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a client holds secrets and connections: it cannot be pickled")


class SyncClient(_Client):
    """A client whose calls wait for their answers."""

    def __init__(
        self,
        service: Service,
        arguments: Mapping[str, str | None],
        *,
        environment: str | None = None,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        http_client: HTTPClient | None = None,
    ) -> None:
        """arguments: credentials, client headers and server variables, given by the user or not.

        timeout: seconds that each step of a call may take (connecting, sending, each wait for
        data); None: no limit. http_client: used in place of an own one, and never closed.
        Raises: ValueError, TypeError for settings that can never work.
        """
        super().__init__(service, arguments, environment=environment, base_url=base_url)
        self._pool = Pool(http_client)
        self._transport = Transport(self._connection, self._pool, timeout)

    def close(self) -> None:
        """End the connections; calls after this raise RuntimeError."""
        self._pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class AsyncClient(_Client):
    """A client whose calls are awaited; for asyncio and trio."""

    def __init__(
        self,
        service: Service,
        arguments: Mapping[str, str | None],
        *,
        environment: str | None = None,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        http_client: AsyncHTTPClient | None = None,
    ) -> None:
        """As `SyncClient`, with an async http_client."""
        super().__init__(service, arguments, environment=environment, base_url=base_url)
        self._pool = AsyncPool(http_client)
        self._transport = AsyncTransport(self._connection, self._pool, timeout)

    async def close(self) -> None:
        """End the connections; calls after this raise RuntimeError."""
        await self._pool.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()
