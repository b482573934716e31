"""A plan becomes the folder, all of it or nothing, whenever the process is killed."""

import os
import shutil
from pathlib import Path

from generator.output import recovery, staging
from generator.output.failures import CannotWrite, refusals
from generator.output.plans import Plan
from generator.output.swap import exchange


def apply(plan: Plan) -> None:
    """Makes `plan.folder` what the plan says; does nothing at all when nothing changes.

    The caller holds the lock on the parent and has called `recover`. Raises CannotWrite, with the
    folder as it was, when the disk refuses or when the plan is blocked.
    """
    if plan.blocked:
        raise CannotWrite(f"cannot write '{plan.folder}': it holds edited files")
    if not plan.writes:
        return
    try:
        with refusals(plan.folder):
            staged = staging.build(plan)
            _put_in_place(plan, staged)
    finally:
        shutil.rmtree(staging.place(plan.folder), ignore_errors=True)


def _put_in_place(plan: Plan, staged: staging.Staged) -> None:
    if not plan.exists:
        os.rename(staged.folder, plan.folder)
    elif exchange(staged.folder, plan.folder):
        _rescue(staged, plan.folder)
    else:
        recovery.commit(staged.folder, plan.folder)


def _rescue(staged: staging.Staged, folder: Path) -> None:
    """What somebody saved in the old folder while the new one was built moves over to it."""
    for path, old in list(staging.walk(staged.folder)):
        if old.is_dir() and not old.is_symlink():
            continue
        if staged.seen.get(path) != staging.fingerprint(old):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(old, target)
