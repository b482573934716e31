"""Overlays: corrections that are applied to the merged document, action by action."""

from generator.check import check
from generator.document import Document
from generator.findings import Finding, Findings
from generator.settings import load_overlay

from .fragments import (
    answer,
    codes,
    fragment,
    get,
    merged,
    operation,
    query,
    record,
    schema,
    tree,
)


def _corrected(actions: str) -> tuple[Document, list[Finding]]:
    findings = Findings()
    text = f"overlay: 1.1.0\ninfo: {{title: x, version: '1'}}\nactions:\n{actions}"
    overlay = load_overlay("overlay.yaml", text.encode(), findings)
    assert overlay is not None and not list(findings)
    ref = {"$ref": "#/components/schemas/Note"}
    page = get(
        parameters=[query("a"), query("b"), query("c")],
        responses=answer(ref),
        tags=["Notes"],
    )
    page["components"] = {"schemas": {"Note": record(at="string", id="string")}}
    return merged(fragment("a.md", page), overlays=[overlay])


def test_an_update_is_merged_into_an_object_and_is_from_the_overlay() -> None:
    document, found = _corrected(
        "- target: $.components.schemas.Note.properties.at\n"
        "  update: {format: date-time}\n"
    )
    assert found == []
    assert schema(document, "Note")["properties"]["at"] == {
        "type": "string",
        "format": "date-time",
    }
    at = "/components/schemas/Note/properties/at"
    added = document.origins.of(f"{at}/format")
    kept = document.origins.of(f"{at}/type")
    assert added is not None and added.page == "overlay.yaml"
    assert getattr(added, "pointer", None) == "/actions/0/update/format"
    assert kept is not None and kept.page == "a.md"


def test_objects_merge_deeply_and_lists_are_appended_to() -> None:
    document, found = _corrected(
        "- target: $\n"
        "  update: {info: {title: Notes}, tags: [{name: Notes}]}\n"
        "- target: $.paths['/notes'].get\n"
        "  update: {tags: [More], summary: All.}\n"
        "- target: $.paths.*.get.parameters\n"
        "  update: {name: d, in: query}\n"
    )
    assert found == []
    assert tree(document)["info"] == {"title": "Notes", "version": "0"}
    assert operation(document)["tags"] == ["Notes", "More"]
    assert [one["name"] for one in operation(document)["parameters"]] == list("abcd")


def test_removing_takes_every_match() -> None:
    document, found = _corrected(
        "- target: $.paths.*.get.parameters[?@.name != 'b']\n  remove: true\n"
    )
    assert found == []
    assert [one["name"] for one in operation(document)["parameters"]] == ["b"]
    place = document.origins.of("/paths/~1notes/get/parameters/0")
    assert getattr(place, "pointer", None) == "/paths/~1notes/get/parameters/1"


def test_a_copy_is_merged_like_an_update() -> None:
    document, found = _corrected(
        "- target: $.paths['/notes']\n  update: {post: {responses: {}}}\n"
        "- target: $.paths['/notes'].post\n  copy: $.paths['/notes'].get\n"
    )
    assert found == []
    assert operation(document, "/notes", "post")["tags"] == ["Notes"]


def test_actions_see_what_those_before_them_did() -> None:
    document, found = _corrected(
        "- target: $.components.schemas.Note\n  remove: true\n"
        "- target: $.components.schemas\n  update: {Note: {type: string}}\n"
    )
    assert found == []
    assert schema(document, "Note") == {"type": "string"}


def test_a_target_that_matches_nothing_is_reported() -> None:
    _, found = _corrected("- target: $.paths['/other']\n  remove: true\n")
    assert codes(found) == ["overlay-no-match"]
    assert getattr(found[0].place, "pointer", None) == "/actions/0/target"


def test_kinds_that_do_not_fit_are_an_error() -> None:
    document, found = _corrected("- target: $.info\n  update: [1]\n")
    assert codes(found) == ["bad-overlay"]
    assert tree(document)["info"]["title"] == "acme"


def test_what_is_appended_to_a_list_is_from_its_own_item() -> None:
    document, _ = _corrected(
        "- target: $.paths['/notes'].get.tags\n  update: [More, Most]\n"
    )
    place = document.origins.of("/paths/~1notes/get/tags/2")
    assert getattr(place, "pointer", None) == "/actions/0/update/1"


def test_a_value_that_is_replaced_is_from_the_overlay() -> None:
    document, _ = _corrected(
        "- target: $.components.schemas.Note.properties.id\n  update: {type: frob}\n"
    )
    findings = Findings()
    check(document, findings)
    (finding,) = findings
    assert finding.code == "invalid-openapi" and "'frob'" in finding.message
    assert finding.place is not None and finding.place.page == "overlay.yaml"
    assert getattr(finding.place, "pointer", None) == "/actions/0/update/type"
