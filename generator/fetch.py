"""A page from the web that the user names."""

import time
import urllib.error
import urllib.request
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.parse import urlsplit, urlunsplit

_LARGEST = 64 * 1024 * 1024
_SECONDS_IDLE = 10.0
_SECONDS_IN_ALL = 60.0
_CHUNK = 1 << 16


class CannotFetch(Exception):
    """The message is one line for the user and holds no credentials."""


def shown(url: str) -> str:
    """A URL without what may be secret in it: user, password, query and fragment."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url.partition(":")[0] + "://"
    return urlunsplit(
        (parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", "")
    )


def fetch(url: str) -> bytes:
    """What is at a URL; raises CannotFetch when it does not come, is too large or too slow.

    A redirect is followed on the same host only: the user named no other.
    """
    opener = urllib.request.build_opener(_SameHost())
    try:
        return fetched(url, opener)
    except CannotFetch as problem:
        raise CannotFetch(f"cannot fetch '{shown(url)}': {problem}") from None


def fetched(url: str, opener: urllib.request.OpenerDirector) -> bytes:
    """What an opener gets from a URL; raises CannotFetch, its message only the reason."""
    until = time.monotonic() + _SECONDS_IN_ALL
    try:
        request = urllib.request.Request(url, headers={"User-Agent": "apiwright"})
        with opener.open(request, timeout=_SECONDS_IDLE) as response:
            return _read(response, until)
    except CannotFetch:
        raise
    except urllib.error.HTTPError as error:
        reason = f"the server answered {error.code}"
    except urllib.error.URLError as error:
        reason = str(error.reason)
    except (OSError, HTTPException) as error:
        reason = type(error).__name__
    except (ValueError, OverflowError):
        reason = "it is no URL"
    raise CannotFetch(reason)


def _read(response: IO[bytes], until: float) -> bytes:
    data = bytearray()
    while chunk := response.read(_CHUNK):
        data += chunk
        if len(data) > _LARGEST:
            raise CannotFetch(f"it is larger than {_LARGEST >> 20} MiB")
        if time.monotonic() > until:
            raise CannotFetch(f"it took longer than {_SECONDS_IN_ALL:.0f} seconds")
    return bytes(data)


class _SameHost(urllib.request.HTTPRedirectHandler):
    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        downgraded = old.scheme == "https" and new.scheme != "https"
        if old.hostname != new.hostname or downgraded:
            raise CannotFetch(f"it redirects to '{shown(newurl)}'; name that instead")
        return super().redirect_request(req, fp, code, msg, headers, newurl)
