"""One call, described: what it sends, what comes back, and who may make it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeAlias, TypeVar

from .parameters import (
    Argument,
    Body,
    BodyExtra,
    BodyField,
    BodyKind,
    Cookie,
    FileBody,
    Fixed,
    FormBody,
    FormField,
    Header,
    IdempotencyKey,
    Kind,
    Parameter,
    PartField,
    PartsBody,
    Path,
    Query,
    QueryString,
    Style,
    TextBody,
)
from .unset import UNSET

if TYPE_CHECKING:
    from typing import TypedDict, Unpack

    from .decoding import Decoder
    from .paging import Paging

    class Details(TypedDict, total=False):
        """What any operation may say besides."""

        parameters: tuple[Argument | Fixed, ...]
        security: tuple[tuple[str, ...], ...]
        errors: Decoders | None
        media_type: str | None
        media_types: tuple[str, ...]
        accept: str | None
        server: str | None
        others: Decoders | None
        statuses: tuple[int | str, ...]


__all__ = [
    "Argument",
    "Body",
    "BodyExtra",
    "BodyField",
    "Cookie",
    "FileBody",
    "Fixed",
    "FormBody",
    "FormField",
    "Header",
    "IdempotencyKey",
    "Kind",
    "Operation",
    "PagedOperation",
    "Parameter",
    "PartField",
    "PartsBody",
    "Path",
    "Query",
    "QueryString",
    "StreamOperation",
    "Style",
    "TextBody",
]

T = TypeVar("T")
Item = TypeVar("Item")
BodyT = TypeVar("BodyT")

Decoders: TypeAlias = "Mapping[str, Callable[[], Callable[[Any], Any]]]"
"""Of bodies, by status: `404`, `4XX` or `default`."""

StreamKind = Literal["events", "lines", "sequence"]

_MEDIA_TYPES: dict[BodyKind, str] = {
    "json": "application/json",
    "form": "application/x-www-form-urlencoded",
    "multipart": "multipart/form-data",
    "text": "text/plain",
    "file": "application/octet-stream",
}


def _body(parameters: tuple[Argument | Fixed, ...]) -> BodyKind | None:
    for parameter in parameters:
        if isinstance(parameter, Argument) and parameter.body:
            return parameter.body
    alone = any(isinstance(each, Fixed | BodyExtra) for each in parameters)
    return "json" if alone else None


class Operation(Generic[T]):
    """A call that gives a T.

    path: a template with `{wire}` for each `Path`. security: alternatives of scheme ids that go
    together; none at all asks for nothing. result, errors, others: made at the first answer, so
    that importing an operation imports no model; others: of successes unlike `result`.
    media_type: of the body; media_types: all that it may be sent as, `content_type` among the
    arguments says which. accept: what to ask for. server: a URL in place of the client's own.
    statuses: all that are documented: `200`, `4XX`, `default`; none when nothing is.
    """

    def __init__(
        self,
        *,
        name: str,
        method: str,
        path: str,
        result: Callable[[], Callable[[Any], T]],
        parameters: tuple[Argument | Fixed, ...] = (),
        security: tuple[tuple[str, ...], ...] = (),
        errors: Decoders | None = None,
        media_type: str | None = None,
        media_types: tuple[str, ...] = (),
        accept: str | None = None,
        server: str | None = None,
        others: Decoders | None = None,
        statuses: tuple[int | str, ...] = (),
    ) -> None:
        self.name = name
        self.method = method
        self.path = path
        self.parameters = parameters
        self.security = security
        self.errors: Decoders = errors or {}
        self.media_types = media_types
        self.server = server
        self.others: Decoders = others or {}
        self.statuses = statuses
        self.body = _body(parameters)
        kind = self.body or "json"
        # nothing can be sent as `*/*`; files have media types of their own
        vague = not media_type or ("*" in media_type and kind != "file")
        self.media_type = _MEDIA_TYPES[kind] if vague else media_type or ""
        self._accept = accept
        self._result = result

    @cached_property
    def decoder(self) -> Decoder[T]:
        """Reads the body of a success."""
        from .decoding import decoder

        return decoder(self._result())

    @cached_property
    def in_head(self) -> tuple[Argument, ...]:
        """What goes neither into the path nor into the body."""
        heads = (Query, QueryString, Header, Cookie)
        return tuple(each for each in self.parameters if isinstance(each, heads))

    @cached_property
    def in_body(self) -> tuple[Argument | Fixed, ...]:
        """What goes into the body."""
        others = (Path, *map(type, self.in_head))
        return tuple(each for each in self.parameters if not isinstance(each, others))

    @cached_property
    def idempotency_key(self) -> str | None:
        """The argument by which the server knows a call that it has had already."""
        keys = (p.argument for p in self.parameters if isinstance(p, IdempotencyKey))
        return next(keys, None)

    def keyed(self, arguments: Mapping[str, object]) -> Mapping[str, object]:
        """The arguments with an idempotency key, where the call takes one and none is given."""
        name = self.idempotency_key
        if name is None or arguments.get(name) not in (None, UNSET, ""):
            return arguments
        from uuid import uuid4

        # one for all tries of the call: that is what it is for
        return {**arguments, name: str(uuid4())}

    def documents(self, status: int) -> bool:
        """Whether a status is documented, or none is."""
        known = (status, f"{status // 100}XX", "default")
        return not self.statuses or any(each in self.statuses for each in known)

    @cached_property
    def accept(self) -> str:
        """What to ask the server for."""
        return self._accept or self._usual_accept()

    def decoder_for(self, status: int) -> Decoder[Any]:
        """Reads the body of a success with this status."""
        found = by_status(self.others, status) if self.others else None
        if found is None:
            return self.decoder
        from .decoding import decoder

        return decoder(found())

    def _usual_accept(self) -> str:
        return self.decoder.media_type

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}: {self.method} {self.path}>"


class PagedOperation(Operation[BodyT], Generic[Item, BodyT]):
    """A call that gives one page of a list."""

    def __init__(
        self,
        *,
        name: str,
        method: str,
        path: str,
        result: Callable[[], Callable[[Any], BodyT]],
        paging: Paging[Item, BodyT],
        **details: Unpack[Details],
    ) -> None:
        super().__init__(name=name, method=method, path=path, result=result, **details)
        self.paging = paging


class StreamOperation(Operation[Item]):
    """A call whose answer comes in pieces, each an Item.

    stream: as server-sent events, a JSON text a line, or a JSON text sequence (RFC 7464).
    """

    def __init__(
        self,
        *,
        name: str,
        method: str,
        path: str,
        result: Callable[[], Callable[[Any], Item]],
        stream: StreamKind,
        **details: Unpack[Details],
    ) -> None:
        super().__init__(name=name, method=method, path=path, result=result, **details)
        self.stream: StreamKind = stream

    def _usual_accept(self) -> str:
        match self.stream:
            case "events":
                return "text/event-stream"
            case "lines":
                return "application/x-ndjson"
            case "sequence":
                return "application/json-seq"


def by_status(
    decoders: Decoders, status: int
) -> Callable[[], Callable[[Any], Any]] | None:
    """What is documented for a status: by itself, by its family, or `default`."""
    for key in (str(status), f"{status // 100}XX", "default"):
        if key in decoders:
            return decoders[key]
    return None
