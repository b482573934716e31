"""What a client was made with, settled once: where it calls, as whom, with which headers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .credentials import Credentials, token
from .pickling import Unpicklable
from .servers import chosen, documented_url, filled, own_url

if TYPE_CHECKING:
    from .auth import Proof
    from .operation import Operation
    from .service import Service
    from .ways import Way


class Connection(Unpicklable):
    """The settled facts of one client; holds secrets and never shows them."""

    __slots__ = (
        "_credentials",
        "_own_url",
        "_servers",
        "_variables",
        "base_url",
        "headers",
        "service",
    )

    def __init__(
        self,
        service: Service,
        arguments: Mapping[str, Any],
        *,
        environment: str | None,
        base_url: str | None,
        variables: Mapping[str, str],
    ) -> None:
        """arguments: credentials, client headers and server variables; variables: the environment.


        Raises: ValueError, TypeError for what can never be sent.
        """
        self.service = service
        self._own_url = own_url(service, base_url, variables)
        self._variables: dict[str, str] = {}
        if self._own_url is None:
            self._variables = chosen(service, arguments, variables)
        self._servers: dict[str, str] = {}
        self.base_url: str = self._own_url or self._filled(
            documented_url(service, environment)
        )
        self.headers = {"User-Agent": service.user_agent}
        lacking: list[str] = []
        for header in service.headers:
            value = arguments.get(header.argument)
            if value is None:
                value = variables.get(service.variable(header.argument))
            if value := value or header.default:
                self.headers[header.wire] = token(service, header.argument, value)
            elif header.required:
                lacking.append(header.argument)
        self._credentials = Credentials(service, arguments, variables, lacking=lacking)

    def __repr__(self) -> str:
        return f"<Connection to {self.base_url}>"

    def base(self, operation: Operation[Any]) -> str:
        """What the path of an operation is appended to: its own server, unless the user said."""
        if operation.server is None or self._own_url is not None:
            return self.base_url
        return self._filled(operation.server)

    def _filled(self, server: str) -> str:
        if server not in self._servers:
            self._servers[server] = filled(self.service, server, self._variables)
        return self._servers[server]

    def hide(self, text: str) -> str:
        """The text without credentials, for servers that repeat what they were sent."""
        return self._credentials.hide(text)

    async def proofs(
        self, way: Way, operation: Operation[Any], timeout: float | None = 60.0
    ) -> tuple[Proof, ...]:
        """What the request of an operation must carry: its first alternative that can be met.

        timeout: in seconds, of each step of fetching a token. Raises: CredentialsError when there is
        none, or when a header of the client is missing; ApiConnectionError.
        """
        credentials = self._credentials
        return await credentials.proofs(way, operation, self.base_url, timeout)

    def at_hand(self) -> tuple[tuple[str, ...], ...]:
        """The security of a call of which nothing is documented."""
        return self._credentials.at_hand()

    def expire(self, operation: Operation[Any], used: tuple[Proof, ...]) -> bool:
        """Whether `proofs` can give others than those `used`, which were refused; see `Credentials`."""
        return self._credentials.expire(operation, used)
