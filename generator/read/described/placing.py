"""Where listed fields sit in a body, where only an example shows it: in an array's items, below an envelope."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from generator.findings import Findings
from generator.read.code import schemas
from generator.read.code.shown import objects
from generator.read.described import examples, requested
from generator.read.described.requested import overlaps
from generator.read.listed.fields import Field, FieldList
from generator.read.pages.paths import BODYLESS
from generator.read.routing.endpoints import Endpoint
from generator.values import JsonValue, is_object

_Part: TypeAlias = str | None

_SENT = "sent"
_LISTED = "[]"


def placed(
    lists: Sequence[FieldList], endpoint: Endpoint, findings: Findings
) -> tuple[FieldList, ...]:
    """The lists of an endpoint with their fields where its examples have them; what moved is reported."""
    sent = [one.sample.value for one in requested.examples(endpoint)]
    answers: dict[str, list[JsonValue]] = {}
    for one in examples.answers(endpoint):
        if not schemas.is_schema(one.sample.value):
            answers.setdefault(one.status, []).append(one.sample.value)
    together: dict[_Part, list[FieldList]] = {}
    for found in lists:
        together.setdefault(_part(found, endpoint), []).append(found)
    homes: dict[_Part, str] = {}
    for part, group in together.items():
        shown = sent if part == _SENT else answers.get(part or "", [])
        homes[part] = _home(group, shown)
        if homes[part] and homes[part] != _LISTED:
            _report(group[0], homes[part], findings)
    out: list[FieldList] = []
    for found in lists:
        part = _part(found, endpoint)
        shown = sent if part == _SENT else answers.get(part or "", [])
        out.append(_with_arrays(_moved(found, homes[part]), shown))
    return tuple(out)


def _part(one: FieldList, endpoint: Endpoint) -> _Part:
    """What of a call a list lists: the status that it answers, or what is sent; None for neither."""
    slot = one.slot
    if slot.role == "response":
        return slot.status
    placed = any(field.location not in (None, "body") for field in one.fields)
    in_body = slot.role == "parameters" and slot.location is None and not placed
    if slot.role == "body" or (in_body and endpoint.route.method not in BODYLESS):
        return _SENT
    return None


def _home(group: Sequence[FieldList], shown: Sequence[JsonValue]) -> str:
    """Where the examples have the fields of these lists: `data.rooms[]`; empty for where they are."""
    fields = [field for one in group for field in one.fields]
    names = [_first(field.name) for field in fields]
    if len(fields) == 1 and fields[0].children:
        return ""
    if any(set(names) & _keys(value) for value in shown):
        return ""
    for value in shown:
        fitting = [path for path, keys in objects(value) if overlaps(names, keys)]
        if fitting[:1] == [_LISTED]:
            return _LISTED
        outermost = [path for path in fitting if not _within(path, fitting)]
        if len(outermost) == 1 and not outermost[0].startswith("[]"):
            return outermost[0]
    return ""


def _moved(one: FieldList, home: str) -> FieldList:
    if home == _LISTED:
        return replace(one, slot=replace(one.slot, listed=True))
    if not home:
        return one
    fields = tuple(replace(field, name=f"{home}.{field.name}") for field in one.fields)
    return replace(one, fields=fields)


def _report(one: FieldList, home: str, findings: Findings) -> None:
    findings.info(
        "placed-by-example",
        f"the fields of {one.heading!r} stand in '{home}' in the example, which the"
        " list does not say; they were taken to be there",
        one.place,
    )


def _with_arrays(one: FieldList, shown: Sequence[JsonValue]) -> FieldList:
    """The fields that have others inside and no type as arrays, where the examples have arrays."""
    arrays = {
        path.removeprefix("[].").removesuffix("[]")
        for value in shown
        for path, _ in objects(value)
        if path.endswith("[]")
    }
    fields = tuple(
        (
            replace(field, types="array")
            if not field.types and field.name in arrays and _holds(field, one)
            else field
        )
        for field in one.fields
    )
    return replace(one, fields=fields)


def _holds(field: Field, one: FieldList) -> bool:
    below = f"{field.name}."
    return bool(field.children) or any(
        other.name.startswith(below) for other in one.fields
    )


def _within(path: str, others: Sequence[str]) -> bool:
    return any(path != other and path.startswith(other) for other in others)


def _keys(value: JsonValue) -> frozenset[str]:
    """The keys of an object that a value is itself."""
    return frozenset(value) if is_object(value) else frozenset()


def _first(name: str) -> str:
    return name.partition(".")[0].partition("[")[0]
