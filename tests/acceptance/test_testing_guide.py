"""What `docs/testing.md` shows is so: its code passes as tests of a user, and type checkers agree."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from .emitted import provider_files, write

_GUIDE = Path(__file__).parents[2] / "docs" / "testing.md"
_MODULE = "close_client/testing.py"
# the rest of the package is checked where it stands
_SILENT = ("--follow-imports", "silent")
_CODE = re.compile(r"^```python\n# (\S+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The guide's modules, in a folder with the package that they use."""
    write(provider_files("close"), tmp_path)
    modules = _CODE.findall(_GUIDE.read_text("utf-8"))
    assert [name for name, _ in modules] == ["app.py", "test_app.py"]
    for name, text in modules:
        (tmp_path / name).write_text(text)
    return tmp_path


def _run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_its_tests_pass(project: Path) -> None:
    (project / "pytest.ini").write_text("[pytest]\n")
    done = _run(project, "pytest", "-p", "no:cacheprovider", "-q", "test_app.py")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 passed" in done.stdout


@pytest.mark.slow
def test_mypy_agrees(project: Path) -> None:
    done = _run(project, "mypy", "--strict", *_SILENT, "app.py", "test_app.py", _MODULE)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_pyright_agrees(project: Path) -> None:
    (project / "pyrightconfig.json").write_text(
        '{"typeCheckingMode": "strict", "include": ["*.py", "close_client/testing.py"]}'
    )
    done = _run(project, "pyright")
    assert done.returncode == 0, done.stdout + done.stderr
