"""The examples in emitted READMEs, and on the page about clients, are Python, and fit the packages."""

import ast
import re
import runpy
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.golden_cases import Case, cases, result

ROOT = Path(__file__).parents[1]
GUIDES = sorted(ROOT.glob("docs/*.md"))
PAGES = [ROOT / "docs/client.md", *sorted(ROOT.glob("generated/*/README.md"))]
_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LONGEST = 160


@pytest.mark.parametrize(
    "case", [case for case in cases() if (case.folder / "expected").is_dir()], ids=str
)
def test_examples_are_python(case: Case) -> None:
    text = result(case).everything["README.md"]
    assert len(text.splitlines()) <= _LONGEST
    assert "\n\n\n" not in text
    assert _BLOCK.findall(text)
    _compile(text)


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.stem)
def test_examples_in_the_guides_are_python(page: Path) -> None:
    _compile(page.read_text("utf-8"))


def _compile(text: str) -> None:
    for block in _BLOCK.findall(text):
        compile(block, "example", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_the_example_of_a_test_passes(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks = _BLOCK.findall(page.read_text("utf-8"))
    (example,) = [block for block in blocks if ".testing import" in block]
    folder = page.parent if page.name == "README.md" else ROOT / "generated/close"
    monkeypatch.syspath_prepend(str(folder))
    (tmp_path / "example.py").write_text(example, "utf-8")
    runpy.run_path(str(tmp_path / "example.py"))


def test_examples_of_what_is_generated_fit_its_types(tmp_path: Path) -> None:
    checked: list[str] = []
    for page in PAGES:
        path = tmp_path / f"{page.stem.lower()}_of_{page.parent.name}.py"
        path.write_text("\n".join(_functions(page)), "utf-8")
        checked.append(str(path))
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", *checked]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env={"MYPYPATH": ":".join(map(str, sorted(ROOT.glob("generated/*"))))},
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]


def _functions(page: Path) -> Iterator[str]:
    """Each example as the body of a function, which is given what others have made."""
    blocks: list[str] = _BLOCK.findall(page.read_text("utf-8"))
    found = re.search(r"from (\w+) import (\w+)", blocks[0])
    assert found is not None
    yield f"from {found[1]} import {found[2]}"
    for number, block in enumerate(blocks):
        makes = f"client = {found[2]}" in block or "as client" in block
        makes = makes or "client = fake" in block
        word = "async def" if "async " in block else "def"
        given = "" if makes else f"client: {found[2]}"
        yield f"{word} example_{number}({given}) -> None:"
        yield textwrap.indent(block, "    ")
