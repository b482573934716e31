from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.fragments import Evidence
from generator.read.code import samples
from generator.read.code.inference import Inference, Instance
from tests.read.reading import reading


@pytest.mark.parametrize(
    ("text", "value", "partial"),
    [
        ('{"a": [1, 2,], "b": null,}', {"a": [1, 2], "b": None}, False),
        ('[{"a": 1}, ..., {"a": 2}]', [{"a": 1}, {"a": 2}], True),
        ("[\n  1,\n  ...\n  2\n]", [1, 2], True),
        ('{"a": 1, ...}', {"a": 1}, True),
        ('{"a": 1, // why\n "b": 2 # so\n}', {"a": 1, "b": 2}, False),
        ("{'a': 'it\\'s'}", {"a": "it's"}, False),
        ("{a: true}", {"a": True}, False),
        ('{"a": "http://x.test"}', {"a": "http://x.test"}, False),
        ('{"a": {"b": 1', {"a": {"b": 1}}, True),
        ('{"a": <string>, "b": 1}', {"a": "", "b": 1}, True),
        ('{"a": what it is (integer)}', {"a": 0}, True),
        ('{"u": "\\u00e9\\n"}', {"u": "é\n"}, False),
    ],
)
def test_an_example_is_read_as_far_as_it_goes(text: str, value: object, partial: bool):
    found = samples.read(text)
    assert found is not None
    assert found.value == value
    assert found.partial is partial


def test_text_is_no_example():
    assert samples.read("HTTP/1.1 200 OK") is None


@given(st.text(st.sampled_from("{}[]\",:'.a1/#\n \\<>-")))
def test_no_text_breaks_the_reader_of_examples(text: str):
    samples.read("{" + text)


def _schema(*values: Any) -> Any:
    return Inference().schema([Instance(value=v, pointer="") for v in values], "")


@pytest.mark.parametrize(
    ("values", "schema"),
    [
        ((1, 2.5), {"type": "number"}),
        ((1, "a"), {"type": ["integer", "string"]}),
        (("a", None), {"type": ["string", "null"]}),
        ((True,), {"type": "boolean"}),
        ((None,), {"example": None}),
        (([],), {"type": "array", "items": {}}),
        (
            ("2024-01-02T03:04:05Z", "2024-01-02T03:04:05+01:00"),
            {"type": "string", "format": "date-time"},
        ),
        (("2024-01-02T03:04:05Z", "soon"), {"type": "string"}),
        (("2024-01-02T03:04:05",), {"type": "string"}),
        (("2024-13-02T03:04:05Z",), {"type": "string"}),
        (("2024-01-02",), {"type": "string"}),
    ],
)
def test_instances_are_taken_together(values: tuple[Any, ...], schema: object):
    assert _schema(*values) == schema


def test_a_key_is_required_where_every_instance_has_it():
    schema = _schema({"a": 1, "b": 1}, {"a": None})
    assert schema == {
        "type": "object",
        "properties": {"a": {"type": ["integer", "null"]}, "b": {"type": "integer"}},
        "required": ["a"],
        "x-inferred": True,
    }


def test_keys_that_are_data_make_a_map():
    schema = _schema({"Shoe size": "42"}, {"Shoe size": "43", "Town": "Ulm"})
    assert schema["additionalProperties"] == {"type": "string"}
    assert "properties" not in schema


def test_keys_with_blanks_and_values_of_several_types_are_fields():
    assert "properties" in _schema({"Shoe size": 42, "Town": "Ulm"})


def test_a_null_alone_is_text_where_the_name_says_so():
    schema = _schema({"photoUrl": None, "level": None})
    assert schema["properties"] == {
        "photoUrl": {"type": ["string", "null"]},
        "level": {"example": None},
    }


_PAGE = """
    # GET /guests

    ### Example Response

    ```json title=answer.json
    {
      "guests": [
        {"id": 1, "since": "2021-02-03T04:05:06Z"},
        ...
        {"id": 2, "since": "2021-02-04T04:05:06Z", "vip": true}
      ]
    }
    ```

    ## Errors

    ### Unknown hotel (404)

    ```json
    {"error": {"code": "NONE"}}
    ```

    ## Settings

    ```json
    {"unrelated": true}
    ```
"""


def test_examples_give_the_responses_they_stand_under():
    found = reading(_PAGE)
    responses = found.find(Evidence.SAMPLE, "/paths/~1guests/get/responses")
    assert list(responses) == ["200", "404"]
    assert responses["404"]["description"] == "Unknown hotel (404)"
    at = "/paths/~1guests/get/responses/200/content/application~1json/schema"
    items = found.find(Evidence.SAMPLE, f"{at}/properties/guests/items")
    assert items["required"] == ["id", "since"]
    assert items["properties"]["since"]["format"] == "date-time"
    assert found.spot(
        Evidence.SAMPLE, f"{at}/properties/guests/items/properties/vip"
    ) == found.where('"vip"')


def test_inferred_schemas_are_told_at_their_examples():
    found = reading(_PAGE)
    told = [one for one in found.findings if one.code == "inferred-schema"]
    assert [one.place.line for one in told if one.place] == [5, 19]
