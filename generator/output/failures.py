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


_REMEDY = "move it away or give another --out"


def in_place_of(folder: Path, what: str) -> CannotWrite:
    """The refusal for something else, such as a file, that stands where a folder has to be."""
    return CannotWrite(f"'{folder}' is {what}, expected a folder: {_REMEDY}")


@contextmanager
def refusals(folder: Path) -> Generator[None]:
    """Turns what the operating system refuses below into CannotWrite."""
    try:
        yield
    except OSError as error:
        for above in (folder, *folder.parents):
            if above.is_file():
                raise in_place_of(above, "a file") from error
        reason = error.strerror or type(error).__name__
        where = f" ({error.filename})" if error.filename else ""
        raise CannotWrite(f"cannot write '{folder}': {reason}{where}") from error
