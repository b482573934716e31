"""Packages generated and imported within a test, and forgotten after it."""

import importlib
import shutil
import sys
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

PACKAGE = "things_client"


@contextmanager
def imported(files: Mapping[str, str]) -> Generator[ModuleType]:
    """The package of some emitted files, while the block lasts."""
    folder = Path(tempfile.mkdtemp())
    try:
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        sys.path.insert(0, str(folder))
        importlib.invalidate_caches()
        yield importlib.import_module(PACKAGE)
    finally:
        sys.path.remove(str(folder))
        for name in [each for each in sys.modules if each.split(".")[0] == PACKAGE]:
            del sys.modules[name]
        shutil.rmtree(folder)
