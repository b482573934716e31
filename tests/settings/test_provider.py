"""`provider.toml`: what it may say, and what is said of what it may not."""

import pytest

from generator.config import PagingConfig, ProviderConfig, SchemeConfig
from generator.findings import Finding, Findings, Severity
from generator.places import InPage
from generator.settings import load_config

FILE = "specs/acme/provider.toml"


def _load(text: str | bytes) -> tuple[ProviderConfig, list[Finding]]:
    findings = Findings()
    data = text.encode() if isinstance(text, str) else text
    return load_config(FILE, data, findings), list(findings)


def _only(text: str | bytes) -> Finding:
    _, found = _load(text)
    assert len(found) == 1
    assert found[0].severity is Severity.ERROR
    return found[0]


def _spot(finding: Finding) -> tuple[int | None, int | None]:
    assert isinstance(finding.place, InPage) and finding.place.page == FILE
    return finding.place.line, finding.place.column


def test_an_empty_file_names_the_provider_by_its_folder() -> None:
    assert _load("") == (ProviderConfig(name="acme"), [])


def test_client_credentials() -> None:
    config, found = _load("""
        [auth]
        token_url = "https://a.test/token"
        scopes = ["read"]
        [auth.schemes.OAuth]
        scopes = ["write"]
        """)
    assert found == []
    assert config.auth == SchemeConfig(
        scheme="oauth2", token_url="https://a.test/token", scopes=("read",)
    )
    assert config.schemes == {"OAuth": SchemeConfig(scopes=("write",))}


def test_everything_at_once() -> None:
    config, found = _load("""
        name = "notes"
        title = "Notes"
        base_url = "https://api.acme.test/v1"
        sources = ["https://docs.acme.test/llms.txt"]
        accept = ["GET /old"]
        [auth]
        header = "X-Key"
        token = "api_key"
        [auth.schemes.Basic]
        username = "api_key"
        password = ""
        [names]
        "GET /notes" = "notes.list"
        [paging]
        "GET /notes" = { style = "page", param = "page", items = "notes", first = 0 }
        """)
    assert found == []
    assert config == ProviderConfig(
        name="notes",
        title="Notes",
        base_url="https://api.acme.test/v1",
        sources=("https://docs.acme.test/llms.txt",),
        accept=("GET /old",),
        auth=SchemeConfig(scheme="api-key", header="X-Key", token="api_key"),
        schemes={"Basic": SchemeConfig(username="api_key", password="")},
        names={"GET /notes": "notes.list"},
        paging={
            "GET /notes": PagingConfig(
                style="page", param="page", items="notes", first=0
            )
        },
    )


