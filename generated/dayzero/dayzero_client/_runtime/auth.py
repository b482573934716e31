"""The ways in which a request says who makes it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from .oauth import Keeper

Secret: TypeAlias = str | Callable[[], str]
"""A credential, or what gives it: asked anew at each call."""

AsyncSecret: TypeAlias = str | Callable[[], str | Awaitable[str]]
"""A credential, or what gives it, which may have to be awaited: asked anew at each call."""

Location = Literal["header", "query", "cookie"]


class Proof(NamedTuple):
    """One credential, ready to be put into a request."""

    location: Location
    name: str
    value: str

    def __repr__(self) -> str:
        return f"<{type(self).__name__} in {self.location} {self.name}>"


class Scheme:
    """A security scheme. ways: sets of the client's arguments, each of which alone makes it usable.

    also: credentials that are used beside them when they are given. free: those that may hold any
    text. settings: arguments that are no credentials, but text. listeners: those that are callables.
    """

    __slots__ = ("also", "free", "id", "listeners", "settings", "ways")

    def __init__(
        self,
        id: str,
        *ways: tuple[str, ...],
        also: tuple[str, ...] = (),
        free: tuple[str, ...] = (),
        settings: tuple[str, ...] = (),
        listeners: tuple[str, ...] = (),
    ) -> None:
        self.id = id
        self.ways = ways
        self.also = also
        self.free = free
        self.settings = settings
        self.listeners = listeners

    @property
    def arguments(self) -> tuple[str, ...]:
        """All credentials that it may use, each once."""
        names = [*(name for way in self.ways for name in way), *self.also]
        return tuple(dict.fromkeys(names))

    @property
    def place(self) -> tuple[Location, str]:
        """Where in a request it stands: of two schemes for one place a request takes one."""
        return "header", "Authorization"

    def way(self, given: Collection[str]) -> tuple[str, ...] | None:
        """The first set of arguments all of which are given."""
        return next((way for way in self.ways if all(n in given for n in way)), None)

    def proof(self, credentials: Mapping[str, str]) -> Proof:
        """What goes into a request, given the arguments of a way."""
        raise NotImplementedError

    def fetches(self, given: Mapping[str, object]) -> bool:
        """Whether what is given is used to fetch a credential, which `keeper` does."""
        return False

    def keeper(self, settings: Mapping[str, Any]) -> Keeper:
        """What fetches the credential of one client. settings: those, and listeners, by their names."""
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
        super().__init__(id, (username, *free), free=free)
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

    @property
    def place(self) -> tuple[Location, str]:
        return self._location, self._wire

    def proof(self, credentials: Mapping[str, str]) -> Proof:
        return Proof(self._location, self._wire, credentials[self._token])
