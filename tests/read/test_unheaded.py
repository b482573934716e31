import pytest

from generator.fragments import Evidence
from tests.read.reading import Reading, reading

TABLE = Evidence.TABLE

_NAMES = """
| Name  | Type    | Description |
| ----- | ------- | ----------- |
| id    | string  | Which room  |
| floor | integer | Which floor |
"""


def _operation(found: Reading, path: str, method: str):
    return found.find(TABLE, "/paths")[path][method]


def _places(operation) -> dict[str, str]:
    return {one["name"]: one["in"] for one in operation.get("parameters", [])}


@pytest.mark.parametrize("method", ["get", "delete"])
@pytest.mark.parametrize("mark", ["#", "##"])
@pytest.mark.parametrize("before", ["", "All rooms, newest first.\n"])
def test_a_table_straight_under_an_endpoint_is_its_query(
    mark: str, method: str, before: str
):
    found = reading(f"{mark} {method.upper()} /rooms\n\n{before}{_NAMES}".encode())
    operation = _operation(found, "/rooms", method)
    assert _places(operation) == {"id": "query", "floor": "query"}
    assert operation["parameters"][1]["schema"] == {"type": "integer"}
    assert found.findings == ()


@pytest.mark.parametrize("method", ["post", "put", "patch"])
def test_it_is_the_body_of_a_call_that_has_one_but_for_what_the_path_names(method: str):
    found = reading(f"# {method.upper()} /rooms/{{id}}\n{_NAMES}".encode())
    operation = _operation(found, "/rooms/{id}", method)
    assert _places(operation) == {"id": "path"}
    body = operation["requestBody"]["content"]["application/json"]["schema"]
    assert list(body["properties"]) == ["floor"]


def test_an_endpoint_may_be_named_in_the_text_under_its_heading():
    found = reading(f"## Find rooms\n\n`GET /rooms`\n{_NAMES}".encode())
    assert len(_operation(found, "/rooms", "get")["parameters"]) == 2


def test_words_in_a_path_say_nothing_about_the_table():
    for path in ("/search/results", "/security/events", "/paths/errors"):
        found = reading(f"## GET {path}\n{_NAMES}".encode())
        assert _places(_operation(found, path, "get")) == {
            "id": "query",
            "floor": "query",
        }


def test_a_column_of_headers_and_a_title_of_a_few_words_say_where():
    found = reading("""
        ## POST /rooms

        | Header   | Type   |
        | -------- | ------ |
        | X-Region | string |

        Query parameters

        | Name | Type    |
        | ---- | ------- |
        | dry  | boolean |
        """)
    operation = _operation(found, "/rooms", "post")
    assert _places(operation) == {"X-Region": "header", "dry": "query"}


def test_bullets_with_types_are_read_and_other_bullets_are_not():
    found = reading("""
        ## GET /rooms

        - `floor` (integer): Only this one
        - `free` (boolean)

        And mind that

        1. `floor`: begins at 0
        2. nothing is sorted
        """)
    assert _places(_operation(found, "/rooms", "get")) == {
        "floor": "query",
        "free": "query",
    }
    assert found.findings == ()


@pytest.mark.parametrize(
    "said", ["The response has these fields.", "Fields of the answer"]
)
def test_words_before_a_table_say_that_it_is_the_answer(said: str):
    table = _NAMES.replace("| Name  |", "| Field |")
    found = reading(f"# GET /rooms/{{id}}\n\n{said}\n{table}".encode())
    operation = _operation(found, "/rooms/{id}", "get")
    assert "parameters" not in operation
    answer = operation["responses"]["200"]["content"]["application/json"]["schema"]
    assert list(answer["properties"]) == ["id", "floor"]


def test_fields_under_a_call_without_a_body_are_reported_not_guessed():
    found = reading(f"# GET /rooms\n{_NAMES.replace('Name ', 'Field')}".encode())
    assert "parameters" not in _operation(found, "/rooms", "get")
    _, place = found.finding("unread-table")
    assert place.line == found.where("| Field")[0]


@pytest.mark.parametrize("header", ["| Name  |", "| Filter |"])
def test_a_typed_table_under_a_heading_that_says_nothing_is_reported(header: str):
    table = _NAMES.replace("| Name  |", header)
    found = reading(f"# GET /rooms\n\n## Good to know\n{table}".encode())
    assert "parameters" not in _operation(found, "/rooms", "get")
    finding, place = found.finding("unread-table")
    assert "not used" in finding.message
    assert place.line == found.where(header)[0]


def test_a_table_under_two_endpoints_at_once_is_reported():
    found = reading(f"# Rooms\n\n`GET /rooms`\n\n`POST /rooms`\n{_NAMES}".encode())
    assert found.codes == ["unread-table"]
    assert "requestBody" not in _operation(found, "/rooms", "post")


@pytest.mark.parametrize(
    "table",
    [
        "| Status | Meaning |\n| - | - |\n| 404 | No such room |",
        "| Code | Type | Meaning |\n| - | - | - |\n| 404 | string | No such room |",
        "| Name | Type | Meaning |\n| - | - | - |\n| no_room | client error | Gone |",
        "| Name | Type | Note |\n| - | - | - |\n| floor | added | In version 3 |",
        "| Plan | Calls |\n| - | - |\n| Small | 100 a minute |",
        "| Name | Link |\n| - | - |\n| Floors | [here](/floors) |",
    ],
)
def test_what_is_plainly_something_else_is_passed_over(table: str):
    found = reading(f"# GET /rooms\n\n{table}\n".encode())
    assert "parameters" not in _operation(found, "/rooms", "get")
    assert found.findings == ()


def test_values_read_out_of_a_description_are_reported():
    page = """
        # GET /rooms

        - `go` (string): Where to: 'next' or 'prev'

        | Name | Type    | Allowed values   | Description       |
        | ---- | ------- | ---------------- | ----------------- |
        | sort | string  | `up`, `down`     | Either "up" or "down" |
        | size | integer |                  | Either `1` or `2` |
        """
    found = reading(page)
    finding, place = found.finding("enum-from-prose")
    assert "'go' takes 'next' or 'prev'" in finding.message
    assert (place.line, place.column) == found.where("go`")
    block = "\n```yaml\nopenapi: 3.1.0\npaths: {/rooms: {get: {}}}\n```\n"
    described = reading(
        "# GET /rooms\n\n- `go` (string): Either 'up' or 'down'\n" + block
    )
    assert described.findings == ()
