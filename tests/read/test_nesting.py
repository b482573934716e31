"""Titles that say in which field of an earlier list the next one stands."""

import pytest

from generator.places import InPage
from generator.read.listed import nesting
from generator.read.listed.fields import Field, FieldList, Slot
from generator.read.pages.markdown import Text

_PLACE = InPage(page="page.md", line=1)


def _lists(*fields: tuple[str, str]) -> list[FieldList]:
    listed = tuple(
        Field(name=name, place=_PLACE, types=types) for name, types in fields
    )
    return [FieldList(slot=Slot(role="body"), fields=listed, place=_PLACE)]


def _title(source: str) -> Text:
    plain = source.replace("`", "")
    codes = tuple(source.split("`")[1::2])
    return Text(source=source, plain=plain, codes=codes, link=None, line=9, column=1)


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("`extras` object", "extras"),
        ("`extras`", "extras"),
        ("extras", "extras"),
        ("Extras", None),
        ("The extras object", "extras"),
        ("Guests Array", "guests"),
        ("Guest object", "guests"),
        ("guests (people)", "guests"),
        ("Fields of guests", "guests"),
        ("Booking extras object", "extras"),
        ("Price object", None),
        ("Line object", None),
        ("Query parameters", None),
        ("Response object", None),
        ("Body", None),
        ("Some other things", None),
    ],
)
def test_a_title_names_a_field_that_holds_others(title: str, path: str | None):
    known = _lists(
        ("extras", "object"),
        ("guests", "array"),
        ("price", "number"),
        ("lines", "Line[]"),
        ("query", "object"),
        ("response", "object"),
        ("body", "object"),
    )
    found = nesting.home(_title(title), known)
    assert found == (None if path is None else (0, path))


def test_a_name_that_two_fields_have_is_no_home():
    known = _lists(("from.place", "object"), ("to.place", "object"))
    assert nesting.home(_title("Place object"), known) is None


def test_a_field_with_members_is_full():
    known = _lists(("extras", "object"), ("extras.note", "string"))
    assert nesting.home(_title("Extras object"), known) is None
