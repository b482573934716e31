"""The two ways that writing fails: the disk refuses, or our own stages ask for a path that is not safe.

Exception
├── CannotWrite   the disk or its owner says no; the command turns it into a finding
└── ValueError
    └── UnsafePath   a stage broke its promise about the paths it emits
"""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


class CannotWrite(Exception):
    """Writing stopped before anything changed; the message is one line for the user."""


class UnsafePath(ValueError):
    """An emitted path that could leave its package or cannot exist on every system."""


@contextmanager
def refusals(folder: Path) -> Generator[None]:
    """Turns what the operating system refuses below into CannotWrite."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        where = f" ({error.filename})" if error.filename else ""
        raise CannotWrite(f"cannot write '{folder}': {reason}{where}") from error
