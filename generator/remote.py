"""Files that references lead to on the web: from origins that the user allows, never from private addresses."""

import http.client
import ipaddress
import socket
import ssl
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any, TypeAlias
from urllib.parse import urlsplit

from generator.fetch import CannotFetch, fetched, shown
from generator.fragments import Page
from generator.shelf import Closed, Opened, origin_of

Guard: TypeAlias = Callable[[str], bool]
"""Whether an IP address may be connected to."""


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the internet at large, also by what it stands for in IPv6."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or _translated(found)
        if inner is not None or found.teredo is not None:
            return inner is not None and _is_global(inner)
    return _is_global(found)


def _is_global(found: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return found.is_global and not (found.is_multicast or found.is_reserved)


def _translated(found: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an address of NAT64 stands for (RFC 6052)."""
    if found in ipaddress.IPv6Network("64:ff9b::/96"):
        return ipaddress.IPv4Address(found.packed[-4:])
    return None


@dataclass(frozen=True, slots=True)
class Remote:
    """Fetches what is at a URL. guard: which addresses may be connected to; is_public when None."""

    guard: Guard | None = None

    def __call__(self, url: str, origins: frozenset[str]) -> Opened:
        """What is at a URL of an allowed origin; raises Closed. Redirects stay on allowed origins."""
        if "@" in urlsplit(url).netloc:
            raise Closed("remote-ref", "holds a user name, and was not fetched")
        guard = self.guard or is_public
        opener = urllib.request.OpenerDirector()
        for handler in (
            urllib.request.HTTPDefaultErrorHandler(),
            urllib.request.HTTPErrorProcessor(),
            _Redirects(origins),
            _Http(guard),
            _Https(guard),
        ):
            opener.add_handler(handler)
        try:
            data = fetched(url, opener)
        except CannotFetch as problem:
            raise Closed("remote-ref", f"could not be read: {problem}") from None
        return Opened(page=Page(name=url, data=data), label=shown(url))


class _Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = 5

    def __init__(self, origins: frozenset[str]) -> None:
        self._origins = origins

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        origin = origin_of(newurl)
        if origin not in self._origins or "@" in urlsplit(newurl).netloc:
            raise CannotFetch(
                f"it redirects to '{shown(newurl)}', which is not allowed"
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _connect(
    host: str, port: int, timeout: float | None, guard: Guard
) -> socket.socket:
    """A connection to the very address that was looked at: a name may lead elsewhere a moment later."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(address[0]) for *_, address in found]
    if not addresses or not all(map(guard, addresses)):
        raise CannotFetch(f"'{host}' is not a public address")
    failure: OSError | None = None
    for address in addresses:
        try:
            return socket.create_connection((address, port), timeout)
        except OSError as error:
            failure = error
    raise failure or OSError("no address")


class _Plain(http.client.HTTPConnection):
    guard: Guard

    def connect(self) -> None:
        """Connect to an address that the guard lets pass."""
        self.sock = _connect(self.host, self.port, self.timeout, self.guard)


class _Secure(http.client.HTTPSConnection):
    guard: Guard

    def connect(self) -> None:
        """The same, under TLS for the name that was asked for."""
        plain = _connect(self.host, self.port, self.timeout, self.guard)
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(plain, server_hostname=self.host)


class _Http(urllib.request.HTTPHandler):
    def __init__(self, guard: Guard) -> None:
        super().__init__()
        self._kind: Any = type("_Guarded", (_Plain,), {"guard": staticmethod(guard)})

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """Open with guarded connections."""
        return self.do_open(self._kind, req)


class _Https(urllib.request.HTTPSHandler):
    def __init__(self, guard: Guard) -> None:
        super().__init__()
        self._kind: Any = type("_Guarded", (_Secure,), {"guard": staticmethod(guard)})

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """Open with guarded connections."""
        return self.do_open(self._kind, req)
