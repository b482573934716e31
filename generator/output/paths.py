"""Which paths may be emitted: relative, inside, and the same file on every system."""

import re
from collections.abc import Iterable

from generator.devices import DEVICES
from generator.output.failures import UnsafePath

_SEGMENT = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,98}[A-Za-z0-9_])?")
_DEEPEST = 8


def is_safe(path: str) -> bool:
    """Whether a path is relative, stays inside, and has only plain names in it."""
    segments = path.split("/")
    return len(segments) <= _DEEPEST and all(map(_is_plain, segments))


def check_all(paths: Iterable[str]) -> None:
    """Raises UnsafePath when a path is not safe, or when two are one on some file system."""
    seen: dict[str, str] = {}
    for path in paths:
        if not is_safe(path):
            raise UnsafePath(f"not a path to write: {path!a}")
        if (twin := seen.setdefault(path.casefold(), path)) != path:
            raise UnsafePath(f"{path!a} and {twin!a} differ in case alone")
    for path in seen:
        for above in parents(path):
            if above in seen:
                raise UnsafePath(f"{seen[above]!a} is a file and a folder")


def parents(path: str) -> tuple[str, ...]:
    """The folders above a path, outermost first, without the package itself."""
    ends = [found for found, char in enumerate(path) if char == "/"]
    return tuple(path[:end] for end in ends)


def _is_plain(segment: str) -> bool:
    return (
        _SEGMENT.fullmatch(segment) is not None
        and segment.partition(".")[0].lower() not in DEVICES
    )
