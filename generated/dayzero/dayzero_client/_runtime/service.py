"""An API as its documentation describes it: its servers, its security, its standing headers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .auth import Scheme
    from .errors import StatusError


class ClientHeader:
    """A header given once to the client. default: sent when nothing is given."""

    __slots__ = ("argument", "default", "required", "wire")

    def __init__(
        self,
        *,
        argument: str,
        wire: str,
        default: str | None = None,
        required: bool = False,
    ) -> None:
        self.argument = argument
        self.wire = wire
        self.default = default
        self.required = required


class ServerVariable:
    """A part of servers' URLs that the user may choose.

    default: None where the user must say. choices: () when any text will do.
    """

    __slots__ = ("argument", "choices", "default", "wire")

    def __init__(
        self,
        argument: str,
        wire: str,
        default: str | None,
        *,
        choices: tuple[str, ...] = (),
    ) -> None:
        self.argument = argument
        self.wire = wire
        self.default = default
        self.choices = choices


class Service:
    """All that the calls of one API share.

    prefix: of environment variables. servers: URLs by name, the default first; none: the user
    must say; they may hold `{wire}` of variables. schemes: by their ids, what `Operation.security`
    names. errors: the package's own classes by status, looked up at the first error.
    """

    __slots__ = (
        "errors",
        "headers",
        "prefix",
        "schemes",
        "servers",
        "title",
        "variables",
    )

    def __init__(
        self,
        *,
        title: str,
        prefix: str,
        servers: Mapping[str, str],
        schemes: tuple[Scheme, ...] = (),
        headers: tuple[ClientHeader, ...] = (),
        variables: tuple[ServerVariable, ...] = (),
        errors: Callable[[], Mapping[str, type[StatusError]]] = dict,
    ) -> None:
        self.title = title
        self.prefix = prefix
        self.servers = servers
        self.schemes = {scheme.id: scheme for scheme in schemes}
        self.headers = headers
        self.variables = variables
        self.errors = errors

    def variable(self, argument: str) -> str:
        """The environment variable that stands in for an argument of the client."""
        name = argument.upper()
        prefix = f"{self.prefix}_"
        return name if name.startswith(prefix) else prefix + name

    @property
    def user_agent(self) -> str:
        """What the client calls itself: `close-python`."""
        words = "".join(c if c.isascii() and c.isalnum() else " " for c in self.title)
        return "-".join((*words.lower().split(), "python"))
