"""Each package is installed by its users' own means into an empty environment, and called from a script."""

import os
import subprocess
import venv
from pathlib import Path

import pytest

from .conftest import GENERATED, Serve
from .server import Answer
from .vendors import VENDORS, Vendor

COMES_ALONG = {
    "anyio",
    "h11",
    "httpcore2",
    "httpx2",
    "idna",
    "truststore",
    "typing_extensions",
}
"""httpx2 and what it needs itself; nothing else may be installed."""

ONE_CALL = """
import asyncio
from {name}_client import {title}, Async{title}

with {title}(base_url={url!r}) as client:
    print(client.{group}.{method}(*{values!r}))

async def main():
    async with Async{title}(base_url={url!r}) as client:
        print(await client.{group}.{method}(*{values!r}))

asyncio.run(main())
"""

ALL_PAGES = """
import asyncio
from {name}_client import {title}, Async{title}

with {title}(base_url={url!r}) as client:
    print(len([found for found in client.{group}.{method}(*{values!r})]))

async def main():
    async with Async{title}(base_url={url!r}) as client:
        print(len([found async for found in client.{group}.{method}(*{values!r})]))

asyncio.run(main())
"""


def call_from_a_script(
    script: str, vendor: Vendor, url: str, python: Path, folder: Path
) -> list[str]:
    """The lines that a user's script prints, run where nothing of ours can be imported by accident."""
    program = script.format(
        name=vendor.name,
        title=vendor.title,
        url=url,
        group=vendor.group,
        method=vendor.method,
        values=vendor.values,
    )
    done = subprocess.run(
        [python, "-I", "-c", program],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=folder,
        env={**os.environ, **vendor.environ},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment that holds nothing but the five packages and what they need."""
    folder = tmp_path_factory.mktemp("empty")
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    packages = [str(GENERATED / vendor.name) for vendor in VENDORS]
    command = [str(python), "-m", "pip", "install", "--quiet", *packages]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return python


def installed(python: Path) -> set[str]:
    program = (
        "from importlib.metadata import distributions;"
        "print(*(d.name.lower().replace('-', '_') for d in distributions()))"
    )
    done = subprocess.run(
        [python, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stdout.split()) - {"pip", "setuptools"}


@pytest.mark.slow
def test_only_the_http_library_comes_along(python: Path) -> None:
    names = installed(python) - COMES_ALONG
    assert names == {f"{vendor.name}_client" for vendor in VENDORS}


@pytest.mark.slow
@pytest.mark.parametrize("vendor", VENDORS, ids=lambda vendor: vendor.name)
def test_installed_package_is_called_from_a_script(
    vendor: Vendor, serve: Serve, python: Path, tmp_path: Path
) -> None:
    server = serve(by=lambda request: Answer(vendor.answer))
    printed = call_from_a_script(ONE_CALL, vendor, server.url, python, tmp_path)
    assert len(printed) == 2
    asked = [(r.method, r.path, r.query) for r in server.requests]
    assert asked == [("GET", vendor.path, vendor.query)] * 2
    for request in server.requests:
        assert vendor.auth.items() <= request.headers.items()


@pytest.mark.slow
@pytest.mark.parametrize(
    "vendor", [v for v in VENDORS if v.pages], ids=lambda vendor: vendor.name
)
def test_installed_package_goes_over_all_pages(
    vendor: Vendor, serve: Serve, python: Path, tmp_path: Path
) -> None:
    server = serve(by=vendor.pages)
    printed = call_from_a_script(ALL_PAGES, vendor, server.url, python, tmp_path)
    assert printed in (["5", "5"], ["10", "10"])
    assert len(server.requests) >= 6
    assert server.most_at_once == 1


@pytest.mark.slow
def test_packages_are_marked_as_typed(python: Path) -> None:
    program = (
        "from importlib.resources import files;"
        f"print(*(files(n + '_client').joinpath('py.typed').is_file() for n in {[v.name for v in VENDORS]!r}))"
    )
    done = subprocess.run(
        [python, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["True"] * len(VENDORS)
