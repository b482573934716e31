"""The runtime's own modules, copied byte for byte into every package."""

from functools import cache
from pathlib import Path


@cache
def runtime_files() -> dict[str, str]:
    """The modules of `generator/runtime`, by file name."""
    folder = Path(__file__).resolve().parent.parent / "runtime"
    return {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.py"))}
