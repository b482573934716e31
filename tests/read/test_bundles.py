"""One document in many files: what it comes to, where its parts are said to be, and where it ends."""

from collections.abc import Mapping
from textwrap import dedent
from typing import Any, cast

import pytest

from generator import pointers
from generator.findings import Finding, Findings
from generator.fragments import Fragment, Page
from generator.places import InPage
from generator.read import locate, read_all
from generator.read.texts.loading import DEPTH_LIMIT
from generator.shelf import FILE_LIMIT, Opened, Shelf

HEAD = "openapi: 3.1.0\ninfo: {title: A, version: '1'}\n"


def bundled(files: Mapping[str, str]) -> tuple[Fragment, tuple[Finding, ...]]:
    """The one document that files come to, the first of them the main one."""
    found, findings = fragments(files)
    (one,) = found
    return one, findings


def fragments(
    files: Mapping[str, str], shelf: Shelf | None = None
) -> tuple[tuple[Fragment, ...], tuple[Finding, ...]]:
    findings = Findings()
    pages = [page(name, text) for name, text in files.items()]
    return read_all(pages, shelf or Shelf(), findings), tuple(findings)


def page(name: str, text: str) -> Page:
    return Page(name=name, data=dedent(text).lstrip("\n").encode())


def schema(*refs: str) -> str:
    """A document whose one operation gives what the references lead to."""
    lines = "".join(
        f"    S{n}: {{properties: {{x: {ref}}}}}\n" for n, ref in enumerate(refs)
    )
    return (
        f"{HEAD}paths:\n  /a:\n    get:\n      responses: {{}}\n"
        f"components:\n  schemas:\n{lines}"
    )


def at(found: Fragment, pointer: str) -> Any:
    return pointers.find(found.document, pointer)


def names(found: Fragment) -> list[str]:
    held = cast("dict[str, Any]", at(found, "/components/schemas"))
    return [name for name in held if not name.startswith("S")]


def test_a_part_of_another_file_has_its_place_there() -> None:
    files = {
        "api/openapi.yaml": schema("{$ref: pets.yaml#/Pet}"),
        "api/pets.yaml": "Dog: {}\nPet:\n  type: object\n  properties: {name: {}}\n",
    }
    found, _ = bundled(files)
    assert at(found, "/components/schemas/S0/properties/x") == {
        "$ref": "#/components/schemas/Pet"
    }
    place = found.origins.of("/components/schemas/Pet/properties/name", at="key")
    assert place is not None
    where = locate(place, files["api/pets.yaml"].encode())
    assert where == InPage(page="api/pets.yaml", line=4, column=16)


def test_what_is_odd_in_another_file_is_reported_there() -> None:
    files = {
        "openapi.yaml": schema("{$ref: pet.yaml}"),
        "pet.yaml": "type: object\nproperties:\n  size: {type: int}\n",
    }
    _, findings = bundled(files)
    (one,) = findings
    assert one.place is not None
    assert locate(one.place, files["pet.yaml"].encode()) == InPage(
        page="pet.yaml", line=3, column=16
    )


@pytest.mark.parametrize(
    "spelling",
    [
        "pet.yaml",
        "./pet.yaml",
        "x/../pet.yaml",
        "%70et.yaml",
        "pet.yaml#",
        ".\\pet.yaml",
    ],
)
def test_one_file_is_one_part_however_it_is_spelt(spelling: str) -> None:
    found, _ = bundled(
        {
            "openapi.yaml": schema("{$ref: pet.yaml}", f"{{$ref: '{spelling}'}}"),
            "pet.yaml": "type: object",
        }
    )
    assert names(found) == ["pet"]


def test_a_name_does_not_change_when_another_file_comes() -> None:
    first = {
        "openapi.yaml": schema("{$ref: a/pet.yaml}"),
        "a/pet.yaml": "type: object",
    }
    more = {
        **first,
        "openapi.yaml": schema("{$ref: a/pet.yaml}", "{$ref: b/dog.yaml}"),
        "b/dog.yaml": "type: object",
    }
    assert names(bundled(first)[0]) == ["pet"]
    assert names(bundled(more)[0]) == ["pet", "dog"]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (("a/pet.yaml", "b/pet.yaml"), {"a_pet", "b_pet"}),
        (("a/b/pet.yaml", "b/pet.yaml"), {"a_b_pet", "b_pet"}),
        (("pet/index.yaml", "dog/index.yaml"), {"pet", "dog"}),
        (("x.schema.json", "y.yaml"), {"x", "y"}),
    ],
)
def test_names_that_are_alike_are_told_apart_by_folder(
    files: tuple[str, str], expected: set[str]
) -> None:
    refs = [f"{{$ref: {file}}}" for file in files]
    texts = dict.fromkeys(files, '{"type": "object"}')
    found, _ = bundled({"openapi.yaml": schema(*refs), **texts})
    assert set(names(found)) == expected


def test_the_same_name_in_two_endings_depends_on_nothing_else() -> None:
    files = dict.fromkeys(("pet.yaml", "pet.json"), '{"type": "object"}')
    refs = ("{$ref: pet.yaml}", "{$ref: pet.json}")
    found, _ = bundled({"openapi.yaml": schema(*refs), **files})
    again, _ = bundled({"openapi.yaml": schema(*reversed(refs)), **files})
    assert len(names(found)) == 2
    assert sorted(names(found)) == sorted(names(again))


def test_a_file_that_is_only_referred_to_is_no_page() -> None:
    files = {
        "openapi.yaml": schema("{$ref: pet.yaml}"),
        "pet.yaml": "type: object",
        "library.yaml": f"{HEAD}components: {{schemas: {{Dog: {{}}}}}}",
        "other.yaml": "type: object",
    }
    found, findings = fragments(files)
    assert [one.page for one in found] == ["openapi.yaml", "library.yaml"]
    (one,) = findings
    assert (one.code, one.place and one.place.page) == ("not-openapi", "other.yaml")


