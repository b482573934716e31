"""Tables of a resource's attributes, read and written in one: what may be written makes the bodies of its calls."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.findings import Findings
from generator.places import InPage
from generator.read.listed import headings, tables
from generator.read.listed.fields import Field, FieldList, Slot
from generator.read.pages.markdown import Section, Table
from generator.read.routing.endpoints import Endpoint

_WRITING = frozenset({"POST", "PUT", "PATCH"})


def are_of_a_resource(fields: Sequence[Field], slot: Slot | None) -> bool:
    """Whether fields are told to be read or written, and no heading says in which of the two they are."""
    open_ = slot is None or (
        slot.role in ("parameters", "object") and slot.location is None
    )
    return open_ and any(field.access for field in fields)


def bodies(
    page: str,
    sections: Sequence[Section],
    endpoints: Sequence[Endpoint],
    findings: Findings,
) -> list[FieldList | None]:
    """The body of each endpoint, by the attributes listed last before it; reports tables that nothing writes."""
    order = {id(section): index for index, section in enumerate(sections)}
    starts = [min((order[id(one)] for one in end.home), default=0) for end in endpoints]
    groups = _groups(page, sections, set(starts))
    out: list[FieldList | None] = []
    used: set[int] = set()
    for endpoint, start in zip(endpoints, starts, strict=True):
        before = [index for index in groups if index < start]
        index = max(before, default=None)
        writes = endpoint.route.method in _WRITING and index is not None
        out.append(
            _body(groups[index], endpoint) if writes and index is not None else None
        )
        if out[-1] is not None and index is not None:
            used.add(index)
    for index in groups.keys() - used:
        _report(page, groups[index], findings)
    return out


def _groups(
    page: str, sections: Sequence[Section], starts: set[int]
) -> dict[int, list[FieldList]]:
    """The tables of attributes that no endpoint stands between, by the section of the first."""
    groups: dict[int, list[FieldList]] = {}
    current: int | None = None
    for index, section in enumerate(sections):
        current = None if index in starts else current
        for found in _tables(page, section):
            current = index if current is None else current
            groups.setdefault(current, []).append(found)
    return groups


def _tables(page: str, section: Section) -> Iterator[FieldList]:
    slot = headings.slot(section)
    for part in section.parts:
        if not isinstance(part, Table) or not tables.has(part, "access"):
            continue
        fields = tables.fields(page, part, Slot(role="body"))
        if are_of_a_resource(fields, slot):
            yield FieldList(
                slot=Slot(role="body"),
                fields=fields,
                place=InPage(page=page, line=part.line),
                heading=section.heading,
            )


def _body(group: Sequence[FieldList], endpoint: Endpoint) -> FieldList | None:
    written: dict[str, Field] = {}
    for field in (field for found in group for field in found.fields):
        if field.access in ("write", "both"):
            # An update may leave out what a new one has to have.
            required = field.required if endpoint.route.method == "POST" else None
            told = replace(field, required=required)
            known = written.get(field.name)
            written[field.name] = _joined(known, told) if known else told
    return replace(group[0], fields=tuple(written.values())) if written else None


def _joined(known: Field, field: Field) -> Field:
    """A field that several tables have, one for each scope: what the first leaves open is as the others say."""
    return replace(
        known,
        required=field.required if known.required is None else known.required,
        types=known.types or field.types,
        description=known.description or field.description,
    )


def _report(page: str, group: Sequence[FieldList], findings: Findings) -> None:
    findings.info(
        "unread-table",
        "this table lists what a resource has, and no call after it writes any of that;"
        " it was not used",
        group[0].place,
    )
