"""The examples of the page about lists, streams and files work, in the order in which they stand."""

from __future__ import annotations

import importlib
import json
import re
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from .conftest import Serve
from .server import Answer, Asked

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def close(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The package that the page speaks of."""
    monkeypatch.syspath_prepend(str(ROOT / "generated/close"))
    try:
        yield importlib.import_module("close_client")
    finally:
        for name in [name for name in sys.modules if name.startswith("close_client")]:
            del sys.modules[name]


def contacts(package: Any, asked: Asked) -> Answer:
    """Five contacts by two."""
    make = importlib.import_module("close_client.testing").make
    start = int(parse_qs(asked.query).get("_skip", ["0"])[0])
    found = [make(package.Contact, id=f"cont_{n}") for n in range(5)[start : start + 2]]
    data = [json.loads(each.to_json()) for each in found]
    return Answer({"data": data, "has_more": start < 3})


def test_examples_work(
    serve: Serve,
    close: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    server = serve(by=lambda asked: contacts(close, asked))
    blocks = _BLOCK.findall((ROOT / "docs/transfers.md").read_text("utf-8"))
    (tmp_path / "examples.py").write_text("\n".join(blocks))
    with close.Close(api_key="k", base_url=server.url) as client:
        names = runpy.run_path("examples.py", {"client": client})
    printed = capsys.readouterr().out.splitlines()
    everyone = [f"cont_{number}" for number in range(5)]
    assert printed[:5] == everyone
    assert printed[5:8] == everyone[:3]
    path = tmp_path / "contacts.json"
    size = path.stat().st_size
    assert printed[8] == f"200 application/json {size} None"
    assert printed[-1] == f"{size} of {size} bytes"
    assert len(json.loads(path.read_bytes())["data"]) == 2
    assert not (tmp_path / "bookmark").exists()
    assert b"".join(names["counted"](path)) == path.read_bytes()
