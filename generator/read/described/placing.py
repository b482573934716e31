"""Where listed fields sit in a body, where only an example shows it: in an array's items, below an envelope."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from generator.findings import Findings
from generator.read.code import schemas
from generator.read.code.shown import objects
from generator.read.described import examples, requested, sent_where, wire
from generator.read.described.by_examples import nested, respelled
from generator.read.described.requested import overlaps
from generator.read.described.wire import Turn
from generator.read.listed.fields import Field, FieldList, first_step
from generator.read.pages.paths import BODYLESS
from generator.read.routing.endpoints import Endpoint
from generator.values import JsonValue, is_object

_Part: TypeAlias = str | None

_SENT = "sent"
_LISTED = "[]"


def placed(
    lists: Sequence[FieldList],
    endpoint: Endpoint,
    turns: Sequence[Turn],
    findings: Findings,
) -> tuple[FieldList, ...]:
    """The lists of an endpoint with their fields where its examples have them; what moved is reported.

    turns: the HTTP messages that are shown of it.
    """
    sent = [one.sample.value for one in requested.examples(endpoint, turns)]
    lists = sent_where.settled(lists, endpoint, sent, findings)
    answers: dict[str, list[JsonValue]] = {}
    for one in (*wire.answers(turns), *examples.answers(endpoint)):
        if not schemas.is_schema(one.sample.value):
            answers.setdefault(one.status, []).append(one.sample.value)
    lists = [
        respelled(one, _shown(_part(one, endpoint), sent, answers), findings)
        for one in lists
    ]
    together: dict[_Part, list[FieldList]] = {}
    for found in lists:
        together.setdefault(_part(found, endpoint), []).append(found)
    homes: dict[_Part, str] = {}
    for part, group in together.items():
        shown = _shown(part, sent, answers)
        homes[part] = _home(group, shown)
        if homes[part] and homes[part] != _LISTED:
            _report(group[0], homes[part], findings)
    out: list[FieldList] = []
    for found in lists:
        part = _part(found, endpoint)
        shown = _shown(part, sent, answers)
        out.append(_with_arrays(_moved(found, homes[part], shown), shown))
    return tuple(out)


def _shown(
    part: _Part, sent: list[JsonValue], answers: dict[str, list[JsonValue]]
) -> list[JsonValue]:
    return sent if part == _SENT else answers.get(part or "", [])


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
    names = [first_step(field.name) for field in fields]
    if len(fields) == 1 and fields[0].children:
        return ""
    if any(_is_at_top(names, value) for value in shown):
        return ""
    for value in shown:
        fitting = _most(names, value)
        if fitting[:1] == [_LISTED]:
            return _LISTED
        outermost = [path for path in fitting if not _within(path, fitting)]
        if len(outermost) == 1 and not outermost[0].startswith("[]"):
            return outermost[0]
    return ""


def _most(names: Sequence[str], value: JsonValue) -> list[str]:
    """The objects that have these names in the main, or the one that has more of them than any other."""
    counts = {
        path: len(keys & set(names))
        for path, keys in objects(value)
        if overlaps(names, keys)
    }
    best = [path for path, count in counts.items() if count == max(counts.values())]
    return best if len(best) == 1 else [*counts]


def _is_at_top(names: Sequence[str], value: JsonValue) -> bool:
    """Whether names are those of a value's own members, not by chance those of some of them: `data` of `data`."""
    keys = _keys(value)
    if not keys & set(names):
        return False
    inner = [one for path, one in objects(value) if path]
    whole = any(set(names) <= one for one in inner)
    return not whole or set(names) <= keys or overlaps(names, keys)


def _moved(one: FieldList, home: str, shown: Sequence[JsonValue]) -> FieldList:
    if home == _LISTED:
        return replace(one, slot=replace(one.slot, listed=True))
    if one.slot.listed and (home or (shown and all(map(is_object, shown)))):
        # What words call an array is below an envelope in the examples.
        one = replace(one, slot=replace(one.slot, listed=False))
    if not home:
        return nested(one, shown)
    places = [pair for value in shown for pair in objects(value)]
    fields = tuple(
        replace(field, name=_join(_place(field.name, home, places), field.name))
        for field in one.fields
    )
    return replace(one, fields=fields)


def _place(name: str, home: str, places: Sequence[tuple[str, frozenset[str]]]) -> str:
    """Where a field stands: at home with the others, unless the examples have it around that alone."""
    having = {path for path, keys in places if first_step(name) in keys}
    around = [
        path for path in having if not path or home.startswith((f"{path}.", f"{path}["))
    ]
    return around[0] if home not in having and len(around) == 1 else home


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


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
