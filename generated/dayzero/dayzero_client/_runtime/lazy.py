"""Names of a package that are found when first used (PEP 562)."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module


def exports(
    package: str, names: Mapping[str, tuple[str, str]]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """The `__getattr__` and `__dir__` of a package.

    names: what the package offers -> the module (relative to it) and the name there.
    """

    def find(name: str) -> object:
        try:
            module, there = names[name]
        except KeyError:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message) from None
        value: object = getattr(import_module(module, package), there)
        setattr(sys.modules[package], name, value)
        return value

    def listed() -> list[str]:
        return sorted({*vars(sys.modules[package]), *names})

    return find, listed
