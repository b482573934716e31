"""Files that are there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress


@contextmanager
def saving(path: str | os.PathLike[str]) -> Generator[Callable[[bytes], object]]:
    """What writes into a file beside, which takes its name once the block has ended well.

    Raises: OSError.
    """
    place = os.path.realpath(path)
    if os.path.isdir(place):
        raise IsADirectoryError(f"there is a directory of this name: {path}")
    beside = os.path.join(os.path.dirname(place), f".{os.urandom(8).hex()}.part")
    try:
        # not by `tempfile`, whose files nobody else may read
        with open(beside, "xb") as file:
            yield file.write
        os.replace(beside, place)
    except BaseException:
        with suppress(OSError):
            os.remove(beside)
        raise
