"""Fields that a list spells otherwise than the examples: `RoomId` of a class in the code, `roomId` as it is sent."""

from collections.abc import Sequence
from dataclasses import replace

from generator.findings import Findings
from generator.read.code.shown import objects
from generator.read.listed.fields import Field, FieldList
from generator.values import JsonValue


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
                fields = tuple(_as(field, spelled) for field in one.fields)
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


def _as(field: Field, spelled: dict[str, str]) -> Field:
    return replace(field, name=spelled.get(field.name.lower(), field.name))
