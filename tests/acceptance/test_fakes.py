"""`<package>.testing`: users test their own code without the network."""

import inspect
import json
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from .conftest import PROVIDERS, Run
from .emitted import document_files, imported, provider_files, write
from .shop import shop
from .vendors import VENDORS

Packages = dict[str, ModuleType]


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Generator[Packages]:
    """The package of each provider, and that of the shop, as the generator writes them now."""
    emitted = {name: provider_files(name) for name in PROVIDERS}
    emitted["things"] = document_files(shop())
    with ExitStack() as stack:
        yield {
            name: stack.enter_context(
                imported(files, f"{name}_client", tmp_path_factory.mktemp(name))
            )
            for name, files in emitted.items()
        }


@pytest.fixture
def testing(packages: Packages) -> Any:
    """The shop's module for tests."""
    return _testing(packages["things"])


@pytest.fixture
def fake(testing: Any) -> Any:
    return testing.FakeThings()


def _testing(package: ModuleType) -> Any:
    from importlib import import_module

    return import_module(f"{package.__name__}.testing")


def _fake(package: ModuleType) -> Any:
    testing = _testing(package)
    (name,) = (each for each in testing.__all__ if each.startswith("Fake"))
    return getattr(testing, name)()


_VALUES = {
    "str": "a",
    "int": 1,
    "float": 1.5,
    "bool": True,
    "datetime": datetime(2024, 1, 2, tzinfo=UTC),
    "FileInput": b"picture",
}


def _calls(client: Any) -> Iterator[tuple[str, Any]]:
    """Every call of a client, with what it must be given and no more."""
    cls = client.__class__
    groups = [
        name
        for name, each in cls.__dict__.items()
        if type(each).__name__ == "cached_property"
    ]
    for group in groups:
        calls = getattr(client, group)
        for name, method in inspect.getmembers(calls, inspect.ismethod):
            if not name.startswith("_"):
                yield f"{group}.{name}", _bound(method)


def _bound(method: Any) -> Any:
    positional: list[Any] = []
    named: dict[str, Any] = {}
    for each in inspect.signature(method).parameters.values():
        if each.default is not each.empty or each.kind is each.VAR_KEYWORD:
            continue
        value = _VALUES.get(each.annotation, "2024-01-02T03:04:05Z")
        if each.kind is each.KEYWORD_ONLY:
            named[each.name] = value
        else:
            positional.append(value)
    return lambda: method(*positional, **named)


@pytest.mark.parametrize("provider", [*PROVIDERS, "things"])
def test_every_operation_answers(packages: Packages, provider: str) -> None:
    fake = _fake(packages[provider])
    with fake.client() as client:
        found = dict(_calls(client))
        for call in found.values():
            made = call()
            if type(made).__name__ in ("Page", "Stream"):
                assert list(made)
    assert {call.operation for call in fake.calls} == found.keys() != set()


@pytest.mark.parametrize("provider", [*PROVIDERS, "things"])
def test_every_operation_answers_when_async(
    packages: Packages, provider: str, run: Run
) -> None:
    fake = _fake(packages[provider])

    async def main() -> set[str]:
        async with fake.async_client() as client:
            found = dict(_calls(client))
            for call in found.values():
                made = call()
                if type(made).__name__ in ("AsyncPages", "AsyncStream"):
                    assert [item async for item in made]
                else:
                    await made
            return set(found)

    found = run(main)
    assert {call.operation for call in fake.calls} == found != set()


@pytest.mark.parametrize("vendor", VENDORS, ids=lambda vendor: vendor.name)
def test_a_client_of_ones_own_can_use_it(packages: Packages, vendor: Any) -> None:
    fake = _fake(packages[vendor.name])
    client = getattr(packages[vendor.name], vendor.title)(
        **vendor.given, http_client=fake
    )
    vendor.call(client)
    (call,) = fake.calls
    assert call.operation == f"{vendor.group}.{vendor.method}"
    assert vendor.path.endswith(call.path)
    assert vendor.auth.items() <= dict(call.headers).items()


def test_a_call_is_remembered_whole(fake: Any) -> None:
    client = fake.client()
    client.things.list("a shop", cursor="c/1")
    client.things.get("th/1")
    client.reports.search(x_reason="acme", text="fish", size=3)
    listed, got, searched = fake.calls
    assert (listed.operation, listed.method, listed.path) == (
        "things.list",
        "GET",
        "/things",
    )
    assert listed.query == {"shop": ["a shop"], "cursor": ["c/1"]}
    assert (got.path, got.path_values) == ("/things/th%2F1", {"id": "th/1"})
    assert searched.json() == {"text": "fish", "size": 3}
    assert searched.headers["X-Reason"] == "acme"
    assert fake.calls_of("things.get") == [got]
    assert repr(got) == "<RecordedCall things.get: GET /things/th%2F1>"


