"""What is loaded when first used: names of a package (PEP 562), decoders of other modules."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


class Exports:
    """The `__getattr__` of a package: its names are found when they are first used.

    homes: each name -> its module, relative to the package, with what it is called there behind a
    colon where that differs. below: a package whose names are offered as well.
    """

    __slots__ = ("below", "homes", "package")

    def __init__(self, package: str, homes: Mapping[str, str], below: str) -> None:
        self.package = package
        self.homes = homes
        self.below = below

    def __call__(self, name: str) -> object:
        home = self.homes.get(name)
        if home is not None:
            module, _, there = home.partition(":")
            found = getattr(import_module(module, self.package), there or name)
        elif self.below and not name.startswith("_"):
            found = getattr(import_module(self.below, self.package), name)
        else:
            message = f"module {self.package!r} has no attribute {name!r}"
            raise AttributeError(message)
        value: object = found
        setattr(sys.modules[self.package], name, value)
        return value

    def listed(self) -> list[str]:
        """What the package holds, found yet or not."""
        names = {*vars(sys.modules[self.package]), *self.homes}
        if self.below:
            names.update(import_module(self.below, self.package).__all__)
        return sorted(names)


def exports(
    package: str, homes: Mapping[str, str], below: str = ""
) -> tuple[Exports, Callable[[], list[str]]]:
    """The `__getattr__` and `__dir__` of a package; the arguments are those of `Exports`."""
    found = Exports(package, homes, below)
    return found, found.listed


class Later:
    """A decoder that is found at its first call and then takes its own place in the module."""

    __slots__ = ("_found", "_module", "_name", "_namespace")

    def __init__(self, namespace: dict[str, Any], name: str, module: str) -> None:
        self._namespace = namespace
        self._name = name
        self._module = module
        self._found: Callable[[Any], Any] | None = None

    def load(self) -> Callable[[Any], Any]:
        """The decoder itself."""
        if self._found is None:
            package = self._namespace["__package__"]
            home = import_module(f".{self._module}", package)
            found: Callable[[Any], Any] = getattr(home, self._name)
            self._found = self._namespace[self._name] = found
            return found
        return self._found

    def __call__(self, value: Any) -> Any:
        return self.load()(value)


def later(namespace: dict[str, Any], name: str, module: str) -> Later:
    """The decoder `name` of a module beside the one whose globals are `namespace`.

    So that models may refer to each other in any way, and only those that arrive are loaded.
    """
    return Later(namespace, name, module)
