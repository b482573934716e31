"""URLs that a server gives for the next page: where they lead, and whether that is still ours."""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit

_PORTS = {"http": 80, "https": 443}


def followed(current: str, given: object) -> str:
    """The URL that a server gave, absolute and without a fragment.

    Raises: PagingError for what is no http(s) URL with a host; its text is not repeated.
    """
    from .errors import PagingError

    try:
        if not isinstance(given, str) or not given.strip().isprintable():
            raise ValueError
        url = urljoin(current, given.strip()).partition("#")[0]
        parts = urlsplit(url)
        whole = parts.scheme in _PORTS and parts.hostname and parts.port != 0
        if not whole or "@" in parts.netloc or "\\" in url or " " in url:
            raise ValueError
    except ValueError:
        raise PagingError("the server gave a next page whose address is none") from None
    return url


def joined(current: str, given: str) -> str:
    """The URL that a page at `current` gave; as it is when it is none, for `followed` to refuse."""
    try:
        return urljoin(current, given.strip())
    except ValueError:
        return given


def is_same_origin(url: str, other: str) -> bool:
    """Whether two URLs share scheme, host and port (RFC 6454)."""
    return _origin(urlsplit(url)) == _origin(urlsplit(other))


def without_known(url: str, pieces: list[str]) -> list[str]:
    """The `name=value` pieces whose names are not in the query of a URL yet."""
    known = {piece.partition("=")[0] for piece in urlsplit(url).query.split("&")}
    return [piece for piece in pieces if piece.partition("=")[0] not in known]


def _origin(parts: SplitResult) -> tuple[str, str | None, int | None]:
    return parts.scheme, parts.hostname, parts.port or _PORTS.get(parts.scheme)
