"""The generator's output, compared with what is written down under tests/golden/."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.golden_cases import Case, Result, cases, result

ALL = cases()


@pytest.mark.parametrize("case", ALL, ids=str)
def test_golden(case: Case, request: pytest.FixtureRequest) -> None:
    made = result(case)
    if request.config.getoption("--update-golden"):
        _write(case, made)
    differing = [*_differing_files(case, made), *_differing_sides(case, made)]
    assert not differing, (
        f"{case}: {', '.join(differing)} differ; look, and when the new output is right:\n"
        f"  pytest tests/test_golden.py --update-golden -k '{case.name}'"
    )


@pytest.mark.parametrize("case", ALL, ids=str)
def test_a_case_is_short(case: Case) -> None:
    for path in case.folder.glob("pages/**/*.*"):
        assert (
            len(path.read_text("utf-8").splitlines()) <= 75
        ), f"{path}: one idea a case"


@pytest.mark.parametrize(
    "case", [case for case in ALL if (case.folder / "expected").is_dir()], ids=str
)
def test_every_module_imports(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import importlib

    for name, text in result(case).everything.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    package = f"{case.name}_client"
    modules = sorted(
        path.relative_to(tmp_path) for path in tmp_path.glob(f"{package}/**/*.py")
    )
    try:
        for module in modules:
            importlib.import_module(
                ".".join(module.with_suffix("").parts).removesuffix(".__init__")
            )
        top = importlib.import_module(package)
        for name in top.__all__:
            getattr(top, name)
    finally:
        for loaded in [each for each in sys.modules if each.split(".")[0] == package]:
            del sys.modules[loaded]


def _differing_files(case: Case, made: Result) -> list[str]:
    folder = case.folder / "expected"
    there = {
        path.relative_to(folder).as_posix(): path
        for path in folder.glob("**/*")
        if path.is_file()
    }
    paths = sorted(there.keys() | made.files.keys())
    return [
        f"expected/{path}"
        for path in paths
        if path not in there
        or path not in made.files
        or there[path].read_text("utf-8") != made.files[path]
    ]


def _sides(made: Result) -> dict[str, str]:
    return {"expected.json": made.model, "findings.txt": made.findings}


def _differing_sides(case: Case, made: Result) -> list[str]:
    return [
        name
        for name, text in _sides(made).items()
        if (_text(case.folder / name) or "") != text
    ]


def _text(path: Path) -> str | None:
    return path.read_text("utf-8") if path.exists() else None


def _write(case: Case, made: Result) -> None:
    shutil.rmtree(case.folder / "expected", ignore_errors=True)
    for name, text in made.files.items():
        path = case.folder / "expected" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for name, text in _sides(made).items():
        path = case.folder / name
        path.unlink(missing_ok=True)
        if text:
            path.write_text(text, "utf-8")


def test_no_two_cases_share_a_name() -> None:
    """A case's package has its name, and type checkers see the packages of all cases together."""
    names = [case.name for case in cases()]
    assert sorted(names) == sorted(set(names))
