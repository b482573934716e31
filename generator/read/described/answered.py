"""Types that tables lead to, of what a call answers, `| 404 | Not found | [Problem](#problem) |`, and of fields."""

import re
from collections.abc import Iterator, Sequence

from generator import pointers
from generator.fragments import Evidence, Fragment
from generator.places import InPage, Origins, Place
from generator.read.listed import status_tables, tables
from generator.read.pages.markdown import Section, Sheet, Table, Text
from generator.read.routing.endpoints import Endpoint
from generator.read.words import typewords
from generator.values import JsonObject, JsonValue

_COLUMN = re.compile(
    r"(?i)(?:response |return )?(?:schema|type|model|object|body|class)(?: type)?"
)
_LINK = re.compile(
    r"(?P<before>(?:array|list) of |array\[|\[)?\[`?(?P<name>[A-Za-z_][\w.-]*)`?\]\((?P<to>[^)\s]+)\)"
    r"(?P<after>\]|\[\])?",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"(?i)\W*(?:none|inline|n/?a|null|empty|void|object|any)?\W*")


def read(
    page: str, endpoints: Sequence[Endpoint], known: JsonObject
) -> Fragment | None:
    """The answers of the endpoints by their tables of statuses; known: what the lists of the page say already."""
    paths: dict[str, dict[str, JsonValue]] = {}
    named: dict[str, JsonValue] = {}
    places: dict[str, tuple[Place, ...]] = {}
    for endpoint in endpoints:
        responses: dict[str, JsonValue] = {}
        for status, text, cell in _answers(endpoint.sections):
            at = pointers.join(endpoint.route.pointer, "responses", status)
            schema = _schema(cell, named)
            if schema is None or status in responses or _is_known(known, at):
                continue
            content: JsonValue = {"application/json": {"schema": schema}}
            responses[status] = {"description": text, "content": content}
            place = InPage(page=page, line=cell.line, column=cell.column)
            places[at] = (place,)
            for name in named:
                places.setdefault(f"/components/schemas/{name}", (place,))
        if responses:
            method = pointers.split(endpoint.route.pointer)[-1]
            paths.setdefault(endpoint.route.path, {})[method] = {"responses": responses}
    if not paths:
        return None
    return Fragment(
        page=page,
        evidence=Evidence.TABLE,
        document={"paths": dict(paths), "components": {"schemas": named}},
        origins=Origins(places=places),
    )


def _answers(sections: Sequence[Section]) -> Iterator[tuple[str, str, Text]]:
    """Each status of a table with what it means and the cell of its type."""
    for table in (part for one in sections for part in one.parts):
        if not isinstance(table, Table):
            continue
        columns = [
            index
            for index, cell in enumerate(table.header)
            if index > 0 and _COLUMN.fullmatch(cell.strip(" *_`"))
        ]
        rows = {row[0].line: row for row in table.rows if row}
        for status, meaning, cell in status_tables.statuses(table):
            row = rows[cell.line]
            if columns and columns[0] < len(row):
                yield status, meaning, row[columns[0]]


def _schema(cell: Text, named: dict[str, JsonValue]) -> JsonObject | None:
    """The type of a cell; a name that leads somewhere is bound where that is."""
    if _NOTHING.fullmatch(cell.plain):
        return None
    found = _LINK.fullmatch(cell.source.strip())
    if found:
        name = found["name"]
        named.setdefault(name, {"title": name, "x-documented-at": found["to"]})
        one = typewords.reference(name)
        many = found["before"] or found["after"]
        return {"type": "array", "items": one} if many else one
    plain = cell.plain.replace("\\", "")
    return typewords.parse(plain).schema if typewords.is_type(plain) else None


def _is_known(document: JsonObject, at: str) -> bool:
    return pointers.at(document, f"{at}/content") is not None


def in_columns(sheet: Sheet) -> frozenset[str]:
    """The types of fields that cells of types lead to on the page itself, `[Boat](#boat)`, under headings of their names."""
    cells = (
        cell
        for part in sheet.parts
        if isinstance(part, Table)
        for cell in tables.column(part, "type")
    )
    found = (one for cell in cells for one in _LINK.finditer(cell.source))
    names = {one["name"] for one in found if one["to"].startswith("#")}
    return frozenset(names & {section.heading for section in sheet.sections})
