"""Going on with an event stream that broke, after the last event that came (HTML, section 9.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .retrying import MOST, Retry, pause, wait

if TYPE_CHECKING:
    from .calls import Calls
    from .errors import ApiConnectionError
    from .events import Events
    from .options import CallOptions, Settings
    from .request import Request


class Resuming:
    """The tries to go on with one stream, which count anew whenever an event has come."""

    def __init__(self, calls: Calls, request: Request, settings: Settings) -> None:
        self._way = calls.way
        self._request = request
        self._settings = settings
        self._tries = 0
        self._broken: ApiConnectionError | None = None
        self._first: str | None = None
        self._last: str | None = None
        self._asked: int | None = None

    async def pause(self, broken: ApiConnectionError, parser: Events) -> str:
        """The id after which to go on, once it is time. Raises: the error when there is none, or no try left."""
        if parser.ids is not None:
            self._first = self._first or parser.ids[0]
            if parser.ids[1] != self._last:
                self._tries, self._last = 0, parser.ids[1]
        if parser.retry is not None:
            self._asked = parser.retry
        last = self._last or ""
        # what no header can hold cannot be said
        if not last or not last.isascii() or not last.isprintable():
            raise broken
        self._tries += 1
        if self._tries > self._settings.max_retries:
            raise broken
        seconds = self._seconds(broken)
        retry = Retry(broken, self._tries, seconds)
        await pause(self._way, self._settings.hooks, self._request, retry)
        self._broken = broken
        return last

    def check(self, parser: Events) -> None:
        """Raises: the error of before when the server begins anew, for it does not know how to go on."""
        if self._broken is not None and parser.ids is not None:
            if parser.ids[0] == self._first:
                raise self._broken
            self._broken = None

    def _seconds(self, broken: ApiConnectionError) -> float:
        asked = self._asked
        seconds = wait(broken, self._tries) if asked is None else asked / 1000
        if seconds is None or seconds > MOST:
            raise broken
        return seconds


def after(last: str, options: CallOptions) -> CallOptions:
    """The options of a call that asks for what comes after an event."""
    extra = options.get("extra_headers") or {}
    return {**options, "extra_headers": {**extra, "Last-Event-ID": last}}
