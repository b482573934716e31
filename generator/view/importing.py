"""Import lines of a module, collected by need and sorted as isort sorts them."""

import re
from collections.abc import Iterable
from functools import cache

from generator.view.annotations import Annotation
from generator.view.layout import block
from generator.view.source import WIDTH, PySource

_DIGIT = re.compile(r"\d")


class Imports:
    """The imports of one module; each is asked for by the code that uses it."""

    def __init__(self) -> None:
        self._plain: set[str] = set()
        self._names: dict[str, set[str]] = {}

    def add(self, module: str, *names: str) -> None:
        """`from module import names`; with no name, `import module`."""
        if names and names[0]:
            self._names.setdefault(module, set()).update(names)
        else:
            self._plain.add(module)

    def __bool__(self) -> bool:
        return bool(self._plain or self._names)

    def standard(self, annotations: Iterable[Annotation]) -> None:
        """What some annotations need of the standard library."""
        for annotation in annotations:
            for module, name in annotation.standard:
                self.add(module, name)

    def lines(self, indent: int = 0) -> tuple[PySource, ...]:
        """The statements: the standard library's, an empty line, the package's own."""
        standard = [PySource(f"import {module}") for module in sorted(self._plain)]
        outer = sorted(module for module in self._names if not module.startswith("."))
        inner = sorted(
            (module for module in self._names if module.startswith(".")), key=_nearness
        )
        standard += [
            _statement(module, self._names[module], indent) for module in outer
        ]
        own = [_statement(module, self._names[module], indent) for module in inner]
        between = [PySource("")] if standard and own else []
        return (*standard, *between, *own)


def _nearness(module: str) -> tuple[int, list[tuple[bool, int, str]]]:
    name = module.lstrip(".")
    return len(name) - len(module), _natural(name)


def _statement(module: str, names: set[str], indent: int) -> PySource:
    """One statement for the plain names and one for each that is aliased, as isort writes them."""
    plain = [name for name in names if " as " not in name]
    if len(plain) == len(names):
        return _together(module, plain, indent)
    found = {name: _alone(module, name, indent) for name in names if " as " in name}
    if plain:
        found[min(plain, key=by_kind)] = _together(module, plain, indent)
    ordered = [found[name] for name in sorted(found, key=by_kind)]
    return PySource(f"\n{' ' * indent}".join(ordered))


def _together(module: str, names: Iterable[str], indent: int) -> PySource:
    ordered = sorted(names, key=by_kind)
    line = f"from {module} import {', '.join(ordered)}"
    if indent + len(line) <= WIDTH:
        return PySource(line)
    return block(f"from {module} import (", ordered, ")", indent)


def _alone(module: str, name: str, indent: int) -> str:
    line = f"from {module} import {name}"
    if indent + len(line) <= WIDTH:
        return line
    pad = " " * indent
    return f"from {module} import (\n{pad}    {name},\n{pad})"


def listed(name: str) -> tuple[int, list[tuple[bool, int, str]]]:
    """The order of `__all__`: as imports are sorted, but with capitals before small letters."""
    return by_kind(name)[0], _natural(name)


@cache
def by_kind(name: str) -> tuple[int, list[tuple[bool, int, str]], str]:
    """Constants, then classes, then the rest; each by its letters, numbers by their size."""
    plain = name.split(" as ")[0]
    kind = 0 if plain.isupper() and len(plain) > 1 else 1 if plain[:1].isupper() else 2
    return kind, _natural(plain.lower()), name


def _natural(text: str) -> list[tuple[bool, int, str]]:
    if _DIGIT.search(text) is None:
        return [(True, 0, text)] if text else []
    pieces = re.findall(r"\d+|\D+", text)
    return [
        (not piece.isdigit(), int(piece) if piece.isdigit() else 0, piece)
        for piece in pieces
    ]
