"""Answers: what came back, and the value made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")

# the usual names of what a vendor's support asks for
_REQUEST_IDS = ("x-request-id", "request-id", "x-amzn-requestid", "x-correlation-id")


class Headers(Mapping[str, str]):
    """The headers of an answer, in any case; several of one name are joined by commas."""

    __slots__ = ("_several", "_values")

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._values: dict[str, str] = {}
        self._several: dict[str, list[str]] = {}
        for name, value in pairs:
            key = name.lower()
            if key in self._values:
                self._several.setdefault(key, [self._values[key]]).append(value)
                value = f"{self._values[key]}, {value}"
            self._values[key] = value

    def all(self, name: str) -> list[str]:
        """Each value of a header that may come several times, as `Set-Cookie` does."""
        key = name.lower()
        if key in self._several:
            return [*self._several[key]]
        return [self._values[key]] if key in self._values else []

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Headers({self._values})"


class RawResponse:
    """An answer as it came. elapsed: seconds from sending the request to the end of what was read."""

    __slots__ = ("content", "elapsed", "headers", "status_code")

    def __init__(self, status_code: int, headers: Headers, content: bytes) -> None:
        self.status_code = status_code
        self.headers = headers
        self.content = content
        self.elapsed = 0.0

    @property
    def is_success(self) -> bool:
        """Whether the status is 2xx."""
        return 200 <= self.status_code < 300

    @property
    def media_type(self) -> str:
        """What the body says it is, such as `application/json`; empty when it does not."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """What the body says its text is encoded as; `utf-8` when it does not."""
        _, _, charset = self.headers.get("content-type", "").partition("charset=")
        return charset.partition(";")[0].strip("\"' ") or "utf-8"

    @property
    def text(self) -> str:
        """The body as text, in the charset it names or UTF-8; what does not fit is replaced."""
        try:
            return self.content.decode(self.charset, "replace")
        except (LookupError, ValueError):
            return self.content.decode("utf-8", "replace")

    def json(self) -> Any:
        """The body, parsed. Raises: ValueError when it is not JSON."""
        from .parsing import parse

        return parse(self.content)

    @property
    def request_id(self) -> str | None:
        """The vendor's name for this request, when a usual header has it."""
        found = (self.headers.get(name) for name in _REQUEST_IDS)
        return next(filter(None, found), None)

    def __repr__(self) -> str:
        kind = self.media_type or "no media type"
        size = len(self.content)
        return f"<{type(self).__name__} {self.status_code}, {size} bytes, {kind}>"


class Response(RawResponse, Generic[T]):
    """An answer and the value made of it."""

    __slots__ = ("value",)

    def __init__(self, raw: RawResponse, value: T) -> None:
        super().__init__(raw.status_code, raw.headers, raw.content)
        self.elapsed = raw.elapsed
        self.value = value

    def around(self, value: U) -> Response[U]:
        """The same answer with something else as its value."""
        return Response(self, value)
