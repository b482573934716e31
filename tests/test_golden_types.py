"""Every golden package passes strict type checks, with its runtime in place."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.golden_cases import ROOT, cases, result

RUNTIME = Path(__file__).parent.parent / "generator" / "runtime"


_RUNTIME = "runtime_of_all"


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The import packages of all golden cases over one runtime, which is checked once for all of them."""
    root = tmp_path_factory.mktemp("packages")
    shared = root / _RUNTIME
    shutil.copytree(RUNTIME, shared, ignore=shutil.ignore_patterns("__pycache__"))
    for case in cases():
        folder = "__".join(case.folder.relative_to(ROOT).parts)
        for name, text in result(case).files.items():
            path = root / folder / name
            if path.suffix == ".py":
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(_over_shared_runtime(text), "utf-8")
    return [shared, *sorted(root.glob("*/*_client"))]


def _over_shared_runtime(text: str) -> str:
    return re.sub(r"from \.+_runtime\b", f"from {_RUNTIME}", text)


def test_mypy_finds_nothing(packages: list[Path]) -> None:
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--config-file=",
        "--no-incremental",
    ]
    _passes([*command, *map(str, packages)])


def test_pyright_finds_nothing(packages: list[Path], tmp_path: Path) -> None:
    project = tmp_path / "pyrightconfig.json"
    listed = ", ".join(f'"{path}"' for path in packages)
    project.write_text(f'{{"typeCheckingMode": "strict", "include": [{listed}]}}')
    _passes(
        [
            sys.executable,
            "-m",
            "pyright",
            "--project",
            str(project),
            "--pythonpath",
            sys.executable,
        ]
    )


def _passes(command: list[str]) -> None:
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]
