"""A client made from a FastAPI service's own document, against that service: every call, sync and async."""

import importlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from generator.findings import Findings, Severity
from generator.pipeline import generate_provider
from tests.emitting import sources

from .conftest import Run
from .fastapi_calls import CASES, Case
from .fastapi_service.access import KEY, PASSWORD, TOKEN
from .fastapi_service.app import application, operations, served


@dataclass(frozen=True)
class Workshop:
    """The package, and a running service of it. called: what was called, method and path."""

    package: ModuleType
    url: str
    document: set[tuple[str, str]]
    called: set[tuple[str, str]]

    def client(self, cls: str = "Things", **credentials: str) -> Any:
        """A client of the service; async when the class is."""
        return getattr(self.package, cls)(base_url=self.url, **credentials)


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """A service of its own for this module, and the package generated from what it says of itself."""
    app = application()
    folder = tmp_path_factory.mktemp("workshop")
    _generate(app.openapi(), folder)
    sys.path.insert(0, str(folder))
    try:
        package = importlib.import_module("things_client")
        with served(app) as url:
            yield Workshop(package, url, operations(app), app.state.called)
    finally:
        sys.path.remove(str(folder))
        for name in [each for each in sys.modules if each.startswith("things_client")]:
            del sys.modules[name]


def _generate(document: dict[str, Any], folder: Path) -> None:
    findings = Findings()
    output = generate_provider(sources(document), findings)
    assert output is not None
    assert {each.code for each in findings if each.severity is not Severity.INFO} <= {
        "no-base-url"
    }
    for name, text in output.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sync(workshop: Workshop, case: Case) -> None:
    with workshop.client() as client:
        found = case.call(client, workshop.package)
    assert found == case.expected(workshop.package)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_async(workshop: Workshop, case: Case, run: Run) -> None:
    async def main() -> Any:
        async with workshop.client("AsyncThings") as client:
            return await case.call(client, workshop.package)

    assert run(main) == case.expected(workshop.package)


def test_pages(workshop: Workshop, run: Run) -> None:
    async def main() -> list[Any]:
        async with workshop.client("AsyncThings") as client:
            pets = [pet.name async for pet in client.pets.list(limit=2)]
            days = [each.day async for each in client.moments.list(limit=1)]
            return [pets, days]

    with workshop.client() as client:
        names = [pet.name for pet in client.pets.list(limit=2)]
        days = [each.day for each in client.moments.list(limit=1)]
    assert names[:5] == ["Mia", "Rex", "Tom", "Bo", "Ina"]
    assert days == [date(2030, 1, number) for number in (1, 2, 3)]
    assert run(main) == [names, days]


@pytest.mark.parametrize("name", ["ticks", "lines"])
def test_streams(workshop: Workshop, name: str, run: Run) -> None:
    async def main() -> list[Any]:
        async with (
            workshop.client("AsyncThings") as client,
            getattr(client.streams, name)(count=3) as stream,
        ):
            return [tick async for tick in stream]

    with (
        workshop.client() as client,
        getattr(client.streams, name)(count=3) as stream,
    ):
        ticks = list(stream)
    expected = [
        (number, datetime(2030, 1, 1, 0, 0, number, tzinfo=UTC)) for number in range(3)
    ]
    assert [(tick.number, tick.at) for tick in ticks] == expected
    assert run(main) == ticks


CREDENTIALS: list[tuple[str, dict[str, str], tuple[str, str]]] = [
    ("by_token", {"token": TOKEN}, ("bearer", "token")),
    ("by_key", {"key": KEY}, ("key", "key")),
    ("by_password", {"username": "ada", "password": PASSWORD}, ("basic", "ada")),
]


@pytest.mark.parametrize(("name", "given", "expected"), CREDENTIALS)
def test_credentials(
    workshop: Workshop,
    name: str,
    given: dict[str, str],
    expected: tuple[str, str],
    run: Run,
) -> None:
    async def main() -> Any:
        async with workshop.client("AsyncThings", **given) as client:
            return await getattr(client.access, name)()

    with workshop.client(**given) as client:
        found = getattr(client.access, name)()
    assert (found.scheme, found.who) == expected
    assert run(main) == found
    wrong = {key: "wrong" for key in given}
    with (
        workshop.client(**wrong) as client,
        pytest.raises(workshop.package.UnauthorizedError),
    ):
        getattr(client.access, name)()


def test_typed_errors(workshop: Workshop, run: Run) -> None:
    package = workshop.package

    async def main() -> Any:
        async with workshop.client("AsyncThings") as client:
            await client.pets.get(99)

    with workshop.client() as client:
        with pytest.raises(package.NotFoundError) as missing:
            client.pets.get(99)
        with pytest.raises(package.NotFoundError):
            client.pets.delete(99)
        with pytest.raises(package.UnprocessableContentError) as refused:
            list(client.pets.list(limit=1000))
    with pytest.raises(package.NotFoundError):
        run(main)
    assert missing.value.body == package.NoSuchPet(pet_id=99, reason="gave it away")
    (detail,) = refused.value.body.detail
    assert detail.loc == ["query", "limit"]


def test_several_statuses_and_no_content(workshop: Workshop, run: Run) -> None:
    package = workshop.package
    rat = package.Cat(kind="cat", name="Not a rat")

    async def main() -> list[Any]:
        async with workshop.client("AsyncThings") as client:
            made = await client.pets.update(77, body=rat)
            again = await client.pets.update(77, body=rat)
            return [made.total, again.name, await client.pets.delete(77)]

    with workshop.client() as client:
        made = client.pets.update(77, body=rat)
        again = client.pets.update(77, body=rat)
        gone = client.pets.delete(77)
    assert isinstance(made, package.PetPage) and isinstance(again, package.Cat)
    assert again.lives == 9 and gone is None
    assert run(main) == [made.total, "Not a rat", None]


def test_response_headers(workshop: Workshop) -> None:
    with workshop.client() as client:
        answer = client.search.with_response.seen(x_trace="t-1")
    assert answer.status_code == 200
    assert answer.headers["x-answered-by"] == "t-1"


def test_every_operation_of_the_document_was_called(workshop: Workshop) -> None:
    # pytest runs a module's tests in order; this one alone proves nothing
    if len(workshop.called) < 5:
        pytest.skip("the other tests of this module did not run")
    assert workshop.called == workshop.document
    assert len(workshop.document) >= 20
