"""Fields in a tag that stands beside the field whose members they are, `<Expandable title="Data fields">`."""

import re
from collections.abc import Sequence

from generator.read.listed import nesting
from generator.read.listed.fields import Field, FieldList
from generator.read.pages.markdown import LABEL_LEVEL, Section

_MEMBERS = re.compile(
    r"(?i)(?:properties|attributes|members"
    r"|(?:(?:show|hide|view|see|child|nested|object|inner|all)\s+)+"
    r"(?:properties|attributes|fields|members|parameters))"
)
_COMPOSITE = re.compile(r"(?i)\W*(?:array|list|object|map|dict)|.*\[\]\W*$")


def home(section: Section, lists: Sequence[FieldList]) -> tuple[int, str] | None:
    """Which list has the field that a tag's title names, or that stands before it, and that field's dotted name."""
    title = section.title
    if title is None or section.level < LABEL_LEVEL or not lists:
        return None
    found = nesting.home(title, lists)
    if found is None and _MEMBERS.fullmatch(title.plain):
        last = lists[-1].fields
        open_ = last and _is_open(last[-1])
        found = (len(lists) - 1, last[-1].name) if open_ else None
    return found if found and _has_members(lists[found[0]]) else None


def _has_members(found: FieldList) -> bool:
    """Whether what a list lists can hold other fields: nothing in an address or a header does."""
    return found.slot.role != "parameters" or found.fields[0].location == "body"


def _is_open(field: Field) -> bool:
    return _COMPOSITE.match(field.types) is not None and not field.children