def test_a_server_of_another_path_is_no_part_of_the_call(
    packages: Packages, fake: Any
) -> None:
    base = "http://127.0.0.1:1/proxy/v9"
    client = packages["things"].Things(base_url=base, http_client=fake)
    client.things.get("1")
    assert fake.calls[0].path == "/things/1"


def test_made_answers_end_lists_and_fit_their_types(fake: Any) -> None:
    client = fake.client()
    page = client.things.list("a")
    assert (page.body.has_more, page.body.next_cursor) == (False, "")
    (thing,) = page
    # what the documentation has an example of, and what only has a type
    assert (thing.id, thing.price, thing.state.value) == ("it_7", 1.5, "new")
    # nothing but an empty page ends this list
    assert list(client.parts.list()) == ["items"]
    assert [call.query for call in fake.calls_of("parts.list")] == [
        {},
        {"offset": ["1"]},
    ]
    assert client.days.get("1").value == "monday"
    assert client.pictures.get("1") == b"sample"
    assert client.things.delete("1") is None


def test_documented_examples_are_answered(packages: Packages) -> None:
    client = _fake(packages["sequence"]).client()
    (contact,) = client.contacts.list("cus_1").items
    assert (contact.name, contact.email) == ("Ada Example", "ada@example.com")


def test_answers_come_in_turn_and_the_last_one_stays(
    fake: Any, packages: Packages
) -> None:
    thing = fake.example("things.get")
    fake.answer("things.get", {**thing, "id": "first"})
    fake.answer("things.get", packages["things"].Item.from_dict({**thing, "id": "b"}))
    client = fake.client()
    assert [client.things.get("x").id for _ in range(3)] == ["first", "b", "b"]
    assert fake.example("things.get")["id"] == "it_7"


def test_an_answer_may_be_an_error(fake: Any, packages: Packages) -> None:
    package: Any = packages["things"]
    fake.answer(
        "things.get", {"message": "busy"}, status=429, headers={"retry-after": "7"}
    )
    fake.answer("things.get", ConnectionResetError("gone"))
    fake.answer("things.get", TimeoutError())
    fake.answer("things.get", "<html>oops</html>")
    client = fake.client()
    with pytest.raises(package.RateLimitError, match="busy") as limited:
        client.things.get("1")
    assert (limited.value.body, limited.value.retry_after) == ({"message": "busy"}, 7)
    with pytest.raises(package.ApiConnectionError, match="gone"):
        client.things.get("1")
    with pytest.raises(package.ApiTimeoutError):
        client.things.get("1")
    with pytest.raises(package.DecodeError):
        client.things.get("1")
    assert len(fake.calls) == 4


def test_retries_are_made_when_they_are_asked_for(fake: Any) -> None:
    fake.answer("things.get", None, status=503, headers={"retry-after": "0"})
    fake.answer("things.get", fake.example("things.get"))
    assert fake.client(max_retries=1).things.get("1").id == "it_7"
    assert len(fake.calls) == 2


def test_streams_give_what_they_are_told(fake: Any) -> None:
    thing = fake.example("things.get")
    fake.answer("events.watch", [{**thing, "id": str(n)} for n in range(3)])
    fake.answer("lines.watch", json.dumps({**thing, "id": "raw"}) + "\n")
    client = fake.client()
    assert [each.id for each in client.events.watch()] == ["0", "1", "2"]
    assert [each.id for each in client.lines.watch()] == ["raw"]


def test_uploads_arrive_sync_and_async(fake: Any, run: Run) -> None:
    fake.client().pictures.put("1", name="me", file=b"\x89PNG")

    async def main() -> None:
        async with fake.async_client() as client:
            await client.pictures.put("1", name="me", file=b"\x89PNG")

    run(main)
    first, second = fake.calls_of("pictures.put")
    assert b"\x89PNG" in first.content and b"\x89PNG" in second.content


def test_downloads_give_the_bytes(fake: Any) -> None:
    fake.answer("pictures.get", b"\x89PNG", headers={"Content-Type": "image/png"})
    answer = fake.client().pictures.with_response.get("1")
    assert (answer.value, answer.headers["content-type"]) == (b"\x89PNG", "image/png")


def test_downloads_are_read_piece_by_piece(fake: Any) -> None:
    calls = fake.client().pictures.with_streaming_response
    with calls.get("1") as answer:
        assert b"".join(answer.chunks()) == b"sample"


