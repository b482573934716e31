"""What is on the disk afterwards: all of it or nothing, and nobody else's work touched."""

import os
import threading
import time
from pathlib import Path

import pytest

from generator.output import (
    CannotWrite,
    Manifest,
    apply,
    locked,
    look,
    plan,
    recover,
    staging,
)

OLD = {"a.py": "old a\n", "sub/b.py": "old b\n", "sub/gone.py": "gone\n"}
NEW = {"a.py": "new a\n", "sub/b.py": "old b\n", "more/c.py": "new c\n"}


def write(folder: Path, files: dict[str, str], *, force: bool = False) -> None:
    with locked(folder.parent):
        recover(folder)
        apply(plan(look(folder, files), files, Manifest(files={}), force=force))


def content(folder: Path) -> dict[str, str]:
    return {
        path: file.read_text()
        for path, file in staging.walk(folder)
        if file.is_file() and path != "manifest.json"
    }


@pytest.fixture(params=["exchange", "one by one"])
def folder(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A written package, on a file system that can exchange folders and on one that cannot."""
    if request.param == "one by one":
        monkeypatch.setattr("generator.output.writer.exchange", never)
    write(tmp_path / "out/acme", OLD)
    return tmp_path / "out/acme"


def never(one: Path, other: Path) -> bool:
    return False


def test_the_folder_is_what_the_plan_says(folder: Path) -> None:
    write(folder, NEW)
    assert content(folder) == NEW
    assert os.listdir(folder.parent) == ["acme"]


def test_a_folder_left_empty_goes(folder: Path) -> None:
    write(folder, {"a.py": "new a\n"})
    assert not (folder / "sub").exists()


def test_hand_written_neighbours_stay(folder: Path) -> None:
    (folder / "notes.md").write_text("mine\n")
    (folder / "sub/gone.txt").write_text("mine\n")
    (folder / "empty").mkdir()
    (folder / "link").symlink_to("nowhere")
    (folder / "sub").chmod(0o750)
    (folder / "a.py").chmod(0o640)
    kept = (folder / "notes.md").stat()
    write(folder, NEW)
    assert content(folder) == {**NEW, "notes.md": "mine\n", "sub/gone.txt": "mine\n"}
    assert (folder / "empty").is_dir()
    assert os.readlink(folder / "link") == "nowhere"
    assert (folder / "sub").stat().st_mode & 0o777 == 0o750
    assert (folder / "a.py").stat().st_mode & 0o777 == 0o640
    assert (folder / "notes.md").stat().st_mtime_ns == kept.st_mtime_ns


def test_unchanged_files_keep_their_time(folder: Path) -> None:
    before = (folder / "sub/b.py").stat().st_mtime_ns
    write(folder, NEW)
    assert (folder / "sub/b.py").stat().st_mtime_ns == before


def test_nothing_to_change_touches_nothing(folder: Path) -> None:
    paths = [folder, *(path for _, path in staging.walk(folder))]
    before = [(path.stat().st_mtime_ns, path.stat().st_ino) for path in paths]
    write(folder, OLD)
    after = [(path.stat().st_mtime_ns, path.stat().st_ino) for path in paths]
    assert after == before


def test_force_replaces_a_link_and_not_what_it_leads_to(folder: Path) -> None:
    victim = folder.parent / "victim.py"
    victim.write_text("theirs\n")
    (folder / "a.py").unlink()
    (folder / "a.py").symlink_to(victim)
    write(folder, NEW, force=True)
    assert victim.read_text() == "theirs\n"
    assert content(folder) == NEW
    assert not (folder / "a.py").is_symlink()


def test_what_is_saved_while_the_new_folder_is_built_is_not_lost(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = staging.build

    def build_while_somebody_works(made: object) -> staging.Staged:
        staged = build(made)  # type: ignore[arg-type]
        (folder / "fresh.md").write_text("mine\n")
        (folder / "saved").write_text("mine, edited\n")
        os.replace(folder / "saved", folder / "notes.md")
        return staged

    (folder / "notes.md").write_text("mine\n")
    monkeypatch.setattr(staging, "build", build_while_somebody_works)
    write(folder, NEW)
    now = content(folder)
    assert now["notes.md"] == "mine, edited\n"
    assert now["fresh.md"] == "mine\n"


@pytest.mark.parametrize("moves", range(6))
def test_a_move_cut_short_is_finished_by_the_next_run(
    moves: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "acme"
    write(folder, OLD)
    (folder / "notes.md").write_text("mine\n")
    monkeypatch.setattr("generator.output.writer.exchange", never)
    left = iter([None] * moves)
    real = os.replace

    def failing(source: Path, target: Path) -> None:
        next(left)
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr("generator.output.recovery.os.replace", failing)
        try:
            write(folder, NEW)
        except StopIteration:
            pass
    recover(folder)
    assert content(folder) == {**NEW, "notes.md": "mine\n"}
    assert os.listdir(tmp_path) == ["acme"]
    assert not plan(look(folder, NEW), NEW, Manifest(files={})).writes


def test_recovery_leaves_what_was_edited_in_between(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "acme"
    write(folder, OLD)
    monkeypatch.setattr("generator.output.writer.exchange", never)

    def full(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("generator.output.recovery.os.replace", full)
        with pytest.raises(CannotWrite, match="No space left on device"):
            write(folder, NEW)
    (folder / "a.py").write_text("mine\n")
    recover(folder)
    assert (folder / "a.py").read_text() == "mine\n"
    assert look(folder, NEW).manifest is not None
    assert plan(look(folder, NEW), NEW, Manifest(files={})).edited == ("a.py",)


def test_leftovers_of_a_killed_run_go_and_others_stay(folder: Path) -> None:
    ours = folder.parent / ".acme.apiwright-4711"
    others = [".acme.apiwright-mine", ".other.apiwright-4711", ".acmeXapiwright-1"]
    for name in (ours.name, *others):
        (folder.parent / name).mkdir()
    write(folder, NEW)
    assert sorted(os.listdir(folder.parent)) == sorted([*others, "acme"])


def test_a_full_disk_leaves_the_old_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(target: Path, text: str) -> None:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr("generator.output.staging._write", full)
    with pytest.raises(CannotWrite, match="No space left on device"):
        write(folder, NEW)
    assert content(folder) == OLD
    assert os.listdir(folder.parent) == ["acme"]


@pytest.mark.parametrize("kind", ["file", "link", "parent"])
def test_something_in_the_way_is_one_clear_line(kind: str, tmp_path: Path) -> None:
    target = tmp_path / "out/acme"
    if kind == "parent":
        (tmp_path / "out").write_text("theirs\n")
    else:
        (tmp_path / "out").mkdir()
        (tmp_path / "elsewhere").mkdir()
        if kind == "file":
            target.write_text("theirs\n")
        else:
            target.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CannotWrite) as caught:
        write(target, NEW)
    assert "\n" not in str(caught.value)
    assert str(tmp_path / "out") in str(caught.value)
    assert not (tmp_path / "elsewhere/a.py").exists()


def test_one_run_waits_for_the_other(tmp_path: Path) -> None:
    order: list[str] = []

    def second() -> None:
        with locked(tmp_path):
            order.append("second")

    thread = threading.Thread(target=second)
    with locked(tmp_path):
        thread.start()
        time.sleep(0.05)
        order.append("first")
    thread.join(5)
    assert order == ["first", "second"]
