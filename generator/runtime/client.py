"""What every emitted client is: settings, connections, and a way to end them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn, Self, TypeVar, overload

from .connection import Connection
from .options import Changes, ClientOptions, Settings, refuse
from .transport import AsyncTransport, Transport
from .ways import run

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Unpack

    from .awaiting import Awaiting
    from .blocking import Blocking
    from .calls import Calls
    from .http import AsyncHTTPClient, HTTPClient
    from .models import Model
    from .options import CallOptions
    from .response import Response
    from .service import Service

M = TypeVar("M", bound="Model")


class _Client:
    def __init__(
        self,
        service: Service,
        arguments: Mapping[str, Any],
        way: Blocking | Awaiting,
        options: Mapping[str, Any],
        *,
        environment: str | None,
        base_url: str | None,
    ) -> None:
        own = {"timeout", "max_retries"}
        more = {key: held for key, held in options.items() if key not in own}
        refuse(type(self).__name__, more, ClientOptions)
        self._way = way
        self._settings = Settings().of_client(options)
        self._connection = Connection(
            service,
            arguments,
            environment=environment,
            base_url=base_url,
            variables=os.environ,
        )
        if os.environ.get(service.variable("log")):
            from .logs import set_up

            set_up(service, os.environ)

    @property
    def base_url(self) -> str:
        """Where requests go, without a slash at its end."""
        return self._connection.base_url

    def with_options(self, **options: Unpack[Changes]) -> Self:
        """A client with other options, which shares the connections of this one.

        headers are added to those of this client. Whichever of the two is closed, both are.
        Raises: ValueError, TypeError.
        """
        refuse("with_options", options, Changes)
        other = object.__new__(type(self))
        other._way = self._way
        other._connection = self._connection
        other._settings = self._settings.of_client(options)
        return other

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self.base_url!r})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a client holds secrets and connections: it cannot be pickled")

    @cached_property
    def _calls(self) -> Calls:
        from .calls import Calls

        return Calls(self._connection, self._way, self._settings)


class SyncClient(_Client):
    """A client whose calls wait for their answers."""

    def __init__(
        self,
        service: Service,
        arguments: Mapping[str, Any],
        *,
        environment: str | None = None,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        max_retries: int = 2,
        http_client: HTTPClient | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """arguments: credentials, client headers and server variables, given by the user or not.

        timeout: seconds that each step of a call may take (connecting, sending, waiting for the
        answer, reading it); None: no limit. max_retries: how often a call that failed is made
        again. http_client: used in place of an own one, and never closed.
        Raises: ValueError, TypeError for settings that can never work.
        """
        from .blocking import Blocking

        given = {"timeout": timeout, "max_retries": max_retries, **options}
        super().__init__(
            service,
            arguments,
            Blocking(http_client),
            given,
            environment=environment,
            base_url=base_url,
        )

    @cached_property
    def _transport(self) -> Transport:
        return Transport(self._calls)

    @overload
    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        body: object = ...,
        returns: type[M],
        **options: Unpack[CallOptions],
    ) -> Response[M]: ...
    @overload
    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        body: object = ...,
        returns: None = None,
        **options: Unpack[CallOptions],
    ) -> Response[Any]: ...
    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        body: object = None,
        returns: type[Model] | None = None,
        **options: Unpack[CallOptions],
    ) -> Response[Any]:
        """A call that the documentation does not have, with the client's credentials.

        path: below `base_url`. body: what JSON can hold; or bytes, a path, an open file or an iterator
        of bytes, sent as they are, as `application/octet-stream` unless headers say otherwise.
        returns: the model to make of the answer; without it, the value is its JSON, else its text,
        else its bytes. Raises: as any call does; TypeError when returns is no model.
        """
        from .undocumented import operation, told

        call, arguments = operation(self._connection, method, path, body, returns)
        options = told(options, query, headers)
        return run(self._calls.answer(call, arguments, options))

    def close(self) -> None:
        """End the connections; calls after this raise RuntimeError."""
        run(self._way.close())

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
        arguments: Mapping[str, Any],
        *,
        environment: str | None = None,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        max_retries: int = 2,
        http_client: AsyncHTTPClient | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """As `SyncClient`, with an async http_client."""
        from .awaiting import Awaiting

        given = {"timeout": timeout, "max_retries": max_retries, **options}
        super().__init__(
            service,
            arguments,
            Awaiting(http_client),
            given,
            environment=environment,
            base_url=base_url,
        )

    @cached_property
    def _transport(self) -> AsyncTransport:
        return AsyncTransport(self._calls)

    @overload
    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        body: object = ...,
        returns: type[M],
        **options: Unpack[CallOptions],
    ) -> Response[M]: ...
    @overload
    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        body: object = ...,
        returns: None = None,
        **options: Unpack[CallOptions],
    ) -> Response[Any]: ...
    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        body: object = None,
        returns: type[Model] | None = None,
        **options: Unpack[CallOptions],
    ) -> Response[Any]:
        """A call that the documentation does not have, with the client's credentials.

        path: below `base_url`. body: what JSON can hold; or bytes, a path, an open file or an iterator
        of bytes, sent as they are, as `application/octet-stream` unless headers say otherwise.
        returns: the model to make of the answer; without it, the value is its JSON, else its text,
        else its bytes. Raises: as any call does; TypeError when returns is no model.
        """
        from .undocumented import operation, told

        call, arguments = operation(self._connection, method, path, body, returns)
        options = told(options, query, headers)
        return await self._calls.answer(call, arguments, options)

    async def close(self) -> None:
        """End the connections; calls after this raise RuntimeError."""
        await self._way.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()
