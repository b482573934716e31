"""An API without the network: it answers, remembers, and refuses what is not documented."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import (
    AsyncIterable,
    Awaitable,
    Callable,
    Iterable,
    Iterator,
    Mapping,
)
from typing import Any, ClassVar, Generic, NamedTuple, TypeAlias, TypeVar
from urllib.parse import parse_qs, urlsplit

from .allowed import faults
from .catalogue import Catalogue, Found
from .operation import Operation
from .parsing import parse
from .rehearsals import Rehearsals
from .replies import Reply, own_reply, reply
from .response import Headers

__all__ = ["Bodies", "Fake", "RecordedCall", "UndocumentedCall"]

Bodies: TypeAlias = Mapping[str, Callable[[], Callable[[Any], Any]]]
"""What reads the JSON that operations are sent, by their names."""

C = TypeVar("C")
A = TypeVar("A")

_LINE = re.compile(r"[A-Z]+ /")


class UndocumentedCall(AssertionError):
    """A call was made that the documentation does not allow; the message says what is wrong."""


class RecordedCall:
    """A call that was made. path: without what the server's URL has of it.

    operation: its name, as in `contacts.list`. path_values: decoded. query: the values of each name.
    """

    __slots__ = (
        "content",
        "headers",
        "method",
        "operation",
        "path",
        "path_values",
        "query",
    )

    def __init__(
        self,
        found: Found,
        query: dict[str, list[str]],
        headers: Headers,
        content: bytes,
    ) -> None:
        self.operation = found.operation.name
        self.method = found.operation.method
        self.path = found.path
        self.path_values: Mapping[str, str] = found.values
        self.query: Mapping[str, list[str]] = query
        self.headers: Mapping[str, str] = headers
        self.content = content

    def json(self) -> Any:
        """The body, parsed. Raises: ValueError when it is not JSON."""
        return parse(self.content)

    def __repr__(self) -> str:
        name = type(self).__name__
        return f"<{name} {self.operation}: {self.method} {self.path}>"


class _Request(NamedTuple):
    method: str
    url: str
    headers: Headers
    content: bytes | Iterable[bytes] | AsyncIterable[bytes] | None


class Fake(Generic[C, A]):
    """In place of the network, for tests: an HTTP client for sync and async clients alike.

    Each operation gives its documented example, or a value made to fit its type, until `answer`
    says otherwise. calls: those that were made, in their order.
    """

    _clients: tuple[Callable[..., C], Callable[..., A]]
    _module: str
    """Of the package whose API this is."""
    _bodies: ClassVar[Bodies] = {}

    def __init__(self, *, check: bool = True) -> None:
        """check: whether to refuse what is not documented in calls that are."""
        self._check = check
        self._own = Rehearsals(self._package)
        self.reset()

    def reset(self) -> None:
        """Forget all calls, and all that `answer` was told."""
        self.calls: list[RecordedCall] = []
        self._catalogue = Catalogue(self._package)
        self._told: dict[str, deque[Reply | BaseException]] = {}

    def client(self, **settings: Any) -> C:
        """A client of this fake, with credentials that are none. settings: as the client takes them."""
        return self._clients[0](**self._given(settings))

    def async_client(self, **settings: Any) -> A:
        """As `client`, an async one."""
        return self._clients[1](**self._given(settings))

    def answer(
        self,
        operation: str,
        value: object,
        *,
        status: int | None = None,
        headers: Mapping[str, str] | None = None,
        replace: bool = False,
    ) -> None:
        """Say what an operation answers; of several answers each is given once, the last for ever.

        replace: forget those that it was told before.
        operation: `contacts.list`, or `GET /some/{path}` for a call that is not documented. value:
        what becomes JSON; text and bytes as they are; None for no body; an exception, to raise it;
        for a stream a list of its items. status: the documented one of a success, unless given.
        Raises: LookupError for an operation that there is not.
        """
        if _LINE.match(operation):
            self._catalogue.add(operation)
        found = self._catalogue[operation]
        one: Reply | BaseException
        if isinstance(value, BaseException):
            one = value
        else:
            one = reply(found, value, status, headers)
        told = self._told.setdefault(operation, deque())
        if replace:
            told.clear()
        told.append(one)

    def example(self, operation: str) -> Any:
        """The body that an operation answers by itself, to be changed and given to `answer`.

        Raises: LookupError for an operation that there is not, and when no value fits its type.
        """
        return self._own.of(self._catalogue[operation])

    def calls_of(self, operation: str) -> list[RecordedCall]:
        """The calls of one operation, in their order. Raises: LookupError, as `answer` does."""
        name = self._catalogue[operation].name
        return [call for call in self.calls if call.operation == name]

    def build_request(
        self,
        method: str,
        url: str,
        *,
        headers: list[tuple[str, str]],
        content: bytes | Iterable[bytes] | AsyncIterable[bytes] | None,
        timeout: float | None,
    ) -> Any:
        """For clients: a request."""
        return _Request(method, url, Headers(headers), content)

    def send(
        self, request: Any, *, stream: bool = False, follow_redirects: bool = False
    ) -> Any:
        """For clients: an answer, which sync clients use as it is and async clients await.

        Raises: UndocumentedCall; what `answer` was given to raise.
        """
        return self._received(request)

    def close(self) -> None:
        """For clients: nothing is open."""

    async def aclose(self) -> None:
        """For clients: nothing is open."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self.calls)} calls>"

    @property
    def _package(self) -> str:
        return self._module.rpartition(".")[0]

    def _given(self, settings: dict[str, Any]) -> dict[str, Any]:
        if "http_client" in settings:
            raise TypeError("a client of a fake takes no http_client: the fake is it")
        service = self._catalogue.service
        names = [name for each in service.schemes.values() for name in each.ways[0]]
        names += [each.argument for each in service.headers if each.required]
        given: dict[str, Any] = {name: f"fake-{name}" for name in names}
        asked = [each.argument for each in service.variables if each.default is None]
        if not service.servers or not settings.keys() >= set(asked):
            given["base_url"] = "https://api.test"
        # a test should not wait, nor count tries, unless it asks for that
        return {**given, "max_retries": 0, "http_client": self, **settings}

    def _received(self, request: _Request) -> Reply | Awaitable[Reply]:
        content = request.content
        if isinstance(content, AsyncIterable):
            return self._gathered(request, content)
        whole = content if isinstance(content, bytes) else b"".join(content or ())
        return self._answered(request, whole)

    async def _gathered(
        self, request: _Request, content: AsyncIterable[bytes]
    ) -> Reply:
        return self._answered(request, b"".join([piece async for piece in content]))

    def _answered(self, request: _Request, content: bytes) -> Reply:
        operation, call = self._recorded(request, content)
        told = self._told.get(operation.name)
        if not told:
            value = self._own.value(operation, call)
            return own_reply(operation, value)
        found = told.popleft() if len(told) > 1 else told[0]
        if isinstance(found, BaseException):
            raise found
        return found

    def _recorded(
        self, request: _Request, content: bytes
    ) -> tuple[Operation[Any], RecordedCall]:
        """What a request is a call of. Raises: UndocumentedCall."""
        query = parse_qs(urlsplit(request.url).query, keep_blank_values=True)
        wrong: list[str] = []
        for found in self._meant(request):
            call = RecordedCall(found, query, request.headers, content)
            these = list(self._faults(found.operation, call))
            wrong = wrong or these
            if not these:
                self.calls.append(call)
                return found.operation, call
        line = f"{request.method} {urlsplit(request.url).path}"
        if wrong:
            raise UndocumentedCall(f"{line}: {'; '.join(wrong)}")
        near = self._catalogue.nearest(request.method, request.url)
        hint = f"; did you mean {near}?" if near else ""
        raise UndocumentedCall(f"{line}: no such call is documented{hint}")

    def _meant(self, request: _Request) -> list[Found]:
        """The operations that a request may be meant for, the likeliest first."""
        accept = request.headers.get("accept")
        found = self._catalogue.find(request.method, request.url)
        return sorted(found, key=lambda each: each.operation.accept != accept)

    def _faults(self, operation: Operation[Any], call: RecordedCall) -> Iterator[str]:
        if self._check and self._catalogue.is_documented(operation):
            read = self._bodies.get(operation.name)
            yield from faults(operation, call, self._catalogue.secrets, read)
