"""Lists of `URL parameters`: those that the path has no place for are in the query."""

import re
from collections.abc import Iterable
from dataclasses import replace

from generator.read.listed.fields import Field, FieldList

_PLACE = re.compile(r"\{([^{}]+)\}")


def placed(found: FieldList, path: str, known: Iterable[str]) -> tuple[Field, ...]:
    """The fields of a list, in the query where they cannot be in the path; known: parameters from other lists.

    One that must be sent may be what the path calls something else, as long as that is not listed.
    """
    if not found.slot.in_url:
        return found.fields
    places = set(_PLACE.findall(path))
    left = places - {field.name for field in found.fields} - set(known)
    return tuple(
        (
            field
            if field.location
            or field.name in places
            or (left and field.required is not False)
            else replace(field, location="query")
        )
        for field in found.fields
    )
