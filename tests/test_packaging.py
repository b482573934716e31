"""A wheel of the project, installed elsewhere, generates with its own templates."""

import os
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parents[1]
_PAGE = """\
openapi: 3.1.0
info: {title: Acme, version: "1"}
servers: [{url: "https://api.acme.test"}]
paths:
  /ping:
    get: {operationId: ping, tags: [pings], responses: {"204": {description: done}}}
"""


def test_an_installed_wheel_generates(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    wheel = ["wheel", "--no-deps", "--no-build-isolation", "-w", str(tmp_path)]
    subprocess.run([*pip, *wheel, str(_ROOT)], check=True, timeout=120)
    (built,) = tmp_path.glob("apiwright-*.whl")
    site = tmp_path / "site"
    target = ["install", "--no-deps", "--target", str(site), str(built)]
    subprocess.run([*pip, *target], check=True, timeout=120)
    assert (site / "generator/_templates/client.py.jinja").is_file()
    (tmp_path / "page.yaml").write_text(_PAGE)
    command = [str(site / "bin/apiwright"), "generate", "--from", "page.yaml"]
    ran = subprocess.run(
        [sys.executable, *command, "--name", "acme", "--out", "out"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(site)},
        check=False,
        timeout=60,
    )
    assert ran.returncode == 0
    assert (tmp_path / "out/acme/acme_client/client.py").is_file()
    explain = [sys.executable, str(site / "bin/apiwright"), "explain", "edited-file"]
    said = subprocess.run(
        explain,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(site)},
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert said.stdout.startswith("# edited-file")
