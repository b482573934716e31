"""Emitted clients fetch tokens, ask callables and own auth objects, sync and async, as the docs show."""

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import parse_qs

import pytest

from generator.findings import Findings
from generator.pipeline import generate_provider
from tests.emitting import document, sources

from .conftest import Run, Serve
from .server import Answer, Request

_FLOW = {"tokenUrl": "/token", "scopes": {"read": "See.", "write": "Change."}}
_SCHEMES = {
    "app": {"type": "oauth2", "flows": {"clientCredentials": _FLOW}},
    "user": {"type": "http", "scheme": "bearer"},
    "key": {"type": "apiKey", "in": "query", "name": "key"},
}


def _operation(id: str, *security: dict[str, list[str]]) -> dict[str, Any]:
    content = {"application/json": {"schema": {"type": "string"}}}
    return {
        "get": {
            "operationId": id,
            "tags": ["things"],
            "security": [*security],
            "responses": {"200": {"description": "Fine", "content": content}},
        }
    }


def _emitted(tree: dict[str, Any], name: str, folder: Path) -> Iterator[ModuleType]:
    """The package of a document, importable for a while."""
    given = replace(sources(tree), name=name, folder=name)
    output = generate_provider(given, Findings())
    assert output is not None
    for file, text in output.files.items():
        path = Path(folder, file)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    sys.path.insert(0, str(folder))
    try:
        yield import_module(f"{name}_client")
    finally:
        sys.path.remove(str(folder))
        for each in [one for one in sys.modules if one.startswith(f"{name}_client")]:
            del sys.modules[each]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    tree = document(
        {
            "/app": _operation("for_app", {"app": ["read"]}),
            "/user": _operation("for_user", {"user": []}),
            "/both": _operation("for_both", {"user": [], "key": []}),
            "/open": _operation("for_all", {}),
        }
    )
    tree["components"]["securitySchemes"] = _SCHEMES
    yield from _emitted(tree, "things", tmp_path_factory.mktemp("auth"))


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The package that the page of documentation speaks of."""
    get = _operation("list", {"oauth": ["notes.read"]})["get"]
    tree = document({"/notes": {"get": {**get, "tags": ["notes"]}}})
    flow = {"tokenUrl": "/token", "scopes": {"notes.read": "See."}}
    login = {**flow, "authorizationUrl": "https://acme.test/login"}
    flows = {"clientCredentials": flow, "authorizationCode": login}
    oauth = {"type": "oauth2", "flows": flows}
    tree["components"]["securitySchemes"] = {"oauth": oauth}
    yield from _emitted(tree, "acme", tmp_path_factory.mktemp("acme"))


class Both:
    """What a request was signed with, as its answer; tokens under `/token`, the first of which is refused."""

    def __init__(self) -> None:
        self.forms: list[dict[str, list[str]]] = []
        self._numbers = count(1)

    def __call__(self, request: Request) -> Answer:
        if request.path == "/token":
            self.forms.append(parse_qs(request.body.decode()))
            token = f"t{next(self._numbers)}"
            more = {"refresh_token": "r1"} if "refresh_token" in self.forms[-1] else {}
            return Answer({"access_token": token, "expires_in": 3600, **more})
        sent = request.headers.get("authorization", "none")
        return Answer(sent, status=401 if sent == "Bearer t1" else 200)


APP = {"client_id": "me", "client_secret": "secret"}


def test_tokens_are_fetched_and_made_anew(package: ModuleType, serve: Serve) -> None:
    both = Both()
    with package.Things(base_url=serve(by=both).url, **APP) as client:
        assert client.things.for_app() == "Bearer t2"
        assert client.with_options(timeout=5).things.for_app() == "Bearer t2"
    assert [each["scope"] for each in both.forms] == [["read"], ["read"]]


def test_tokens_are_fetched_and_made_anew_async(
    package: ModuleType, serve: Serve, run: Run
) -> None:
    url = serve(by=Both()).url

    async def main() -> Any:
        async with package.AsyncThings(base_url=url, **APP) as client:
            return await client.things.for_app()

    assert run(main) == "Bearer t2"


def test_calls_that_no_page_knows_have_a_token_too(
    package: ModuleType, serve: Serve
) -> None:
    with package.Things(base_url=serve(by=Both()).url, **APP) as client:
        assert client.request("GET", "/hidden").value == "Bearer t2"


def test_no_token_says_why(package: ModuleType, serve: Serve) -> None:
    url = serve(by=lambda _: Answer({"error": "unauthorized_client"}, status=400)).url
    with package.Things(base_url=url, **APP) as client:
        with pytest.raises(package.CredentialsError, match="unauthorized_client"):
            client.things.for_app()
        with pytest.raises(package.ThingsError):
            client.things.for_app()


def test_credentials_of_the_environment(
    package: ModuleType, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THINGS_CLIENT_ID", "me")
    monkeypatch.setenv("THINGS_CLIENT_SECRET", "secret\n")
    monkeypatch.setenv("THINGS_SCOPE", "write")
    both = Both()
    with package.Things(base_url=serve(by=both).url) as client:
        assert client.things.for_app() == "Bearer t2"
    assert both.forms[0]["scope"] == ["write"]


def test_a_token_may_be_a_callable(package: ModuleType, serve: Serve) -> None:
    numbers = count(7)
    url = serve(by=Both()).url
    with package.Things(base_url=url, token=lambda: f"c{next(numbers)}") as client:
        assert client.things.for_user() == "Bearer c7"
        assert client.things.for_user() == "Bearer c8"
        assert client.things.for_all() == "none"


def test_a_token_may_be_an_async_callable(
    package: ModuleType, serve: Serve, run: Run
) -> None:
    url = serve(by=Both()).url

    async def token() -> str:
        return "awaited"

    async def main() -> Any:
        async with package.AsyncThings(base_url=url, token=token) as client:
            return await client.things.for_user()

    assert run(main) == "Bearer awaited"


def test_own_auth_needs_no_credentials(
    package: ModuleType, serve: Serve, run: Run
) -> None:
    url = serve(by=Both()).url

    def auth(request: Any) -> None:
        request.headers["Authorization"] = f"Own {request.operation}"

    with package.Things(base_url=url, auth=auth) as client:
        assert client.things.for_both() == "Own things.for_both"

    async def async_auth(request: Any) -> None:
        auth(request)

    async def main() -> Any:
        async with package.AsyncThings(base_url=url, auth=async_auth) as client:
            return await client.things.for_app()

    assert run(main) == "Own things.for_app"


def test_the_examples_of_the_documentation_run(
    acme: ModuleType, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Path(__file__).parents[2] / "docs" / "authentication.md"
    examples = re.findall(
        r"^```python\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    server = serve(by=Both())
    monkeypatch.setattr("os.environ", {"ACME_BASE_URL": server.url})
    names: dict[str, Any] = {}
    for example in examples:
        exec(example, names)  # noqa: S102
    sent = [each.headers for each in server.requests if each.path == "/notes"]
    assert len(sent) == len(examples) + 1  # one was refused
    assert sent[0]["authorization"] == "Bearer ..."
    assert sent[2]["authorization"] == "Bearer from the vault"
    assert len(sent[-1]["x-signature"]) == 64
    assert names["stored"] == ["r1"]
