"""What `apply` is to do: a pure comparison of new files, the old manifest and the disk."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, TypeAlias

from generator.output import paths
from generator.output.disk import Kind, Snapshot
from generator.output.manifest import MANIFEST, Manifest, digest, dump

_Verdict: TypeAlias = Literal[
    "create", "replace", "delete", "keep", "edited", "foreign", "gone"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Every path is in one of the tuples, sorted; `edited` and `foreign` are what stops the plan.

    files: the text of every file that is ours afterwards, the manifest among them.
    edited: ours, but somebody changed it. foreign: never ours, and where we want to write.
    lasting: those of `foreign` that stay whatever is forced: folders, and what lies behind links or files.
    """

    folder: Path
    exists: bool
    files: Mapping[str, str]
    create: tuple[str, ...] = ()
    replace: tuple[str, ...] = ()
    delete: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    lasting: tuple[str, ...] = ()

    @property
    def writes(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.create or self.replace or self.delete)

    @property
    def blocked(self) -> bool:
        """Whether somebody else's work is in the way."""
        return bool(self.edited or self.foreign)


def plan(
    snapshot: Snapshot, files: Mapping[str, str], made: Manifest, *, force: bool = False
) -> Plan:
    """The plan that makes a folder hold `files`; `made.files` is filled in here.

    force: edited and foreign files are replaced too; folders and what lies behind links never are.
    Raises UnsafePath when a file's path could not have been one of ours.
    """
    paths.check_all(files)
    listed = {path: digest(text.encode()) for path, text in files.items()}
    ours = {**files, MANIFEST: dump(replace(made, files=listed))}
    verdicts: dict[str, _Verdict] = {
        path: _verdict(snapshot, path, text) for path, text in ours.items()
    }
    if snapshot.manifest:
        for path in snapshot.manifest.files.keys() - ours.keys():
            verdicts[path] = _farewell(snapshot, path)
    if force:
        verdicts = {
            path: _forced(snapshot, path, verdict, ours)
            for path, verdict in verdicts.items()
        }
    chosen: dict[_Verdict, list[str]] = {}
    for path, verdict in sorted(verdicts.items()):
        chosen.setdefault(verdict, []).append(path)
    return Plan(
        folder=snapshot.folder,
        exists=snapshot.exists,
        files=ours,
        create=tuple(chosen.get("create", ())),
        replace=tuple(chosen.get("replace", ())),
        delete=tuple(chosen.get("delete", ())),
        keep=tuple(chosen.get("keep", ())),
        edited=tuple(chosen.get("edited", ())),
        foreign=tuple(chosen.get("foreign", ())),
        lasting=tuple(
            path
            for path in chosen.get("foreign", ())
            if _forced(snapshot, path, "foreign", ours) == "foreign"
        ),
    )


def _verdict(snapshot: Snapshot, path: str, text: str) -> _Verdict:
    if _above_is_taken(snapshot, path):
        return "foreign"
    there = snapshot.found.get(path)
    if there is None:
        return "create"
    if there == text.encode():
        return "keep"
    if not isinstance(there, bytes):
        return "foreign"
    if path == MANIFEST:
        return "replace" if snapshot.manifest else "foreign"
    return _ownership(snapshot, path, there, otherwise="replace")


def _farewell(snapshot: Snapshot, path: str) -> _Verdict:
    """What happens to a file that we once wrote and no longer want."""
    there = snapshot.found.get(path)
    if not isinstance(there, bytes) or _above_is_taken(snapshot, path):
        return "gone"
    return _ownership(snapshot, path, there, otherwise="delete")


def _ownership(
    snapshot: Snapshot, path: str, there: bytes, *, otherwise: _Verdict
) -> _Verdict:
    listed = snapshot.manifest.files.get(path) if snapshot.manifest else None
    if listed is None:
        return "foreign"
    return otherwise if listed == digest(there) else "edited"


def _forced(
    snapshot: Snapshot, path: str, verdict: _Verdict, ours: Mapping[str, str]
) -> _Verdict:
    if verdict == "edited":
        return "replace" if path in ours else "delete"
    if verdict == "foreign" and not _above_is_taken(snapshot, path):
        return "foreign" if snapshot.found.get(path) is Kind.FOLDER else "replace"
    return verdict


def _above_is_taken(snapshot: Snapshot, path: str) -> bool:
    """Whether something that is no folder stands where one of the path's folders goes."""
    return any(
        snapshot.found.get(above, Kind.FOLDER) is not Kind.FOLDER
        for above in paths.parents(path)
    )
