"""A call turned into what is sent; nothing here touches the network."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from .decompressing import ACCEPTED
from .headers import checked
from .operation import Operation
from .options import Settings
from .parameters import NEXT_URL, Cookie, Header, Query, QueryString
from .paths import path
from .quiet import hide
from .styles import in_header, named, quote
from .unset import UNSET

if TYPE_CHECKING:
    from .auth import Proof
    from .bodies import Content
    from .connection import Connection
    from .files import Pieces


_USUAL = Settings()


class Request:
    """What is sent. operation: the method that makes the call, `contacts.list`.

    headers: may be changed before it is sent. content: bytes, or what is read as it is sent. Its URL
    and headers may hold secrets, so it has no telling `repr`.
    """

    __slots__ = ("_hide", "content", "headers", "is_ours", "method", "operation", "url")

    def __init__(
        self,
        operation: str,
        method: str,
        url: str,
        headers: dict[str, str],
        content: bytes | Pieces | None,
        *,
        is_ours: bool = True,
        hide: Callable[[str], str] = str,
    ) -> None:
        """is_ours: it goes to the API, whose credentials it may have. hide: takes secrets out of a text."""
        self.operation = operation
        self.method = method
        self.url = url
        self.headers = headers
        self.content = content
        self.is_ours = is_ours
        self._hide = hide

    @property
    def line(self) -> str:
        """Method and URL without query and secrets: what errors and logs say."""
        return f"{self.method} {self._hide(self.url.partition('?')[0])}"

    def set(self, name: str, value: str) -> None:
        """Set a header in place of one that differs in case. Raises: ValueError for a value that none can hold."""
        _set(self.headers, name, checked(name, value))

    def check(self) -> None:
        """Raises: ValueError, TypeError for headers that hooks have set and that cannot be sent."""
        self.headers = {
            name: checked(name, self.headers[name]) for name in self.headers
        }

    def copy(self) -> Request:
        """The same, to be sent once more."""
        found = Request(
            self.operation, self.method, self.url, dict(self.headers), self.content
        )
        found.is_ours, found._hide = self.is_ours, self._hide
        return found

    def __repr__(self) -> str:
        return f"<Request {self.line}>"


class _Head:
    """What goes before the body: headers, cookies, and the pieces of the query."""

    __slots__ = ("cookies", "headers", "query")

    def __init__(self, headers: dict[str, str]) -> None:
        self.headers = headers
        self.cookies: list[str] = []
        self.query: list[str] = []


def build(
    connection: Connection,
    operation: Operation[Any],
    arguments: Mapping[str, object],
    settings: Settings = _USUAL,
) -> Request:
    """The request of a call, without credentials; None and UNSET are not sent, None in a JSON body is null.

    Raises: ValueError, TypeError for values that cannot be sent, OSError for files that cannot be
    read, PagingError.
    """
    url = connection.base(operation) + path(operation, arguments)
    head = _Head(
        {
            "Accept": operation.accept,
            "Accept-Encoding": ACCEPTED,
            **connection.headers,
        }
    )
    if NEXT_URL in arguments:
        return _following(connection, operation, arguments, settings, url, head)
    _add_arguments(head, operation, arguments)
    _add_settings(head, settings)
    if head.query:
        url = f"{url}?{'&'.join(head.query)}"
    body = _body(operation, arguments, settings)
    return _request(connection, operation, url, head, body)


def sign(
    request: Request, proofs: Iterable[Proof], given: Collection[str] = ()
) -> None:
    """Put credentials into a request; one that is not ours stays without.

    given: headers that the user says, in lower case, which stay as they are.
    """
    if not request.is_ours:
        return
    for proof in proofs:
        match proof.location:
            case "header" if proof.name.lower() in given:
                pass
            case "header":
                request.set(proof.name, proof.value)
            case "query":
                from .addresses import without_known

                hide(quote(proof.value))
                piece = f"{quote(proof.name)}={quote(proof.value)}"
                if without_known(request.url, [piece]):
                    request.url += ("&" if "?" in request.url else "?") + piece
            case "cookie":
                piece = f"{proof.name}={quote(proof.value)}"
                held = request.headers.get("Cookie")
                request.set("Cookie", f"{held}; {piece}" if held else piece)


def _following(
    connection: Connection,
    operation: Operation[Any],
    arguments: Mapping[str, object],
    settings: Settings,
    current: str,
    head: _Head,
) -> Request:
    """The request of a next page, whose URL the server gave and which holds the whole query."""
    from .addresses import followed, is_same_origin

    url = followed(current, arguments[NEXT_URL])
    if not is_same_origin(url, current):
        # it is not ours: nothing that the user gave may go there
        head.headers = {"Accept": operation.accept, "Accept-Encoding": ACCEPTED}
        request = _request(connection, operation, url, head, None)
        request.is_ours = False
        return request
    _add_arguments(head, operation, arguments)
    _add_settings(head, settings)
    body = _body(operation, arguments, settings)
    return _request(connection, operation, url, head, body)


def _add_arguments(
    head: _Head, operation: Operation[Any], arguments: Mapping[str, object]
) -> None:
    for parameter in operation.in_head:
        value = arguments.get(parameter.argument)
        if value is None or value is UNSET:
            if parameter.required:
                raise ValueError(f"{parameter.argument} must be given")
            continue
        match parameter:
            case Query():
                head.query += named(parameter, value)
            case Header():
                _set(head.headers, parameter.wire, in_header(parameter, value))
            case Cookie():
                head.cookies += named(parameter, value)
            case QueryString():
                from .forms import query_string

                if written := query_string(parameter, value):
                    head.query.append(written)
            case _:
                pass


def _add_settings(head: _Head, settings: Settings) -> None:
    for name, value in settings.headers.items():
        _set(head.headers, name, value)
    extra = {
        name: held for name, held in settings.extra_query.items() if held is not None
    }
    if extra:
        taken = {quote(name) for name in extra}
        head.query = [p for p in head.query if p.partition("=")[0] not in taken]
    for name, held in extra.items():
        head.query += named(Query(name, name), held)


def _body(
    operation: Operation[Any], arguments: Mapping[str, object], settings: Settings
) -> Content | None:
    if operation.body is None and not settings.extra_body:
        return None
    from .bodies import content

    return content(operation, arguments, settings.extra_body)


def _request(
    connection: Connection,
    operation: Operation[Any],
    url: str,
    head: _Head,
    body: Content | None,
) -> Request:
    headers = head.headers
    if head.cookies:
        _set(headers, "Cookie", "; ".join(head.cookies))
    content: bytes | Pieces | None = None
    if body is not None:
        content = body.body
        if not any(name.lower() == "content-type" for name in headers):
            headers["Content-Type"] = body.media_type
        length = None if isinstance(content, bytes) else content.length
        if length is not None:
            _set(headers, "Content-Length", str(length))
    headers = {name: checked(name, value) for name, value in headers.items()}
    return Request(
        operation.name, operation.method, url, headers, content, hide=connection.hide
    )


def _set(headers: dict[str, str], name: str, value: Any) -> None:
    """Set a header in place of one that differs in case."""
    if name not in headers:
        for other in [held for held in headers if held.lower() == name.lower()]:
            del headers[other]
    headers[name] = value
