"""What is created, replaced, deleted, kept or left alone, by the state of the disk."""

from pathlib import Path

import pytest

from generator.output import CannotWrite, Manifest, Plan, apply, look, plan
from generator.output.failures import UnsafePath
from generator.output.manifest import dump, load

NEW = {"a.py": "new a\n", "sub/b.py": "new b\n"}


def planned(folder: Path, files: dict[str, str], *, force: bool = False) -> Plan:
    return plan(look(folder, files), files, Manifest(files={}), force=force)


def written(folder: Path, files: dict[str, str]) -> Path:
    apply(planned(folder, files))
    return folder


def test_everything_is_created_where_nothing_is(tmp_path: Path) -> None:
    made = planned(tmp_path / "acme", NEW)
    assert made.create == ("a.py", "manifest.json", "sub/b.py")
    assert made.writes and not made.blocked


def test_equal_files_are_kept(tmp_path: Path) -> None:
    made = planned(written(tmp_path / "acme", NEW), NEW)
    assert made.keep == ("a.py", "manifest.json", "sub/b.py")
    assert not made.writes


def test_a_file_of_ours_is_replaced_and_a_stale_one_deleted(tmp_path: Path) -> None:
    made = planned(written(tmp_path / "acme", NEW), {"a.py": "newer a\n"})
    assert made.replace == ("a.py", "manifest.json")
    assert made.delete == ("sub/b.py",)


def test_a_deleted_file_is_created_again(tmp_path: Path) -> None:
    folder = written(tmp_path / "acme", NEW)
    (folder / "a.py").unlink()
    assert planned(folder, NEW).create == ("a.py",)


def test_an_edited_file_blocks_until_forced(tmp_path: Path) -> None:
    folder = written(tmp_path / "acme", NEW)
    (folder / "a.py").write_text("mine\n")
    made = planned(folder, NEW)
    assert made.edited == ("a.py",) and made.blocked
    with pytest.raises(CannotWrite):
        apply(made)
    assert planned(folder, NEW, force=True).replace == ("a.py",)


def test_an_edited_file_that_equals_the_new_text_is_kept(tmp_path: Path) -> None:
    folder = written(tmp_path / "acme", NEW)
    (folder / "a.py").write_text("newer\n")
    made = planned(folder, {**NEW, "a.py": "newer\n"})
    assert made.keep == ("a.py", "sub/b.py")
    assert made.replace == ("manifest.json",)


def test_an_edited_stale_file_blocks_until_forced(tmp_path: Path) -> None:
    folder = written(tmp_path / "acme", NEW)
    (folder / "sub/b.py").write_text("mine\n")
    assert planned(folder, {"a.py": "new a\n"}).edited == ("sub/b.py",)
    forced = planned(folder, {"a.py": "new a\n"}, force=True)
    assert forced.delete == ("sub/b.py",)


def test_a_file_that_was_never_ours_blocks_until_forced(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("theirs\n")
    assert planned(tmp_path, NEW).foreign == ("a.py",)
    assert planned(tmp_path, NEW, force=True).replace == ("a.py",)


def test_a_manifest_that_is_not_ours_blocks(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("<<<<<<< ours\n")
    assert planned(tmp_path, NEW).foreign == ("manifest.json",)


def test_nothing_is_written_through_a_linked_folder(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme/sub").symlink_to(tmp_path / "elsewhere")
    for force in (False, True):
        made = planned(tmp_path / "acme", NEW, force=force)
        assert made.foreign == ("sub/b.py",)


def test_a_stale_file_behind_a_link_is_left_alone(tmp_path: Path) -> None:
    folder = written(tmp_path / "acme", NEW)
    (folder / "sub").rename(tmp_path / "elsewhere")
    (folder / "sub").symlink_to(tmp_path / "elsewhere")
    assert planned(folder, {"a.py": "new a\n"}, force=True).delete == ()


def test_a_folder_in_the_place_of_a_file_blocks_always(tmp_path: Path) -> None:
    (tmp_path / "a.py").mkdir()
    assert planned(tmp_path, NEW, force=True).foreign == ("a.py",)


@pytest.mark.parametrize(
    "path",
    [
        *("../a.py", "/a.py", "a//b.py", "a/./b.py", "", "a\\b.py", "a b.py", ".git/x"),
        *("nul.py", "sub/COM1.py", "a.", "ä.py", "a\n.py", "x" * 101, "a/" * 9 + "b"),
    ],
)
def test_a_path_that_could_leave_the_folder_is_refused(
    path: str, tmp_path: Path
) -> None:
    with pytest.raises(UnsafePath):
        plan(look(tmp_path, ()), {path: ""}, Manifest(files={}))


@pytest.mark.parametrize("pair", [("a.py", "A.py"), ("a", "a/b.py")])
def test_paths_that_cannot_stand_together_are_refused(
    pair: tuple[str, str], tmp_path: Path
) -> None:
    with pytest.raises(UnsafePath):
        plan(look(tmp_path, ()), dict.fromkeys(pair, ""), Manifest(files={}))


def test_a_manifest_from_elsewhere_cannot_name_files_outside(tmp_path: Path) -> None:
    victim = tmp_path / "victim.py"
    victim.write_text("theirs\n")
    folder = written(tmp_path / "acme", NEW)
    listed = load((folder / "manifest.json").read_bytes())
    assert listed is not None
    forged = {**listed.files, "../victim.py": "0" * 64}
    (folder / "manifest.json").write_text(dump(Manifest(files=forged)))
    apply(planned(folder, {"a.py": "new a\n"}, force=True))
    assert victim.read_text() == "theirs\n"


def test_a_manifest_says_where_its_files_came_from() -> None:
    made = Manifest(
        files={"b.py": "1" * 64, "a.py": "2" * 64},
        pages=(("z.md", "3" * 64), ("a.md", "4" * 64)),
        names={"GET /contacts": "contacts.list"},
    )
    text = dump(made)
    assert text.endswith("}\n")
    again = load(text.encode())
    assert again is not None
    assert (again.files, again.names) == (made.files, made.names)
    assert again.pages == tuple(sorted(made.pages))


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b'{"format": 2}', b"\xff", b"[" * 100_000]
)
def test_what_is_no_manifest_is_none(data: bytes) -> None:
    assert load(data) is None
