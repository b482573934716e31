"""What must not be left behind: sockets, threads, warnings of things that were never closed."""

import gc
import os
import threading
import tracemalloc
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_OPEN = Path("/proc/self/fd")


def sockets() -> int:
    """How many this process has open; always 0 where the system does not tell."""
    if not _OPEN.is_dir():
        return 0
    found = 0
    for name in os.listdir(_OPEN):
        try:
            found += os.readlink(_OPEN / name).startswith("socket:")
        except OSError:
            continue
    return found


@contextmanager
def leaving_nothing() -> Iterator[None]:
    """Fails when something that the context made is still there after it."""
    gc.collect()
    before = sockets(), threading.active_count()
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        yield
        gc.collect()
    told = [str(each.message) for each in heard if _is_of_a_leak(each.category)]
    assert not told, told
    assert (sockets(), threading.active_count()) == before


@contextmanager
def holding_at_most(limit: int | None) -> Iterator[None]:
    """Fails when more bytes are held within the context at any time; None: not measured."""
    if limit is None:
        yield
        return
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        yield
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak - before <= limit, f"{peak - before:,} bytes were held"


def _is_of_a_leak(category: type[Warning]) -> bool:
    return issubclass(category, ResourceWarning | RuntimeWarning)
