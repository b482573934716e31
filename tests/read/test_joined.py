from textwrap import dedent

from generator.config import ProviderConfig
from generator.findings import Findings
from generator.fragments import Evidence
from generator.merge import merge
from generator.read.layout.joined import pieces
from generator.values import as_object
from tests.read.reading import reading

FILE = """
    # List lamps
    Source: https://docs.lamps.example.com/list

    get /lamps

    ## Query parameters

    | Name | Type    |
    | ---- | ------- |
    | lit  | boolean |

    # About lamps
    Source: https://docs.lamps.example.com/about

    They shine.

    # A lamp
    Source: https://docs.lamps.example.com/one

    get /lamps/{id}

    ## Query parameters

    | Name | Type    |
    | ---- | ------- |
    | full | boolean |
"""


def test_each_page_keeps_its_own_and_its_place() -> None:
    read = reading(FILE)
    assert [one.url for one in read.fragments] == [
        "https://docs.lamps.example.com/list",
        "https://docs.lamps.example.com/one",
    ]
    first, second = read.fragments
    assert "full" not in str(first.document)
    assert "lit" not in str(second.document)
    place = second.origins.of("/paths/~1lamps~1{id}/get/parameters/0")
    assert getattr(place, "line", None) == read.where("full")[0]
    assert read.codes == []


def test_a_file_without_an_endpoint_says_so_once() -> None:
    text = "# A\nSource: https://a.example.com/a\n\nx\n\n# B\nSource: https://a.example.com/b\n\ny\n"
    assert reading(text).codes == ["no-endpoint"]


def test_findings_stand_where_the_file_has_them() -> None:
    text = FILE.replace("| full | boolean |", "| full | Whatsit |")
    read = reading(text)
    _, place = read.finding("unknown-type")
    assert place.line == read.where("Whatsit")[0]


def test_one_page_is_one_piece() -> None:
    page = "---\nsource_url: https://a.example.com/a\n---\n\n# A\nSource: https://a.example.com/a\n"
    assert len(pieces(page)) == 1
    shown = "# A\n\n```md\n# B\nSource: https://a.example.com/b\n\n# C\nSource: https://a.example.com/c\n```\n"
    assert len(pieces(shown)) == 1


def test_front_matter_begins_a_page() -> None:
    one = "---\ntitle: A\nurl: https://a.example.com/{}\n---\n\n# A\n\ntext\n\n"
    found = pieces(one.format("a") + one.format("b"))
    assert [piece.before for piece in found] == [0, 9]


def test_a_document_on_one_of_the_pages() -> None:
    text = FILE + (
        "\n    # More\n    Source: https://docs.lamps.example.com/more\n\n"
        '    ```json\n    {"openapi": "3.1.0", "info": {}, "paths": {"/on": {"put": {}}}}\n    ```\n'
    )
    read = reading(text)
    spot = read.spot(Evidence.SCHEMA, "/paths/~1on/put")
    assert spot[0] == read.where('"openapi"')[0]


def test_pages_of_one_file_are_apart_when_they_are_merged() -> None:
    """A call of a page of its own is none that the page with the schema merely mentions."""
    schema = """
        # One lamp
        Source: https://docs.lamps.example.com/schema

        ```yaml GET /bulbs/{id}
        openapi: 3.1.0
        paths:
          /bulbs/{id}:
            get:
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
        ```
        """
    read = reading(dedent(FILE).lstrip("\n") + dedent(schema))
    findings = Findings()
    merged = merge(read.fragments, ProviderConfig(name="lamps"), (), findings)
    assert list(as_object(merged.tree["paths"])) == [
        "/bulbs/{id}",
        "/lamps",
        "/lamps/{id}",
    ]
    assert "operation-not-in-schema" not in [one.code for one in findings]
