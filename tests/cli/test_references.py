"""References to files and to the web, as the commands follow them: where they may lead, and where not."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import fetch, remote
from generator.shelf import Closed

from .conftest import PAGE, Apiwright, Ran, write

LOOPBACK = frozenset({"127.0.0.1", "::1"})
ARGUMENTS = ("--name", "x", "--format", "json")


def with_ref(ref: str) -> str:
    return PAGE + f'        more: {{$ref: "{ref}"}}\n'


def inspected(apiwright: Apiwright, ref: str, *more: str) -> Ran:
    write("api/openapi.yaml", with_ref(ref))
    return apiwright("inspect", "--from", "api/openapi.yaml", *ARGUMENTS, *more)


def codes(ran: Ran) -> list[str]:
    return [str(one["code"]) for one in ran.found]


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        port = self.server.server_port  # type: ignore[attr-defined]
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        moves = {
            "/moved.yaml": "/pet.yaml",
            "/away.yaml": f"http://localhost:{port}/pet.yaml",
            "/round.yaml": "/round.yaml",
        }
        if self.path in moves:
            self.send_response(302)
            self.send_header("Location", moves[self.path])
            self.end_headers()
            return
        self.send_response(200 if self.path in ("/pet.yaml", "/kind.yaml") else 404)
        self.end_headers()
        self.wfile.write(b"type: object\nproperties: {kind: {$ref: kind.yaml}}\n")

    def log_message(self, format: str, *args: object) -> None:
        pass


class Site(http.server.ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A server on this machine, with its address taken for a public one."""
    monkeypatch.setattr(remote, "is_public", LOOPBACK.__contains__)
    server = Site()
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_files_beside_a_file_are_read(apiwright: Apiwright) -> None:
    write("api/types/pet.yaml", "type: object\nproperties: {size: {type: int}}\n")
    ran = inspected(apiwright, "types/pet.yaml")
    (found,) = (one for one in ran.found if one["code"] != "no-security")
    assert (found["file"], found["line"]) == ("api/types/pet.yaml", 2)
    assert (
        '"pet"'
        in apiwright("inspect", "--from", "api/openapi.yaml", "--as", "json").out
    )


def test_the_manifest_names_what_was_referred_to(apiwright: Apiwright) -> None:
    write("api/types/pet.yaml", "type: object\n")
    write("api/openapi.yaml", with_ref("types/pet.yaml"))
    ran = apiwright("generate", "--from", "api/openapi.yaml", *ARGUMENTS, "--out", ".")
    assert ran.code == 0
    manifest = Path("x/manifest.json").read_text()
    assert '"openapi.yaml"' in manifest and '"types/pet.yaml"' in manifest


