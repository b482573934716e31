"""What goes wrong with a call.

ApiError
├── CredentialsError                  nothing was sent: a credential is missing
├── ApiConnectionError                no answer came
│   └── ApiTimeoutError               not in time
├── DecodeError                       an answer that is not as documented
├── PagingError                       a list that does not go on
└── StatusError                       an answer that is no success
    ├── BadRequestError               400
    ├── UnauthorizedError             401
    ├── ForbiddenError                403
    ├── NotFoundError                 404
    ├── RequestTimeoutError           408
    ├── ConflictError                 409
    ├── UnprocessableContentError     422
    ├── RateLimitError                429
    └── ServerError                   5xx
        └── InternalServerError       500
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from .response import RawResponse

# the package that users import: tracebacks are to name what they can catch
_PACKAGE = __name__.rpartition(".")[0].rpartition(".")[0]


class ApiError(Exception):
    """Anything that this client raises about a call."""

    _home: ClassVar[str] = __name__

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls._home = cls.__module__
        if cls.__module__.startswith(f"{_PACKAGE}."):
            cls.__module__ = _PACKAGE

    def __reduce__(self) -> tuple[Any, ...]:
        cls = type(self)
        return _restore, (cls._home, cls.__qualname__, self.args, self.__dict__.copy())


class CredentialsError(ApiError):
    """The call needs credentials that the client does not have; nothing was sent."""


class ApiConnectionError(ApiError):
    """No answer came; the reason is in `__cause__`."""

    sent: bool = True
    """Whether the server may have got the request."""


class ApiTimeoutError(ApiConnectionError):
    """No answer came in time."""


class DecodeError(ApiError):
    """The answer is not as documented.

    faults: each place, as `$.data[3].name: expected a string, got null`. response: what came; of a
    webhook or an item of a stream its content alone.
    """

    def __init__(
        self, message: str, *, faults: tuple[str, ...], response: RawResponse
    ) -> None:
        super().__init__(message)
        self.faults = faults
        self.response = response


class PagingError(ApiError):
    """The server gives the same page again and again."""


class StatusError(ApiError):
    """The server answered with another status than success."""

    sent: bool = True
    """Whether the API has got the request; it has not when no token could be had for it."""

    body: Any
    """The answer's body: of the documented type, else JSON, else text."""

    def __init__(self, message: str, *, body: Any, response: RawResponse) -> None:
        super().__init__(message)
        self.body = body
        self.response = response

    @property
    def status_code(self) -> int:
        """The answer's status."""
        return self.response.status_code

    @property
    def request_id(self) -> str | None:
        """The vendor's name for this request, when a usual header has it."""
        return self.response.request_id

    @property
    def retry_after(self) -> float | None:
        """Seconds that the server asks to wait before the next call; None when it does not."""
        from .retrying import retry_after

        return retry_after(self.response.headers)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.status_code}: {self}>"


class BadRequestError(StatusError):
    """400: the request is malformed."""


class UnauthorizedError(StatusError):
    """401: the credentials are missing or wrong."""


class ForbiddenError(StatusError):
    """403: the credentials do not allow this."""


class NotFoundError(StatusError):
    """404: there is no such thing."""


class RequestTimeoutError(StatusError):
    """408: the server waited too long for the request."""


class ConflictError(StatusError):
    """409: the request contradicts the present state."""


class UnprocessableContentError(StatusError):
    """422: the values do not make sense."""


class RateLimitError(StatusError):
    """429: too many requests."""


class ServerError(StatusError):
    """5xx: the server failed."""


class InternalServerError(ServerError):
    """500: the server failed."""


_BY_STATUS = {
    400: BadRequestError,
    401: UnauthorizedError,
    403: ForbiddenError,
    404: NotFoundError,
    408: RequestTimeoutError,
    409: ConflictError,
    422: UnprocessableContentError,
    429: RateLimitError,
    500: InternalServerError,
}


def error_class(status: int) -> type[StatusError]:
    """The class of a status, listed or not."""
    return _BY_STATUS.get(status, ServerError if 500 <= status < 600 else StatusError)


def _restore(
    home: str, name: str, args: tuple[Any, ...], state: dict[str, Any]
) -> ApiError:
    """An error out of a pickle: its class is found where it is defined, not where it says."""
    import_module(home)
    cls: Any = sys.modules[home]
    for part in name.split("."):
        cls = getattr(cls, part)
    error: ApiError = cls.__new__(cls, *args)
    error.__dict__.update(state)
    return error


ApiError.__module__ = _PACKAGE
