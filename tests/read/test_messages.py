import pytest

from generator.fragments import Evidence
from generator.read.code.messages import messages
from generator.read.pages.markdown import Fence
from tests.read.reading import reading


def _fence(code: str) -> Fence:
    return Fence(info="http", code=code, line=10, indent=0)


def test_a_request_and_its_response() -> None:
    code = (
        "POST /lamps HTTP/1.1\nHost: lamps.example.com\n\n{}\n\n"
        "HTTP/1.1 201 Created\nLocation: /lamps/1\nDate: today\n\n[]\n"
    )
    request, response = messages(_fence(code))
    assert (request.method, request.url) == ("POST", "https://lamps.example.com/lamps")
    assert code[request.start : request.end].strip() == "{}"
    assert (response.status, response.reason) == ("201", "Created")
    assert response.telling == (("Location", 17),)
    assert code[response.start : response.end].strip() == "[]"


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("204 No Content\n", "204"),
        ("\nContent-Type: text/plain\n200 OK\n", "200"),
        ("HTTP/2 404\n", "404"),
    ],
)
def test_statuses(code: str, status: str) -> None:
    (found,) = messages(_fence(code))
    assert found.status == status


@pytest.mark.parametrize(
    "code",
    [
        '{"a": 1}\n',
        "name: lamp\nwatts: 40\n",
        "SELECT * FROM lamps\n",
        "200 lamps and counting\n",
        "",
    ],
)
def test_what_is_no_message(code: str) -> None:
    assert messages(_fence(code)) == ()


def test_the_place_of_what_a_response_holds() -> None:
    page = """
        # Get a lamp

        ```http
        GET /lamps/{id}
        ```

        ## Response

        ```http
        HTTP/1.1 200 OK
        Content-Type: application/json

        {"watts": 40}
        ```
    """
    read = reading(page)
    at = "/paths/~1lamps~1{id}/get/responses/200/content/application~1json/schema"
    assert read.spot(Evidence.SAMPLE, f"{at}/properties/watts") == read.where('"watts"')
    assert read.find(Evidence.SAMPLE, f"{at}/properties/watts") == {"type": "integer"}


def test_the_answer_to_another_request_is_not_this_ones() -> None:
    page = """
        # Get a lamp

        `GET /lamps/{id}`

        ## Example response

        ```http
        GET /token HTTP/1.1

        HTTP/1.1 203 Fine

        {"token": "x"}
        ```
    """
    for one in reading(page).fragments:
        assert "203" not in str(one.document)
