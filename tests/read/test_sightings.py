import pytest

from generator.fragments import Evidence
from tests.read.reading import reading

_SERVERS = "/servers"


def _routes(text: str) -> set[str]:
    paths = reading(text).find(Evidence.TABLE, "/paths")
    return {f"{method} {path}" for path, item in paths.items() for method in item}


@pytest.mark.parametrize(
    "text",
    [
        "# GET /rooms\n\n`GET https://api.acme.test/v1/rooms`\n",
        "# Rooms\n\n`GET https://api.acme.test/v1/rooms`\n\n## GET /rooms\n",
        "---\napi: GET /rooms\n---\n\n# Rooms\n\nGET https://api.acme.test/v1/rooms/\n",
    ],
)
def test_a_path_and_a_url_that_ends_in_it_are_one_endpoint(text: str):
    found = reading(text.encode())
    paths = found.find(Evidence.TABLE, "/paths")
    assert [path.rstrip("/") for path in paths] == ["/rooms"]
    assert found.find(Evidence.TABLE, _SERVERS) == [{"url": "https://api.acme.test/v1"}]
    line, _ = found.spot(Evidence.TABLE, _SERVERS)
    assert line == found.where("GET https")[0]


def test_the_full_url_of_the_same_path_gives_the_server():
    found = reading("# GET /v1/rooms\n\n`GET https://api.acme.test/v1/rooms`\n")
    assert list(found.find(Evidence.TABLE, "/paths")) == ["/v1/rooms"]
    assert found.find(Evidence.TABLE, _SERVERS) == [{"url": "https://api.acme.test"}]


def test_placeholders_may_have_other_names_and_a_base_may_be_said_without_a_server():
    assert _routes("# GET /rooms/{id}\n\n`GET /api/v2/rooms/:room`\n") == {
        "get /api/v2/rooms/{room}"
    }


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("## GET /beds\n\n## GET /rooms/beds\n", "/beds /rooms/beds"),
        ("## GET /v1/beds\n\n## GET /v2/beds\n", "/v1/beds /v2/beds"),
        ("## GET /beds\n\n`GET /rooms/{id}/beds`\n", "/beds /rooms/{id}/beds"),
        ("`GET /beds`\n\n`GET /rooms/beds`\n", "/beds /rooms/beds"),
        ("# GET /beds\n\n`GET https://a.test/v1/flatbeds`\n", "/beds /v1/flatbeds"),
        (
            "`GET https://a.test/beds`\n\n`GET https://a.test/rooms/beds`\n",
            "/beds /rooms/beds",
        ),
    ],
)
def test_endpoints_that_only_end_alike_are_two(text: str, paths: str):
    assert _routes(text) == {f"get {path}" for path in paths.split()}


def test_other_methods_are_other_endpoints():
    text = "# GET /rooms\n\n`POST https://api.acme.test/v1/rooms`\n"
    assert _routes(text) == {"get /rooms", "post /v1/rooms"}


def test_all_endpoints_of_a_page_are_cut_at_one_base():
    text = """
        # GET /rooms

        GET https://api.acme.test/v1/rooms

        # Beds

        GET https://api.acme.test/{}/beds
        """
    assert _routes(text.replace("{}", "v1")) == {"get /rooms", "get /beds"}
    assert _routes(text.replace("{}", "v2")) == {"get /v1/rooms", "get /v2/beds"}
