"""Headers and query parameters of sample requests that carry a secret, by their names and what stands for it."""

import re

from generator.read.code.schemes import Scheme

_KEY = re.compile(
    r"(?i)(?:^|[-_])(?:api|app|application|access|auth|client|account|secret|private"
    r"|subscription|service|session|user|bot|security)?[-_]?(?:key|token|secret|apikey)$"
)
_APPLICATION = re.compile(
    r"(?i)(?:^|[-_])(?:app|application|client|auth|api|access)[-_]?id$"
)
# Sent together with a key: whose it is.
_OWNER = re.compile(
    r"(?i)^x[-_](?:\w+[-_])*(?:e?mail|user(?:[-_]?(?:id|name))?|login|account(?:[-_]?id)?)$"
)
_OTHER = re.compile(
    r"(?i)idempoten|csrf|xsrf|request|trace|correlation|page|sync|cursor|continuation"
    r"|device|push|etag|cache"
)
_PLACEHOLDER = re.compile(
    r"[<\[{$].*|\.{3,}|x{3,}|\*{3,}|(?i:.*\b(?:your|my)[-_ ]?\w+.*)|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+"
)
_SECRET_VALUE = re.compile(
    r"(?i)(?:api|app|application|access|auth|secret)?[-_ ]?(?:key|token|secret)"
)
_QUERY_KEY = re.compile(r"(?i)(?:x-)?(?:api|app|access|auth)[-_]?(?:key|token|id)")


def of_header(name: str, value: str) -> Scheme | None:
    """The scheme that a header of a sample request shows; None when it carries no secret."""
    if name.lower() == "authorization":
        return _authorization(value)
    if _OTHER.search(name):
        return None
    shown = _PLACEHOLDER.fullmatch(value.strip("\"' ")) is not None
    if _KEY.search(name) or (
        shown and (_APPLICATION.search(name) or _SECRET_VALUE.search(value))
    ):
        return Scheme(kind="header", header=name)
    return None


def beside_key(name: str) -> Scheme | None:
    """The scheme of a header that says whose key another header of the same request is: `X-Auth-Email`."""
    if _OWNER.search(name) and not _OTHER.search(name):
        return Scheme(kind="header", header=name)
    return None


def of_query(name: str, value: str) -> Scheme | None:
    """The scheme that a query parameter of a sample request shows; None when it carries no secret."""
    if _QUERY_KEY.fullmatch(name):
        return Scheme(kind="query", header=name)
    plain = value.strip("\"' ")
    if name.lower() in ("key", "token") and _PLACEHOLDER.fullmatch(plain):
        return Scheme(kind="query", header=name)
    return None


def _authorization(value: str) -> Scheme | None:
    first = value.strip("\"' `").partition(" ")[0]
    match first.lower():
        case "bearer":
            return Scheme(kind="bearer")
        case "basic":
            return Scheme(kind="basic")
        case "" | "none" | "no" | "null" | "n/a" | "-":
            return None
        case _:
            # `Authorization: {token}`, or words of the vendor's own before it: all of it is the key.
            return Scheme(kind="header", header="Authorization")
