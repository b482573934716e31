"""What an emitted package loads, step by step: nothing before it is needed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.emitting import document, files

THINGS = document(
    {
        "/things/{id}": {
            "get": {
                "operationId": "getThing",
                "tags": ["things"],
                "parameters": [
                    {
                        "name": "id",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "string"},
                    }
                ],
                "responses": {
                    "200": {
                        "description": "Fine",
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/components/schemas/Thing"}
                            }
                        },
                    }
                },
            }
        }
    },
    Thing={
        "type": "object",
        "required": ["id"],
        "properties": {"id": {"type": "string"}},
    },
)

# In one process, so that each step shows what it adds; the client of HTTP is brought along.
PROGRAM = """
import json, sys

# as where neither is installed: they load much, and only at the first call
sys.modules["msgspec"] = sys.modules["opentelemetry"] = None

class Answer:
    status_code, headers, content = 200, {"content-type": "application/json"}, b""
    def iter_raw(self):
        yield b'{"id": "a"}'
    def close(self):
        pass

class Http:
    def build_request(self, *given, **named):
        return given
    def send(self, request, **named):
        return Answer()
    def close(self):
        pass

loaded, seen = {}, set(sys.modules)
def step(name):
    loaded[name] = sorted(sys.modules.keys() - seen)

import things_client
step("import")
things = things_client.Things(http_client=Http())
bare = things_client.Things(), things_client.AsyncThings()
step("client")
assert things.things.get("a").id == "a"
step("call")
print(json.dumps(loaded))
"""

HEAVY = {
    *("asyncio", "email", "http.cookiejar", "httpx", "httpx2", "multiprocessing"),
    *(
        "decimal",
        "socket",
        "sqlite3",
        "ssl",
        "tempfile",
        "trio",
        "urllib.request",
        "uuid",
        "zlib",
    ),
}
FEATURES = {
    *("allowed", "arriving", "catalogue", "cursors", "drift", "endings", "envelopes"),
    *("events", "explain", "fakes", "files", "forms", "grants", "links", "multipart"),
    *("oauth", "pages", "paging", "rehearsals", "replies", "resuming", "samples"),
    *("saving", "streamed", "streams", "timestamps", "turns", "undocumented"),
    *("unions", "unread", "watching", "webhooks"),
}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The modules in the interpreter after each step that were not there at first."""
    folder = tmp_path_factory.mktemp("emitted")
    for path, text in files(THINGS).items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    said = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert said.returncode == 0, said.stderr
    found: dict[str, list[str]] = json.loads(said.stdout)
    return found


def test_features_are_modules_of_the_runtime() -> None:
    stand = {each.stem for each in Path("generator/runtime").glob("*.py")}
    assert FEATURES <= stand


def test_importing_loads_what_finds_the_names(loaded: dict[str, list[str]]) -> None:
    own = [name for name in loaded["import"] if name.startswith("things_client")]
    assert own == [
        "things_client",
        "things_client._runtime",
        "things_client._runtime.lazy",
    ]


@pytest.mark.parametrize("step", ["import", "client", "call"])
def test_nothing_heavy(loaded: dict[str, list[str]], step: str) -> None:
    assert not HEAVY.intersection(loaded[step])


def test_a_client_needs_no_models_and_no_json(loaded: dict[str, list[str]]) -> None:
    others = {"dataclasses", "inspect", "json", "logging"}
    assert not others.intersection(loaded["client"])


def test_a_simple_call_loads_no_feature_that_it_does_not_use(
    loaded: dict[str, list[str]],
) -> None:
    runtime = "things_client._runtime."
    used = {
        name.removeprefix(runtime)
        for name in loaded["call"]
        if name.startswith(runtime)
    }
    assert not FEATURES & used
