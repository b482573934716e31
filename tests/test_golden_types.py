"""Every golden package passes strict type checks, with its runtime in place."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.golden_cases import cases, result


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The import packages of all golden cases, each in a folder of its own."""
    root = tmp_path_factory.mktemp("packages")
    found: list[Path] = []
    for case in cases():
        for name, text in result(case).everything.items():
            path = root / case.name / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        found += (root / case.name).glob("*_client")
    return found


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
