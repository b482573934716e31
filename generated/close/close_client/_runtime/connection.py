"""What a client was made with, settled once: where it calls, as whom, with which headers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .servers import chosen, documented_url, filled, own_url

if TYPE_CHECKING:
    from .auth import Proof
    from .operation import Operation
    from .service import Service


class Connection:
    """The settled facts of one client; holds secrets and never shows them."""

    __slots__ = (
        "_credentials",
        "_lacking",
        "_own_url",
        "_proofs",
        "_servers",
        "_variables",
        "base_url",
        "headers",
        "service",
    )

    def __init__(
        self,
        service: Service,
        arguments: Mapping[str, str | None],
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
        self._credentials = _credentials(service, arguments, variables)
        self.headers = {"User-Agent": service.user_agent}
        self._lacking: list[str] = []
        for header in service.headers:
            value = arguments.get(header.argument)
            if value is None:
                value = variables.get(service.variable(header.argument))
            if value := value or header.default:
                self.headers[header.wire] = _token(service, header.argument, value)
            elif header.required:
                self._lacking.append(header.argument)
        self._proofs: dict[tuple[tuple[str, ...], ...], tuple[Proof, ...]] = {}

    def __repr__(self) -> str:
        return f"<Connection to {self.base_url}>"

    def base(self, operation: Operation[Any]) -> str:
        """What the path of an operation is appended to: its own server, unless the user said."""
        if operation.server is None or self._own_url is not None:
            return self.base_url
        return self._filled(operation.server)

    def _filled(self, server: str) -> str:
        if server not in self._servers:
            self._servers[server] = filled(server, self._variables)
        return self._servers[server]

    def hide(self, text: str) -> str:
        """The text without credentials, for servers that repeat what they were sent."""
        proofs = {p.value for proofs in self._proofs.values() for p in proofs}
        for secret in {*self._credentials.values(), *proofs}:
            # what is shorter is no secret, and may stand in any word
            if len(secret) >= 4:
                text = text.replace(secret, "***")
        return text

    def proofs(self, operation: Operation[Any]) -> tuple[Proof, ...]:
        """What the request of an operation must carry: its first alternative that can be met.

        Raises: CredentialsError when there is none, or when a header of the client is missing.
        """
        security = operation.security
        if security not in self._proofs:
            self._proofs[security] = self._find(operation)
        return self._proofs[security]

    def _find(self, operation: Operation[Any]) -> tuple[Proof, ...]:
        schemes = self.service.schemes
        wanted = [[schemes[id] for id in ids] for ids in operation.security]
        # credentials that are there are used, also where none would do
        for alternative in sorted(wanted, key=lambda chosen: not chosen):
            names = {name for scheme in alternative for name in scheme.arguments}
            if names <= self._credentials.keys() and not self._lacking:
                return tuple(s.proof(self._credentials) for s in alternative)
        if not wanted and not self._lacking:
            return ()
        from .errors import CredentialsError

        ways = [[n for scheme in each for n in scheme.arguments] for each in wanted]
        raise CredentialsError(self._wish(operation.name, ways or [[]]))

    def _wish(self, name: str, ways: list[list[str]]) -> str:
        told = [
            " and ".join(
                f"{argument}= (or {self.service.variable(argument)})"
                for argument in [*way, *self._lacking]
            )
            for way in ways
        ]
        return f"{name} needs more of the client: give it {', or '.join(told)}"


def _credentials(
    service: Service,
    arguments: Mapping[str, str | None],
    variables: Mapping[str, str],
) -> dict[str, str]:
    schemes = service.schemes.values()
    names = {name: None for scheme in schemes for name in scheme.arguments}
    found = {n: v for n in names if (v := arguments.get(n)) is not None}
    # a credential given by hand is never mixed with others that happen to be around
    if not found:
        found = {n: v for n in names if (v := variables.get(service.variable(n)))}
    free = {name for scheme in schemes for name in scheme.free}
    return {
        # a password may be empty or hold spaces, but no line end: those are of its file
        n: v.rstrip("\r\n") if n in free else _token(service, n, v)
        for n, v in found.items()
    }


def _token(service: Service, argument: str, value: str) -> str:
    """The value as a header may hold it; a token read from a file ends with a line break."""
    if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"{argument} must be a str")
    value = value.strip()
    if not value:
        variable = service.variable(argument)
        raise ValueError(
            f"{argument} must not be empty; leave it out to use {variable}"
        )
    # the message must not show the value
    if not value.isprintable():
        raise ValueError(f"{argument} holds a character that cannot be sent")
    return value
