"""Flat lists of what objects and the fields in them hold, as the examples show which are in which."""

from collections.abc import Sequence
from dataclasses import replace

from generator.read.code.shown import objects
from generator.read.listed.fields import Field, FieldList
from generator.values import JsonValue


def nested(one: FieldList, shown: Sequence[JsonValue]) -> FieldList:
    """The list with each field that the examples have in one other field of it, and nowhere else, in that.

    A row that no example has goes with the one before it, where that was moved.
    """
    if any(field.children or "." in field.name for field in one.fields):
        return one
    places = [pair for value in shown for pair in objects(value)]
    names = {field.name for field in one.fields}
    out: list[Field] = []
    last = ""
    for field in one.fields:
        having = {path for path, keys in places if field.name in keys}
        inside = {
            path for path in having if path.partition(".")[0].rstrip("[]") in names
        }
        if having:
            last = next(iter(inside)) if len(inside) == len(having) == 1 else ""
        moved = f"{last}.{field.name}" if last else field.name
        out.append(replace(field, name=moved))
    return replace(one, fields=tuple(out))
