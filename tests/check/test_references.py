"""Own checks: each fault costs its smallest part, which is named as a loss."""

from typing import Any

import pytest

from generator.check.references import mend
from generator.document import Document
from generator.findings import Finding, Findings
from generator.places import Block, InBlock, Origins

BLOCK = Block(syntax="yaml", first_line=1, lines=99)
ORIGINS = Origins(places={"": (InBlock(page="a.md", block=BLOCK, pointer=""),)})


def _mended(tree: dict[str, Any]) -> tuple[Any, list[Finding]]:
    findings = Findings()
    document = Document(tree=tree, origins=ORIGINS, standalone=False)
    return mend(document, findings).tree, list(findings)


def _ref(name: str, section: str = "schemas") -> dict[str, Any]:
    return {"$ref": f"#/components/{section}/{name}"}


def _schemas(**schemas: Any) -> dict[str, Any]:
    return {"paths": {}, "components": {"schemas": schemas}}


def _get(**operation: Any) -> dict[str, Any]:
    return {"paths": {"/notes": {"get": operation}}, "components": {"schemas": {}}}


def _record(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": [*properties]}


def _pointer(finding: Finding) -> str:
    assert isinstance(finding.place, InBlock)
    return finding.place.pointer


def test_a_sound_document_comes_back_as_it_is() -> None:
    node = _record(next=_ref("Node"), items={"type": "array", "items": _ref("Node")})
    sound = {**_schemas(Node=node, Plain=True, Other=_ref("Node"))}
    document = Document(tree=sound, origins=ORIGINS, standalone=True)
    assert mend(document, Findings()) is document


def test_a_field_of_an_unknown_type_is_left_out_of_its_object() -> None:
    schemas = {"Invoice": _record(id={"type": "string"}, customer=_ref("Custmer"))}
    tree, found = _mended(_schemas(**schemas, Customer=_record()))
    assert tree["components"]["schemas"]["Invoice"] == _record(id={"type": "string"})
    (finding,) = found
    assert (finding.code, finding.lost) == ("unknown-ref", "Invoice.customer")
    assert finding.message.startswith("no schema named 'Custmer'; did you mean")
    assert _pointer(finding).endswith("/Invoice/properties/customer/$ref")
    (note,) = finding.notes
    assert note.message == "'Customer' is described here"
    assert getattr(note.place, "at", None) == "key"


@pytest.mark.parametrize(
    ("operation", "left", "lost"),
    [
        (
            {"parameters": [_ref("P", "parameters"), {"name": "q", "in": "query"}]},
            {"parameters": [{"name": "q", "in": "query"}]},
            "GET /notes parameter P",
        ),
        (
            {"parameters": [{"name": "q", "in": "query", "schema": _ref("Q")}]},
            {"parameters": [{"name": "q", "in": "query", "schema": {}}]},
            "GET /notes query q",
        ),
        (
            {"responses": {"200": _ref("R", "responses")}},
            {"responses": {"200": {"description": ""}}},
            "GET /notes response 200",
        ),
        (
            {
                "responses": {
                    "200": {"content": {"application/json": {"schema": _ref("S")}}}
                }
            },
            {"responses": {"200": {"content": {"application/json": {"schema": {}}}}}},
            "GET /notes response 200",
        ),
        (
            {"responses": {"200": {"headers": {"X": _ref("H", "headers")}}}},
            {"responses": {"200": {"headers": {}}}},
            "GET /notes response 200 header X",
        ),
    ],
)
def test_the_smallest_part_of_an_operation_is_lost(
    operation: dict[str, Any], left: dict[str, Any], lost: str
) -> None:
    tree, found = _mended(_get(**operation))
    assert tree["paths"]["/notes"]["get"] == left
    assert [(one.code, one.lost) for one in found] == [("unknown-ref", lost)]


@pytest.mark.parametrize(
    ("body", "media_type", "code"),
    [
        (_ref("B", "requestBodies"), "application/json", "unknown-ref"),
        ("any", "application/json", "malformed"),
        (
            {**_ref("B", "requestBodies"), "content": {"image/png": {"schema": {}}}},
            "image/png",
            "unknown-ref",
        ),
    ],
)
def test_an_unknown_body_may_be_anything(body: Any, media_type: str, code: str) -> None:
    tree, found = _mended(_get(requestBody=body))
    left: Any = {"requestBody": {"content": {media_type: {}}}}
    assert tree["paths"]["/notes"] == {"get": left}
    assert [(one.code, one.lost) for one in found] == [(code, "GET /notes body")]


def test_bodies_that_are_one_another_may_be_anything() -> None:
    document = _get(requestBody=_ref("A", "requestBodies"))
    bodies = {"A": _ref("B", "requestBodies"), "B": _ref("A", "requestBodies")}
    tree, found = _mended({**document, "components": {"requestBodies": bodies}})
    assert tree["paths"]["/notes"]["get"] == document["paths"]["/notes"]["get"]
    assert [one.code for one in found] == ["ref-cycle"]
    assert {"content": {"application/json": {}}} in [
        *tree["components"]["requestBodies"].values()
    ]


def test_members_of_a_union_are_lost_one_by_one() -> None:
    union = {"oneOf": [_ref("A"), {"type": "string"}, _ref("B"), {"type": "null"}]}
    tree, found = _mended(_schemas(U=union, V={"anyOf": [_ref("A")]}))
    assert tree["components"]["schemas"] == {
        "U": {"oneOf": [{"type": "string"}, {"type": "null"}]},
        "V": {},
    }
    pointers = [_pointer(one).rpartition("/schemas/")[2] for one in found]
    assert pointers == ["U/oneOf/0/$ref", "U/oneOf/2/$ref", "V/anyOf/0/$ref"]


@pytest.mark.parametrize(
    ("ref", "code", "words"),
    [
        ("other.yaml#/A", "external-ref", "in another document, which is not read"),
        ("https://acme.test/a.json", "external-ref", "in another document"),
        ("#/paths/~1notes", "unknown-ref", "nothing is at"),
        ("#anchor", "unknown-ref", "nothing is at"),
        ("#/components/parameters/P", "unknown-ref", "is a parameter, not a schema"),
        (["#"], "unknown-ref", "is no text"),
    ],
)
def test_references_that_cannot_be_followed(ref: Any, code: str, words: str) -> None:
    document = _schemas(A=_record(x={"$ref": ref}))
    document["components"]["parameters"] = {"P": {"name": "p", "in": "query"}}
    tree, found = _mended(document)
    assert tree["components"]["schemas"]["A"]["properties"] == {}
    assert [one.code for one in found] == [code]
    assert words in found[0].message


def test_escaped_references_are_followed() -> None:
    document = _get(responses={"200": {"description": ""}})
    document["paths"]["/a/{b}"] = {"$ref": "#/paths/~1notes"}
    document["paths"]["/c"] = {"$ref": "#/paths/~1a~1%7Bb%7D"}
    _, found = _mended(document)
    assert found == []


@pytest.mark.parametrize(
    "schemas",
    [
        {"A": _ref("B"), "B": _ref("A")},
        {"A": _ref("A")},
    ],
)
def test_a_cycle_without_structure_is_cut_once(schemas: dict[str, Any]) -> None:
    _, found = _mended(_schemas(**schemas, Use=_ref("A")))
    assert [one.code for one in found] == ["ref-cycle"]
    assert found[0].lost in ("A", "B")


def test_a_way_into_a_cycle_is_not_cut() -> None:
    schemas = {"Way": _ref("In"), "In": _ref("A"), "A": _ref("B"), "B": _ref("A")}
    tree, found = _mended(_schemas(**schemas, Other=_ref("Way")))
    assert [one.lost for one in found] == ["B"]
    assert tree["components"]["schemas"] == {**schemas, "B": {}, "Other": _ref("Way")}


@pytest.mark.parametrize(
    "schemas",
    [
        {"A": {"oneOf": [_ref("B")]}, "B": {"allOf": [_ref("A"), _record(x={})]}},
        {"A": {"allOf": [_ref("B")]}, "B": {"oneOf": [{"anyOf": [_ref("A")]}]}},
        {"A": {"oneOf": [_ref("A"), {"type": "string"}]}},
    ],
)
def test_what_schemas_are_composed_of_is_left_alone(schemas: dict[str, Any]) -> None:
    tree, found = _mended(_schemas(**schemas))
    assert (tree["components"]["schemas"], found) == (schemas, [])


def test_long_chains_of_references_end() -> None:
    chain = {f"S{index}": _ref(f"S{index + 1}") for index in range(3000)}
    _, found = _mended(_schemas(**chain, S3000={"type": "string"}))
    assert found == []


@pytest.mark.parametrize(
    ("document", "lost", "words"),
    [
        (_schemas(A=_record(x="string")), "A.x", "expected an object, got 'string'"),
        (_schemas(A=[1]), "A", "got a list"),
        ({"paths": {"/a": {"get": 7}}}, "GET /a", "operation expected an object"),
        ({"paths": {"/a": "x"}}, "/a", "path item expected an object, got 'x'"),
        (_get(parameters={"q": 1}), "GET /notes parameters", "a list, got an object"),
        ({"paths": ["/a"]}, "components paths", "an object, got a list"),
        (_schemas(A=_record(x={"type": 7})), "A.x type", "text or a list, got a"),
        (_schemas(A={"enum": {"a": 1}}), "A enum", "a list, got an object"),
        ({"info": {"title": ["T"]}}, "components title", "text, got a list"),
    ],
)
def test_what_is_of_another_kind_costs_its_part(
    document: dict[str, Any], lost: str, words: str
) -> None:
    _, found = _mended(document)
    assert [(one.code, one.lost) for one in found] == [("malformed", lost)]
    assert words in found[0].message


def test_what_is_blank_says_nothing() -> None:
    document = {
        "paths": {
            "/a": {"get": {"parameters": None, "responses": {"204": None}}},
            "/b": None,
        },
        "components": {"schemas": {"A": {"properties": {"x": None}}, "B": None}},
    }
    tree, found = _mended(document)
    assert found == []
    assert tree["paths"] == {"/a": {"get": {"responses": {"204": {"description": ""}}}}}
    assert tree["components"]["schemas"] == {"A": {"properties": {"x": {}}}, "B": {}}


def test_keys_that_are_names_are_no_references() -> None:
    schema = _record(**{"$ref": {"type": "string"}, "properties": {"type": "string"}})
    _, found = _mended(_schemas(A={**schema, "example": {"$ref": "#/nowhere"}}))
    assert found == []


@pytest.mark.parametrize("path", ["notes", "@example.org/notes", "/a\r\nX: y", ""])
def test_what_is_no_path_is_left_out(path: str) -> None:
    tree, found = _mended({"paths": {path: {}, "/notes": {}, "x-notes": "any"}})
    assert [*tree["paths"]] == ["/notes", "x-notes"]
    assert [finding.code for finding in found] == ["malformed"]


def test_a_reference_to_text_is_no_schema() -> None:
    document = _schemas(A=_record(x={"$ref": "#/info/title"}))
    tree, (finding,) = _mended({**document, "info": {"title": "Notes"}})
    assert tree["components"]["schemas"]["A"] == {"type": "object", "properties": {}}
    assert (finding.code, finding.lost) == ("unknown-ref", "A.x")
    assert "is text, no schema" in finding.message


def test_a_component_may_be_called_like_an_extension() -> None:
    parameter = {"name": "q", "in": "query", "schema": _ref("Nothing")}
    tree, (finding,) = _mended(
        {"paths": {}, "components": {"parameters": {"x-q": parameter}}}
    )
    assert tree["components"]["parameters"]["x-q"]["schema"] == {}
    assert finding.code == "unknown-ref"


def test_what_leads_to_a_part_that_is_left_out_is_left_out_too() -> None:
    inner = {"$ref": "#/components/schemas/A/properties/x"}
    tree, found = _mended(_schemas(A=_record(x="text"), B=_record(y=inner)))
    assert tree["components"]["schemas"]["B"]["properties"] == {}
    assert [finding.lost for finding in found] == ["A.x", "B.y"]


def test_a_path_that_is_left_out_stays_out() -> None:
    tree, found = _mended({"paths": {"notes": {"get": {"requestBody": 7}}}})
    assert tree["paths"] == {}
    assert [finding.lost for finding in found] == ["notes", "GET notes body"]


def test_a_schema_without_a_name_is_one_all_the_same() -> None:
    schemas = {"": _record(x=_ref("Nothing"))}
    tree, (finding,) = _mended(_schemas(**schemas))
    assert tree["components"]["schemas"][""] == {"type": "object", "properties": {}}
    assert finding.lost == "components.x"
