from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.fragments import Evidence
from generator.read.blueprint.entries import head
from generator.read.blueprint.outline import parts
from generator.read.blueprint.payloads import payload
from generator.read.blueprint.titles import title, uri
from generator.values import as_object
from tests.read.reading import reading

LAMPS = """
    FORMAT: 1A
    HOST: https://lamps.example.com/

    # Lamps [/lamps{?room,tags*}]

    + Parameters
        + room: hall (string) - Where it hangs

    ## List lamps [GET]

    + Response 200 (application/json)

            {
                "lamps": [{"watts": 40}]
            }
"""


@pytest.mark.parametrize(
    ("text", "kind", "name", "method", "address"),
    [
        ("Group Lamps", "group", "Lamps", "", ""),
        ("Data Structures", "structures", "", "", ""),
        ("Lamps [/lamps/{id}]", "resource", "Lamps", "", "/lamps/{id}"),
        ("/lamps", "resource", "", "", "/lamps"),
        ("List [GET]", "action", "List", "GET", ""),
        ("[GET]", "action", "", "GET", ""),
        ("GET", "action", "", "GET", ""),
        ("GET /lamps", "action", "", "GET", "/lamps"),
        ("One [GET /lamps/{id}]", "action", "One", "GET", "/lamps/{id}"),
        ("GET the most out of it", "text", "GET the most out of it", "", ""),
        ("Rules [of the house]", "text", "Rules [of the house]", "", ""),
    ],
)
def test_headings(text: str, kind: str, name: str, method: str, address: str) -> None:
    found = title(text)
    assert (found.kind, found.name, found.method, found.uri) == (
        kind,
        name,
        method,
        address,
    )


@pytest.mark.parametrize(
    ("text", "path", "query"),
    [
        ("/lamps", "/lamps", ()),
        ("/lamps/{id}{?page,size}", "/lamps/{id}", ("page", "size")),
        ("/lamps{?tags*}{&page}", "/lamps", ("tags", "page")),
        ("/lamps/{+path}{#part}", "/lamps/{path}", ()),
        ("/lamps{/id}", "/lamps/{id}", ()),
        ("/lamps?sort={order}", "/lamps", ("sort",)),
        ("/lamps{?page%5Bsize%5D}", "/lamps", ("page[size]",)),
        ("/lamps/{name:3}", "/lamps/{name}", ()),
    ],
)
def test_addresses(text: str, path: str, query: tuple[str, ...]) -> None:
    found = uri(text)
    assert found is not None
    assert (found.path, found.query) == (path, query)


def test_what_an_address_itself_sets() -> None:
    found = uri("https://lamps.example.com/lamps?list=true")
    assert found is not None
    assert found.server == "https://lamps.example.com"
    assert found.fixed == (("list", "true"),)
    assert uri("/a lamp") is None


@pytest.mark.parametrize(
    ("text", "name", "types", "example", "said"),
    [
        ("id: 42 (number, required) - The id", "id", "number", "42", "The id"),
        ("id (required, number, `42`) ... The id", "id", "number", "42", "The id"),
        ("id", "id", "", "", ""),
        ("created-at (string)", "created-at", "string", "", ""),
        ("a.b: `x, y` (enum[string])", "a.b", "enum[string]", "x, y", ""),
        ("`odd name` (array[A, B])", "odd name", "array[A, B]", "", ""),
        ("at: 10:30 (string)", "at", "string", "10:30", ""),
        ("url: http://x.example/y (string)", "url", "string", "http://x.example/y", ""),
        ("name - What it is", "name", "", "", "What it is"),
    ],
)
def test_entries(text: str, name: str, types: str, example: str, said: str) -> None:
    found = head(text)
    assert found is not None
    assert (found.name, found.types, found.example, found.text) == (
        name,
        types,
        example,
        said,
    )


