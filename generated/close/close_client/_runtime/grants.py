"""The request for a token of OAuth 2.0, in the ways that servers want it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote_plus, urlencode, urljoin, urlsplit

from .addresses import is_same_origin
from .credentials import without
from .errors import (
    ApiConnectionError,
    ApiTimeoutError,
    CredentialsError,
    DecodeError,
)
from .exchange import Exchange
from .granted import Granted, Refused, failure, read
from .request import Request

if TYPE_CHECKING:
    from .oauth import Asked, OAuth2
    from .response import RawResponse
    from .ways import Way

# no token is larger
_LARGEST = 1024 * 1024

# what servers say that look for the client in the body; some say nothing that can be read
_UNKNOWN_CLIENT = frozenset({"invalid_client", "invalid_request", ""})


class _Client(NamedTuple):
    id: str
    secret: str | None

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}>"


class Source:
    """Where one client's tokens come from, with what its server was seen to want."""

    __slots__ = ("_in_body", "_is_plain", "_refresh_token", "_scheme", "_settings")

    def __init__(self, scheme: OAuth2, settings: Mapping[str, Any]) -> None:
        self._scheme = scheme
        self._settings = settings
        self._refresh_token: str | None = None
        self._in_body = False
        self._is_plain = False

    async def fetch(
        self, way: Way, asked: Asked, base_url: str, timeout: float | None
    ) -> Granted:
        """A new token. timeout: in seconds, for all that it takes.

        Raises: CredentialsError, ApiConnectionError; StatusError for what may be well later;
        ValueError for an unsafe address.
        """
        end = None if timeout is None else monotonic() + timeout
        scheme = self._scheme
        secret = scheme.client_secret
        client = _Client(
            await asked(scheme.client_id),
            await asked(secret) if secret in asked else None,
        )
        fields = await self._fields(asked)
        url = self._address(base_url, is_refresh="refresh_token" in fields)
        hide = _hiding(client, fields)
        while True:
            request = self._request(url, client, fields, hide)
            raw = await _answered(way, request, hide, end)
            answer = read(raw)
            if isinstance(answer, Granted):
                break
            if not self._may_ask_otherwise(answer, client, fields):
                self._in_body = False
                reason, line = answer.reason, request.line
                raise failure(raw, reason, asked=asked, line=line, hide=hide)
        if answer.refresh_token == fields.get("refresh_token"):
            answer = answer._replace(refresh_token=None)
        self._refresh_token = answer.refresh_token or self._refresh_token
        return answer

    def line(self, asked: Asked, base_url: str) -> str:
        """How messages name what gives tokens. Raises: as `fetch` does."""
        url = self._address(base_url, is_refresh=self._is_refresh(asked))
        return Request("token", "POST", url, {}, None).line

    def _is_refresh(self, asked: Asked) -> bool:
        scheme = self._scheme
        return scheme.refresh_url is not None and scheme.refresh_token in asked

    async def _fields(self, asked: Asked) -> dict[str, str]:
        scheme = self._scheme
        scope = self._settings.get(scheme.scope)
        if self._is_refresh(asked):
            token = self._refresh_token or await asked(scheme.refresh_token)
            fields = {"grant_type": "refresh_token", "refresh_token": token}
        else:
            fields = {"grant_type": "client_credentials"}
            if scope is None and not self._is_plain:
                scope = " ".join(scheme.scopes)
        return {**fields, "scope": scope} if scope else fields

    def _address(self, base_url: str, *, is_refresh: bool) -> str:
        scheme, given = self._scheme, self._settings.get(self._scheme.address)
        found = given or (scheme.refresh_url if is_refresh else scheme.token_url)
        if not found:
            raise CredentialsError(
                f"no page says where tokens are made: give the client {scheme.address}="
            )
        return safe_address(found, base_url, scheme.address)

    def _request(
        self,
        url: str,
        client: _Client,
        fields: Mapping[str, str],
        hide: Callable[[str], str],
    ) -> Request:
        headers = {
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        fields = dict(fields)
        if client.secret is None or self._in_body:
            # RFC 6749, 2.3.1 and 3.2.1
            fields["client_id"] = client.id
            fields |= {} if client.secret is None else {"client_secret": client.secret}
        else:
            headers["Authorization"] = f"Basic {_pair(client.id, client.secret)}"
        body = urlencode(fields).encode()
        return Request("token", "POST", url, headers, body, hide=hide)

    def _may_ask_otherwise(
        self, refused: Refused, client: _Client, fields: dict[str, str]
    ) -> bool:
        if refused.status not in (400, 401):
            return False
        if refused.error in _UNKNOWN_CLIENT:
            if self._in_body or client.secret is None:
                return False
            self._in_body = True
            return True
        if refused.error == "invalid_scope" and not self._settings.get(
            self._scheme.scope
        ):
            # not all that is documented is for everyone; the server knows what this client may do
            self._is_plain = True
            return fields.pop("scope", None) is not None
        return False


def safe_address(address: str, base_url: str, argument: str) -> str:
    """An address of tokens, whole. argument: the client's, for the message.

    Raises: ValueError for one where secrets would travel in the open, or that is none.
    """
    try:
        # the user has the API itself called at base_url, however that is
        url = urljoin(base_url if urlsplit(base_url).path else f"{base_url}/", address)
        parts = urlsplit(url)
        host = parts.hostname or ""
        is_safe = parts.scheme == "https" or (
            parts.scheme == "http" and (_is_here(host) or is_same_origin(url, base_url))
        )
        is_whole = host != "" and "@" not in parts.netloc and parts.port != 0
    except ValueError:
        url, is_safe, is_whole = "", False, False
    if not (is_safe and is_whole and url.isprintable() and not {" ", "\\"} & set(url)):
        raise ValueError(f"{argument} must be an https:// address without a user name")
    return url.partition("#")[0]


def _is_here(host: str) -> bool:
    from ipaddress import ip_address

    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _pair(id: str, secret: str) -> str:
    from base64 import b64encode

    return b64encode(f"{quote_plus(id)}:{quote_plus(secret)}".encode()).decode()


def _hiding(client: _Client, fields: Mapping[str, str]) -> Callable[[str], str]:
    secrets = {client.secret or "", fields.get("refresh_token", "")}
    secrets |= {_pair(client.id, client.secret)} if client.secret else set()
    return lambda text: without(text, secrets)


async def _answered(
    way: Way, request: Request, hide: Callable[[str], str], end: float | None
) -> RawResponse:
    exchange = Exchange(way, request, hide, _LARGEST)
    try:
        await exchange.send(_left(request, end))
        try:
            seconds = _left(request, end)
        except ApiTimeoutError:
            await exchange.release()
            raise
        return await exchange.read(seconds)
    except ApiConnectionError as error:
        # the call itself has not been sent; a refresh token may have been used up
        error.sent = error.sent and b"refresh_token=" in (request.content or b"")
        raise
    except DecodeError as error:
        raise CredentialsError(f"no token: {error}") from None


def _left(request: Request, end: float | None) -> float | None:
    if end is None:
        return None
    if (left := end - monotonic()) <= 0:
        raise ApiTimeoutError(f"{request.line}: no token in time")
    return left
