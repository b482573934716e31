"""What a page lists or shows, and nothing that was read from it has: rows of tables, members of samples."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.findings import Findings
from generator.fragments import Fragment
from generator.places import InPage
from generator.read.code import samples
from generator.read.code.shown import is_json, objects
from generator.read.listed import cells, headings, tables, unheaded
from generator.read.listed.fields import Field, Slot
from generator.read.pages.markdown import Fence, Section, Sheet, Table
from generator.values import JsonValue, is_array, is_object

_LISTED = Slot(role="parameters")
_NAME = re.compile(r"[A-Za-z_@:{][\w.@$:{}\[\]*/?-]*")
_STEPS = re.compile(r"[.\[\]{}:*/?]+")
# Whatever is said of these is about how calls are sent, or about all of a body, and read as that.
_SENT = frozenset(
    {"body", "$ref", "authorization", "content-type", "accept", "host", "user-agent"}
)


@dataclass(slots=True)
class _Known:
    """What was read of a page: the words in it, and the lines where it stands."""

    words: set[str] = field(default_factory=set[str])
    lines: set[int] = field(default_factory=set[int])


def report(sheet: Sheet, read: Iterable[Fragment | None], findings: Findings) -> None:
    """One finding for each table with names, and each sample with members, that are in no part of `read`.

    None where a line of it is where something was read, or was reported.
    """
    known = _Known()
    for one in (each for each in read if each):
        _gather(one.document, known.words)
        spots = (place for places in one.origins.places.values() for place in places)
        known.lines.update(p.line for p in spots if isinstance(p, InPage) and p.line)
    told = {one.place.line for one in findings if isinstance(one.place, InPage)}
    for section in sheet.sections:
        for part in section.parts:
            if isinstance(part, Table) and not _is_aside(section):
                _table(sheet.name, part, known, told, findings)
            elif isinstance(part, Fence) and _is_sample(part):
                _sample(sheet.name, part, known, told, findings)


def _table(
    page: str,
    table: Table,
    known: _Known,
    told: set[int | None],
    findings: Findings,
) -> None:
    fields = [*_all(tables.fields(page, table, _LISTED))]
    named = [one for one in fields if _NAME.fullmatch(one.name)]
    lines = {cell.line for row in table.rows for cell in row} | {table.line}
    missing = [
        one
        for one in named
        if one.place.line not in known.lines and not _is_known(one.name, known.words)
    ]
    untyped = tables.has(table, "description") and not tables.has(table, "type")
    about = untyped or unheaded.is_list(table)
    if not missing or not about or 2 * len(named) < len(fields) or lines & told:
        return
    first, more = missing[0], len(missing) - 1
    others = f" and {more} more of its names are" if more else " is"
    findings.info(
        "unread-table",
        f"this table looks like parameters or fields, and {first.name!r}{others} in nothing that was read from"
        " this page",
        first.place,
    )


def _sample(
    page: str,
    fence: Fence,
    known: _Known,
    told: set[int | None],
    findings: Findings,
) -> None:
    lines = range(fence.line, fence.line + fence.code.count("\n") + 3)
    if told.intersection(lines) or known.lines.intersection(lines):
        return
    sample = samples.read(fence.code)
    keys = [key for _, keys in objects(sample.value) for key in keys] if sample else []
    missing = sorted(key for key in keys if not _is_known(key, known.words))
    if missing:
        findings.info(
            "unread-sample",
            f"this sample shows {missing[0]!r}, which is in nothing that was read from this page: nothing says of"
            " which call it is, or whether it is sent or answered",
            InPage(page=page, line=fence.line, column=fence.indent + 1),
        )


def _is_sample(fence: Fence) -> bool:
    """Whether a block is JSON and nothing before it, as commands and requests have it."""
    return is_json(fence) and fence.code.lstrip()[:1] in ("{", "[")


def _is_aside(section: Section) -> bool:
    """Whether a section is about errors, limits and the like, or about who may call."""
    return any(
        unheaded.is_other(title) or headings.is_access(title) for title in section.trail
    )


def _is_known(name: str, known: set[str]) -> bool:
    steps = [one for one in _STEPS.split(name) if one]
    return (
        cells.words_of(name) in known
        or not steps
        or cells.words_of(steps[-1]) in known
        or any(one.lower() in _SENT for one in steps)
    )


def _all(fields: Sequence[Field]) -> Iterator[Field]:
    for one in fields:
        yield one
        yield from _all(one.children)


def _gather(value: JsonValue, known: set[str]) -> None:
    """Adds every key and every text within a value."""
    if is_object(value):
        for key, below in value.items():
            known.add(cells.words_of(key))
            _gather(below, known)
    elif is_array(value):
        for below in value:
            _gather(below, known)
    elif isinstance(value, str):
        known.add(cells.words_of(value))
