import pytest

from generator.fragments import Evidence
from generator.read.pages.paths import (
    Route,
    head_route,
    only_route,
    route,
    same_path,
    template,
)
from tests.read.reading import reading

_MINTLIFY = """
    > ## Documentation Index
    > Everything is listed at: https://docs.acme.test/llms.txt

    # List rooms

    ## OpenAPI

    ````yaml public-api GET /rooms/{id}
    openapi: 3.0.0
    servers:
      - url: https://api.acme.test
    paths:
      /rooms/{id}:
        servers: []
        get:
          description: |
            ```
            not the end
            ```
          responses: {'200': {description: OK, content: {}}}
    ````
"""


def test_a_block_with_a_head_is_read():
    found = reading(_MINTLIFY)
    assert found.findings == ()
    assert found.find(Evidence.SCHEMA, "/openapi") == "3.1.0"
    path_item = found.find(Evidence.SCHEMA, "/paths/~1rooms~1{id}")
    assert list(path_item) == ["get"]
    assert found.spot(Evidence.SCHEMA, "/paths/~1rooms~1{id}/get") == found.where(
        "description: |"
    )


def test_a_head_that_disagrees_is_reported_and_the_block_read():
    found = reading(_MINTLIFY.replace("GET /rooms/{id}", "post /rooms/{id}"))
    finding, place = found.finding("head-mismatch")
    assert "'POST /rooms/{id}'" in finding.message
    assert place.line == 8
    assert len(found.fragments) == 1


def test_a_head_may_name_its_placeholders_otherwise():
    found = reading(_MINTLIFY.replace("GET /rooms/{id}", "GET /rooms/{roomId}/"))
    assert found.findings == ()


def test_a_decorated_sample_is_no_document():
    found = reading("""
        # A guide

        ```yaml theme={null}
        openapi: 3.1.0
        paths: {/a: {get: {}}}
        ```
        """)
    assert found.fragments == ()
    assert found.codes == ["no-endpoint"]


def test_a_block_in_another_shape_is_a_loss():
    found = reading("""
        ````yaml POST /runs
        paths:
          run: {method: post}
        ````
        """)
    finding, place = found.finding("unsupported-block")
    assert finding.lost == "POST /runs"
    assert place.line == 1


_FERN = """
    # List rooms

    GET https://api.acme.test/v2/rooms/{room_id}

    Reference: https://docs.acme.test/rooms/list

    ## OpenAPI Specification

    ```yaml
    openapi: 3.1.1
    paths:
      /rooms/{id}:
        get:
          operationId: list
    ```
"""


def test_the_url_beside_a_block_gives_the_server_it_lacks():
    found = reading(_FERN)
    assert found.find(Evidence.SCHEMA, "/servers") == [
        {"url": "https://api.acme.test/v2"}
    ]
    assert found.spot(Evidence.SCHEMA, "/servers") == found.where("https://api")
    assert found.fragments[0].url == "https://docs.acme.test/rooms/list"


def test_the_servers_of_a_block_are_kept():
    found = reading(
        _FERN.replace("paths:", "servers: [{url: https://eu.acme.test}]\n    paths:")
    )
    assert found.find(Evidence.SCHEMA, "/servers/0/url") == "https://eu.acme.test"


def test_json_blocks_are_read_each_for_itself():
    found = reading("""
        # Rooms

        ## List

        ```json
        {"paths": {"/rooms": {"get": {}}}, "openapi": "3.0.3"}
        ```

        ## Models

        ```json
        {"openapi": "3.0.3", "components": {"schemas": {"Room": {"type": "object"}}}}
        ```
        """)
    assert [list(one.document) for one in found.fragments] == [
        ["openapi", "paths"],
        ["openapi", "components"],
    ]


@pytest.mark.parametrize(
    ("fence", "code", "fault"),
    [
        ("yaml", "openapi: 3.1.0\npaths: {a: b: c}", ": c}"),
        ("json", '{"openapi": "3.1.0",\n "paths" {}}', "{}}"),
    ],
)
def test_a_broken_block_is_reported_at_the_page_s_own_line_and_column(
    fence: str, code: str, fault: str
):
    indented = code.replace("\n", "\n  ")
    found = reading(f"Read this.\n\n  ```{fence}\n  {indented}\n  ```\n".encode())
    finding, place = found.finding(f"broken-{fence}")
    assert (place.line, place.column) == found.where(fault)
    assert found.codes == [finding.code]


def test_nothing_else_is_read_from_a_page_with_a_broken_block():
    found = reading("""
        # GET /rooms

        | Name  | Type    |
        | ----- | ------- |
        | floor | integer |

        ```yaml
        openapi: 3.1.0
        paths: {/rooms: {}}
        ```

        ```json
        {"openapi": "3.1.0", "paths" {}}
        ```
        """)
    assert found.codes == ["broken-json"]
    assert found.fragments == ()


@pytest.mark.parametrize(
    ("text", "method", "path"),
    [
        ("GET /a/:id", "GET", "/a/{id}"),
        ("`POST` https://api.acme.test/a/<id>?x=1", "POST", "/a/{id}"),
        ("`DELETE /a/{{ id }}`", "DELETE", "/a/{id}"),
        ("get /a\\_b HTTP/1.1", "GET", "/a_b"),
    ],
)
def test_placeholders_are_made_equal(text: str, method: str, path: str):
    found = only_route(text)
    assert found is not None
    assert (found.method, found.path) == (method, path)


@pytest.mark.parametrize(
    "text",
    [
        "GET the list",
        "use GET /a to list",
        "GET /a and then GET /b",
        "GET /a/../b",
        "x",
    ],
)
def test_prose_is_no_route(text: str):
    assert only_route(text) is None


def test_what_a_route_says():
    assert route("GET https://a.test/b") == Route(
        method="GET", path="/b", server="https://a.test"
    )
    assert route("GET https://me:pw@a.test/b") is None
    assert head_route("yaml v3 get /b") == Route(method="GET", path="/b")
    assert template("/a b") is None
    assert same_path("/a/{b}/", "/a/{c}")