_WRONG: dict[str, tuple[Callable[[Any], Any], str]] = {
    "path": (
        lambda client: client.request("GET", "/thing"),
        r"GET /thing: no such call is documented; did you mean GET /things\?",
    ),
    "method": (
        lambda client: client.request("PATCH", "/things/1"),
        "PATCH /things/1: no such call is documented",
    ),
    "query": (
        lambda client: client.things.list("a", extra_query={"colour": "red"}),
        r"GET /things: the query parameter 'colour' is not documented \(known: 'shop', 'cursor'\)",
    ),
    "missing query": (
        lambda client: client.request("GET", "/things"),
        "the query parameter 'shop' is missing",
    ),
    "missing header": (
        lambda client: client.request(
            "POST", "/reports", body={"text": "a", "size": 1}
        ),
        "the header 'X-Reason' is missing",
    ),
    "missing body": (
        lambda client: client.request(
            "POST", "/reports", extra_headers={"X-Reason": "a"}
        ),
        "the body is missing",
    ),
    "member of the wrong type": (
        lambda client: client.request(
            "POST",
            "/reports",
            body={"text": "a", "size": "large"},
            headers={"X-Reason": "a"},
        ),
        r"the body is not as documented: \$.size: expected an integer, got 'large'",
    ),
    "missing member": (
        lambda client: client.request("POST", "/things", body={"id": "1"}),
        r"the body is not as documented: \$.made_at: required field is missing",
    ),
    "no body": (
        lambda client: client.request("DELETE", "/things/1", body={"why": "so"}),
        "it takes no body",
    ),
    "media type": (
        lambda client: client.request("PUT", "/things/1/picture", body={"name": "a"}),
        "the body is application/json, not multipart/form-data",
    ),
}


@pytest.mark.parametrize("case", _WRONG)
def test_what_is_not_documented_fails(fake: Any, testing: Any, case: str) -> None:
    call, message = _WRONG[case]
    with pytest.raises(testing.UndocumentedCall, match=message) as caught:
        call(fake.client())
    assert isinstance(caught.value, AssertionError)
    assert "\n" not in str(caught.value)
    assert fake.calls == []


@pytest.mark.parametrize("case", _WRONG)
def test_the_same_fails_when_async(
    fake: Any, testing: Any, case: str, run: Run
) -> None:
    call, message = _WRONG[case]

    async def main() -> None:
        client = fake.async_client()
        with pytest.raises(testing.UndocumentedCall, match=message):
            await call(client)

    run(main)


def test_checks_can_be_left_out(testing: Any) -> None:
    fake = testing.FakeThings(check=False)
    fake.client().things.list("a", extra_query={"colour": "red"})
    assert fake.calls[0].query["colour"] == ["red"]


def test_what_the_documentation_forgot_can_be_answered(fake: Any) -> None:
    fake.answer("GET /secrets/{key}", {"value": 7})
    answer = fake.client().request("GET", "/secrets/k1", extra_query={"deep": "1"})
    assert answer.value == {"value": 7}
    assert fake.calls_of("GET /secrets/{key}")[0].path_values == {"key": "k1"}


def test_a_name_that_no_operation_has_is_refused(fake: Any) -> None:
    with pytest.raises(
        LookupError, match=r"'things\.lst'; did you mean 'things\.list'\?"
    ):
        fake.answer("things.lst", {})


def test_models_are_made_with_some_fields_given(
    testing: Any, packages: Packages
) -> None:
    item: Any = testing.make(packages["things"].Item, id="it_1")
    assert (item.id, item.price) == ("it_1", 1.5)
    with pytest.raises(TypeError):
        testing.make(packages["things"].Item, colour="red")
    assert testing.make(packages["things"].Item, state="new").state.is_known
    with pytest.raises(
        TypeError, match=r"make\(Item\): \$.id: expected a string, got 3"
    ):
        testing.make(packages["things"].Item, id=3)


def test_only_models_are_made(testing: Any, packages: Packages) -> None:
    item, state = packages["things"].Item, packages["things"].ItemState
    with pytest.raises(TypeError, match="a model; of an enum take ItemState.NEW"):
        testing.make(state)
    with pytest.raises(
        TypeError, match="of several kinds: take one of Item, ItemState"
    ):
        testing.make(item | state)
    with pytest.raises(TypeError, match="make.. takes a model, not 'Item'"):
        testing.make("Item")


def test_a_test_overrides_what_its_fixture_told(fake: Any) -> None:
    thing = fake.example("things.get")
    fake.answer("things.get", {**thing, "id": "of the fixture"})
    fake.answer("things.get", {**thing, "id": "own"}, replace=True)
    assert fake.client().things.get("x").id == "own"
    fake.answer("GET /secrets", {})
    fake.reset()
    assert fake.calls == []
    assert fake.client().things.get("x").id == "it_7"
    assert len(fake.calls) == 1
    with pytest.raises(AssertionError, match="no such call is documented"):
        fake.client().request("GET", "/secrets")


def test_its_clients_take_no_other_http_client(fake: Any) -> None:
    for make in (fake.client, fake.async_client):
        with pytest.raises(TypeError, match="takes no http_client: the fake is it"):
            make(http_client=None)


def test_it_costs_nothing_unless_it_is_imported(tmp_path: Path) -> None:
    write(document_files(shop()), tmp_path)
    program = (
        "import sys; from things_client import Things; client = Things(); client.things;"
        "mine = {m.removeprefix('things_client.') for m in sys.modules};"
        "print(sorted(mine & {'testing', '_runtime.fakes', '_runtime.samples'}));"
        "import things_client.testing; print('httpx2' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("[]\nFalse\n", "")
