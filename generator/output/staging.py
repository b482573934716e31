"""The whole new folder, built beside the old one: new files written, all others shared with it."""

import os
import re
import shutil
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.output.plans import Plan

_MARK = "apiwright"


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """seen: what each entry of the old folder was when it was taken over (see `fingerprint`)."""

    folder: Path
    seen: Mapping[str, tuple[int, int, int]]


def place(folder: Path) -> Path:
    """Where this process builds the folder's successor."""
    return folder.with_name(f".{folder.name}.{_MARK}-{os.getpid()}")


def leftovers(folder: Path, suffix: str = "") -> tuple[Path, ...]:
    """What runs that were cut short left beside a folder, sorted."""
    ours = re.compile(rf"\.{re.escape(folder.name)}\.{_MARK}-\d+{re.escape(suffix)}")
    try:
        names = sorted(os.listdir(folder.parent))
    except FileNotFoundError:
        return ()
    return tuple(
        path
        for name in names
        if ours.fullmatch(name)
        and (path := folder.parent / name).is_dir()
        and not path.is_symlink()
    )


def fingerprint(path: Path) -> tuple[int, int, int]:
    """Changes when somebody saves the file, in place or by renaming a new one over it."""
    state = path.lstat()
    return state.st_ino, state.st_size, state.st_mtime_ns


def build(plan: Plan) -> Staged:
    """The folder as it will be, complete; raises OSError, and then what it made is for the caller to remove."""
    staged = place(plan.folder)
    staged.mkdir()
    seen = _take_over(plan, staged) if plan.exists else {}
    _write(staged, {path: plan.files[path] for path in (*plan.create, *plan.replace)})
    _tidy(staged, plan)
    if plan.exists:
        _keep_modes(plan, staged)
    return Staged(folder=staged, seen=seen)


def walk(folder: Path) -> Iterator[tuple[str, Path]]:
    """Everything below a folder, each folder before its content; links are not followed."""
    pending = [folder]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                path = Path(entry.path)
                yield path.relative_to(folder).as_posix(), path
                if entry.is_dir(follow_symlinks=False):
                    pending.append(path)


def _take_over(plan: Plan, staged: Path) -> dict[str, tuple[int, int, int]]:
    """Everything that stays stands in the new folder too; says what each entry was then."""
    leaving = {*plan.replace, *plan.delete}
    seen: dict[str, tuple[int, int, int]] = {}
    for path, source in walk(plan.folder):
        if _is_folder(source):
            (staged / path).mkdir()
            continue
        seen[path] = fingerprint(source)
        if path not in leaving:
            _share(source, staged / path)
    return seen


def _share(source: Path, target: Path) -> None:
    """The same file under a second name, or a copy where the file system has no such names."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        if not source.is_symlink() and not source.is_file():
            raise
        shutil.copy2(source, target, follow_symlinks=False)


def _write(staged: Path, files: Mapping[str, str]) -> None:
    for folder in {path.rpartition("/")[0] for path in files}:
        (staged / folder).mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        # thousands of files: with pathlib, a third of the time goes to making paths
        with open(os.path.join(staged, path), "wb") as file:
            file.write(text.encode())


def _tidy(staged: Path, plan: Plan) -> None:
    """Folders that hold nothing after the deletions go too, unless they were empty before."""
    for path in plan.delete:
        for above in Path(path).parents[:-1]:
            if (staged / above).is_dir() and not any((staged / above).iterdir()):
                (staged / above).rmdir()


def _keep_modes(plan: Plan, staged: Path) -> None:
    """Permissions stay as they were; set after all is written, since they may forbid writing."""
    folders = [path for path, old in walk(plan.folder) if _is_folder(old)]
    for path in ("", *plan.replace, *folders):
        old, new = plan.folder / path, staged / path
        if new.exists() and not old.is_symlink():
            shutil.copymode(old, new)


def _is_folder(path: Path) -> bool:
    return stat.S_ISDIR(path.lstat().st_mode)
