"""Expectations are read as they are meant, and those in the repository are facts and nothing else."""

import re
from typing import Any

from tests.pages.expectations import FOLDER, OVERVIEWS, Expected, expectation, load

_SOURCE = re.compile(r"[a-z-]+/[\w.-]+\.mdx?")

PEOPLE: dict[str, Any] = {
    "page": "tables/people.md",
    "sha256": "0123456789ab",
    "base": "https://api.example.com or not stated",
    "auth": "header X-Key and basic or none",
    "unsaid": "optional",
    "endpoints": {
        "GET /people/{id} (one)": {
            "routes": ["/me"],
            "parameters": {
                "path id": "integer",
                "query sort": "string or ?, required, one of name | age",
            },
            "response": {"tags": "array of string or null"},
        }
    },
}


def test_an_endpoint_with_its_label_and_routes() -> None:
    one, other = expectation(PEOPLE).endpoints
    assert (one.key, other.key) == ("GET /people/{id}", "GET /me")
    assert one.bases == ("https://api.example.com", "not stated")
    assert one.auth == (frozenset({"header X-Key", "basic"}), frozenset({"none"}))
    assert one.body is None


def test_parameters_of_the_path_are_there_and_required() -> None:
    one, other = expectation(PEOPLE).endpoints
    assert one.parameters is not None and other.parameters is not None
    assert one.parameters == (
        Expected(name="id", location="path", types=("integer",), required=True),
        Expected(
            name="sort",
            location="query",
            types=("string",),
            unknown_fits=True,
            required=True,
            values=("name", "age"),
        ),
    )
    assert [each.name for each in other.parameters] == ["sort"]


def test_what_is_not_said_about_a_field() -> None:
    one, _ = expectation(PEOPLE).endpoints
    assert one.response == (
        Expected(
            name="tags", location="response", types=("array of string",), null=True
        ),
    )


def test_parameters_that_are_left_open() -> None:
    tree: dict[str, Any] = {
        **PEOPLE,
        "parameters": "any",
        "endpoints": {"GET /a/{b}": {}},
    }
    (endpoint,) = expectation(tree).endpoints
    assert endpoint.parameters is None


def test_those_in_the_repository() -> None:
    known = load(FOLDER)
    assert len(known) >= 60
    dialects = {page.partition("/")[0] for page in known}
    assert len(dialects) >= 13
    silent = [each for each in known.values() if not each.endpoints]
    assert len(silent) + len([*OVERVIEWS.iterdir()]) >= 10
    for page, said in known.items():
        assert _SOURCE.fullmatch(page)
        assert re.fullmatch("[0-9a-f]{12}", said.sha256)


def test_they_hold_names_and_types_and_no_sentences() -> None:
    words = {"string", "integer", "number", "boolean", "object", "file", "any", "?"}
    for page, said in load(FOLDER).items():
        for endpoint in said.endpoints:
            listed = (
                *(endpoint.parameters or ()),
                *(endpoint.body or ()),
                *(endpoint.response or ()),
            )
            for each in listed:
                assert " " not in each.name, (page, each.name)
                for kind in each.types:
                    last = re.sub("(array|map) of ", "", kind)
                    assert last in words | {"array", "map"}, (page, kind)
                for value in each.values:
                    assert len(value.split()) < 3, (page, value)
