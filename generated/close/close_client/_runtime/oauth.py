"""OAuth 2.0: a token that is fetched when it is needed, and renewed before it ends."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Mapping
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

from .auth import Proof, Scheme
from .errors import ApiError, ApiTimeoutError
from .pickling import Unpicklable

if TYPE_CHECKING:
    from .errors import StatusError
    from .grants import Source
    from .ways import Way

# a token is renewed this long before it ends, or at a tenth of its life when that is less
_MARGIN = 30.0
_TENTH = 0.1

# how many of the latest tokens are still hidden in texts of servers
_RECENT = 8


class Asked(Protocol):
    """The credentials of a client, those that are callables asked when they are needed."""

    def __contains__(self, name: str, /) -> bool: ...

    def __call__(self, name: str, /) -> Awaitable[str]: ...

    def failure(self, status: int, /) -> tuple[type[StatusError], bool]: ...


class OAuth2(Scheme):
    """RFC 6749: a token that is given, or fetched for client credentials (4.4) or a refresh token (6).

    token, client_id, client_secret, refresh_token, scope, address, on_refresh_token: arguments of
    the client. token_url: where client credentials get a token; None: nowhere; empty: no page says
    where. refresh_url: likewise for refresh tokens. scopes: asked for unless the user says.
    """

    __slots__ = (
        "address",
        "client_id",
        "client_secret",
        "on_refresh_token",
        "refresh_token",
        "refresh_url",
        "scope",
        "scopes",
        "token",
        "token_url",
    )

    def __init__(
        self,
        *,
        id: str,
        token: str,
        client_id: str,
        client_secret: str,
        scope: str,
        address: str,
        refresh_token: str = "",
        on_refresh_token: str = "",
        token_url: str | None = None,
        refresh_url: str | None = None,
        scopes: tuple[str, ...] = (),
    ) -> None:
        ways: list[tuple[str, ...]] = [(token,)]
        if token_url is not None:
            ways.append((client_id, client_secret))
        if refresh_url is not None:
            ways.append((client_id, refresh_token))
        super().__init__(
            id,
            *ways,
            also=(client_secret,),
            settings=(scope, address),
            listeners=(on_refresh_token,) if on_refresh_token else (),
        )
        self.token = token
        self.client_id = client_id
        self.client_secret = client_secret
        self.refresh_token = refresh_token
        self.scope = scope
        self.address = address
        self.on_refresh_token = on_refresh_token
        self.token_url = token_url
        self.refresh_url = refresh_url
        self.scopes = scopes

    def proof(self, credentials: Mapping[str, str]) -> Proof:
        return Proof("header", "Authorization", f"Bearer {credentials[self.token]}")

    def fetches(self, given: Mapping[str, object]) -> bool:
        # a callable is asked at each call, and is all there is to it
        return not callable(given.get(self.token)) and any(
            all(name in given for name in way) for way in self.ways[1:]
        )

    def keeper(self, settings: Mapping[str, Any]) -> Keeper:
        return Keeper(self, settings)


class Keeper(Unpicklable):
    """The token of one client. However many want it anew at a time, one of them fetches it."""

    __slots__ = (
        "__weakref__",
        "_ended",
        "_failure",
        "_held",
        "_is_spent",
        "_scheme",
        "_secrets",
        "_settings",
        "_source",
    )

    def __init__(self, scheme: OAuth2, settings: Mapping[str, Any]) -> None:
        """settings: the values of the scheme's own, by their arguments."""
        self._scheme = scheme
        self._settings = settings
        self._source: Source | None = None
        # a token, and when it is to be renewed
        self._held: tuple[str, float | None] | None = None
        # the token that the user gave has been refused
        self._is_spent = False
        self._ended = 0
        self._failure: ApiError | None = None
        self._secrets: deque[str] = deque(maxlen=_RECENT)

    @property
    def secrets(self) -> tuple[str, ...]:
        """What has been fetched of late."""
        return tuple(self._secrets)

    def proof(self, token: str) -> Proof:
        """What goes into a request."""
        return self._scheme.proof({self._scheme.token: token})

    def expire(self, used: tuple[Proof, ...]) -> None:
        """Let go of the token that was used, unless it is another by now."""
        held = self._held
        if held is not None and self.proof(held[0]) in used:
            self._held = None
            self._is_spent = True

    async def token(
        self, way: Way, asked: Asked, base_url: str, timeout: float | None
    ) -> str:
        """The token: given, held, or fetched now. timeout: in seconds, for all that it takes.

        Raises: CredentialsError, ApiConnectionError, StatusError, for all who waited for the same
        answer; ApiTimeoutError for who waited for another's token too long.
        """
        given = self._scheme.token
        if self._held is None and given in asked and not self._is_spent:
            self._held = await asked(given), None
        if (token := self._fresh()) is not None:
            return token
        before, started = self._ended, monotonic()
        lock = way.lock(self)
        if not await lock.acquire(timeout):
            raise self._late(asked, base_url)
        try:
            if self._ended == before:
                token = self._fresh()
            elif self._failure is not None:
                # another has tried to fetch it meanwhile
                raise _copy(self._failure)
            else:
                held = self._held
                token = held[0] if held else None
            if token is not None:
                return token
            if timeout is not None:
                timeout -= monotonic() - started
            return await self._fetched(way, asked, base_url, timeout)
        finally:
            lock.release()

    def _fresh(self) -> str | None:
        held = self._held
        if held is None or (held[1] is not None and monotonic() >= held[1]):
            return None
        return held[0]

    async def _fetched(
        self, way: Way, asked: Asked, base_url: str, timeout: float | None
    ) -> str:
        started = monotonic()
        try:
            granted = await self._made().fetch(way, asked, base_url, timeout)
        except ApiError as error:
            # without its traceback, which would keep all that the frames hold
            self._failure = _copy(error)
            self._ended += 1
            raise
        self._secrets.extend(filter(None, (granted.token, granted.refresh_token)))
        self._held = granted.token, _renewal(started, granted.lifetime)
        self._failure = None
        self._ended += 1
        listener = self._settings.get(self._scheme.on_refresh_token)
        if granted.refresh_token is not None and listener is not None:
            await way.settled(listener(granted.refresh_token))
        return granted.token

    def _made(self) -> Source:
        if self._source is None:
            from .grants import Source

            self._source = Source(self._scheme, self._settings)
        return self._source

    def _late(self, asked: Asked, base_url: str) -> ApiTimeoutError:
        line = self._made().line(asked, base_url)
        error = ApiTimeoutError(f"{line}: another call has got no token in time")
        error.sent = False
        return error


def _renewal(started: float, lifetime: float | None) -> float | None:
    if lifetime is None:
        return None
    return started + lifetime - min(_MARGIN, lifetime * _TENTH)


def _copy(error: ApiError) -> ApiError:
    found = type(error).__new__(type(error), *error.args)
    found.__dict__.update(error.__dict__)
    return found
