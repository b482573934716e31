"""Words of vendors' names, and the identifiers made of them."""

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.words import class_words, constant, pascal, snake, words


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("createdAt", ("created", "at")),
        ("HTTPValidationError", ("http", "validation", "error")),
        ("contacts_list_Response_200", ("contacts", "list", "response", "200")),
        ("x-business-id", ("x", "business", "id")),
        ("_limit", ("limit",)),
        ("page[after]", ("page", "after")),
        ("Stripe link", ("stripe", "link")),
        ("caf\u00e9", ("cafe",)),
        ("\ufb01eld", ("field",)),
        ("+1", ("plus", "1")),
        ("", ()),
        ("---", ()),
    ],
)
def test_names_split_as_one_reads_them(name: str, spelt: tuple[str, ...]) -> None:
    assert words(name) == spelt


@pytest.mark.parametrize(
    ("name", "cls"),
    [
        ("HTTPValidationError", "HTTPValidationError"),
        ("contacts_list_Response_200", "ContactsListResponse200"),
        ("contact", "Contact"),
        ("Page[Item]", "PageItem"),
        ("A.B.C.Dto", "ABCDto"),
        ("200 OK", "Model200OK"),
    ],
)
def test_classes_keep_the_vendors_capitals(name: str, cls: str) -> None:
    assert pascal(class_words(name), "Model") == cls


def test_keywords_and_digits_become_names() -> None:
    assert snake(("from",), "field") == "from_"
    assert snake(("200",), "value") == "value_200"
    assert constant(("in", "progress"), "value") == "IN_PROGRESS"


@given(st.text(max_size=80))
def test_any_name_becomes_an_identifier(name: str) -> None:
    for made in (snake(words(name), "field"), pascal(class_words(name), "Model")):
        assert made.isidentifier() and made.isascii()
        assert not keyword.iskeyword(made) and not made.startswith("_")
