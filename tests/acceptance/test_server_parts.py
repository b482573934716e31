"""Emitted clients ask for the parts of their servers' addresses that the documentation leaves open."""

import os
import subprocess
import sys
from collections.abc import Generator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.emitting import OK, document

from .conftest import Run, Serve
from .emitted import document_files, imported, write
from .server import Answer, Request

_NOTES = {"operationId": "list", "tags": ["notes"], "responses": OK}
_FILES = {**_NOTES, "tags": ["files"]}

# Each line with a comment lacks a part of the address.
_USE = """\
from things_client import AsyncThings, Things

Things(org="acme", port="80")
Things(base_url="http://things.test")
Things(org=None, base_url="http://things.test")
Things()  # type: ignore[call-overload]
Things(org="acme")  # type: ignore[call-overload]
Things(org=None, port="80")  # type: ignore[call-overload]
AsyncThings(org="acme", port="80", depot="north")
AsyncThings()  # type: ignore[call-overload]
"""


def _files() -> Mapping[str, str]:
    depot = [{"url": "http://{depot}.0.0.1:{port}/files"}]
    tree = document(
        {"/notes": {"get": _NOTES}, "/files": {"get": _FILES, "servers": depot}}
    )
    tree["servers"] = [{"url": "http://{org}.0.0.1:{port}/v1"}]
    return document_files(tree)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Generator[ModuleType]:
    with imported(
        _files(), "things_client", tmp_path_factory.mktemp("parts")
    ) as module:
        yield module


def _where(request: Request) -> Answer:
    return Answer({"at": request.path})


def test_calls_go_where_the_parts_say(
    package: ModuleType, serve: Serve, run: Run
) -> None:
    server = serve(by=_where)
    given = {"org": "127", "port": str(urlsplit(server.url).port)}
    with package.Things(**given) as client:
        assert client.notes.list() == {"at": "/v1/notes"}
        with pytest.raises(ValueError, match=r"^depot \(or THINGS_DEPOT\) must be"):
            client.files.list()

    async def main() -> Any:
        async with package.AsyncThings(depot="127", **given) as client:
            return await client.files.list()

    assert run(main) == {"at": "/files/files"}
    with package.Things(base_url=f"{server.url}/own") as client:
        assert client.files.list() == {"at": "/own/files"}


@pytest.mark.parametrize("given", [{}, {"org": None}, {"org": ""}])
def test_a_part_that_is_missing_is_named(
    package: ModuleType, given: dict[str, Any]
) -> None:
    for cls in (package.Things, package.AsyncThings):
        with pytest.raises(ValueError, match=r"^org \(or THINGS_ORG\) must be given"):
            cls(port="80", **given)


@pytest.mark.parametrize(
    "value", ["a/b", "a@b", "a#b", "a?b", "a b", "a\n", "evil.test/"]
)
def test_no_part_leads_to_another_host(package: ModuleType, value: str) -> None:
    with pytest.raises(ValueError, match="org: .* cannot stand"):
        package.Things(org=value, port="80")
    with pytest.raises(ValueError, match="must start with http"):
        package.Things(org="a", port="80:90")


def test_a_fake_has_an_address(package: ModuleType) -> None:
    from importlib import import_module

    fake = import_module(f"{package.__name__}.testing").FakeThings()
    fake.answer("notes.list", {})
    fake.answer("files.list", {})
    with fake.client() as client:
        client.notes.list()
        client.files.list()
    with fake.client(org="acme", port="80", depot="north") as client:
        assert client.base_url == "http://acme.0.0.1:80/v1"
        client.files.list()
    assert [each.path for each in fake.calls] == ["/notes", "/files", "/files"]


@pytest.mark.slow
def test_type_checkers_ask_for_it_too(tmp_path: Path) -> None:
    write({**_files(), "use.py": _USE}, tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", ".mypy", "use.py"],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "MYPYPATH": str(tmp_path)},
    )
    assert done.returncode == 0, done.stdout + done.stderr
