"""Methods and paths as pages write them: `GET /contacts/:id`, `get https://host/v1/<id>?x=1`."""

import re
from dataclasses import dataclass

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
BODYLESS = frozenset({"GET", "HEAD", "DELETE", "OPTIONS", "TRACE"})

_PLACEHOLDER = re.compile(
    r"\{\{\s*([\w.-]+)\s*\}\}|\{\s*([\w.-]+)\s*\}|<\s*([\w.-]+)\s*>|(?<=/):([A-Za-z_][\w-]*)"
)
_ROUTE = re.compile(
    rf"`?\s*({'|'.join(METHODS)})\b\s*`?[\s:]*`?\s*(https?://[^\s/?#@`]+|\{{\{{?[\w-]+\}}?\}})?(/(?:\{{\{{\s*[\w.-]+\s*\}}\}}|[^\s`?#])*)",
    re.IGNORECASE,
)
_HEAD = re.compile(rf"(?:^|\s)({'|'.join(METHODS)})\s+(/\S*)$", re.IGNORECASE)
_UNSAFE = re.compile(r"[^\x21-\x7e]|[\"'`|\\^<>]|\.\.")


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


def route(text: str) -> Route | None:
    """The method and path that a text begins with, or None; what follows them is left aside."""
    found = _ROUTE.match(text.replace("\\_", "_").strip())
    if found is None:
        return None
    path = template(found[3])
    if path is None:
        return None
    server = found[2] if found[2] and found[2].startswith("http") else None
    return Route(method=found[1].upper(), path=path, server=server)


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


def head_route(info: str) -> Route | None:
    """The method and path that a fence's info string ends with."""
    found = _HEAD.search(info)
    path = template(found[2]) if found else None
    return Route(method=found[1].upper(), path=path) if found and path else None


def template(path: str) -> str | None:
    """A path with every placeholder as `{name}`; None for what cannot be a path."""
    named = _PLACEHOLDER.sub(
        lambda found: "{" + next(name for name in found.groups() if name) + "}", path
    )
    return None if _UNSAFE.search(named) else named


def same_path(one: str, other: str) -> bool:
    """Whether two templates are one but for the names in their placeholders."""
    return _shape(one) == _shape(other)


def _shape(path: str) -> str:
    return re.sub(r"\{[^}]*\}", "{}", path).rstrip("/")