@pytest.mark.parametrize(
    ("text", "code", "spot", "words"),
    [
        ('\n  titel = "x"', "unknown-key", (2, 3), "did you mean 'title'?"),
        ("[auht]\nx = 1", "unknown-key", (1, 2), "did you mean 'auth'?"),
        (
            '[paging]\n"GET /a" = { style = "none", parm = "x" }',
            "unknown-key",
            (2, 30),
            "did you mean 'param'?",
        ),
        (
            '[auth]\nscheme = "basic"\nuser = "x"',
            "unknown-key",
            (3, 1),
            "did you mean 'username'?",
        ),
        (
            "title = 1",
            "wrong-value",
            (1, 1),
            "'title' is 1, expected text in quotes, such as title = \"Acme\"",
        ),
        ('accept = ["a", 1]', "wrong-value", (1, 1), "a list of texts"),
        (
            'auth = "basic"',
            "wrong-value",
            (1, 1),
            "'auth' is 'basic', expected a table",
        ),
        ('[auth]\nscheme = "baerer"', "wrong-value", (2, 1), "did you mean 'bearer'?"),
        ('[auth]\ntoken = "key"', "wrong-value", (1, 2), "needs 'scheme'"),
        (
            '[auth]\nheader = "X"\nquery = "y"',
            "wrong-value",
            (3, 1),
            "one of header, query and cookie",
        ),
        (
            '[auth]\nscheme = "basic"\nheader = "X"',
            "wrong-value",
            (2, 1),
            "'api-key' beside a place for the key",
        ),
        (
            '[auth]\nscheme = "oauth2"',
            "wrong-value",
            (1, 2),
            "[auth] needs 'token_url', such as token_url = \"https://login.",
        ),
        (
            '[auth]\nscheme = "bearer"\ntoken_url = "https://a.test/token"',
            "wrong-value",
            (2, 1),
            "'oauth2' beside 'token_url'",
        ),
        (
            '[auth]\nscheme = "basic"\nscopes = ["a"]',
            "wrong-value",
            (2, 1),
            "'oauth2' beside 'scopes'",
        ),
        (
            '[auth]\nscheme = "oauth2"\ntoken_url = "http://a.test/token"',
            "wrong-value",
            (3, 1),
            "expected an https address",
        ),
        (
            '[paging]\n"GET /a" = { limit = "x" }',
            "wrong-value",
            (2, 1),
            "needs 'style'",
        ),
        (
            '[paging]\nlist = { style = "none" }',
            "wrong-value",
            (2, 1),
            'such as "GET /contacts"',
        ),
        (
            '[names]\n"GET /a" = 1',
            "wrong-value",
            (2, 1),
            '[names] "GET /a" is 1, expected text',
        ),
        (
            '[names]\na = "a.list"',
            "wrong-value",
            (2, 1),
            "'a' in [names]: expected an operation",
        ),
        (
            '[paging]\n"GET /a" = { style = "pag" }',
            "wrong-value",
            (2, 14),
            "'style' of [paging] \"GET /a\" is 'pag', expected one of",
        ),
        (
            '[paging]\n"GET /a" = { style = "page", first = true }',
            "wrong-value",
            (2, 30),
            "is true, expected a whole number, such as first = 0",
        ),
        ('name = "x', "broken-toml", (1, 10), "nothing was read"),
        ("name = \n[", "broken-toml", (1, 8), "not TOML: invalid value"),
        ('name = "x"\nname = "y"', "broken-toml", (2, 11), "cannot overwrite"),
        (b'name = "\xff"', "not-utf-8", (1, None), "0xff"),
    ],
)
def test_what_is_wrong_is_said_where_it_is(
    text: str | bytes, code: str, spot: tuple[int, int], words: str
) -> None:
    finding = _only(text)
    assert finding.code == code
    assert words in finding.message
    assert "\n" not in finding.message
    assert _spot(finding) == spot


@pytest.mark.parametrize(
    "url", ["api.acme.test", "ftp://acme.test", "https://", "https://a b", "http://[x"]
)
def test_a_base_url_has_a_scheme_and_a_host(url: str) -> None:
    finding = _only(f'title = "Acme"\nbase_url = "{url}"')
    assert finding.code == "wrong-value"
    assert f"'base_url' is '{url}', expected" in finding.message
    assert _spot(finding) == (2, 1)


def test_what_is_right_is_read_beside_what_is_wrong() -> None:
    config, found = _load('title = "Acme"\nbase_url = 3\nnone = 1')
    assert config.title == "Acme"
    assert [one.code for one in found] == ["wrong-value", "unknown-key"]


@pytest.mark.parametrize(
    "name",
    ["list", "a.b.c", "notes.", ".list", "Notes.list", "notes.class", "_n.list"]
    + ["notes._list", "9.list", "n-s.list", "notés.list", ""],
)
def test_a_pin_names_a_group_and_a_method(name: str) -> None:
    config, found = _load(f'[names]\n"GET /notes" = "{name}"')
    assert config.names == {}
    assert [(one.code, _spot(one)) for one in found] == [("wrong-value", (2, 1))]
    assert "a name such as" in found[0].message


def test_the_places_of_all_keys_are_kept() -> None:
    config, _ = _load('[names]\n\n "GET /a" = "a.list"\n[auth.schemes.Key]\ntoken="k"')
    assert config.places[("names", "GET /a")] == InPage(page=FILE, line=3, column=2)
    assert config.places[("auth", "schemes", "Key")].line == 4
