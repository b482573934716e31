"""Where the API is, as pages say it beside a label or under a heading: `**Base URL:** https://...`."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias
from urllib.parse import urlsplit

from generator.fragments import Evidence, Fragment
from generator.places import InPage, Origins
from generator.read.pages import labels
from generator.read.pages.markdown import (
    Bullets,
    Fence,
    Paragraph,
    Section,
    Sheet,
    Table,
)
from generator.read.pages.paths import Route
from generator.values import JsonValue

_HEADING = re.compile(
    r"(?i)\W*(?:(?:the|our|api)\s+)*"
    r"(?:(?:base|root)\s+(?:ur[li]s?|path|address)|servers?|hosts?|environments?"
    r"|api\s+(?:ur[li]s?|endpoints?|hosts?|servers?))\W*"
)
_COLUMN = re.compile(r"(?i)(?:(?:api|base|root)\s+)*(?:ur[li]|host|server|address)")
_URL = re.compile(r"https?://[^\s/?#@`\"'<>{}$*|)\]]+(?:/[^\s?#`\"'<>{}$*|)\]]*)?")
_BLANK = re.compile(r"[\s`*<>\"'.,;:|()-]*")
_SAID = re.compile(
    r"(?i)\bbase (?:ur[li]|address)\b[^.\n]{0,40}?(https?://[^\s`\"'<>{}$*|)\]]+)"
)

_Address: TypeAlias = tuple[str, str, int]


def read(sheet: Sheet, routes: Sequence[Route]) -> Fragment | None:
    """The servers that the page names; None when it names none, or the routes have one of their own."""
    if any(route.server for route in routes):
        return None
    found: dict[str, tuple[str, InPage]] = {}
    for url, name, line in (one for part in sheet.sections for one in _of(part)):
        plain = _without_path(url.rstrip("/.,"), routes)
        if plain and plain not in found:
            found[plain] = name, InPage(page=sheet.name, line=line)
    if not found:
        return None
    servers: list[JsonValue] = [
        {"url": url, "description": name} if name else {"url": url}
        for url, (name, _) in found.items()
    ]
    return Fragment(
        page=sheet.name,
        evidence=Evidence.PROSE,
        document={"servers": servers},
        origins=Origins(
            places={
                "/servers": tuple(place for _, place in found.values()),
                **{
                    f"/servers/{index}": (place,)
                    for index, (_, place) in enumerate(found.values())
                },
            }
        ),
    )


def _of(section: Section) -> Iterator[_Address]:
    """Each address with its name, if it has one, and its line."""
    for role, said in labels.of_section(section):
        if role == "base" and (url := _only(said.value)):
            yield url, "", said.line
    headed = _HEADING.fullmatch(section.heading) is not None
    for part in section.parts:
        match part:
            case Table():
                yield from _in_table(part, headed=headed)
            case Paragraph(text=text):
                told = _SAID.search(text.source)
                found = _only(text.source) if headed else told and told[1]
                if found:
                    yield found, "", text.line
            case Fence() if headed:
                for number, line in enumerate(part.code.split("\n"), part.line + 1):
                    if url := _only(line):
                        yield url, "", number
            case Bullets() if headed:
                yield from _in_list(part)
            case _:
                pass


def _in_list(part: Bullets) -> Iterator[_Address]:
    """The addresses of a list, each after its name: `Live: https://...`."""
    for item in part.items:
        name, _, value = item.text.source.partition(":")
        plain = _only(item.text.source)
        url = plain or _only(value)
        if url:
            yield url, "" if plain else name.strip("`* "), item.text.line


def _in_table(table: Table, *, headed: bool) -> Iterator[_Address]:
    """The addresses of a column of them, named by the cell before."""
    columns = [
        index
        for index, cell in enumerate(table.header)
        if _COLUMN.fullmatch(cell.strip(" *_`"))
        and (headed or cell.strip(" *_`") in ("base url", "base uri", "api url"))
    ]
    for row in table.rows:
        for index in columns[:1]:
            url = _only(row[index].source) if index < len(row) else None
            if url:
                yield url, row[0].plain if index else "", row[index].line


def _only(text: str) -> str | None:
    """The address that a text is, marks aside; one with placeholders is none."""
    found = _URL.search(text)
    if found is None:
        return None
    around = text[: found.start()] + text[found.end() :]
    return found.group() if _BLANK.fullmatch(around) else None


def _without_path(url: str, routes: Sequence[Route]) -> str:
    """An address without the path that every route of the page has too."""
    path = urlsplit(url).path
    if path and routes and all(one.path.startswith(f"{path}/") for one in routes):
        return url[: len(url) - len(path)]
    return url
