"""Whether a call that failed is made again, and when."""

from __future__ import annotations

from math import isfinite
from random import uniform
from typing import TYPE_CHECKING

from . import logs
from .errors import ApiConnectionError, StatusError

if TYPE_CHECKING:
    from .options import Hooks
    from .request import Request
    from .response import Headers
    from .ways import Way

MOST = 60.0
"""Seconds that a server may ask to wait for; beyond them the error is the better answer."""

_REPEATABLE = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "QUERY"})
_PASSING = frozenset({408, 429})


class Retry:
    """A failure after which a call is made again. number: from 1. wait: in seconds."""

    __slots__ = ("error", "number", "wait")

    def __init__(self, error: Exception, number: int, wait: float) -> None:
        self.error = error
        self.number = number
        self.wait = wait

    def __repr__(self) -> str:
        return f"<Retry {self.number} in {self.wait:.1f} s after {self.error}>"


def is_repeatable(method: str) -> bool:
    """Whether a request may arrive twice (RFC 9110, 9.2.2)."""
    return method.upper() in _REPEATABLE


def is_passing(error: Exception, *, repeatable: bool) -> bool:
    """Whether the same request may well succeed later. repeatable: it may arrive twice."""
    if not isinstance(error, ApiConnectionError | StatusError):
        return False
    if error.sent and not repeatable:
        return False
    return isinstance(error, ApiConnectionError) or is_passing_status(error.status_code)


def is_passing_status(status: int) -> bool:
    """Whether what a server answered may well be another thing later."""
    return status in _PASSING or status >= 500


def wait(error: Exception, number: int) -> float | None:
    """Seconds before the try `number`, from 1; None when the server asks for too many."""
    asked = error.retry_after if isinstance(error, StatusError) else None
    if asked is None:
        # full jitter: many clients that failed together do not come back together
        return uniform(0, min(8.0, 0.5 * 2 ** (number - 1)))
    return asked if asked <= MOST else None


async def pause(way: Way, hooks: Hooks | None, request: Request, retry: Retry) -> None:
    """Tell of a retry, and wait until it is time for it."""
    if hooks is not None and hooks.retry is not None:
        await way.settled(hooks.retry(retry))
    logs.retrying(request, retry.error, retry.number, retry.wait)
    await way.sleep(retry.wait)


def retry_after(headers: Headers) -> float | None:
    """Seconds that the server asks to wait (RFC 9110, 10.2.3), however many; None for none, or nonsense."""
    in_ms = _number(headers.get("retry-after-ms"))
    if in_ms is not None:
        return in_ms / 1000
    said = headers.get("retry-after", "")
    seconds = _number(said)
    if seconds is None and said:
        seconds = _until(said, headers.get("date", ""))
    return seconds


def _number(text: str | None) -> float | None:
    try:
        found = float(text or "")
    except ValueError:
        return None
    return found if isfinite(found) and found >= 0 else None


def _until(text: str, now: str) -> float | None:
    """Seconds up to a date, by the server's own clock where it tells that."""
    from datetime import UTC, datetime
    from email.utils import parsedate_to_datetime

    def parsed(date: str) -> datetime | None:
        try:
            found = parsedate_to_datetime(date)
        except (ValueError, OverflowError):
            return None
        return found if found.tzinfo else found.replace(tzinfo=UTC)

    end = parsed(text)
    if end is None:
        return None
    start = parsed(now) or datetime.now(UTC)
    return max((end - start).total_seconds(), 0.0)
