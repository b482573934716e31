import time
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.read.described import tagged
from generator.read.layout.components import is_field, marks
from generator.read.pages.tag_tokens import Attribute
from generator.read.pages.tags import Tag, scan
from generator.read.texts.text import Lines
from generator.values import JsonValue, as_object, is_array, is_object
from tests.read.reading import reading


def _all(name: str, attributes: Mapping[str, Attribute]) -> bool:
    return True


def _scan(text: str) -> tuple[Tag, ...]:
    return scan(text, _all, is_field).tags


def _names(tags: tuple[Tag, ...]) -> list[str]:
    return [tag.text("name") or tag.name for tag in tags]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ('default="a > b"', "a > b"),
        ("default='a'", "a"),
        ("default={3}", "3"),
        ('default={"x"}', "x"),
        ("default={{ a: '}' }}", "{ a: '}' }"),
        ("default=true", "true"),
        ("default", None),
        ('default = "spaced"', "spaced"),
        ('\n  default="next line"\n', "next line"),
    ],
)
def test_values_are_read_as_they_are_written(written: str, value: str | None):
    (tag,) = _scan(f"<Field name='x' {written} last />")
    assert tag.attributes["default"].value == value
    assert "last" in tag.attributes


def test_a_slash_in_a_bare_value_does_not_end_the_tag():
    (tag,) = _scan("{% swagger path=/rooms/{id} method=get %}{% endswagger %}")
    assert tag.text("method") == "get"
    assert tag.closed


def test_what_stands_in_code_is_no_tag():
    assert _scan("`<Field name='x'>`\n\n```\n<Field name='y'>\n```\n") == ()


@pytest.mark.parametrize("text", ["a <b and c", "1 <two", "<https://acme.test>", "<"])
def test_what_only_looks_like_a_tag_is_none(text: str):
    assert _scan(text) == ()


def test_a_field_that_never_ends_has_its_neighbours_beside_it():
    tags = _scan(
        "<Field name='a'>\ntext\n<Field name='b'>\n</Field>\n<Field name='c' />\n"
    )
    assert _names(tags) == ["a", "b", "c"]
    assert [tag.closed for tag in tags] == [False, True, True]


def test_a_field_that_never_ends_keeps_what_is_indented_in_it():
    (tag,) = _scan("<Box>\n<Field name='a'>\n  <Field name='b'>\n  </Field>\n</Box>\n")
    (first,) = tag.children
    assert _names((first,)) == ["a"]
    assert _names(first.children) == ["b"]


def test_a_heading_ends_a_field():
    text = "<Field name='a'>\nits text\n\n# Next\n\nnot its text\n"
    (tag,) = _scan(text)
    assert text[tag.inner : tag.inner_end].strip() == "its text"


def test_a_tag_without_its_bracket_ends_with_its_line():
    text = "<Field name='a' type='b'\n  required reading\n</Field>\n"
    (tag,) = _scan(text)
    assert sorted(tag.attributes) == ["name", "type"]


def test_an_end_without_a_beginning_is_nothing():
    assert _names(_scan("</Field>\n<Field name='a'></Field></Box>\n")) == ["a"]


_PIECES = st.lists(
    st.sampled_from(
        [
            *("<ParamField body='a' type='string'>", "</ParamField>", "<Expandable>"),
            *("</Expandable>", "<Tab title='200'>", "</Tab>", "\n", "  ", "# Head\n"),
            *("<ResponseField name=", "'b'", '"', "{", "}", "/>", ">", "<", "```\n"),
            *("{% swagger method='get' path='/x' %}", "{% endswagger %}", "{%", "%}"),
            *("<ResponseExample>", "</ ResponseExample>", "* `a` - b\n", "text ", "`"),
        ]
    ),
    max_size=40,
)


@settings(max_examples=300)
@given(_PIECES)
def test_blanking_moves_no_line_and_closes_what_it_opens(pieces: list[str]):
    text = "".join(pieces)
    body, found = marks(text)
    assert len(body) == len(text)
    assert [n for n, one in enumerate(body) if one == "\n"] == [
        n for n, one in enumerate(text) if one == "\n"
    ]
    assert [one.line for one in found] == sorted(one.line for one in found)


def _named(schema: JsonValue) -> Iterator[str]:
    if is_object(schema):
        yield from as_object(schema.get("properties"))
        yield from (one for part in schema.values() for one in _named(part))
    elif is_array(schema):
        for one in schema:
            name = as_object(one).get("name")
            yield from (name,) if isinstance(name, str) else ()
            yield from _named(one)


_UNCLOSED_NAME = [
    "<ResponseField name=",
    "{",
    "# Head\n",
    "{% swagger method='get' path='/x' %}",
]


@settings(max_examples=200)
@given(_PIECES)
@example(_UNCLOSED_NAME)
def test_broken_tags_name_no_field_and_no_call_that_is_not_there(pieces: list[str]):
    page = "# T\n\n`POST /rooms`\n\n" + "".join(pieces)
    for fragment in reading(page).fragments:
        paths = as_object(fragment.document.get("paths"))
        assert set(paths) <= {"/rooms", "/x"}
        assert all(name in page for name in _named(dict(paths)))


@pytest.mark.parametrize(
    "piece",
    [
        *("a <b {c\n", '<ParamField body="a">\n', "<Expandable>\n", "<", '<a b="'),
        *("{% swagger ", "</ParamField>\n", "`", "{"),
    ],
)
def test_no_text_takes_long(piece: str):
    text = piece * (60_000 // len(piece))
    started = time.process_time()
    marks(text)
    assert time.process_time() - started < 5


def test_lines_of_a_page_are_counted_once(monkeypatch: pytest.MonkeyPatch):
    counted = list[int]()

    def lines(text: str) -> Lines:
        counted.append(len(text))
        return Lines(text)

    monkeypatch.setattr(tagged, "Lines", lines)
    field = '<ParamField query="knot" type="string">Which knot.</ParamField>\n\n'
    reading(f"# Knots\n\n`GET /knots`\n\n{field * 50}")
    assert len(counted) == 1
