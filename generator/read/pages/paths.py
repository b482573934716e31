"""Methods and paths as pages write them: `GET /contacts/:id`, `get https://host/v1/<id>?x=1`."""

import re
from dataclasses import dataclass

from generator.document import METHODS as KEYS
from generator.document import operation_at

METHODS = (
    "GET",
    "PUT",
    "POST",
    "DELETE",
    "OPTIONS",
    "HEAD",
    "PATCH",
    "TRACE",
)
BODYLESS = frozenset({"GET", "HEAD", "DELETE", "OPTIONS", "TRACE", "LIST", "SCAN"})

_PLACEHOLDER = re.compile(
    r"\$?\{\{\s*([\w.-]+)\s*\}\}|\$?\{\s*([\w.-]+)\s*\}|<\s*([\w.-]+)\s*>"
    r"|(?<=/):([A-Za-z_][\w-]*)|\$([A-Z][A-Z0-9_]*)"
    r"|(?<=/)([A-Z]+(?:_[A-Z0-9]+)+)(?=/|$|\.[a-z]+$)"
)
_YOURS = re.compile(r"(?i)^(?:your|my)[_-](?=\w)")
# A variable may stand for where the API is: `{{base_url}}/contacts`, `${HOST}/contacts`.
_SERVER = r"(https?://[^\s/?#@`\"']+|\$?\{\{?\s*[\w-]+\s*\}?\}|\$[A-Z][A-Z0-9_]*)?"
_PATH = r"(/(?:\{\{\s*[\w.-]+\s*\}\}|[^\s`?#])*)"
_ROUTE = re.compile(
    rf"`?\s*({'|'.join(METHODS)})\b\s*`?[\s:]*`?\s*{_SERVER}{_PATH}", re.IGNORECASE
)
_ADDRESS = re.compile(_SERVER + _PATH)
_METHOD = re.compile(r"[A-Z]{3,12}")
_HEAD = re.compile(rf"(?:^|\s)({'|'.join(METHODS)})\s+(/\S*)$", re.IGNORECASE)
_UNSAFE = re.compile(r"[^\x21-\x7e]|[\"'`|\\^<>]|\.\.")
_ESCAPED = re.compile(r"\\([_{}<>\[\]*])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A method and a path template. server: what stood before the path, where it was a URL."""

    method: str
    path: str
    server: str | None = None

    @property
    def key(self) -> str:
        """How findings and `provider.toml` name the operation."""
        return f"{self.method} {self.path}"

    @property
    def pointer(self) -> str:
        """Where the operation stands in a document; a method beyond HTTP's own has a place of its own."""
        key = self.method.lower()
        return operation_at(self.path, key if key in KEYS else self.method)


def route(text: str) -> Route | None:
    """The method and path that a text begins with, or None; what follows them is left aside."""
    found = _ROUTE.match(_ESCAPED.sub(r"\1", text).strip())
    if found is None:
        return None
    return _route(found[1].upper(), found[2], found[3])


def only_route(text: str) -> Route | None:
    """The method and path when a text holds nothing else."""
    words = text.replace("`", " ").strip()
    found = _ROUTE.match(words)
    rest = words[found.end() :].strip() if found else "-"
    return (
        route(words)
        if not rest or rest[0] in "?#" or rest.startswith("HTTP/")
        else None
    )


def told_route(method: str, address: str) -> Route | None:
    """The route of a method and an address that a page says apart from each other, as in two columns."""
    word = next(iter(method.strip("`* ").split()), "").strip("`*")
    found = _ADDRESS.match(_ESCAPED.sub(r"\1", address).strip("`* <>"))
    named = word.upper() if word.upper() in METHODS else word
    if found is None or not _METHOD.fullmatch(named):
        return None
    return _route(named, found[1], found[2])


def head_route(info: str) -> Route | None:
    """The method and path that a fence's info string ends with."""
    found = _HEAD.search(info)
    path = template(found[2]) if found else None
    return Route(method=found[1].upper(), path=path) if found and path else None


def template(path: str) -> str | None:
    """A path with every placeholder as `{name}`; None for what cannot be a path."""
    named = _PLACEHOLDER.sub(_braced, path)
    return None if _UNSAFE.search(named) else named


def same_path(one: str, other: str) -> bool:
    """Whether two templates are one but for the names in their placeholders."""
    return _shape(one) == _shape(other)


def _route(method: str, server: str | None, path: str) -> Route | None:
    named = template(path)
    if named is None:
        return None
    host = server if server and server.startswith("http") else None
    return Route(method=method, path=named, server=host)


def _braced(found: re.Match[str]) -> str:
    """A placeholder in braces; one that shouts or has a dollar loses what marks it as one."""
    *plain, variable, shouted = found.groups()
    name = next((name for name in plain if name), None)
    if name is None:
        name = _YOURS.sub("", variable or shouted)
        name = name.lower() if name.isupper() else name
    return f"{{{name}}}"


def _shape(path: str) -> str:
    return re.sub(r"\{[^}]*\}", "{}", path).rstrip("/")
