"""Which methods and paths a page names, wherever they stand on it."""

import pytest

from generator.document import operations_in
from generator.fragments import Evidence
from generator.read.pages.paths import template, told_route
from generator.read.routing.placeholders import templated
from generator.values import as_object
from tests.read.reading import reading


def _routes(text: str) -> set[str]:
    fragments = reading(text.encode()).fragments
    return {
        f"{method} {path}"
        for one in fragments
        if one.evidence is Evidence.TABLE
        for path, item in as_object(one.document.get("paths")).items()
        for method, _ in operations_in(as_object(item))
    }


_SHOWN = '\n\n```json\n{"id": 1}\n```\n'


@pytest.mark.parametrize(
    ("text", "routes"),
    [
        ("* `GET /beds.json` will return all beds." + _SHOWN, "GET /beds.json"),
        ("`GET /beds` returns all beds." + _SHOWN, "GET /beds"),
        ("`GET /beds/{id}` counts as one call." + _SHOWN, ""),
        ("`POST /beds` now takes more." + _SHOWN, ""),
        ("`GET /beds` returns all beds.", ""),
        ("## Rate limits\n\n`GET /beds` takes a token." + _SHOWN, ""),
        ("* `GET /beds` → [All beds](#beds)" + _SHOWN, ""),
        ("`GET /a` and so on.\n\n`GET /b` and so on." + _SHOWN, ""),
        ("## Endpoints\n\n- `GET /a` - one\n- `GET /b` - another\n", "GET /a, GET /b"),
        ("## Pages\n\n- `GET /a` - one\n- `GET /b` - another\n", ""),
    ],
)
def test_sentences_that_begin_with_a_route_name_it_where_something_is_shown(
    text: str, routes: str
):
    assert _routes(text) == {one for one in routes.split(", ") if one}


@pytest.mark.parametrize(
    ("text", "routes"),
    [
        ("```http\nGET /a/{x}\nGET /b/{x}\n```\n", "GET /a/{x}, GET /b/{x}"),
        ("```\nGET /a\n\n# or\nPOST /a\nnot a route\nPUT /a\n```\n", "GET /a, POST /a"),
        ("```\nlet x = 1\nGET /a\n```\n", ""),
        ("## Example\n\n```http\nGET /a\nGET /b\n```\n", ""),
    ],
)
def test_code_names_the_routes_that_it_begins_with(text: str, routes: str):
    assert _routes(text) == {one for one in routes.split(", ") if one}


@pytest.mark.parametrize(
    ("text", "routes"),
    [
        ("- **HTTP Method:** GET\n- **Path:** `/beds`\n", "GET /beds"),
        ("**Method:** `put`\n\n**URL:** `/beds/{id}`\n", "PUT /beds/{id}"),
        (
            "| | |\n|---|---|\n| **URL** | `/beds` |\n| **Method** | `POST` |\n",
            "POST /beds",
        ),
        (
            "| name | text |\n|---|---|\n| url | /x |\n| method | GET or POST, as you like |\n",
            "",
        ),
        ("| name | type |\n|---|---|\n| url | string |\n| method | string |\n", ""),
        ("`RESTful Endpoint: GET /beds`\n", "GET /beds"),
        ('<Badge type="tip" text="POST" /> `/beds`\n', "POST /beds"),
        ("<kbd>GET</kbd> `/beds`\n", "GET /beds"),
        ("Add a bed\nPOST\n https://a.test/beds\n", "POST /beds"),
        ("HTTP\n https://a.test/beds\n", ""),
        ("| Method | Path |\n|---|---|\n| `LIST` | `/beds` |\n", "LIST /beds"),
        ("| Method | Path |\n|---|---|\n| List all | `/beds` |\n", ""),
        ("LIST /beds\n", ""),
    ],
)
def test_methods_and_paths_stand_beside_labels_and_in_columns(text: str, routes: str):
    assert _routes(text) == {one for one in routes.split(", ") if one}


def test_what_a_page_describes_alone_is_not_taken_from_its_index():
    found = reading(
        b"# Beds\n\n```\nGET /beds\nPOST /beds\n```\n\n"
        b"## Add\n\n`POST /beds`\n\n### Body\n\n- `size` (integer, required)\n\n"
        b"## List\n\n`GET /beds`\n\n### Query\n\n- `soft` (boolean)\n"
    )
    (parameter,) = found.find(Evidence.TABLE, "/paths/~1beds/get/parameters")
    assert parameter["name"] == "soft"
    item = found.find(Evidence.TABLE, "/paths/~1beds")
    assert "parameters" not in item["post"] and "requestBody" not in item["get"]
    assert found.spot(Evidence.TABLE, "/paths/~1beds/post") == found.where(
        "POST /beds`"
    )


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("/rooms/1/beds.json", "/rooms/{room_id}/beds.json"),
        ("/beds/2.json", "/beds/{bed_id}.json"),
        ("/rooms/1/beds/2", "/rooms/{room_id}/beds/{bed_id}"),
        ("/people/2", "/people/{person_id}"),
        ("/rooms/6f9619ff-8b86-d011-b42d-00c04fc964ff", "/rooms/{room_id}"),
        ("/bed/7", "/bed/{bed_id}"),
        ("/bed/7/sheets", "/bed/7/sheets"),
        ("/2/beds", "/2/beds"),
        ("/api/1/beds", "/api/1/beds"),
        ("/rest/api/3/beds", "/rest/api/3/beds"),
        ("/v1/beds", "/v1/beds"),
        ("/data/2.5/weather", "/data/2.5/weather"),
    ],
)
def test_values_after_the_name_of_a_thing_are_placeholders(path: str, named: str):
    assert templated(path) == named


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("/a/$ACCOUNT_ID/b", "/a/{account_id}/b"),
        ("/a/${TOKEN}/b", "/a/{TOKEN}/b"),
        ("/a/YOUR_INSTANCE/b", "/a/{instance}/b"),
        ("/a/$metadata", "/a/$metadata"),
        ("/FEDEX/rates", "/FEDEX/rates"),
        ("/a/{b}:/c", "/a/{b}:/c"),
    ],
)
def test_what_shouts_or_has_a_dollar_is_a_placeholder(path: str, named: str):
    assert template(path) == named


def test_a_method_of_its_own_needs_capitals():
    assert told_route("`SCAN`", "`/beds`") is not None
    assert told_route("Scan", "/beds") is None
    assert told_route("GET", "the address of beds") is None


def test_the_account_before_every_path_is_taken_from_the_samples():
    curl = "```sh\ncurl https://a.test/api/$ACCOUNT/beds\n```\n"
    text = f"`GET /beds` returns beds.\n\n{curl}\n## One\n\n`GET /beds/1` returns one.\n\n```json\n{{}}\n```\n"
    assert _routes(text) == {"GET /{account}/beds", "GET /{account}/beds/{bed_id}"}
    found = reading(text.encode())
    assert found.find(Evidence.SAMPLE, "/servers") == [{"url": "https://a.test/api"}]
    assert found.codes.count("value-in-path") == 1


def test_a_base_before_the_path_of_a_sample_is_no_part_of_it():
    text = "`GET /beds`\n\n```sh\ncurl https://a.test/api/beds\n```\n"
    assert _routes(text) == {"GET /beds"}
