"""What a client knows of who calls: credentials given, of the environment, asked for or fetched."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from .pickling import Unpicklable

if TYPE_CHECKING:
    from .auth import Proof, Scheme
    from .errors import StatusError
    from .oauth import Keeper
    from .operation import Operation
    from .service import Service
    from .ways import Way

# how many of the latest credentials that callables gave are still hidden in texts of servers
_RECENT = 128


class Credentials(Unpicklable):
    """The credentials of one client; never shown. Clients that share it share what was fetched."""

    __slots__ = (
        "_chosen",
        "_given",
        "_keepers",
        "_lacking",
        "_recent",
        "_service",
        "_standing",
    )

    def __init__(
        self,
        service: Service,
        arguments: Mapping[str, Any],
        variables: Mapping[str, str],
        *,
        lacking: Collection[str] = (),
    ) -> None:
        """arguments: of the client; variables: the environment.

        lacking: headers that every call needs and that are not there.
        Raises: ValueError, TypeError for what can never be sent.
        """
        self._service = service
        self._lacking = tuple(lacking)
        self._given = _given(service, arguments, variables)
        self._keepers = dict(_keepers(service, self._given, arguments, variables))
        self._chosen: dict[tuple[tuple[str, ...], ...], tuple[Scheme, ...]] = {}
        self._standing: dict[tuple[tuple[str, ...], ...], tuple[Proof, ...]] = {}
        self._recent: deque[str] = deque(maxlen=_RECENT)

    async def proofs(
        self,
        way: Way,
        operation: Operation[Any],
        base_url: str,
        timeout: float | None = 60.0,
    ) -> tuple[Proof, ...]:
        """What the request of an operation must carry: its first alternative that can be met.

        base_url: what a relative address of tokens starts from; timeout: for fetching one.
        Raises: CredentialsError when there is none, when a header of the client is missing, or when
        no token is given; ApiConnectionError when nobody answers who could give one.
        """
        standing = self._standing.get(operation.security)
        if standing is not None:
            return standing
        schemes = self._schemes(operation)
        asked = _Asked(self._given, way, self._service)
        found: list[Proof] = []
        for scheme in schemes:
            keeper = self._keepers.get(scheme.id)
            if keeper is not None:
                token = await keeper.token(way, asked, base_url, timeout)
                found.append(keeper.proof(token))
                continue
            names = scheme.way(self._given) or ()
            values = {name: await asked(name) for name in names}
            found.append(scheme.proof(values))
        proofs = tuple(found)
        if not any(map(self._is_made, schemes)):
            self._standing[operation.security] = proofs
        elif asked.told:
            for secret in (*asked.told.values(), *(each.value for each in proofs)):
                if secret not in self._recent:
                    self._recent.append(secret)
        return proofs

    def at_hand(self) -> tuple[tuple[str, ...], ...]:
        """All schemes whose credentials are given as one alternative; of those for one place the first."""
        chosen: dict[object, str] = {}
        for scheme in self._service.schemes.values():
            if scheme.way(self._given):
                chosen.setdefault(scheme.place, scheme.id)
        return (tuple(chosen.values()),) if chosen else ()

    def expire(self, operation: Operation[Any], used: tuple[Proof, ...]) -> bool:
        """Whether `proofs` may give others than those that the API has just refused.

        used: what `proofs` gave for that request: another call may have made them anew since then.
        """
        schemes = self._chosen.get(operation.security, ()) if used else ()
        for scheme in schemes:
            if scheme.id in self._keepers:
                self._keepers[scheme.id].expire(used)
        return any(map(self._is_made, schemes))

    def hide(self, text: str) -> str:
        """The text without credentials, for servers that repeat what they were sent."""
        secrets = {value for value in self._given.values() if isinstance(value, str)}
        for proofs in tuple(self._standing.values()):
            secrets.update(each.value for each in proofs)
        secrets.update(self._recent)
        for keeper in self._keepers.values():
            secrets.update(keeper.secrets)
        return without(text, secrets)

    def _is_made(self, scheme: Scheme) -> bool:
        """Whether a scheme has a credential that may be another one at the next call."""
        if scheme.id in self._keepers:
            return True
        return any(
            callable(self._given[name]) for name in scheme.way(self._given) or ()
        )

    def _schemes(self, operation: Operation[Any]) -> tuple[Scheme, ...]:
        security = operation.security
        if security not in self._chosen:
            self._chosen[security] = self._find(operation)
        return self._chosen[security]

    def _find(self, operation: Operation[Any]) -> tuple[Scheme, ...]:
        schemes = self._service.schemes
        wanted = [tuple(schemes[id] for id in ids) for ids in operation.security]
        if not self._lacking:
            # credentials that are there are used, also where none would do
            for alternative in sorted(wanted, key=lambda chosen: not chosen):
                if all(scheme.way(self._given) for scheme in alternative):
                    return alternative
            if not wanted:
                return ()
        from .errors import CredentialsError

        raise CredentialsError(self._wish(operation.name, wanted or [()]))

    def _wish(self, name: str, wanted: list[tuple[Scheme, ...]]) -> str:
        from itertools import product

        told = [
            " and ".join(self._called(name) for way in ways for name in way)
            for alternative in wanted
            for ways in product(*(each.ways for each in alternative), [self._lacking])
        ]
        return f"{name} needs more of the client: give it {', or '.join(told)}"

    def _called(self, argument: str) -> str:
        return f"{argument}= (or {self._service.variable(argument)})"


class _Asked:
    """The credentials for one call: those that are callables are asked once. told: what they gave."""

    __slots__ = ("_given", "_service", "_way", "told")

    def __init__(self, given: Mapping[str, Any], way: Way, service: Service) -> None:
        self._given = given
        self._way = way
        self._service = service
        self.told: dict[str, str] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._given

    async def __call__(self, name: str) -> str:
        """A credential. Raises: TypeError, ValueError for what can never be sent."""
        given = self._given[name]
        if not callable(given):
            return str(given)
        if name not in self.told:
            value = await self._way.settled(given())
            free = any(name in each.free for each in self._service.schemes.values())
            self.told[name] = _text(self._service, name, value, free=free)
        return self.told[name]

    def failure(self, status: int) -> tuple[type[StatusError], bool]:
        """The class of errors with a status, and whether it promises the body that the API documents."""
        from .errors import error_class

        own = self._service.errors().get(str(status))
        return own or error_class(status), own is not None


def token(service: Service, argument: str, value: object) -> str:
    """The value as a header may hold it; a token read from a file ends with a line break.

    Raises: TypeError, ValueError, without the value.
    """
    if not isinstance(value, str):
        raise TypeError(f"{argument} must be a str, or what gives one")
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


def without(text: str, secrets: Collection[str]) -> str:
    """The text with `***` for each secret, as it is and as URLs and headers have it."""
    from urllib.parse import quote

    shown = {part for secret in secrets for part in (secret, secret.partition(" ")[2])}
    # what is shorter is no secret, and may stand in any word; the longest hold the others
    for part in sorted((p for p in shown if len(p) >= 4), key=len, reverse=True):
        text = text.replace(part, "***").replace(quote(part, safe=""), "***")
    return text


def _text(service: Service, name: str, value: Any, *, free: bool) -> str:
    # a password may be empty or hold spaces, but no line end: those are of its file
    if free and isinstance(value, str):
        return value.rstrip("\r\n")
    return token(service, name, value)


def _given(
    service: Service, arguments: Mapping[str, Any], variables: Mapping[str, str]
) -> dict[str, Any]:
    schemes = service.schemes.values()
    names = dict.fromkeys(name for scheme in schemes for name in scheme.arguments)
    found = {n: v for n in names if (v := arguments.get(n)) is not None}
    # a credential given by hand is never mixed with others that happen to be around
    if not found:
        found = {n: v for n in names if (v := variables.get(service.variable(n)))}
    free = {name for scheme in schemes for name in scheme.free}
    return {
        name: (
            value if callable(value) else _text(service, name, value, free=name in free)
        )
        for name, value in found.items()
    }


def _keepers(
    service: Service,
    given: Mapping[str, Any],
    arguments: Mapping[str, Any],
    variables: Mapping[str, str],
) -> Iterator[tuple[str, Keeper]]:
    for scheme in service.schemes.values():
        if not scheme.fetches(given):
            continue
        settings = {name: arguments.get(name) for name in scheme.listeners}
        for name in scheme.settings:
            value = arguments.get(name)
            if value is None:
                value = variables.get(service.variable(name))
            if not isinstance(value, str | None):
                raise TypeError(f"{name} must be a str")
            settings[name] = value
        yield scheme.id, scheme.keeper(settings)
