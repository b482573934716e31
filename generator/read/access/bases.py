"""Where the API is, as pages say it beside a label or under a heading: `**Base URL:** https://...`."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias
from urllib.parse import urlsplit

from generator.addresses import with_variables_in
from generator.fragments import Evidence, Fragment
from generator.places import InPage, Origins
from generator.read.access import told_bases
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
_HEADING_ABROAD = re.compile(
    r"(?i)\W*(?:ur[li]s? (?:de )?base|базов\w+ (?:ur[li]|адрес)|(?:basis|bas|grund)[- ]?ur[li]|(?:基础|基本|ベース|기본) ?"
    r"(?:ur[li]|地址|路径)|(?:请求|接口|服务)(?:地址|域名)|adres bazowy|temel ur[li])\b(?P<more>.*)"
)
_AND_MORE = re.compile(
    r"(?i)(?:\s*[&+/,]|\s+(?:and|и|et|y|e|und|oraz|ve))\s+[^\d`]{1,40}"
)
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
_COLUMN = re.compile(r"(?i)(?:(?:api|base|root)\s+)*(?:ur[li]|host|server|address)")
_HOST = r"https?://(?:\{[\w.-]+\}(?=[\w.{}-]*\.[A-Za-z])|[^\s/?#@`\"'<>{}$*|)\]])+"
_URL = re.compile(rf"{_HOST}(?:/[^\s?#`\"'<>{{}}$*|)\]]*)?")
_LINKED = re.compile(
    r"<a\s[^>]*?href=[\"'](?P<href>[^\"'\s>]+)[\"'][^>]*>(?P<said>[^<]*)</a>"
    r"|\[(?P<words>[^\[\]]+)\]\((?P<to>[^)\s]+)\)"
)
_BLANK = re.compile(r"[\s`*<>\"'.,;:|()-]*")
_SAID = re.compile(
    r"(?i)\bbase (?:ur[li]|address)\b[^.\n]{0,40}?"
    rf"((?>{_HOST})(?![{{<$])(?:/[^\s`\"'<>{{}}$*|)\]]*)?)"
)
# What goes before every path, where no host is said with it.
_PREFIX = re.compile(
    r"(?i)\b(?:prefixed (?:with|by)|relative to|prefix (?:for|of) [^.\n`]{0,40}\bis)\s*:?\s*`(?P<path>/[^\s`]+)`"
)
_STEPS = re.compile(r"(?:/[\w.~-]+)+/?")

_Address: TypeAlias = tuple[str, str, int]


def read(sheet: Sheet, routes: Sequence[Route]) -> Fragment | None:
    """The servers that the page names; None when it names none, or all routes have one of their own."""
    if routes and all(route.server for route in routes):
        return None
    found: dict[str, tuple[str, InPage]] = {}
    for url, name, line in _stated(sheet):
        there = [one for one in routes if one.server in (None, url)]
        plain = _without_path(url, there)
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


def addresses(sheet: Sheet) -> tuple[str, ...]:
    """The addresses that the page gives as those of the API."""
    return tuple(url for url, _, _ in _stated(sheet))


def prefix(sheet: Sheet) -> str | None:
    """The one path that the page says goes before all others, without a host; None for none or several."""
    said = [one for section in sheet.sections for one in _paths(section)]
    found = {one.rstrip("/") for one in said if _STEPS.fullmatch(one)} - {""}
    return found.pop() if len(found) == 1 else None


def _paths(section: Section) -> Iterator[str]:
    for role, said in labels.of_section(section):
        if role == "base":
            yield said.value.strip(" `*.")
    for part in section.parts:
        if isinstance(part, Paragraph):
            yield from (one["path"] for one in _PREFIX.finditer(part.text.source))


def _stated(sheet: Sheet) -> Iterator[_Address]:
    for section in sheet.sections:
        for url, name, line in _of(section):
            yield url.rstrip("/.,"), name, line


def _of(section: Section) -> Iterator[_Address]:
    """Each address with its name, if it has one, and its line."""
    for role, said in labels.of_section(section):
        if role == "base" and (url := _only(said.value)):
            yield url, "", said.line
    headed = _is_headed(section.heading)
    for part in section.parts:
        match part:
            case Table():
                yield from _in_table(part, headed=headed)
            case Paragraph(text=text):
                found = _only(text.source) if headed else None
                found = found or _told(text.source, headed=headed)
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


def _told(text: str, *, headed: bool) -> str | None:
    """The address in a sentence that says so."""
    text = with_variables_in(text)
    told = None if headed else _SAID.search(text)
    return told[1] if told else told_bases.said(text, headed=headed)


def _is_headed(title: str) -> bool:
    """Whether a heading says that addresses of the API stand under it, with whatever else: `Base URL and limits`."""
    found = _HEADING_ABROAD.fullmatch(title)
    if found:
        return not found["more"].strip(" :") or bool(_AND_MORE.fullmatch(found["more"]))
    first = re.split(_AND_MORE, title, maxsplit=1)[0]
    return _HEADING.fullmatch(first) is not None


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
    if headed and not columns and len(table.header) == 2:
        # Rows that are labels, `Local | http://localhost:8080 (or another port)`.
        for label, value in (row for row in table.rows if len(row) == 2):
            url = _only(_ASIDE.sub("", value.source))
            if url:
                yield url, label.plain, value.line
    for row in table.rows:
        for index in columns[:1]:
            url = _only(row[index].source) if index < len(row) else None
            if url:
                yield url, row[0].plain if index else "", row[index].line


def _only(text: str) -> str | None:
    """The address that a text is, marks aside; one whose host is a placeholder is none."""
    text = with_variables_in(_LINKED.sub(_target, text))
    found = _URL.search(text)
    if found is None:
        return None
    around = text[: found.start()] + text[found.end() :]
    return found.group() if _BLANK.fullmatch(around) else None


def _target(found: re.Match[str]) -> str:
    """Where a link leads, when its words are the address too."""
    to, words = found["to"] or found["href"], found["words"] or found["said"]
    return to if words.strip("`/ ") == to.strip("/") else found.group()


def _without_path(url: str, routes: Sequence[Route]) -> str:
    """An address without the path that every route of the page has too."""
    path = urlsplit(url).path
    if path and routes and all(one.path.startswith(f"{path}/") for one in routes):
        return url[: len(url) - len(path)]
    return url
