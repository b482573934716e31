"""What every merged document has: servers, path parameters, responses; and that merging changes nothing else."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import ProviderConfig
from generator.fragments import Fragment

from .fragments import (
    SERVER,
    answer,
    codes,
    fragment,
    get,
    merged,
    operation,
    query,
    record,
    sample,
    table,
    tree,
)


def test_the_base_url_of_the_settings_wins() -> None:
    config = ProviderConfig(name="acme", base_url="https://eu.acme.test")
    document, found = merged(fragment("a.md", get()), config=config)
    assert found == []
    assert tree(document)["servers"] == [{"url": "https://eu.acme.test"}]


def test_a_document_without_servers_is_reported() -> None:
    document, found = merged(fragment("a.md", {"paths": get()["paths"]}))
    assert codes(found) == ["no-base-url"]
    assert "servers" not in document.tree


def test_a_server_of_a_sample_is_taken_when_no_schema_has_one() -> None:
    document, found = merged(
        table("a.md", {"paths": get()["paths"]}), sample("a.md", SERVER)
    )
    assert found == []
    assert tree(document)["servers"] == SERVER["servers"]


@pytest.mark.parametrize(
    ("url", "taken", "expected"),
    [
        ("api.acme.test/v1", "https://api.acme.test/v1", []),
        ("//api.acme.test", "https://api.acme.test", []),
        ("{scheme}://acme.test", "{scheme}://acme.test", []),
        ("/v1", None, ["relative-server"]),
    ],
)
def test_servers_without_scheme_or_host(
    url: str, taken: str | None, expected: list[str]
) -> None:
    page = {**get(), "servers": [{"url": url}]}
    document, found = merged(fragment("a.md", page))
    urls = [one["url"] for one in tree(document).get("servers", ())]
    assert urls == ([] if taken is None else [taken])
    assert codes(found) == expected


def test_a_variable_without_a_default_is_declared_with_one_that_is_marked() -> None:
    said = {"a": {"description": "Yours."}, "b": {"default": "1"}, "c": {"enum": ["x"]}}
    url = "https://<a>.{b}.{c}.{d}.acme.test/{{e}}"
    servers = [{"url": url, "variables": said}, {"url": "{site}/v1"}]
    page = {**get(), "servers": servers}
    page["paths"]["/notes"]["servers"] = [{"url": "https://${d}.files.test"}]
    document, _ = merged(fragment("a.md", page))
    first, second = tree(document)["servers"]
    none = {"x-no-default": True}
    assert first["url"] == "https://{a}.{b}.{c}.{d}.acme.test/{e}"
    assert first["variables"] == {
        **said,
        "a": {"description": "Yours.", "default": "a", **none},
        "d": {"default": "d", **none},
        "e": {"default": "e", **none},
    }
    assert second == servers[1]
    (own,) = tree(document)["paths"]["/notes"]["servers"]
    assert own["url"] == "https://{d}.files.test"
    assert own["variables"] == {"d": {"default": "d", **none}}
    again, found = merged(fragment("a.md", tree(document)))
    assert (again.tree, found) == (document.tree, [])


def test_a_relative_server_beside_a_usable_one_asks_for_nothing() -> None:
    servers = [*SERVER["servers"], {"url": "/v1"}, {"url": "/v2"}]
    document, found = merged(fragment("a.md", {**get(), "servers": servers}))
    assert tree(document)["servers"] == SERVER["servers"]
    assert [one.message for one in found] == [
        "server '/v1' has no host; left out",
        "server '/v2' has no host; left out",
    ]
    _, found = merged(fragment("a.md", {**get(), "servers": [{"url": "/v1"}]}))
    assert "the client asks for 'base_url'" in found[0].message


def test_a_path_parameter_that_nobody_declares_is_added() -> None:
    document, found = merged(fragment("a.md", get("/notes/{id}")))
    assert operation(document, "/notes/{id}")["parameters"] == [
        {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    ]
    assert codes(found) == ["undeclared-path-parameter"]


def test_a_path_parameter_spelt_nearly_alike_is_taken() -> None:
    declared = {"name": "noteId", "in": "path", "schema": {"type": "integer"}}
    document, found = merged(
        fragment("a.md", get("/notes/{note_id}", parameters=[declared]))
    )
    taken = operation(document, "/notes/{note_id}")["parameters"]
    assert taken == [
        {
            "name": "note_id",
            "in": "path",
            "required": True,
            "schema": {"type": "integer"},
        }
    ]
    assert codes(found) == ["undeclared-path-parameter"]


def test_a_path_parameter_without_a_place_is_a_loss() -> None:
    declared = {"name": "id", "in": "path", "schema": {"type": "integer"}}
    document, found = merged(fragment("a.md", get(parameters=[declared])))
    assert operation(document)["parameters"] == []
    assert [one.lost for one in found] == ["GET /notes path id"]


def test_every_operation_has_a_response() -> None:
    document, _ = merged(table("a.md", get(responses={})))
    assert operation(document)["responses"] == {"2XX": {"description": ""}}


_NAMES = st.sampled_from(["id", "name", "total", "owner"])
_TYPES = st.sampled_from(["string", "integer", "boolean", "null"])
_SHAPES = st.dictionaries(_NAMES, _TYPES, max_size=3).map(lambda one: record(**one))
_PATHS = st.sampled_from(["/notes", "/drafts", "/notes/{id}", "/notes/{note}"])


@st.composite
def _documents(draw: st.DrawFn) -> dict[str, Any]:
    ref = {"$ref": "#/components/schemas/Note"}
    path, parameters = draw(_PATHS), [query(draw(_NAMES), draw(_TYPES))]
    schema = draw(st.one_of(_SHAPES, st.just(ref)))
    page = get(path, parameters=parameters, responses=answer(schema), operationId="x")
    return {**page, "components": {"schemas": {"Note": draw(_SHAPES)}}}


@st.composite
def _pages(draw: st.DrawFn) -> list[Fragment]:
    found = draw(st.lists(_documents(), min_size=1, max_size=4))
    makers = st.sampled_from([fragment, fragment, table, sample])
    return [draw(makers)(f"{index}.md", one) for index, one in enumerate(found)]


@given(_pages(), st.randoms())
def test_the_order_of_pages_does_not_matter(pages: list[Fragment], random: Any) -> None:
    shuffled = list(pages)
    random.shuffle(shuffled)
    document, found = merged(*pages)
    other, found_then = merged(*shuffled)
    assert json.dumps(document.tree) == json.dumps(other.tree)
    assert found == found_then
    assert document.origins == other.origins


@given(_pages())
def test_what_is_handed_in_is_not_changed(pages: list[Fragment]) -> None:
    before = copy.deepcopy(pages)
    merged(*pages)
    assert pages == before


@given(_documents())
def test_a_page_that_stands_twice_says_nothing_new(page: dict[str, Any]) -> None:
    once, found = merged(fragment("a.md", page))
    twice, found_twice = merged(fragment("a.md", page), fragment("b.md", page))
    assert once.tree == twice.tree
    assert codes(found) == codes(found_twice)


def test_values_that_a_page_shares_are_changed_in_one_place_only() -> None:
    shared: Any = [query("q")]
    page: Any = get("/notes/{id}", parameters=shared)
    page["paths"]["/notes"] = {
        "get": {"parameters": shared, "responses": answer(record())}
    }
    document, _ = merged(fragment("a.md", page))
    assert len(operation(document, "/notes/{id}")["parameters"]) == 2
    assert len(operation(document, "/notes")["parameters"]) == 1


def test_schemas_as_deep_as_readers_allow_are_compared() -> None:
    def deep(leaf: str) -> dict[str, Any]:
        schema: dict[str, Any] = {"type": leaf}
        for _ in range(148):
            schema = record(inner=schema)
        return get(responses=answer(schema))

    _, found = merged(
        fragment("a.md", deep("string")), fragment("b.md", deep("string"))
    )
    assert found == []
    _, found = merged(fragment("a.md", deep("string")), table("a.md", deep("integer")))
    assert codes(found) == ["drift"]
    _, found = merged(fragment("a.md", deep("string")), fragment("b.md", deep("array")))
    assert codes(found) == ["contradiction"]
