"""One run at a time: a lock on the folder that the packages are written to."""

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.output.failures import refusals

if sys.platform != "win32":
    import fcntl


@contextmanager
def locked(parent: Path) -> Generator[None]:
    """Waits until no other run writes below `parent`, which is made when it is missing.

    The lock is on the folder itself, so no file is left behind, and it ends with its process.
    Windows has no such lock: two runs at once are the user's care there.
    Raises CannotWrite when the folder cannot be made or opened.
    """
    with refusals(parent):
        parent.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        yield
        return
    with refusals(parent):
        handle = os.open(parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):  # some network file systems have no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
