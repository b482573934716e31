"""Type checkers in their strictest modes know of each client what its users should."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import GENERATED, PROVIDERS

USES = Path(__file__).parent / "typed"
PACKAGES = [str(GENERATED / provider) for provider in PROVIDERS]


def use_of(provider: str) -> Path:
    return USES / f"use_{provider}.py"


@pytest.mark.parametrize("provider", PROVIDERS)
def test_each_client_has_such_a_file(provider: str) -> None:
    assert use_of(provider).is_file()


@pytest.mark.slow
def test_mypy_agrees(tmp_path: Path) -> None:
    settings = tmp_path / "mypy.ini"
    settings.write_text("[mypy]\nstrict = True\npython_version = 3.11\n")
    files = [str(use_of(provider)) for provider in PROVIDERS]
    options = ["--config-file", str(settings), "--cache-dir", str(tmp_path / "cache")]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *options, *files],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env={**os.environ, "MYPYPATH": os.pathsep.join(PACKAGES)},
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_pyright_agrees(tmp_path: Path) -> None:
    settings = {
        "extraPaths": PACKAGES,
        "pythonVersion": "3.11",
        "typeCheckingMode": "strict",
        "enableTypeIgnoreComments": False,
        "reportUnnecessaryTypeIgnoreComment": "error",
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    for provider in PROVIDERS:
        shutil.copy(use_of(provider), tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "pyright", "--outputjson", "--project", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    report = json.loads(done.stdout)
    assert report["summary"]["filesAnalyzed"] >= len(PROVIDERS)
    found = [
        f"{Path(one['file']).name}:{one['range']['start']['line'] + 1}: {one['message']}"
        for one in report["generalDiagnostics"]
    ]
    assert not found, "\n".join(found)
