"""A vendor of fifteen pages in three dialects, whose types, errors, address and key stand on pages of their own."""

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from generator.findings import Findings, Severity
from generator.pipeline import Output, generate_provider
from generator.project import load
from tests.acceptance.emitted import imported
from tests.acceptance.server import Answer, RecordingServer, in_turn

PAGES = Path(__file__).parent / "pages"
OWNER = {"id": "ow_1", "name": "Ida Holm", "email": "ida@example.com"}
BOAT = {"id": "bo_1", "name": "Ebb", "length_m": 9.5, "owner": OWNER, "flag": "dk"}
BERTH = {"id": "be_1", "pier": "North", "boat": BOAT}


def _made() -> tuple[Output, Findings]:
    findings = Findings()
    output = generate_provider(load(PAGES, "quay", findings), findings)
    assert output is not None
    return output, findings


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The package that one run makes of all pages."""
    output, _ = _made()
    folder = tmp_path_factory.mktemp("quay")
    with imported(output.files, "quay_client", folder) as package:
        yield package


def test_there_are_fifteen_pages_and_one_client() -> None:
    assert sum(1 for _ in PAGES.rglob("*.md")) == 15
    output, _ = _made()
    tree: Any = yaml.safe_load(output.files["openapi.yaml"])
    calls = {
        f"{method.upper()} {path}"
        for path, item in tree["paths"].items()
        for method in item
    }
    assert calls == {
        *("GET /berths", "POST /berths", "GET /berths/{berth_id}"),
        *("GET /boats", "POST /boats", "GET /boats/{boat_id}"),
        *("GET /owners", "GET /owners/{owner_id}", "PATCH /owners/{owner_id}"),
        "DELETE /owners/{owner_id}",
    }
    assert tree["servers"] == [{"url": "https://api.quay.test/v2"}]


def test_nothing_is_left_out_and_nothing_asks_for_a_look() -> None:
    _, findings = _made()
    loud = [one for one in findings if one.severity is not Severity.INFO]
    assert not loud
    assert not [one for one in findings if one.lost]


def test_a_type_is_the_same_class_wherever_it_comes_from(quay: Any) -> None:
    answers = (
        *(Answer({"data": [BERTH]}), Answer({"data": []})),
        *(Answer({"data": [BOAT]}), Answer({"data": []})),
        *(Answer([OWNER]), Answer([])),
        Answer({**BOAT, "left_at": None, "mast_m": 12.25}),
    )
    with RecordingServer(in_turn(*answers)) as server:
        client = quay.Quay(quay_key="k", base_url=server.url)
        (berth,) = client.berths.list()
        (boat,) = client.boats.list()
        (owner,) = client.owners.list()
        one = client.boats.get("bo_1")
    assert type(berth.boat) is type(boat) is type(one) is quay.Boat
    assert type(berth.boat.owner) is type(boat.owner) is type(owner) is quay.Owner
    assert berth.boat == boat
    assert boat.flag is quay.BoatFlag.DK
    assert (one.left_at, one.mast_m) == (None, 12.25)


def test_the_key_of_the_overview_page_goes_with_every_call(quay: Any) -> None:
    answers = (Answer(BERTH, 201), Answer(BOAT), Answer(None, 204), Answer(OWNER))
    with RecordingServer(in_turn(*answers)) as server:
        client = quay.Quay(quay_key="k", base_url=server.url)
        client.berths.create(pier="North")
        client.boats.create(name="Ebb", length_m=9.5)
        client.owners.delete("ow_1")
        client.owners.update("ow_1", email="ida@example.org")
        sent = server.requests
    assert {one.headers["x-quay-key"] for one in sent} == {"k"}
    assert [f"{one.method} {one.path}" for one in sent] == [
        "POST /berths",
        "POST /boats",
        "DELETE /owners/ow_1",
        "PATCH /owners/ow_1",
    ]
    assert sent[1].body == b'{"name":"Ebb","length_m":9.5}'


def test_the_error_of_the_overview_page_is_what_every_call_raises(quay: Any) -> None:
    body = {"error": {"code": "berth_taken", "message": "Somebody lies there."}}
    with RecordingServer(in_turn(Answer(body, 409), Answer(body, 409))) as server:
        client = quay.Quay(quay_key="k", base_url=server.url, max_retries=0)
        for call in (client.berths.list, client.owners.list):
            with pytest.raises(quay.ConflictError) as raised:
                list(call())
            assert raised.value.body == quay.Error(
                error=quay.ErrorError(
                    code="berth_taken", message="Somebody lies there."
                )
            )
