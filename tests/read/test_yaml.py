import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.texts import json as json_reader
from generator.read.texts import yaml
from generator.read.texts.loading import Unreadable
from generator.read.texts.nodes import COMPOSERS

composers = pytest.mark.parametrize("composer", COMPOSERS)


@composers
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("on", "on"),
        ("yes", "yes"),
        ("2024-07-30", "2024-07-30"),
        ("12:30", "12:30"),
        ("010", 10),
        ("0o17", 15),
        ("0x1F", 31),
        ("1_000", "1_000"),
        ("=", "="),
        ("1e3", 1000.0),
        ("-1.5", -1.5),
        (".inf", ".inf"),
        ("1e999", "1e999"),
        ("true", True),
        ("~", None),
        ("", None),
        ("'1'", "1"),
        ("!!str 1", "1"),
        ("!!int 1", 1),
        ("!Local 1", "1"),
    ],
)
def test_a_scalar_is_what_yaml_1_2_says(composer: type, text: str, value: object):
    loaded = yaml.load(f"key: {text}\n", composer).value
    assert loaded == {"key": value}
    assert type(loaded["key"]) is type(value)


@composers
def test_keys_keep_their_spelling(composer: type):
    loaded = yaml.load("200: a\nno: b\n1.10: c\n~: d\n", composer).value
    assert loaded == {"200": "a", "no": "b", "1.10": "c", "~": "d"}


@composers
def test_merge_keys_give_way_to_own_keys_and_to_earlier_sources(composer: type):
    text = "a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc: {<<: [*a, *b], x: 0}\n"
    assert yaml.load(text, composer).value["c"] == {"x": 0, "y": 1, "z": 2}


def test_a_quoted_merge_key_is_a_key():
    assert yaml.load("'<<': 1").value == {"<<": 1}


@composers
@pytest.mark.parametrize(
    ("text", "code", "spot"),
    [
        ("a: b: c", "broken-yaml", (1, 5)),
        ("é: 1\nb: \x01", "broken-yaml", (2, 4)),
        ("x: 1\n---\ny: 2", "broken-yaml", (2, 1)),
        ("? [a]\n: b", "broken-yaml", (1, 3)),
        ("a: &x [*x]", "broken-yaml", (1, 4)),
        ("a: {<<: 3}", "broken-yaml", (1, 9)),
        ("[" * 1000, "too-deep", (1, 300)),
    ],
)
def test_a_fault_has_its_place(
    composer: type, text: str, code: str, spot: tuple[int, int]
):
    with pytest.raises(Unreadable) as caught:
        yaml.load(text, composer)
    assert caught.value.code == code
    found = caught.value.spot
    if composer is COMPOSERS[0]:
        assert found and (found.line, found.column) == spot


def test_lines_count_by_line_feeds_alone():
    with pytest.raises(Unreadable) as caught:
        yaml.load('a: "one\u2028two"\nb: c: d\n')
    assert caught.value.spot and caught.value.spot.line == 2


def test_aliases_that_write_out_to_billions_are_refused():
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
    )
    with pytest.raises(Unreadable) as caught:
        yaml.load(bomb)
    assert caught.value.code == "too-large"


def test_merge_keys_that_double_end_at_once():
    text = "a0: &a0 {k: 1}\n" + "".join(
        f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 15)
    )
    assert yaml.load(text).value["a14"] == {"k": 1}


@pytest.mark.parametrize("load", [yaml.load, json_reader.load])
def test_a_repeated_key_is_told_with_both_places(load: Any):
    loaded = load('{"a": {"b": 1,\n "b": 2}, "c": 3, "c": 3}')
    assert loaded.value == {"a": {"b": 2}, "c": 3}
    told = [(r.key, r.differs, r.first.line, r.again.line) for r in loaded.repeats]
    assert sorted(told) == [("b", True, 1, 2), ("c", False, 2, 2)]


@pytest.mark.parametrize(
    ("text", "reason", "spot"),
    [
        ('{"a": NaN}', "expected a number, got 'NaN'", (1, 7)),
        ('{"NaN": 1,\n "b": -Infinity}', "expected a number, got '-Infinity'", (2, 7)),
        ('{"a": 1', "the text ends on this line, in the middle of a value", (1, 8)),
        ('{"a": ' + "1" * 5000 + "}", "a number of over 4,000 digits", (1, 7)),
    ],
)
def test_json_faults_have_their_place(text: str, reason: str, spot: tuple[int, int]):
    with pytest.raises(Unreadable) as caught:
        json_reader.load(text)
    found = caught.value.spot
    assert caught.value.reason == reason
    assert found and (found.line, found.column) == spot


@pytest.mark.parametrize("depth", [400, 100_000])
def test_deep_json_is_refused(depth: int):
    with pytest.raises(Unreadable) as caught:
        json_reader.load("[" * depth + "]" * depth)
    assert caught.value.code == "too-deep"


def test_lone_surrogates_are_replaced_and_pairs_kept():
    text = r'["\ud800", "\ud83d\ude00", "\\ud800", "\udc00x"]'
    assert json_reader.load(text).value == ["�", "😀", "\\ud800", "�x"]


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]))
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | _TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(_TEXT, inner),
    max_leaves=30,
)


@given(_JSON)
def test_yaml_reads_json_as_json_does(value: Any):
    # Noncharacters are legal in JSON and not in YAML, so everything goes as escapes.
    text = json.dumps({"root": value}, ensure_ascii=True)
    if "\\ud" not in text:
        assert yaml.load(text).value == {"root": value}
    assert json_reader.load(text).value == {"root": value}


@given(st.text(max_size=200))
def test_no_text_breaks_the_loaders(text: str):
    for load in (yaml.load, json_reader.load):
        try:
            load(text)
        except Unreadable as error:
            assert error.reason
