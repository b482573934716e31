"""Prism, a mock server made from an OpenAPI document, accepts what the clients send, and they read its answers.

Needs `npm install @stoplight/prism-cli`, in this folder or above, on the PATH, or named by PRISM.
"""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from .conftest import GENERATED, Run
from .vendors import VENDORS, Vendor

SECONDS_TO_START = 40


def prism() -> str | None:
    """The command, or None where it is not installed; nothing is installed for the sake of a test."""
    here = Path.cwd() / "node_modules" / ".bin" / "prism"
    return os.environ.get("PRISM") or shutil.which("prism") or shutil.which(here)


pytestmark = [
    pytest.mark.prism,
    pytest.mark.skipif(prism() is None, reason="@stoplight/prism-cli is not installed"),
    pytest.mark.parametrize("vendor", VENDORS, ids=lambda vendor: vendor.name),
]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def mocking(document: Path, *options: str) -> Iterator[str]:
    """The address at which Prism stands in for the API; it is ended at the end."""
    command, port = prism(), free_port()
    assert command is not None
    where = ["--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(
        [command, "mock", *where, *options, str(document)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        wait_for(server, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.communicate(timeout=SECONDS_TO_START)


def wait_for(server: subprocess.Popen[str], port: int) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        if server.poll() is not None:
            pytest.fail(f"prism ended: {server.communicate()[0]}")
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("prism did not start")


@pytest.fixture(params=["examples", "invented"])
def url(request: pytest.FixtureRequest, vendor: Vendor) -> Iterator[str]:
    """Prism once answering with the examples of the document, once with invented values."""
    options = ["--dynamic"] if request.param == "invented" else []
    with mocking(GENERATED / vendor.name / "openapi.yaml", *options) as url:
        yield url


def check(response: Any) -> None:
    assert response.status_code == 200
    assert "sl-violations" not in response.headers


def test_requests_are_accepted_and_answers_decoded(vendor: Vendor, url: str) -> None:
    with vendor.client(**vendor.given, base_url=url) as client:
        check(vendor.call_with_response(client))


def test_requests_are_accepted_when_async(vendor: Vendor, url: str, run: Run) -> None:
    async def main() -> Any:
        async with vendor.async_client(**vendor.given, base_url=url) as client:
            return await vendor.call_with_response(client)

    check(run(main))


def test_prism_refuses_who_does_not_say_who_they_are(vendor: Vendor, url: str) -> None:
    """That Prism checks at all, without which the other tests would show little."""
    import httpx2

    answer = httpx2.get(url + vendor.path, params=dict(vendor.query))
    assert answer.status_code in (401, 422)
