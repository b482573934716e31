from generator.fragments import Evidence
from tests.read.reading import reading

TABLE = Evidence.TABLE

_TABLES = r"""
    # Rooms of a hotel

    All rooms that fit.

    `GET /hotels/:hotel_id/rooms`

    ## Headers

    | Header   | Type   | Description       |
    | -------- | ------ | ----------------- |
    | X-Region | string | Region (required) |

    ## Query parameters

    | Parameter    | Type     | Required | Default | Description                        |
    | ------------ | -------- | -------- | ------- | ---------------------------------- |
    | room\_kind   | string   | No       |         | Which kind: "single" or "double"   |
    | `page`       | Integer  | No       | 1       | Page number                        |
    | `labels`     | string[] | Yes      |         | Labels, comma-separated            |
    | `floor`      | Floor    |          |         | The floor (e.g. `ground`, `first`) |

    ## Response

    ### Response parameters

    | Field       | Type                              | Description |
    | ----------- | --------------------------------- | ----------- |
    | data        | object                            | The answer  |
    | data.rooms  | array                             | Room list   |
    | data.total  | integer                           | How many    |
    | manager     | [Person](/types/person)           | In charge   |
    | staff       | [Person[]](/types/person)         | Everybody   |

    ### Room Object Fields

    | Field | Type    | Description                 |
    | ----- | ------- | --------------------------- |
    | id    | string  | Its number                  |
    | beds  | integer | How many can sleep in there |
"""
_AT = "/paths/~1hotels~1{hotel_id}~1rooms/get"


def test_tables_give_parameters():
    found = reading(_TABLES)
    operation = found.find(TABLE, _AT)
    assert operation["summary"] == "Rooms of a hotel"
    assert operation["description"] == "All rooms that fit."
    region, kind, page, labels, floor = operation["parameters"]
    assert (region["name"], region["in"], region["required"]) == (
        "X-Region",
        "header",
        True,
    )
    assert kind["name"] == "room_kind"
    assert kind["schema"] == {"type": "string", "enum": ["single", "double"]}
    assert page["schema"] == {"type": "integer", "default": 1}
    assert page["required"] is False
    assert (labels["style"], labels["explode"], labels["required"]) == (
        "form",
        False,
        True,
    )
    assert floor["schema"] == {"type": "string"}


def test_a_type_that_nothing_defines_is_text_and_told():
    found = reading(_TABLES)
    finding, place = found.finding("unknown-type")
    assert "'Floor'" in finding.message
    assert (place.line, place.column) == found.where("floor`")


def test_each_parameter_knows_its_line_and_column():
    found = reading(_TABLES)
    assert found.spot(TABLE, f"{_AT}/parameters/0") == found.where("X-Region")
    assert found.spot(TABLE, f"{_AT}/parameters/2") == found.where("page`")


def test_dotted_names_nest_and_an_object_s_table_fills_its_list():
    found = reading(_TABLES)
    at = f"{_AT}/responses/200/content/application~1json/schema"
    rooms = f"{at}/properties/data/properties/rooms"
    items = found.find(TABLE, f"{rooms}/items")
    assert items["properties"]["beds"]["type"] == "integer"
    assert found.spot(TABLE, f"{rooms}/items/properties/beds") == found.where("beds")
    assert found.find(TABLE, f"{at}/properties/data/properties/total/type") == "integer"


def test_a_linked_type_is_a_reference_to_be_filled_in():
    found = reading(_TABLES)
    at = f"{_AT}/responses/200/content/application~1json/schema/properties"
    reference = {"$ref": "#/components/schemas/Person"}
    assert found.find(TABLE, f"{at}/manager")["$ref"] == reference["$ref"]
    assert found.find(TABLE, f"{at}/staff/items") == reference
    assert found.find(TABLE, "/components/schemas/Person") == {
        "title": "Person",
        "x-documented-at": "/types/person",
    }


def test_front_matter_names_the_endpoint():
    found = reading("""
        ---
        title: GET /rooms
        order: 2
        ---

        import Tabs from "@site/tabs"

        # GET /rooms

        <Tabs kind='x'/>

        ### Optional Parameters

        | Parameter | Type   | Description |
        | :-------- | :----- | :---------- |
        | `q`       | string | What to find |
        """)
    (parameter,) = found.find(TABLE, "/paths/~1rooms/get/parameters")
    assert parameter["required"] is False
    assert found.spot(TABLE, "/paths/~1rooms/get") == found.where("GET /rooms")


