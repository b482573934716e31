"""Packages emitted for a test, whatever else of their names is around."""

import importlib
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from generator.findings import Findings
from generator.pipeline import generate_provider
from generator.project import load
from tests.emitting import files as files_of

SPECS = Path(__file__).parents[2] / "specs"


@cache
def provider_files(name: str) -> Mapping[str, str]:
    """The package of one of the project's providers, as the generator writes it now."""
    output = generate_provider(load(SPECS / name, name, Findings()), Findings())
    assert output is not None
    return output.files


def document_files(tree: Mapping[str, Any]) -> Mapping[str, str]:
    """The package `things_client` of an OpenAPI document."""
    return files_of(tree)


def write(files: Mapping[str, str], folder: Path) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@contextmanager
def imported(
    files: Mapping[str, str], package: str, folder: Path
) -> Generator[ModuleType]:
    """A package, in place of one of the same name, while the block lasts."""
    write(files, folder)
    before = _taken(package)
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    try:
        yield importlib.import_module(package)
    finally:
        sys.path.remove(str(folder))
        _taken(package)
        sys.modules.update(before)


def _taken(package: str) -> dict[str, ModuleType]:
    """The modules of a package, which are forgotten."""
    names = [each for each in sys.modules if each.split(".")[0] == package]
    return {name: sys.modules.pop(name) for name in names}
