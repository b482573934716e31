"""What a client, or one call, may be told: times, tries, headers, and who hears of what happens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict, cast

if TYPE_CHECKING:
    from .drift import Drift, Watch
    from .request import Request
    from .response import RawResponse
    from .retrying import Retry


class CallOptions(TypedDict, total=False):
    """What any call takes besides its own arguments; None means what the client says."""

    timeout: float | None
    """Seconds for each step: connecting, sending, waiting for the answer, reading it."""
    max_retries: int | None
    """How often a call that failed is made again."""
    deadline: float | None
    """Seconds for the call with all its tries."""
    extra_headers: Mapping[str, str] | None
    """Sent besides, in place of headers of the same name."""
    extra_query: Mapping[str, object] | None
    """Sent besides, in the query."""
    extra_body: Mapping[str, object] | None
    """Sent besides, in place of members of the body of the same name."""


class ListOptions(CallOptions, total=False):
    """What any list that comes in pages takes besides."""

    max_items: int | None
    """No more than these are given, over all pages."""
    resume: str | None
    """The `cursor` of a page of the same list, after which to go on."""


class ClientOptions(TypedDict, total=False):
    """What any client takes besides its credentials; callables of async clients may be async."""

    headers: Mapping[str, str]
    """Sent with every call."""
    deadline: float | None
    """Seconds for a call with all its tries."""
    strict: bool
    """Whether to refuse answers with what is not documented."""
    on_drift: Callable[[Drift], object] | None
    """Hears once of each undocumented field, value, variant and status."""
    hooks: Hooks | None
    """Hear of every request, response and retry."""
    auth: Callable[[Request], object] | None
    """Puts credentials into a request, in place of the documented ones."""
    max_response_bytes: int | None
    """Of an answer that is read whole, decompressed; None: any."""


class Changes(TypedDict, total=False):
    """What `with_options` may change: as `ClientOptions`, and the times and tries of a client."""

    timeout: float | None
    max_retries: int
    headers: Mapping[str, str]
    deadline: float | None
    strict: bool
    on_drift: Callable[[Drift], object] | None
    hooks: Hooks | None
    max_response_bytes: int | None


class Hooks:
    """Callables that hear of a client's work; those of async clients may be async.

    request: of each request before it is sent, whose headers it may change. response: of each
    answer, before its body is read. retry: of each failure after which a call is made again.
    """

    __slots__ = ("request", "response", "retry")

    def __init__(
        self,
        *,
        request: Callable[[Request], object] | None = None,
        response: Callable[[Request, RawResponse], object] | None = None,
        retry: Callable[[Retry], object] | None = None,
    ) -> None:
        self.request = request
        self.response = response
        self.retry = retry


class Settings(NamedTuple):
    """The options of a client, or of one call, settled."""

    timeout: float | None = 60.0
    max_retries: int = 2
    deadline: float | None = None
    headers: Mapping[str, str] = {}
    extra_query: Mapping[str, object] = {}
    extra_body: Mapping[str, object] = {}
    strict: bool = False
    on_drift: Callable[[Drift], object] | None = None
    hooks: Hooks | None = None
    auth: Callable[[Request], object] | None = None
    max_response_bytes: int | None = 100 * 1024 * 1024
    watch: Watch | None = None

    def of_call(self, name: str, options: CallOptions) -> Settings:
        """Those of one call. name: of the method, for what it does not take. Raises: TypeError, ValueError."""
        if not options:
            return self
        refuse(name, options, CallOptions)
        given = {key: held for key, held in options.items() if held is not None}
        if "extra_headers" in given:
            extra = cast("Mapping[str, str]", given.pop("extra_headers"))
            given["headers"] = {**self.headers, **_headers("extra_headers", extra)}
        return checked(self._replace(**cast("dict[str, Any]", given)), given)

    def of_client(self, options: Mapping[str, Any]) -> Settings:
        """With the options of a client. Raises: TypeError, ValueError."""
        given = dict(options)
        if "headers" in given:
            extra = _headers("headers", given["headers"])
            given["headers"] = {**self.headers, **extra}
        if given.get("on_drift") is not None:
            from .drift import Watch

            # who listens anew has heard of nothing yet
            given["watch"] = Watch()
        return checked(self._replace(**given), given)


def refuse(name: str, options: Mapping[str, object], known: type) -> None:
    """Raises: TypeError for an option that there is not, as Python does. known: a TypedDict."""
    unknown = options.keys() - known.__annotations__.keys()
    if unknown:
        first = min(unknown)
        raise TypeError(f"{name}() got an unexpected keyword argument {first!r}")


def checked(settings: Settings, given: Iterable[str]) -> Settings:
    """The settings, when they can work. given: those to look at. Raises: ValueError, TypeError."""
    for name in given:
        value = getattr(settings, name)
        check = _CHECKS.get(name)
        if check is not None and (value is not None or name not in _MAY_BE_NONE):
            check(name, value)
    return settings


def _seconds(name: str, value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{name} must be seconds, not {type(value).__name__}")
    if not 0 < value < float("inf"):
        raise ValueError(f"{name} must be more than 0 seconds, not {value}")


def _count(name: str, value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name} must be an int, not {type(value).__name__}")
    if value < 0:
        raise ValueError(f"{name} must not be negative: {value}")


def _truth(name: str, value: object) -> None:
    if not isinstance(value, bool):
        raise TypeError(f"{name} must be a bool, not {type(value).__name__}")


def _callable(name: str, value: object) -> None:
    if not callable(value):
        raise TypeError(f"{name} must be callable, not {type(value).__name__}")


def _hooks(name: str, value: object) -> None:
    if not isinstance(value, Hooks):
        kind = type(value).__name__
        raise TypeError(f"{name} must be Hooks(request=..., ...), not {kind}")


def _mapping(name: str, value: object) -> None:
    if not isinstance(value, Mapping):
        raise TypeError(f"{name} must be a mapping, not {type(value).__name__}")


def _headers(name: str, value: Mapping[str, str]) -> dict[str, str]:
    from .headers import checked as header

    _mapping(name, value)
    return {each: header(each, text) for each, text in value.items()}


_MAY_BE_NONE = {
    "timeout",
    "deadline",
    "on_drift",
    "hooks",
    "auth",
    "max_response_bytes",
}
_CHECKS: dict[str, Callable[[str, object], None]] = {
    "timeout": _seconds,
    "deadline": _seconds,
    "max_retries": _count,
    "max_response_bytes": _count,
    "strict": _truth,
    "on_drift": _callable,
    "auth": _callable,
    "hooks": _hooks,
    "extra_query": _mapping,
    "extra_body": _mapping,
}