def test_a_column_says_where_a_parameter_goes():
    found = reading("""
        ## PUT /rooms/{id}

        | Name | In    | Type   | Required |
        | ---- | ----- | ------ | -------- |
        | id   | path  | string | yes      |
        | note | body  | string | yes      |
        | dry  | query | bool   | no       |
        """)
    at = "/paths/~1rooms~1{id}/put"
    names = [(p["in"], p["name"]) for p in found.find(TABLE, f"{at}/parameters")]
    assert names == [("path", "id"), ("query", "dry")]
    body = found.find(TABLE, f"{at}/requestBody")
    assert body["required"] is True
    assert body["content"]["application/json"]["schema"]["required"] == ["note"]


def test_each_endpoint_of_a_page_has_its_own_parameters():
    found = reading("""
        # Rooms

        ## List

        `GET /rooms`

        ### Query parameters

        - `floor` (integer): Only this floor

        ## Remove

        `DELETE /rooms/{id}`

        ### Query parameters

        - `force` (boolean): Even when taken
        """)
    paths = found.find(TABLE, "/paths")
    assert [p["name"] for p in paths["/rooms"]["get"]["parameters"]] == ["floor"]
    assert [p["name"] for p in paths["/rooms/{id}"]["delete"]["parameters"]] == [
        "force"
    ]
    assert paths["/rooms"]["get"]["summary"] == "List"
    assert paths["/rooms/{id}"]["delete"]["summary"] == "Remove"


_BULLETS = """
    # POST /v1/rooms/{room_id}/guests

    > Check somebody in

    - **Tag:** guests
    - **Operation ID:** `check_in_v1`

    ## Description

    Only while the room is free.

    ## Authentication

    Bearer token in `Authorization` header.
    Required header: `x-hotel: <hotel id>`.

    ## Parameters

    - `room_id` (path, string, required)
    - `notify` (query, string, optional) — Whom to tell: 'guest' or 'desk'
    - `sort` (query, string, optional) — A column (e.g. 'name', 'age')
    - `seen` (query, boolean, optional)

    ## Responses

    ### 200 — Done

    ### 422 — Not acceptable

    Schema: `Problem`

    - `errors` (array · Flaw · required) → `Flaw`
      - `where` (array · string | integer · required)
      - `extra` (object)

    ## Code samples

    ### cURL

    ```bash
    curl -X POST 'https://api.acme.test/base/v1/rooms/{room_id}/guests' \\
      -H 'Authorization: Bearer secret_token_123'
    ```

    ```python
    httpx.get("https://elsewhere.test/v1/rooms/1/guests")
    ```

    ## See also

    - OpenAPI: https://www.acme.test/docs/openapi.json
"""
_POST = "/paths/~1v1~1rooms~1{room_id}~1guests/post"


def test_bullets_give_the_operation():
    operation = reading(_BULLETS).find(TABLE, _POST)
    assert operation["tags"] == ["guests"]
    assert operation["operationId"] == "check_in_v1"
    assert operation["summary"] == "Check somebody in"
    assert operation["description"] == "Only while the room is free."
    schemas = {p["name"]: p["schema"] for p in operation["parameters"]}
    assert schemas == {
        "room_id": {"type": "string"},
        "notify": {"type": "string", "enum": ["guest", "desk"]},
        "sort": {"type": "string"},
        "seen": {"type": "boolean"},
    }
    assert [p["required"] for p in operation["parameters"]] == [
        True,
        False,
        False,
        False,
    ]


def test_bullets_name_the_types_of_a_response():
    found = reading(_BULLETS)
    responses = found.find(TABLE, f"{_POST}/responses")
    assert responses["200"] == {"description": "Done"}
    assert responses["422"]["content"]["application/json"]["schema"] == {
        "$ref": "#/components/schemas/Problem"
    }
    problem = found.find(TABLE, "/components/schemas/Problem")
    assert problem["required"] == ["errors"]
    assert problem["properties"]["errors"]["items"] == {
        "$ref": "#/components/schemas/Flaw"
    }
    flaw = found.find(TABLE, "/components/schemas/Flaw")
    assert flaw["properties"]["where"]["items"] == {"type": ["string", "integer"]}
    assert flaw["required"] == ["where"]
    at = "/components/schemas/Flaw/properties/where"
    assert found.spot(TABLE, at) == found.where("where`")


def test_the_section_on_authentication_gives_schemes_that_go_together():
    found = reading(_BULLETS)
    assert found.find(Evidence.PROSE, "/security") == [
        {"bearerAuth": [], "x-hotel": []}
    ]
    assert found.find(Evidence.PROSE, "/components/securitySchemes") == {
        "bearerAuth": {"type": "http", "scheme": "bearer"},
        "x-hotel": {"type": "apiKey", "in": "header", "name": "x-hotel"},
    }
    at = "/components/securitySchemes/x-hotel"
    line, _ = found.spot(Evidence.PROSE, at)
    assert line == found.where("Required header")[0]


