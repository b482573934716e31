"""The ways in which a request says who makes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Location = Literal["header", "query", "cookie"]


class Proof(NamedTuple):
    """One credential, ready to be put into a request."""

    location: Location
    name: str
    value: str


class Scheme:
    """A security scheme. arguments: those of the client that it needs; free: any text will do."""

    __slots__ = ("arguments", "free", "id")

    def __init__(
        self, id: str, arguments: tuple[str, ...], free: tuple[str, ...] = ()
    ) -> None:
        self.id = id
        self.arguments = arguments
        self.free = free

    def proof(self, credentials: Mapping[str, str]) -> Proof:
        """What goes into a request, given all of `arguments`."""
        raise NotImplementedError


class Basic(Scheme):
    """RFC 7617. username, password: arguments of the client; fixed_password: what all users send."""

    __slots__ = ("_fixed_password", "_password", "_username")

    def __init__(
        self,
        *,
        id: str,
        username: str,
        password: str | None,
        fixed_password: str | None = None,
    ) -> None:
        free = () if password is None else (password,)
        super().__init__(id, (username, *free), free)
        self._username = username
        self._password = password
        self._fixed_password = fixed_password or ""

    def proof(self, credentials: Mapping[str, str]) -> Proof:
        from base64 import b64encode

        name = credentials[self._username]
        if ":" in name:
            raise ValueError(f"{self._username} must not hold a colon")
        password = (
            self._fixed_password
            if self._password is None
            else credentials[self._password]
        )
        pair = b64encode(f"{name}:{password}".encode()).decode()
        return Proof("header", "Authorization", f"Basic {pair}")


class Bearer(Scheme):
    """RFC 6750. token: the argument of the client that holds it; prefix: what stands before it."""

    __slots__ = ("_prefix", "_token")

    def __init__(self, *, id: str, token: str, prefix: str = "Bearer") -> None:
        super().__init__(id, (token,))
        self._token = token
        self._prefix = prefix

    def proof(self, credentials: Mapping[str, str]) -> Proof:
        value = f"{self._prefix} {credentials[self._token]}".strip()
        return Proof("header", "Authorization", value)


class ApiKey(Scheme):
    """A key under a name of the vendor's own. token: the argument of the client that holds it."""

    __slots__ = ("_location", "_token", "_wire")

    def __init__(
        self,
        *,
        id: str,
        location: Location,
        wire: str,
        token: str,
    ) -> None:
        super().__init__(id, (token,))
        self._location: Location = location
        self._wire = wire
        self._token = token

    def proof(self, credentials: Mapping[str, str]) -> Proof:
        return Proof(self._location, self._wire, credentials[self._token])
