"""What a client, or one call, may be told: times, tries, headers, and who hears of what happens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict, cast

if TYPE_CHECKING:
    from .drift import Drift
    from .request import Request


class CallOptions(TypedDict, total=False):
    """What any call takes besides its own arguments; None means what the client says.

    timeout: seconds for each step, as of the client. max_retries: how often a call that failed is
    made again. deadline: seconds for the call with all its tries. extra_headers, extra_query,
    extra_body: sent besides, in place of what has the same name.
    """

    timeout: float | None
    max_retries: int | None
    deadline: float | None
    extra_headers: Mapping[str, str] | None
    extra_query: Mapping[str, object] | None
    extra_body: Mapping[str, object] | None


class ListOptions(CallOptions, total=False):
    """What any list that comes in pages takes besides.

    max_items: no more than these are given, over all pages. resume: the `cursor` of a page of the
    same list, after which to go on.
    """

    max_items: int | None
    resume: str | None


class ClientOptions(TypedDict, total=False):
    """What any client takes besides its credentials.

    headers: sent with every call. deadline: seconds for a call with all its tries. strict: refuse
    answers with what is not documented. on_drift: hears once of each undocumented field, value,
    variant and status. hooks: hear of every request, response and retry. auth: puts credentials
    into a request, in place of the documented ones; for async clients it may be async, as all of
    these. max_response_bytes: of an answer that is read whole, decompressed; None: any.
    """

    headers: Mapping[str, str]
    deadline: float | None
    strict: bool
    on_drift: Callable[[Drift], object] | None
    hooks: Hooks | None
    auth: Callable[[Request], object] | None
    max_response_bytes: int | None


class Changes(TypedDict, total=False):
    """What `with_options` may change."""

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
        response: Callable[[Request, Any], object] | None = None,
        retry: Callable[[Any], object] | None = None,
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

    def of_call(self, name: str, options: CallOptions) -> Settings:
        """Those of one call. name: of the method, for what it does not take. Raises: TypeError, ValueError."""
        if not options:
            return self
        unknown = options.keys() - CallOptions.__annotations__.keys()
        if unknown:
            first = min(unknown)
            raise TypeError(f"{name}() got an unexpected keyword argument {first!r}")
        given = {key: held for key, held in options.items() if held is not None}
        if "extra_headers" in given:
            extra = cast("Mapping[str, str]", given.pop("extra_headers"))
            given["headers"] = {**self.headers, **extra}
        return checked(self._replace(**cast("dict[str, Any]", given)))


def checked(settings: Settings) -> Settings:
    """The settings, when they can work. Raises: ValueError, TypeError."""
    for name in ("timeout", "deadline"):
        seconds = getattr(settings, name)
        if seconds is not None and not seconds > 0:
            raise ValueError(f"{name} must be more than 0 seconds, not {seconds}")
    if settings.max_retries < 0:
        raise ValueError(f"max_retries must not be negative: {settings.max_retries}")
    return settings