def test_the_curl_sample_gives_the_server_and_leaves_auth_to_prose():
    found = reading(_BULLETS)
    assert found.of(Evidence.SAMPLE).document == {
        "servers": [{"url": "https://api.acme.test/base"}]
    }
    assert "secret_token_123" not in repr(found.fragments)


def test_a_link_to_a_document_is_told_and_not_followed():
    found = reading(_BULLETS)
    finding, place = found.finding("better-source")
    assert "https://www.acme.test/docs/openapi.json" in finding.message
    assert (place.line, place.column) == found.where("https://www.acme.test/docs")


def test_a_page_without_an_endpoint_gives_nothing():
    found = reading("# Welcome\n\nCall `GET /rooms` when you are ready.\n")
    assert found.fragments == ()
    assert found.codes == ["no-endpoint"]


def test_hidden_text_is_no_text():
    found = reading("""
        # Rooms

        <!--
        `DELETE /everything`
        -->

        {/* GET /secret */}

        GET /rooms

        ```html
        <!-- kept -->
        ```
        """)
    assert list(found.find(TABLE, "/paths")) == ["/rooms"]


def test_curl_alone_names_an_endpoint_where_no_id_is_in_its_path():
    page = "# Rooms\n\n```bash\ncurl -u k: {}\n```\n"
    found = reading(page.replace("{}", "https://api.acme.test/v1/rooms").encode())
    assert list(found.find(TABLE, "/paths")) == ["/v1/rooms"]
    assert found.find(Evidence.SAMPLE, "/security") == [{"basicAuth": []}]
    found = reading(page.replace("{}", "https://api.acme.test/v1/rooms/817").encode())
    assert found.fragments == ()


def test_a_type_named_by_its_own_table_is_a_reference():
    found = reading("""
        # POST /orders

        ## Request body

        | Field | Type            | Required |
        | ----- | --------------- | -------- |
        | lines | array of `Line` | Yes      |
        | gift  | Wrapping        | No       |

        ### Line object

        | Field     | Type   |
        | --------- | ------ |
        | sku       | string |
        | ↳ variant | string |
        """)
    at = "/paths/~1orders/post/requestBody/content/application~1json/schema/properties"
    line = {"$ref": "#/components/schemas/Line"}
    assert found.find(TABLE, f"{at}/lines/items") == line
    assert found.find(TABLE, f"{at}/gift") == {"title": "Wrapping"}
    assert "any JSON" in found.finding("unknown-type")[0].message
    sku = found.find(TABLE, "/components/schemas/Line/properties/sku")
    assert sku["properties"] == {"variant": {"type": "string"}}


def test_a_bold_line_does_a_heading_s_work():
    found = reading("""
        ## Check out

        `PATCH /rooms/{id}`

        **Form data**

        * `left at` (datetime, required) - When
        * `key*` (boolean) - Whether the key is back

        **Response**

        - `bill.total` (number): What is due
        - `bill.lines[].text` (string): Why

        | Status | Meaning   |
        | ------ | --------- |
        | 404    | Not there |
        """)
    operation = found.find(TABLE, "/paths/~1rooms~1{id}/patch")
    body = operation["requestBody"]["content"]["application/x-www-form-urlencoded"]
    assert body["schema"]["required"] == ["left at"]
    assert operation["summary"] == "Check out"
    answer = operation["responses"]["200"]["content"]["application/json"]["schema"]
    bill = answer["properties"]["bill"]["properties"]
    assert bill["total"]["type"] == "number"
    assert bill["lines"]["items"]["properties"]["text"]["type"] == "string"
    assert operation["responses"]["404"] == {"description": "Not there"}


def test_a_front_matter_title_is_the_summary_where_nothing_else_is():
    found = reading("---\ntitle: Find rooms\napi: GET /rooms\n---\n\nIn all hotels.\n")
    assert found.find(TABLE, "/paths/~1rooms/get/summary") == "Find rooms"


def test_the_vendor_s_address_of_a_page_is_kept():
    found = reading("# Source: https://docs.acme.test/rooms\n\n# GET /rooms\n")
    assert {one.url for one in found.fragments} == {"https://docs.acme.test/rooms"}


def test_an_api_key_header_of_a_sample_is_a_scheme():
    found = reading("""
        # POST /rooms

        ```sh
        $ curl https://eu.acme.test/v2/rooms \\
            --header "X-Api-Key: live_0123456789" \\
            --data '{
              "a": 1
            }'
        ```
        """)
    assert found.find(Evidence.SAMPLE, "/components/securitySchemes") == {
        "X-Api-Key": {"type": "apiKey", "in": "header", "name": "X-Api-Key"}
    }
    assert found.find(Evidence.SAMPLE, "/servers/0/url") == "https://eu.acme.test/v2"
    assert "live_0123456789" not in repr(found.fragments)