@pytest.mark.parametrize(
    ("text", "media"),
    [
        ("Response 200 (application/json; charset=utf-8)", "application/json"),
        ("Response 200 (aplication/json)", "application/json"),
        ("Response 200 (plain/text)", "text/plain"),
        ("Response 200", ""),
        ("Request Make one (multipart/form-data)", "multipart/form-data"),
    ],
)
def test_media_types(text: str, media: str) -> None:
    ((item,),) = (part.items for part in parts(f"+ {text}"))
    found = payload(item)
    assert found is not None
    assert found.media == media


@pytest.mark.parametrize(
    "text", ["Response time (number)", "Request: one (string)", "Reply 200"]
)
def test_entries_that_are_no_payload(text: str) -> None:
    ((item,),) = (part.items for part in parts(f"+ {text}"))
    assert payload(item) is None


def test_places() -> None:
    read = reading(LAMPS)
    at = "/paths/~1lamps/get"
    assert read.spot(Evidence.TABLE, at) == read.where("List lamps [GET]")
    assert read.spot(Evidence.TABLE, f"{at}/parameters/0") == read.where("room: hall")
    assert read.spot(Evidence.TABLE, "/servers") == read.where("https://lamps")
    schema = f"{at}/responses/200/content/application~1json/schema"
    watts = f"{schema}/properties/lamps/items/properties/watts"
    assert read.spot(Evidence.SAMPLE, watts) == read.where('"watts"')


def test_an_undocumented_name_of_the_query_is_optional() -> None:
    at = "/paths/~1lamps/get/parameters"
    read = reading(LAMPS)
    assert read.find(Evidence.TABLE, f"{at}/0/name") == "room"
    assert read.find(Evidence.TABLE, f"{at}/0/required") is True
    assert read.find(Evidence.TABLE, f"{at}/1/name") == "tags"
    assert read.find(Evidence.TABLE, f"{at}/1/required") is False
    assert read.find(Evidence.TABLE, f"{at}/1/schema/type") == "array"
    assert read.find(Evidence.TABLE, f"{at}/1/explode") is True


def test_pages_in_another_language_are_left_alone() -> None:
    page = """
        # GET /lamps

        - Response time is short
        - Request a lamp

        ## Response 200

        ```json
        {"watts": 40}
        ```
    """
    read = reading(page)
    assert read.find(Evidence.SAMPLE, "/paths/~1lamps/get/responses/200")


def test_a_blueprint_without_an_action_says_so() -> None:
    assert reading("FORMAT: 1A\n\n# Lamps\n\nNothing yet.\n").codes == ["no-endpoint"]


def test_references_out_of_a_schema_are_not_followed() -> None:
    page = """
        FORMAT: 1A

        # GET /lamps

        + Response 200 (application/json)
            + Schema

                    {"type": "object", "properties": {"a": {"$ref": "file:///etc/passwd"}}}
    """
    read = reading(page)
    assert "unread-sample" in read.codes
    assert "passwd" not in str(read.fragments[0].document)


def test_long_lines_are_read_in_time() -> None:
    started = process_time()
    reading("FORMAT: 1A\n\n# GET /a\n\n+ Parameters\n    + " + "a (" * 30_000 + "\n")
    reading(
        "FORMAT: 1A\n\n# GET /a\n\n" + "".join(f"{' ' * n}+ a\n" for n in range(500))
    )
    assert process_time() - started < 2


_PIECES = [
    "FORMAT: 1A",
    "# Lamps [/lamps/{id}{?a}]",
    "## [GET]",
    "# PUT /lamps",
    "# Data Structures",
    "## Lamp (Lamp)",
    "+ Parameters",
    "    + id (number)",
    "        + Members",
    "+ Attributes (array[Lamp])",
    "    + parent (Lamp)",
    "    + Include Lamp",
    "    + One Of",
    "+ Request (application/json)",
    "    + Body",
    "    + Schema",
    "+ Response 200 (application/json)",
    "+ Model",
    "    [Lamps][]",
    '            {"a": [1, ..., {',
    "```",
    "text",
    "",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=30))
def test_any_order_of_lines_is_read(pieces: list[str]) -> None:
    read = reading("\n".join(["FORMAT: 1A", *pieces]))
    for one in read.fragments:
        assert as_object(one.document.get("paths")).keys() <= {"/lamps/{id}", "/lamps"}
