"""What stands beside a label, in lists, bold lines and tables of two columns: `**Method:** GET`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from generator.read.pages.markdown import Bullets, Paragraph, Section, Table, Text

_FILLER = re.compile(r"(?i)^(?:http|https|restful|rest|api|request|full)\s+")
_ROLES = {
    "method": "method",
    "verb": "method",
    "path": "path",
    "route": "path",
    "uri": "path",
    "endpoint": "path",
    "url": "url",
    "endpoint url": "url",
    "base url": "base",
    "base uri": "base",
    "base path": "base",
    "baseurl": "base",
    "host": "base",
    "server": "base",
    "header": "headers",
    "headers": "headers",
    "authentication": "access",
    "authorization": "access",
    "auth": "access",
    "auth method": "access",
    "security": "access",
}
_MARKS = " *_`:"
_LONGEST = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a label says. line: of the page, where the value stands."""

    value: str
    text: Text
    line: int


Said: TypeAlias = Mapping[str, Value]


def of_bullets(part: Bullets) -> Said:
    """The values of a list, by what their labels mean; the first of each."""
    return _first(one for item in part.items for one in _lines(item.text))


def of_table(part: Table) -> Said:
    """The values of a table of two columns whose rows are labels; its header may be a row of them too."""
    return _first(
        (role, Value(value=row[1].source, text=row[1], line=row[1].line))
        for row in part.rows
        if len(row) == 2 and len(part.header) == 2 and (role := _role(row[0].plain))
    )


def of_lines(section: Section) -> Said:
    """The values of the lines of a section, `**Method:** GET`."""
    texts = [part.text for part in section.parts if isinstance(part, Paragraph)]
    return _first(one for text in texts for one in _lines(text))


def of_section(section: Section) -> Iterator[tuple[str, Value]]:
    """All values in the lists, tables and lines of a section, in order."""
    for part in section.parts:
        match part:
            case Paragraph(text=text):
                yield from _lines(text)
            case Bullets():
                yield from (one for item in part.items for one in _lines(item.text))
            case Table():
                yield from of_table(part).items()
            case _:
                pass


def _lines(text: Text) -> Iterator[tuple[str, Value]]:
    for number, line in enumerate(text.source.split("\n")):
        label, colon, value = line.partition(":")
        role = _role(label) if colon and value.strip(_MARKS) else None
        if role:
            found = Value(value=value.strip(), text=text, line=text.line + number)
            yield role, found


def _role(label: str) -> str | None:
    words = label.strip(_MARKS).lower()
    if len(words) > _LONGEST:
        return None
    return _ROLES.get(words) or _ROLES.get(_FILLER.sub("", words))


def _first(found: Iterator[tuple[str, Value]]) -> dict[str, Value]:
    out: dict[str, Value] = {}
    for role, value in found:
        out.setdefault(role, value)
    return out
