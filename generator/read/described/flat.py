"""Pages copied as they looked, without their marks: names, types and flags each on a line of their own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from generator.places import InPage
from generator.read.code import samples
from generator.read.code.shown import Example
from generator.read.described.by_examples import as_tree
from generator.read.listed.fields import Field, FieldList, Location, Slot
from generator.read.pages.markdown import Fence, Paragraph, Section, Text
from generator.read.routing.endpoints import Endpoint
from generator.read.words import typewords

_PARAMETERS = re.compile(
    r"(?i)(path|query|header|cookie)(?: param(?:eter)?s|(?<=header)s):?"
)
_BODY = re.compile(r"(?i)(?:request )?body(?: param(?:eter)?s)?:?")
_SCHEMA = re.compile(r"(?i)schema:?")
_RESPONSES = re.compile(r"(?i)responses?:?")
_MEDIA = re.compile(r"(?i)(?:application|multipart|text|image)/[\w.+-]+")
_STATUS = re.compile(r"[1-5]\d\d")
_ANSWERED = re.compile(
    rf"(?P<status>[1-5]\d\d)\s*[-–—]\s*(?P<media>{_MEDIA.pattern[4:]})"
)
# With a coloured dot before it, a status begins the answer that it is of.
_MARKED_STATUS = re.compile(
    r"[^\w\s\"'`.,:;(){}\[\]-]{1,3}\s*(?P<status>[1-5]\d\d)\s*[A-Za-z_ ]*"
)
# `object (Boat) {4}`: how many members are folded away.
_FOLDED = re.compile(r"\s*(?:\([^()]*\))?\s*\{\d+\}|(?<=>)\s*\{\d+\}")
_ENUM = re.compile(r"(?i)enum\s*<\s*(\w+)\s*>")
_SHOWN = re.compile(r"(?i)examples?(?: (?:value|request|response|body))?:?")
_LONGEST = 20_000
# Most pages have no line that could begin such a list.
_QUICK = re.compile(
    r"(?im)^[ \t]*(?:(?:path|query|header|cookie) param\w*|(?:request )?body(?: param\w*)?|responses?|schema)[ \t\\]*:?[ \t\\]*$"
)
_NAME = re.compile(r"[A-Za-z_$@][\w.$@\[\]-]*")
_FLAG = re.compile(r"(?i)required|optional|nullable|deprecated")
_VALUES = re.compile(
    r"(?i)(?:(?:possible|allowed) values|available options):?\s*\[?(?P<values>[^\]]*)\]?"
)
_DEFAULT = re.compile(r"(?i)default(?: value)?:\s*(?P<value>.+)")
_EXAMPLE = re.compile(r"(?i)examples?:\s*(?P<value>.*)")

_Line: TypeAlias = tuple[str, int]

_NO_SECTION = Section(level=0, title=None, above=(), parts=())


@dataclass(slots=True, kw_only=True)
class _Group:
    """Fields that stand under one of the words that begin a list."""

    slot: Slot
    line: int
    fields: list[Field] = field(default_factory=list[Field])
    shown: list[Example] = field(default_factory=list[Example])
    values: bool = False


def of_page(page: str, endpoints: Sequence[Endpoint]) -> list[tuple[FieldList, ...]]:
    """The lists of each endpoint, where its sections hold any that are written like this."""
    return [tuple(_lists(page, endpoint.sections)) for endpoint in endpoints]


def is_flat(text: Text) -> bool:
    """Whether a paragraph is a page as it looked, not prose."""
    first = text.source.partition("\n")[0].strip()
    goes_on = _MARKED_STATUS.fullmatch(first) is not None
    return goes_on or any(_groups(_Reading(""), text, _NO_SECTION))


def _lists(page: str, sections: Sequence[Section]) -> Iterator[FieldList]:
    """The lists of an endpoint; a form to try it has them a second time, in fewer words."""
    seen: set[tuple[str, str | None, str]] = set()
    for group in _all_groups(page, sections):
        slot = group.slot
        key = (slot.role, slot.location, slot.status)
        if group.fields and key not in seen:
            seen.add(key)
            place = InPage(page=page, line=group.line)
            fields = as_tree(group.fields, group.shown)
            yield FieldList(slot=slot, fields=fields, place=place)


def answers(sections: Sequence[Section]) -> list[Example]:
    """The examples of responses."""
    return [one for one in _examples(sections) if one.status]


def sent(sections: Sequence[Section]) -> list[Example]:
    """The examples of what is sent."""
    return [one for one in _examples(sections) if not one.status]


def _examples(sections: Sequence[Section]) -> Iterator[Example]:
    for group in _all_groups("", sections):
        if group.slot.role in ("body", "response"):
            yield from group.shown


def _texts(section: Section) -> Iterator[Text]:
    """The paragraphs of a section; a rule below one makes it a heading."""
    if section.title:
        yield section.title
    for part in section.parts:
        if isinstance(part, Paragraph) and not part.quoted:
            yield part.text


def _all_groups(page: str, sections: Sequence[Section]) -> Iterator[_Group]:
    """The lists of sections; where an empty line parts a page, what it was about goes on."""
    reading = _Reading(page)
    texts = [(section, text) for section in sections for text in _texts(section)]
    if any(_QUICK.search(text.source) for _, text in texts):
        for section, text in texts:
            yield from _groups(reading, text, section)


def _groups(reading: "_Reading", text: Text, section: Section) -> Iterator[_Group]:
    if text.source.count("\n") < 2:
        return
    lines = [
        (line.strip(), text.line + number)
        for number, line in enumerate(text.source.replace("\\", "").split("\n"))
    ]
    # A group has its fields once all lines are read.
    found = [*reading.of(lines, section)]
    yield from (group for group in found if group.fields or group.shown)


class _Reading:
    """The lines of a page, one after the other."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._media = "application/json"
        self._status = ""
        self._group: _Group | None = None

    def of(self, lines: Sequence[_Line], section: Section) -> Iterator[_Group]:
        self._group = None
        for index, (line, number) in enumerate(lines):
            after = lines[index + 1][0] if index + 1 < len(lines) else ""
            before = lines[index - 1][0] if index else ""
            shown = _SHOWN.fullmatch(line) is not None
            begun = self._begun(line, after, number)
            if begun and not _EXAMPLE.fullmatch(before):
                self._group = begun
                yield begun
            elif shown and after[:1] in ("{", "["):
                self._show(lines[index:], section)
            elif self._group and not _MEDIA.fullmatch(line):
                self._take(self._group, line, after, before, number)

    def _begun(self, line: str, after: str, number: int) -> _Group | None:
        """The list that a line begins; of what else it says, note is taken."""
        marked = _MARKED_STATUS.fullmatch(line) if self._status else None
        slot = _slot(line, after, self._media, self._status)
        answered = _ANSWERED.fullmatch(line) if self._status else None
        if answered:
            self._group, self._status = None, answered["status"]
            line = answered["media"]
        if _MEDIA.fullmatch(line):
            self._media = line.lower()
            slot = self._of_media()
        elif _RESPONSES.fullmatch(line) and not _is_type(after):
            self._group, self._status = None, "200"
        elif marked:
            self._group, self._status = None, marked["status"]
        elif self._status and self._group is None and _STATUS.fullmatch(line):
            self._status = _better(self._status, line)
        return _Group(slot=slot, line=number) if slot else None

    def _of_media(self) -> Slot | None:
        """A type of content begins the answer that was named, and says what a body before it is."""
        known = self._group
        if known and known.slot.role == "body" and not known.fields:
            return replace(known.slot, media_type=self._media)
        if self._status and known is None:
            return Slot(role="response", status=self._status, media_type=self._media)
        return None

    def _take(
        self, group: _Group, line: str, after: str, before: str, number: int
    ) -> None:
        if _is_name(line) and _is_type(after):
            place = InPage(page=self._page, line=number, column=1)
            types = _plain(after)
            group.fields.append(
                Field(name=line, place=place, types=types, required=False)
            )
            group.values = False
        elif not group.fields or _is_type(line) or _EXAMPLE.fullmatch(before):
            pass
        elif group.values and _NAME.fullmatch(line.rstrip(", ")):
            last, value = group.fields[-1], line.rstrip(", ")
            group.fields[-1] = replace(last, values=(*last.values, value))
        else:
            values = _VALUES.fullmatch(line)
            group.values = values is not None and values["values"].strip()[-1:] in (
                "",
                ",",
            )
            group.fields[-1] = _more(group.fields[-1], line)

    def _show(self, lines: Sequence[_Line], section: Section) -> None:
        """Takes the JSON below a line for an example of the list before it, which ends here."""
        code = "\n".join(line for line, _ in lines[1:])[:_LONGEST]
        sample = samples.read(code)
        if self._group and sample and sample.value:
            fence = Fence(info="json", code=code, line=lines[0][1], indent=0)
            slot = self._group.slot
            status = slot.status if slot.role == "response" else ""
            self._group.shown.append(
                Example(status=status, fence=fence, sample=sample, section=section)
            )
        self._group = None


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
    if _FLAG.fullmatch(line):
        return False
    return len(line) < 40 and typewords.is_type(_plain(line))


def _plain(types: str) -> str:
    """The words of a type without what a page shows beside them."""
    return _ENUM.sub(r"\1", _FOLDED.sub("", types))


_LOCATIONS: dict[str, Location] = {
    "path": "path",
    "query": "query",
    "header": "header",
    "cookie": "cookie",
}
