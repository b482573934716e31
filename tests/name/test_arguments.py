"""What the arguments of calls are named."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import ProviderConfig
from generator.name import name
from generator.runtime.options import ListOptions
from tests.emitting import OK, api, document

SETTINGS = settings(max_examples=25, deadline=None)
WIRES = ["type", "@type", "Type", "-1", "+1", "_", "*", "class", "timeout", "self"]


def _named(
    parameters: Sequence[dict[str, Any]], body: dict[str, Any] | None = None
) -> dict[tuple[str, str], str]:
    """The arguments of a call, by location and wire name."""
    shape: dict[str, Any] = {"responses": OK, "parameters": list(parameters)}
    if body is not None:
        content = {"application/json": {"schema": body}}
        shape["requestBody"] = {"required": True, "content": content}
    found = name(api(document({"/a": {"post": shape}})), ProviderConfig(name="things"))
    return {
        (location, wire): argument
        for (_, location, wire), argument in found.arguments.items()
    }


def _query(*wires: str) -> list[dict[str, Any]]:
    return [{"name": w, "in": "query", "schema": {"type": "string"}} for w in wires]


@pytest.mark.parametrize(
    ("wire", "argument"),
    [
        ("pageSize", "page_size"),
        ("filter[name]", "filter_name"),
        ("from", "from_"),
        ("class", "class_"),
        ("self", "query_self"),
        ("timeout", "query_timeout"),
        ("max-retries", "query_max_retries"),
        ("resume", "query_resume"),
        ("options", "query_options"),
        ("list", "list"),
        ("_", "underscore"),
        ("-1", "minus_1"),
        ("+1", "plus_1"),
        ("@type", "type"),
        ("2fa", "value_2fa"),
        ("*", "star"),
    ],
)
def test_an_argument_alone_has_the_plain_name(wire: str, argument: str) -> None:
    assert _named(_query(wire)) == {("query", wire): argument}


@pytest.mark.parametrize("option", sorted(ListOptions.__annotations__))
def test_what_every_call_takes_besides_is_no_name_of_an_argument(option: str) -> None:
    assert _named(_query(option)) == {("query", option): f"query_{option}"}


def test_names_alike_in_one_place_are_told_apart_by_how_they_are_written() -> None:
    found = _named(_query("@type", "type", "Type"))
    assert found["query", "type"] == "type"
    assert found["query", "@type"] == "at_type"
    assert found["query", "Type"] == "query_type"


def test_the_same_name_in_two_places_is_told_apart_by_the_place() -> None:
    header = {"name": "id", "in": "header", "schema": {"type": "string"}}
    body = {"type": "object", "properties": {"id": {"type": "string"}}}
    assert _named([header, *_query("id")], body) == {
        ("query", "id"): "id",
        ("header", "id"): "header_id",
        ("body", "id"): "body_id",
    }


def test_further_members_of_a_body_do_not_take_the_name_of_a_field() -> None:
    body = {
        "type": "object",
        "properties": {"additional_properties": {"type": "string"}},
        "additionalProperties": {"type": "integer"},
    }
    assert _named([], body) == {
        ("body", "additional_properties"): "additional_properties",
        ("extra", ""): "request_additional_properties",
    }


@SETTINGS
@given(st.permutations(WIRES))
def test_the_order_of_the_document_does_not_matter(wires: list[str]) -> None:
    assert _named(_query(*wires)) == _named(_query(*WIRES))


@SETTINGS
@given(st.sets(st.sampled_from(WIRES), min_size=1))
def test_every_argument_has_a_name_of_its_own(wires: set[str]) -> None:
    found = _named(_query(*wires))
    assert len(set(found.values())) == len(wires)
    assert all(each.isidentifier() for each in found.values())
