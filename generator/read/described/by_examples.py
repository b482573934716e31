"""Flat lists of fields as the examples have them: which field is inside which, and how their names are spelled."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.findings import Findings
from generator.read.code.shown import Example, objects
from generator.read.listed.fields import Field, FieldList
from generator.values import JsonObject, JsonValue, is_array, is_object


@dataclass(slots=True, kw_only=True)
class _Open:
    """An object whose members may still come. path: its own, with a point behind; left: who did not come yet."""

    path: str
    members: JsonObject
    left: set[str]


def as_tree(fields: Sequence[Field], shown: Sequence[Example]) -> tuple[Field, ...]:
    """Fields that stand in one column whatever holds them, with their whole names; those that no example has, or without one, stay as they are."""
    if not shown:
        return tuple(fields)
    open_ = _opened("", shown[0].sample.value)
    out: list[Field] = []
    for field in fields:
        at = next(
            (n for n in reversed(range(len(open_))) if field.name in open_[n].left),
            None,
        )
        if at is None:
            out.append(field)
            continue
        del open_[at + 1 :]
        home = open_[at]
        home.left.discard(field.name)
        open_ += _opened(f"{home.path}{field.name}.", home.members[field.name])
        out.append(replace(field, name=f"{home.path}{field.name}"))
    return tuple(out)


def _opened(path: str, value: JsonValue) -> list[_Open]:
    """The object that a value is, or that the items of an array are."""
    inner = (
        next((one for one in value if is_object(one)), None)
        if is_array(value)
        else value
    )
    if not is_object(inner):
        return []
    return [_Open(path=path, members=inner, left=set(inner))]


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


def respelled(
    one: FieldList, shown: Sequence[JsonValue], findings: Findings
) -> FieldList:
    """The list with its names as the examples have them, where they differ in case only; that is reported."""
    names = [field.name for field in one.fields]
    for value in shown:
        for _, keys in objects(value):
            spelled = {key.lower(): key for key in keys}
            alike = [name for name in names if name.lower() in spelled]
            others = [name for name in alike if name not in keys]
            if len(spelled) == len(keys) and 2 * len(alike) > len(names) and others:
                fields = tuple(_spelled(field, spelled) for field in one.fields)
                _report(one, others[0], spelled[others[0].lower()], findings)
                return replace(one, fields=fields)
            if alike:
                return one
    return one


def _report(one: FieldList, listed: str, sent: str, findings: Findings) -> None:
    findings.info(
        "placed-by-example",
        f"the fields of {one.heading!r} are spelled otherwise in the example, {sent!r} for {listed!r}; "
        "they were taken as the example has them",
        one.place,
    )


def _spelled(field: Field, spelled: dict[str, str]) -> Field:
    return replace(field, name=spelled.get(field.name.lower(), field.name))
