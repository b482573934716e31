"""A page from the web: what is taken, and what is refused in one line."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import fetch

from .conftest import PAGE, Apiwright


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        port = self.server.server_port  # type: ignore[attr-defined]
        moves = {
            "/moved": "/api.yaml",
            "/away": f"http://localhost:{port}/api.yaml",
            "/file": "file:///etc/passwd",
        }
        path = self.path.partition("?")[0]
        if path in moves:
            self.send_response(302)
            self.send_header("Location", moves[path])
            self.end_headers()
            return
        self.send_response(200 if path == "/api.yaml" else 404)
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_url_is_a_source(site: str, apiwright: Apiwright) -> None:
    url = f"{site}/api.yaml?key=secret"
    ran = apiwright("generate", "--from", url, "--name", "x", "--out", "made")
    assert ran.code == 0
    manifest = Path("made/x/manifest.json").read_text()
    assert '"api.yaml"' in manifest and "secret" not in manifest


def test_a_redirect_on_the_same_host_is_followed(site: str) -> None:
    assert fetch.fetch(f"{site}/moved") == PAGE.encode()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/away?key=secret", "redirects to 'http://localhost"),
        ("/file", "answered 302"),
        ("/nothing?key=secret", "answered 404"),
    ],
)
def test_what_is_not_there_or_elsewhere_is_one_line(
    path: str, said: str, site: str, apiwright: Apiwright
) -> None:
    ran = apiwright("generate", "--from", site + path, "--name", "x", "--out", ".")
    assert ran.code == 2
    assert said in ran.err and "secret" not in ran.err
    assert ran.err.count("\n") == 1


def test_a_page_without_end_is_refused(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "_LARGEST", 10)
    with pytest.raises(fetch.CannotFetch, match="larger than"):
        fetch.fetch(f"{site}/api.yaml")


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/x", "http://[bad/x", "http://127.0.0.1:99999/"]
)
def test_no_server_is_one_line(url: str, apiwright: Apiwright) -> None:
    ran = apiwright("generate", "--from", url, "--name", "x", "--out", ".")
    assert ran.code == 2
    assert ran.err.startswith("apiwright: cannot fetch") and ran.err.count("\n") == 1