def test_two_documents_may_refer_to_one_another() -> None:
    files = {
        "a.yaml": schema("{$ref: 'b.yaml#/components/schemas/S0'}"),
        "b.yaml": schema("{$ref: 'a.yaml#/components/schemas/S0'}"),
    }
    found, findings = fragments(files)
    assert [one.page for one in found] == ["a.yaml", "b.yaml"]
    assert not findings
    for one in found:
        assert at(one, "/components/schemas/S0/properties/x/$ref").startswith("#/")


def test_files_are_opened_once_and_only_when_they_are_asked_for() -> None:
    asked: list[str] = []

    def opener(address: str) -> Opened | None:
        asked.append(address)
        return Opened(page=page(address, "type: object"), label=address)

    shelf = Shelf(openers=(opener,))
    main = schema("{$ref: pet.yaml}", "{$ref: ./pet.yaml}", "{type: string}")
    fragments({"api/a.yaml": main, "api/b.yaml": main}, shelf)
    assert asked == ["api/pet.yaml"]
    assert [one.label for one in shelf.opened] == ["api/pet.yaml"]


def test_the_number_of_files_is_limited() -> None:
    shelf = Shelf(openers=(lambda address: Opened(page=page(address, "{}"), label=""),))
    refs = [f"{{$ref: f{number}.yaml}}" for number in range(FILE_LIMIT + 1)]
    found, _ = fragments({"openapi.yaml": schema(*refs)}, shelf)
    assert [one.code for one in found[0].refused.values()] == ["too-large"]


def test_parts_that_double_in_each_file_end() -> None:
    count = 40
    files = {
        f"f{n}.yaml": f"a: {{properties: {{$ref: f{n + 1}.yaml}}}}\n"
        f"b: {{properties: {{$ref: f{n + 1}.yaml}}}}\n"
        for n in range(count)
    }
    main = schema("{properties: {$ref: f0.yaml}}")
    found, findings = fragments(
        {"openapi.yaml": main, **files, f"f{count}.yaml": "c: {}"}
    )
    assert found == ()
    assert [one.code for one in findings] == ["too-large"]


def test_files_in_files_do_not_nest_deeper_than_the_limit() -> None:
    files = {
        f"f{n}.yaml": f"a: {{properties: {{$ref: f{n + 1}.yaml}}}}\n"
        for n in range(DEPTH_LIMIT)
    }
    main = schema("{properties: {$ref: f0.yaml}}")
    found, findings = fragments({"openapi.yaml": main, **files})
    assert found == ()
    assert [one.code for one in findings] == ["too-deep"]


def test_a_part_does_not_stand_in_itself() -> None:
    files = {
        "openapi.yaml": HEAD + "paths: {/a: {$ref: item.yaml}}",
        "item.yaml": """
            post:
              callbacks:
                done: {"{$url}": {$ref: item.yaml}}
              responses: {}
            """,
    }
    found, findings = bundled(files)
    assert not findings
    assert at(found, "/paths/~1a/post/callbacks/done/{$url}") == {"$ref": "#/paths/~1a"}


def test_maps_that_hold_themselves_are_refused() -> None:
    files = {
        "openapi.yaml": schema("{properties: {$ref: map.yaml}}"),
        "map.yaml": "inner: {properties: {$ref: map.yaml}}",
    }
    found, findings = bundled(files)
    assert [one.code for one in findings] == ["ref-cycle"]
    inner = at(found, "/components/schemas/S0/properties/x/properties/inner")
    assert "$ref" not in str(inner)


def test_a_property_that_is_called_ref_is_no_reference() -> None:
    files = {
        "openapi.yaml": schema("{$ref: pet.yaml}"),
        "pet.yaml": "properties: {$ref: {type: string}}\nexample: {$ref: elsewhere}\n",
    }
    found, findings = bundled(files)
    assert not findings
    assert at(found, "/components/schemas/pet") == {
        "properties": {"$ref": {"type": "string"}},
        "example": {"$ref": "elsewhere"},
    }


def test_a_pointer_may_lead_through_a_reference() -> None:
    files = {
        "openapi.yaml": schema("{$ref: 'a.yaml#/Pet/properties/name'}"),
        "a.yaml": "Pet: {$ref: b.yaml}",
        "b.yaml": "properties: {name: {type: string}}",
    }
    found, _ = bundled(files)
    ref = at(found, "/components/schemas/S0/properties/x/$ref")
    assert pointers.find(found.document, ref[1:]) == {"type": "string"}


def test_an_older_file_is_read_as_the_document_around_it() -> None:
    files = {
        "openapi.yaml": schema("{$ref: pet.yaml}").replace("3.1.0", "3.0.3"),
        "pet.yaml": "type: string\nnullable: true\n",
    }
    found, _ = bundled(files)
    assert at(found, "/components/schemas/pet/type") == ["string", "null"]


def test_a_page_may_carry_a_document_that_refers_to_a_file() -> None:
    found, _ = fragments(
        {
            "docs/page.md": f"# A\n\n```yaml\n{schema('{$ref: ./pet.yaml}')}```\n",
            "docs/pet.yaml": "{}",
        }
    )
    assert names(found[0]) == ["pet"]


def test_aliases_that_share_a_reference_stay_shared() -> None:
    files = {
        "openapi.yaml": schema("&x {$ref: pet.yaml}", "*x"),
        "pet.yaml": "type: object",
    }
    found, _ = bundled(files)
    for name in ("S0", "S1"):
        ref = at(found, f"/components/schemas/{name}/properties/x/$ref")
        assert ref == "#/components/schemas/pet"
