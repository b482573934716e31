"""Finishing, or clearing away, what a run that was cut short has left.

Where folders cannot change places in one step (some network and layered file systems, a folder
that is a mount point) files move one by one. The built folder is first renamed to say that it is
complete; from then on a later run can finish the move, and before that it can forget it.
"""

import os
import shutil
from pathlib import Path

from generator.output import paths, staging
from generator.output.failures import refusals
from generator.output.manifest import MANIFEST, digest, of_folder

_COMPLETE = ".complete"


def recover(folder: Path) -> None:
    """Brings a folder to the state that the last run decided on; the caller holds the lock.

    Raises CannotWrite when the disk refuses.
    """
    with refusals(folder):
        for complete in staging.leftovers(folder, _COMPLETE):
            _move_over(complete, folder, careful=True)
        for unfinished in staging.leftovers(folder):
            shutil.rmtree(unfinished, ignore_errors=True)


def commit(staged: Path, folder: Path) -> None:
    """Moves the files of a built folder into one that cannot be exchanged."""
    complete = staged.with_name(staged.name + _COMPLETE)
    os.rename(staged, complete)
    _move_over(complete, folder)


def _move_over(complete: Path, folder: Path, *, careful: bool = False) -> None:
    """Can be cut short and begun again: what has moved is missing, and the manifest moves last.

    careful: leaves files that somebody may have edited since the move began.
    """
    new = of_folder(complete)
    old = of_folder(folder)
    if new is not None:
        for path in sorted(new.files):
            if not (careful and old and _is_edited(folder / path, old.files.get(path))):
                _move(complete / path, folder / path)
        for path in sorted(old.files.keys() - new.files.keys() if old else ()):
            _delete(folder, path, old.files[path] if old else "")
        _move(complete / MANIFEST, folder / MANIFEST)
    shutil.rmtree(complete)


def _move(source: Path, target: Path) -> None:
    if source.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(source, target)


def _is_edited(file: Path, sha256: str | None) -> bool:
    return file.is_file() and digest(file.read_bytes()) != sha256


def _delete(folder: Path, path: str, sha256: str) -> None:
    file = folder / path
    if any((folder / above).is_symlink() for above in paths.parents(path)):
        return
    if file.is_symlink() or not file.is_file() or _is_edited(file, sha256):
        return
    file.unlink()
    for above in reversed(paths.parents(path)):
        if not any((folder / above).iterdir()):
            (folder / above).rmdir()
