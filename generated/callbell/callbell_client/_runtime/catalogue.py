"""All that a package documents: its operations by name, and by what a request asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cached_property
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from .decoding import any_json
from .operation import Operation, Path
from .service import Service

_NAMES = re.compile(r"\{([^{}]*)\}")

# as `paths` writes them
_LITERALS = "/:@!$&'()*+,;=~-._%"


class Found(NamedTuple):
    """An operation that a request may be meant for. path: without what the server's URL has of it."""

    operation: Operation[Any]
    path: str
    values: dict[str, str]


class Catalogue:
    """The operations of one package, whose modules of calls are imported by this."""

    def __init__(self, package: str) -> None:
        self.service = _service(package)
        self._operations = {each.name: each for each in _operations(package)}
        self._added: set[str] = set()
        self._patterns: dict[str, re.Pattern[str]] = {}

    def __getitem__(self, name: str) -> Operation[Any]:
        """Raises: LookupError, for a name that no operation has."""
        if name not in self._operations:
            near = get_close_matches(name, self._operations, n=1, cutoff=0.4)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise LookupError(f"no operation is called {name!r}{hint}")
        return self._operations[name]

    def __iter__(self) -> Iterator[Operation[Any]]:
        return iter(self._operations.values())

    def add(self, line: str) -> None:
        """Take in a call that is not documented. line: `GET /some/{path}`."""
        method, _, path = line.partition(" ")
        named = tuple(Path(name, name) for name in _NAMES.findall(path))
        self._added.add(line)
        self._operations[line] = Operation(
            name=line,
            method=method,
            path=path,
            parameters=named,
            result=lambda: any_json,
        )

    def is_documented(self, operation: Operation[Any]) -> bool:
        """Whether the package has it, and not only the test."""
        return operation.name not in self._added

    def find(self, method: str, url: str) -> list[Found]:
        """What a request may be meant for: several where the body or the answer makes the difference."""
        path = urlsplit(url).path
        fits = [
            (bool(self._bases.fullmatch(found["_base"])), _told(each), each, found)
            for each in self._operations.values()
            if each.method == method
            and (found := self._pattern(each).fullmatch(path)) is not None
        ]
        best = max(((known, told) for known, told, _, _ in fits), default=None)
        return [
            Found(each, path[found.end("_base") :], _values(each, found))
            for known, told, each, found in fits
            if (known, told) == best
        ]

    def nearest(self, method: str, url: str) -> str | None:
        """The documented call that a request is most like."""
        lines = [f"{each.method} {each.path}" for each in self._operations.values()]
        asked = f"{method} {urlsplit(url).path}"
        return next(iter(get_close_matches(asked, lines, n=1, cutoff=0.5)), None)

    def _pattern(self, operation: Operation[Any]) -> re.Pattern[str]:
        found = self._patterns.get(operation.name)
        if found is None:
            found = self._patterns[operation.name] = _pattern(operation)
        return found

    @cached_property
    def secrets(self) -> frozenset[str]:
        """The names of credentials that go into the query."""
        schemes = self.service.schemes.values()
        proofs = [each.proof(dict.fromkeys(each.ways[0], "x")) for each in schemes]
        return frozenset(each.name for each in proofs if each.location == "query")

    @cached_property
    def _bases(self) -> re.Pattern[str]:
        """The paths of the API's servers."""
        own = (each.server for each in self._operations.values() if each.server)
        paths = {_after_host(url) for url in (*self.service.servers.values(), *own)}
        texts = (_NAMES.split(path.rstrip("/"))[::2] for path in paths)
        return re.compile(
            "|".join("[^/]*".join(map(re.escape, each)) for each in texts)
        )


def _service(package: str) -> Service:
    client = import_module(f"{package}.client")
    return next(each for each in vars(client).values() if isinstance(each, Service))


def _operations(package: str) -> Iterator[Operation[Any]]:
    resources = import_module(f"{package}.resources")
    for module in iter_modules(resources.__path__, f"{package}.resources."):
        held = vars(import_module(module.name)).values()
        yield from (each for each in held if isinstance(each, Operation))


def _after_host(url: str) -> str:
    """The path of a URL that may hold variables, in its host too."""
    _, slash, path = url.partition("://")[2].partition("/")
    return slash + path


def _told(operation: Operation[Any]) -> int:
    """How much of a path is the same for all its values."""
    return len(_NAMES.sub("", operation.path))


def _pattern(operation: Operation[Any]) -> re.Pattern[str]:
    """A pattern of paths: `_base`, and a group `_0`, `_1`... for each value."""
    known = {each.wire: each for each in operation.parameters if isinstance(each, Path)}
    pieces = _NAMES.split(operation.path)
    written = ["(?P<_base>.*?)", "" if operation.path.startswith("/") else "/"]
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            written.append(re.escape(quote(piece, safe=_LITERALS)))
        elif piece in known:
            slashes = "." if known[piece].verbatim else "[^/]"
            written.append(f"(?P<_{index // 2}>{slashes}+)")
        else:
            written.append(re.escape(quote(f"{{{piece}}}", safe=_LITERALS)))
    return re.compile("".join(written))


def _values(operation: Operation[Any], found: re.Match[str]) -> dict[str, str]:
    names = _NAMES.findall(operation.path)
    held = found.groupdict()
    return {
        name: unquote(held[f"_{index}"])
        for index, name in enumerate(names)
        if f"_{index}" in held
    }
