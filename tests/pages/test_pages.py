"""The pages tool over a folder of three pages."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.pages.__main__ import main
from tests.pages.examine import build, fingerprint
from tests.pages.expectations import OVERVIEWS
from tests.pages.vendor import vendor

PAGE = """# Create a person

```
POST https://api.example.com/people
```

## Body parameters

| Name | Type | Required | Description |
| --- | --- | --- | --- |
| name | string | Yes | As it is shown. |
| age | integer | No | In years. |

```bash
curl -X POST https://api.example.com/people -H 'Authorization: Bearer KEY' -d '{"name": "Ada", "age": 36}'
```

## Response 200

```json
{"id": "p_1", "name": "Ada", "age": 36}
```
"""
SAID = """page: tables/create.md
sha256: {mark}
base: https://api.example.com
auth: bearer
endpoints:
  POST /people:
    body: {{name: "string, required", age: "{age}, optional"}}
    response: {{id: string, name: string, age: integer}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A page that documents an endpoint, one nobody has read, and one whose bytes have changed."""
    pages = tmp_path / "pages" / "tables"
    pages.mkdir(parents=True)
    (pages / "create.md").write_text(PAGE)
    (pages / "unread.md").write_text(PAGE.replace("people", "places"))
    (tmp_path / "expected").mkdir()
    return tmp_path


def _run(
    folder: Path, capsys: pytest.CaptureFixture[str], *more: str
) -> tuple[int, dict[str, Any]]:
    how = ["--no-types", "--vendor", "0", "--jobs", "1", *more]
    where = ["--work", str(folder / "work"), "--expected", str(folder / "expected")]
    status = main([str(folder / "pages"), "--json", *how, *where])
    printed: dict[str, Any] = json.loads(capsys.readouterr().out)
    return status, printed


def _expect(folder: Path, age: str, mark: str | None = None) -> None:
    text = SAID.format(mark=mark or fingerprint(PAGE.encode()), age=age)
    (folder / "expected" / "create.yaml").write_text(text)


def test_a_page_that_is_read_right(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _expect(folder, "integer")
    _, printed = _run(folder, capsys)
    held = {bar["what"]: bar for bar in printed["bars"]}
    create, unread, *own = printed["pages"]
    assert create["misses"] == [] and create["emitted"] == 1
    assert create["examples"]["outcomes"] == {"same": 1}
    assert unread["expected"] is None and unread["emitted"] == 1
    assert held["method and path"]["right"] == held["method and path"]["of"] == 1
    assert held["body fields: required"]["of"] == 2
    assert held["packages that import"]["right"] == 2
    assert len(own) == len([*OVERVIEWS.iterdir()])


def test_a_miss_is_named_and_gives_a_status(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _expect(folder, "boolean")
    status, printed = _run(folder, capsys, "--only", "create")
    (miss,) = printed["pages"][0]["misses"]
    assert status == 1
    assert miss["what"] == "body fields: type"
    assert (miss["expected"], miss["came"]) == ("boolean", "integer")


def test_the_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _expect(folder, "boolean")
    where = ["--work", str(folder / "work"), "--expected", str(folder / "expected")]
    how = ["--no-types", "--vendor", "6", "--jobs", "1", "--only", "create"]
    main([str(folder / "pages"), *how, *where])
    printed = capsys.readouterr().out
    assert "MISSED  body fields: type: 1/2 50.0 % (wanted: 95%)" in printed
    assert "body age: expected boolean, came integer" in printed
    assert "CPU for 6 pages of one vendor" in printed


def test_another_version_of_a_page_is_not_compared(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _expect(folder, "integer", mark="0" * 12)
    status, printed = _run(folder, capsys, "--only", "create")
    assert status == 1
    assert "bytes differ" in printed["pages"][0]["failed"]


def test_pages_of_our_own_give_no_client(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, printed = _run(folder, capsys)
    own = [page for page in printed["pages"] if page["page"].startswith("overviews/")]
    assert own and not any(page["misses"] for page in own)


def test_a_folder_without_pages(tmp_path: Path) -> None:
    assert main([str(tmp_path), "--work", str(tmp_path / "w")]) == 2


def test_the_vendor_of_many_pages() -> None:
    made = build(vendor(24))
    assert made.understood is not None
    assert len(made.understood.api.operations) == 20
    (server,) = made.understood.api.servers
    assert server.url == "https://api.example.com/v1"
