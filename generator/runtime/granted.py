"""What a server answers that is asked for a token of OAuth 2.0."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http.client import responses
from math import isfinite
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from .errors import CredentialsError
from .retrying import is_passing_status

if TYPE_CHECKING:
    from .errors import StatusError
    from .oauth import Asked
    from .response import RawResponse

# no error text is longer
_LONGEST = 300


class Granted(NamedTuple):
    """A token. lifetime: in seconds, where the server says. refresh_token: a new one."""

    token: str
    lifetime: float | None
    refresh_token: str | None

    def __repr__(self) -> str:
        return f"<{type(self).__name__} for {self.lifetime} s>"


class Refused(NamedTuple):
    """No token. error: the server's code (RFC 6749, 5.2), or nothing. status: of its answer."""

    error: str
    status: int
    reason: str


def read(answer: RawResponse) -> Granted | Refused:
    """A token, or why there is none."""
    try:
        body: Any = answer.json()
    except (ValueError, RecursionError):
        body = None
    fields: Mapping[str, Any] = cast(
        "dict[str, Any]", body if isinstance(body, dict) else {}
    )
    token = fields.get("access_token")
    if answer.is_success and isinstance(token, str) and _is_sendable(token):
        fresh = fields.get("refresh_token")
        fresh = fresh if isinstance(fresh, str) and fresh else None
        return Granted(token.strip(), _lifetime(fields.get("expires_in")), fresh)
    error = fields.get("error")
    error = error if isinstance(error, str) else ""
    return Refused(error, answer.status_code, _reason(answer, fields, error))


def failure(
    raw: RawResponse,
    reason: str,
    *,
    asked: Asked,
    line: str,
    hide: Callable[[str], str],
) -> CredentialsError | StatusError:
    """The error that an answer without a token is.

    reason: why there is none. line: how its request is named. hide: takes secrets out of a text.
    """
    told = hide(reason)
    told = told if len(told) <= _LONGEST else f"{told[:_LONGEST]}..."
    message = f"{line} gave no token: {told}"
    if not is_passing_status(raw.status_code):
        return CredentialsError(message)
    shown = hide(raw.text)
    if shown != raw.text:
        raw.content = shown.encode()
    cls, is_documented = asked.failure(raw.status_code)
    error = cls(message, body=None if is_documented else _plain(raw), response=raw)
    error.sent = False
    return error


def _is_sendable(token: str) -> bool:
    return bool(token.strip()) and token.isascii() and token.isprintable()


def _reason(answer: RawResponse, fields: Mapping[str, Any], error: str) -> str:
    said = [error, fields.get("error_description")]
    told = ": ".join(each for each in said if isinstance(each, str) and each)
    if told:
        plain = " ".join(told.split())
        return "".join(each if each.isprintable() else "?" for each in plain)
    status = f"{answer.status_code} {responses.get(answer.status_code, '')}".strip()
    return f"it answered {status}{' with no access_token' * answer.is_success}"


def _lifetime(said: object) -> float | None:
    if isinstance(said, str | int | float) and not isinstance(said, bool):
        try:
            seconds = float(said)
        except (ValueError, OverflowError):
            return None
        return seconds if isfinite(seconds) else None
    return None


def _plain(answer: RawResponse) -> Any:
    try:
        return answer.json()
    except (ValueError, RecursionError):
        return answer.text
