"""Lists of several calls at once, with parameters that only some of their paths have a place for."""

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.places import InPage
from generator.read.listed.fields import Field, FieldList
from generator.read.routing.endpoints import Endpoint

_TOLD = re.compile(
    r"(?i)\bpart of (?:the )?(?:request )?(?:ur[li]|path)\b|\b(?:in|from) the (?:request )?(?:ur[li] path|path)\b"
    r"|\b(?:path|ur[li]) (?:param(?:eter)?|segment|variable)\b"
)


def settled(
    found: Sequence[tuple[FieldList, ...]], endpoints: Sequence[Endpoint]
) -> list[tuple[FieldList, ...]]:
    """The lists of each endpoint, without what is said to be part of the path where only another one's path has it."""
    taken = {
        (field.name, field.place)
        for lists, endpoint in zip(found, endpoints, strict=True)
        for one in lists
        if one.slot.role == "parameters"
        for field in one.fields
        if f"{{{field.name}}}" in endpoint.route.path
    }
    return [
        tuple(_without(one, endpoint.route.path, taken) for one in lists)
        for lists, endpoint in zip(found, endpoints, strict=True)
    ]


def _without(one: FieldList, path: str, taken: set[tuple[str, InPage]]) -> FieldList:
    fields = tuple(field for field in one.fields if not _is_strange(field, path, taken))
    return one if len(fields) == len(one.fields) else replace(one, fields=fields)


def _is_strange(field: Field, path: str, taken: set[tuple[str, InPage]]) -> bool:
    if f"{{{field.name}}}" in path or (field.name, field.place) not in taken:
        return False
    return field.location == "path" or _TOLD.search(field.description) is not None
