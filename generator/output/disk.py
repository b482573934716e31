"""What stands on the disk where a package goes, as a value to plan with."""

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from generator.output import paths
from generator.output.failures import in_place_of, refusals
from generator.output.manifest import MANIFEST, Manifest, load


class Kind(Enum):
    """What can stand at a path."""

    FILE = "a file"
    FOLDER = "a folder"
    LINK = "a symbolic link"
    SPECIAL = "a special file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """exists: whether the folder is there. manifest: None when it has none, or none of ours.

    found: for each path asked for or listed, a file's bytes or what else is there; nothing when absent.
    """

    folder: Path
    exists: bool
    manifest: Manifest | None
    found: Mapping[str, bytes | Kind]


def look(folder: Path, wanted: Iterable[str]) -> Snapshot:
    """Reads the files that we want to write or have written; raises CannotWrite when it may not.

    A folder that is itself a link is refused: what it leads to belongs to somebody else.
    """
    with refusals(folder):
        there = _kind(folder)
        if there is None:
            return Snapshot(folder=folder, exists=False, manifest=None, found={})
        if there is not Kind.FOLDER:
            raise in_place_of(folder, there.value)
        at_manifest = _read(folder, MANIFEST)
        manifest = load(at_manifest) if isinstance(at_manifest, bytes) else None
        listed = tuple(manifest.files) if manifest else ()
        found: dict[str, bytes | Kind] = {}
        for path in {MANIFEST, *wanted, *listed}:
            for step in (*paths.parents(path), path):
                seen = _read(folder, step) if step not in found else found[step]
                if seen is not None:
                    found[step] = seen
                if seen is not Kind.FOLDER:
                    break
        return Snapshot(folder=folder, exists=True, manifest=manifest, found=found)


def _read(folder: Path, path: str) -> bytes | Kind | None:
    file = folder / path
    there = _kind(file)
    return file.read_bytes() if there is Kind.FILE else there


def _kind(path: Path) -> Kind | None:
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISREG(mode):
        return Kind.FILE
    if stat.S_ISLNK(mode):
        return Kind.LINK
    return Kind.FOLDER if stat.S_ISDIR(mode) else Kind.SPECIAL
