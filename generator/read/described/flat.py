"""Pages copied as they looked, without their marks: names, types and flags each on a line of their own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from generator.places import InPage
from generator.read.listed.fields import Field, FieldList, Location, Slot
from generator.read.pages.markdown import Paragraph, Section, Text
from generator.read.routing.endpoints import Endpoint
from generator.read.words import typewords

_PARAMETERS = re.compile(r"(?i)(path|query|header|cookie) param(?:eter)?s:?")
_BODY = re.compile(r"(?i)(?:request )?body:?")
_SCHEMA = re.compile(r"(?i)schema:?")
_RESPONSES = re.compile(r"(?i)responses?:?")
_MEDIA = re.compile(r"(?i)(?:application|multipart|text|image)/[\w.+-]+")
_STATUS = re.compile(r"[1-5]\d\d")
_NAME = re.compile(r"[A-Za-z_$@][\w.$@\[\]-]*")
_FLAG = re.compile(r"(?i)required|optional|nullable|deprecated")
_VALUES = re.compile(r"(?i)(?:possible|allowed) values:?\s*\[?(?P<values>[^\]]*)\]?")
_DEFAULT = re.compile(r"(?i)default(?: value)?:\s*(?P<value>.+)")
_EXAMPLE = re.compile(r"(?i)examples?:\s*(?P<value>.*)")

_Line: TypeAlias = tuple[str, int]


@dataclass(slots=True, kw_only=True)
class _Group:
    """Fields that stand under one of the words that begin a list."""

    slot: Slot
    line: int
    fields: list[Field] = field(default_factory=list[Field])


def of_page(page: str, endpoints: Sequence[Endpoint]) -> list[tuple[FieldList, ...]]:
    """The lists of each endpoint, where its sections hold any that are written like this."""
    return [tuple(_lists(page, endpoint.sections)) for endpoint in endpoints]


def is_flat(text: Text) -> bool:
    """Whether a paragraph is a page as it looked, not prose."""
    return any(_groups("", text))


def _lists(page: str, sections: Sequence[Section]) -> Iterator[FieldList]:
    """The lists of an endpoint; a form to try it has them a second time, in fewer words."""
    seen: set[tuple[str, str | None, str]] = set()
    for group in (one for text in _texts(sections) for one in _groups(page, text)):
        slot = group.slot
        key = (slot.role, slot.location, slot.status)
        if key not in seen:
            seen.add(key)
            place = InPage(page=page, line=group.line)
            yield FieldList(slot=slot, fields=tuple(group.fields), place=place)


def _texts(sections: Sequence[Section]) -> Iterator[Text]:
    """The paragraphs of sections; a rule below one makes it a heading."""
    for section in sections:
        if section.title:
            yield section.title
        for part in section.parts:
            if isinstance(part, Paragraph) and not part.quoted:
                yield part.text


def _groups(page: str, text: Text) -> Iterator[_Group]:
    if text.source.count("\n") < 2:
        return
    lines = [
        (line.strip(), text.line + number)
        for number, line in enumerate(text.source.replace("\\", "").split("\n"))
    ]
    found = [*_reading(page, lines)]  # a group has its fields once all lines are read
    yield from (group for group in found if group.fields)


def _reading(page: str, lines: Sequence[_Line]) -> Iterator[_Group]:
    media, status = "application/json", ""
    group: _Group | None = None
    for index, (line, number) in enumerate(lines):
        after = lines[index + 1][0] if index + 1 < len(lines) else ""
        if _MEDIA.fullmatch(line):
            media = line.lower()
        elif _RESPONSES.fullmatch(line) and not typewords.is_type(after):
            group, status = None, "200"
        elif status and group is None and _STATUS.fullmatch(line):
            status = _better(status, line)
        elif slot := _slot(line, after, media, status):
            group = _Group(slot=slot, line=number)
            yield group
        elif group and _is_name(line) and _is_type(after):
            place = InPage(page=page, line=number, column=1)
            named = Field(name=line, place=place, types=after, required=False)
            group.fields.append(named)
        elif group and group.fields and not _is_type(line):
            group.fields[-1] = _more(group.fields[-1], line)


def _better(status: str, other: str) -> str:
    """The first status of success among those that tabs name."""
    return other if status == "200" and other.startswith("2") else status


def _slot(line: str, after: str, media: str, status: str) -> Slot | None:
    """The list that a line begins; a field of that name has its type below it."""
    found = _PARAMETERS.fullmatch(line)
    if found:
        return Slot(role="parameters", location=_LOCATIONS[found[1].lower()])
    if _is_type(after):
        return None
    if _BODY.fullmatch(line) and not status:
        return Slot(role="body", media_type=media)
    if _SCHEMA.fullmatch(line) and status and line.isupper():
        return Slot(role="response", status=status, media_type=media)
    return None


def _more(known: Field, line: str) -> Field:
    """A field with what a line after its type adds."""
    values, default = _VALUES.fullmatch(line), _DEFAULT.fullmatch(line)
    flag = _FLAG.fullmatch(line)
    if flag:
        word = flag.group().lower()
        if word == "nullable":
            return replace(known, types=f"{known.types} | null")
        return replace(known, required=True) if word == "required" else known
    if values:
        words = (word.strip("\"'` ") for word in values["values"].split(","))
        return replace(known, values=tuple(word for word in words if word))
    if default:
        return replace(known, default=default["value"].strip("\"'` "))
    if _EXAMPLE.match(line):
        return known
    return replace(known, description=f"{known.description} {line}".strip())


def _is_name(line: str) -> bool:
    return _NAME.fullmatch(line) is not None and not _FLAG.fullmatch(line)


def _is_type(line: str) -> bool:
    return len(line) < 30 and typewords.is_type(line)


_LOCATIONS: dict[str, Location] = {
    "path": "path",
    "query": "query",
    "header": "header",
    "cookie": "cookie",
}