def test_a_file_that_changes_is_seen_by_the_next_run(
    apiwright: Apiwright, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APIWRIGHT_CACHE_DIR", str(Path("kept").resolve()))
    write("api/openapi.yaml", with_ref("pet.yaml"))
    run = ("--from", "api/openapi.yaml", *ARGUMENTS, "--out", ".")
    for text in ("type: object", "type: string"):
        write("api/pet.yaml", text)
        assert apiwright("check", *run).code == 3
        assert apiwright("generate", *run).code == 0
        assert apiwright("check", *run).code == 0


def test_a_folder_of_files_is_one_document(project: Apiwright) -> None:
    write("specs/acme/api.yaml", with_ref("types/pet.yaml"))
    write("specs/acme/types/pet.yaml", "type: object\n")
    ran = project("generate", "acme", "--format", "json")
    assert ran.code == 0
    assert ran.found == []


@pytest.mark.parametrize(
    "ref",
    [
        "../secret.yaml",
        "types/../../secret.yaml",
        "%2e%2e/secret.yaml",
        "..\\\\secret.yaml",
        "link.yaml",
        "folder/secret.yaml",
        "file:secret.yaml",
    ],
)
def test_nothing_outside_the_folder_is_opened(ref: str, apiwright: Apiwright) -> None:
    write("secret.yaml", "type: object\nproperties: {CANARY: {}}\n")
    Path("api").mkdir()
    Path("api/link.yaml").symlink_to(Path("secret.yaml").resolve())
    Path("api/folder").symlink_to(Path.cwd())
    ran = inspected(apiwright, ref, "--as", "openapi")
    assert codes(ran) == ["external-ref"]
    assert "CANARY" not in ran.out


def test_an_absolute_path_is_not_opened(apiwright: Apiwright) -> None:
    file = write("api/pet.yaml", "type: object\n").resolve()
    assert codes(inspected(apiwright, file.as_posix())) == ["external-ref"]


def test_a_link_within_the_folder_is_the_file_that_it_leads_to(
    apiwright: Apiwright,
) -> None:
    write("api/pet.yaml", "type: object\n")
    Path("api/other.yaml").symlink_to("pet.yaml")
    ran = inspected(apiwright, "other.yaml", "--as", "openapi")
    assert "pet: {" in ran.out or "pet:\n" in ran.out
    assert "other" not in ran.out


def test_a_folder_that_is_named_as_well_is_open(apiwright: Apiwright) -> None:
    write("common/pet.yaml", "type: object\n")
    ran = inspected(apiwright, "../common/pet.yaml", "--from", "common")
    assert ran.code == 0
    assert codes(ran) == []


def test_the_web_is_left_alone(site: Site, apiwright: Apiwright) -> None:
    ran = inspected(apiwright, f"{site.origin}/pet.yaml")
    assert codes(ran) == ["remote-ref"]
    assert f"--allow-remote {site.origin}" in ran.found[0]["message"]
    assert site.asked == []


def test_an_allowed_origin_is_asked_once_for_each_file(
    site: Site, apiwright: Apiwright
) -> None:
    write("api/other.yaml", f'$ref: "{site.origin}/pet.yaml#/properties"')
    ran = inspected(
        apiwright, f"{site.origin}/pet.yaml", "--allow-remote", f"{site.origin}/"
    )
    assert codes(ran) == []
    assert sorted(site.asked) == ["/kind.yaml", "/pet.yaml"]


def test_provider_toml_may_allow_an_origin(site: Site, project: Apiwright) -> None:
    write("specs/acme/api.yaml", with_ref(f"{site.origin}/moved.yaml"))
    write("specs/acme/provider.toml", f'allow_remote = ["{site.origin}"]\n')
    ran = project("generate", "acme", "--format", "json")
    assert (ran.code, ran.found) == (0, [])
    assert "/pet.yaml" in site.asked


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/away.yaml", "redirects to 'http://localhost"),
        ("/round.yaml", "answered 302"),
        ("/missing.yaml", "answered 404"),
    ],
)
def test_what_an_allowed_origin_does_not_give_is_left_out(
    path: str, said: str, site: Site, apiwright: Apiwright
) -> None:
    ran = inspected(apiwright, site.origin + path, "--allow-remote", site.origin)
    assert codes(ran) == ["remote-ref"]
    assert said in ran.found[0]["message"]


def test_an_allowed_origin_that_is_private_is_not_asked(
    site: Site, apiwright: Apiwright, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    with pytest.raises(Closed, match="not a public address"):
        remote.Remote()(f"{site.origin}/pet.yaml", frozenset({site.origin}))
    assert site.asked == []


def test_a_file_of_the_web_has_a_limit(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "_LARGEST", 10)
    with pytest.raises(Closed, match="larger than"):
        remote.Remote()(f"{site.origin}/pet.yaml", frozenset({site.origin}))


def test_a_user_name_in_a_url_is_refused(site: Site) -> None:
    url = f"http://me@127.0.0.1:{site.server_port}/pet.yaml"
    with pytest.raises(Closed, match="user name"):
        remote.Remote()(url, frozenset({site.origin}))
    assert site.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "169.254.169.254",
        "192.168.0.1",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not remote.is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:4700:4700::1111"])
def test_addresses_that_are_public(address: str) -> None:
    assert remote.is_public(address)


@pytest.mark.parametrize(
    "origin", ["acme.test", "https://", "https://acme.test/v1", "ftp://acme.test"]
)
def test_what_is_no_origin_is_refused(origin: str, apiwright: Apiwright) -> None:
    ran = inspected(apiwright, "x.yaml", "--allow-remote", origin)
    assert ran.code == 2
    assert "is no origin" in ran.err


def test_what_is_no_origin_in_provider_toml_is_an_error(project: Apiwright) -> None:
    write("specs/acme/provider.toml", 'allow_remote = ["acme.test"]\n')
    ran = project("generate", "acme", "--format", "json")
    assert codes(ran) == ["wrong-value"]
