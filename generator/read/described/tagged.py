"""Fields in tags of their own, `<ParamField>`, `<ResponseField>`, `{% swagger-parameter %}`, with all that is in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.findings import Findings
from generator.places import InPage
from generator.read.described import enclosed, tag_words
from generator.read.layout.components import is_beside, is_field
from generator.read.listed import headings, nesting
from generator.read.listed.bracketed import location
from generator.read.listed.fields import (
    FORM,
    JSON,
    PARTS,
    Field,
    FieldList,
    Location,
    Slot,
)
from generator.read.pages.markdown import (
    Paragraph,
    Part,
    Reference,
    Section,
    Tagged,
)
from generator.read.pages.paths import BODYLESS, specified
from generator.read.pages.tags import Tag
from generator.read.routing.endpoints import Endpoint
from generator.read.texts.text import Lines
from generator.read.words import typewords

_ANSWERED = re.compile(r"(?i)(response|return|result|output)\w*")
_WORD = re.compile(r"[A-Za-z_]\w*")
_STATUS = re.compile(r"(?i)([1-5](?:\d\d|XX))(?:[\s:—–-]+[a-z][^.]*)?")
# What one may name freely is shown by examples; they are no fields.
_SHOWN = re.compile(r"(?i)\b(examples?|samples?)\b")
_SENT = re.compile(
    r"(?m)(?:`|^[ \t]*)(Authorization|[A-Za-z]+(?:-[A-Za-z]+)+):[ \t]+[^\s`]"
)
_NAMELESS = (
    "this tag describes a parameter or a field and gives it no name; it was left out"
)
_FILE = re.compile(r"(?i)\b(file|binary)s?\b")
_FILE_NAME = re.compile(r"(?i)(?:\w*_)?files?|[a-z]\w*Files?")


def of_page(
    page: str, endpoints: Sequence[Endpoint], findings: Findings
) -> list[tuple[FieldList, ...]]:
    """The fields of each endpoint that stand in tags, in order; those without a name are reported."""
    lines: dict[int, Lines] = {}
    found: list[tuple[FieldList, ...]] = []
    for endpoint in endpoints:
        reading = _Reading(page, endpoint, lines)
        found.append(tuple(reading.lists()))
        for place in reading.nameless:
            findings.warning("nameless-field", _NAMELESS, place)
    return found


def elsewhere(page: str, endpoint: Endpoint) -> Iterator[tuple[str, InPage]]:
    """The specifications that a page leaves an endpoint to, and where it says so; "" for one without a name."""
    for part in (part for section in endpoint.sections for part in section.parts):
        found = _elsewhere(part)
        if found:
            yield found[0], InPage(page=page, line=found[1], column=found[2])


def _elsewhere(part: Part) -> tuple[str, int, int] | None:
    """The specification that a part leaves a call to, and where it says so."""
    if isinstance(part, Reference):
        return part.to, part.line, part.column
    if isinstance(part, Paragraph):
        for number, line in enumerate(part.text.source.split("\n"), part.text.line):
            if found := specified(line):
                return found[0], number, part.text.column
    return None


class _Reading:
    def __init__(self, page: str, endpoint: Endpoint, lines: dict[int, Lines]) -> None:
        self._page = page
        self._endpoint = endpoint
        self._lines = lines
        self.nameless: list[InPage] = []
        self._tags = [
            (section, part)
            for section in endpoint.sections
            for part in section.parts
            if isinstance(part, Tagged)
        ]

    def lists(self) -> list[FieldList]:
        """The fields, each as a list of its own, under what its tag and its headings say."""
        out: list[FieldList] = []
        homes: dict[int, tuple[int, str] | None] = {}
        for section, found in self._apart():
            if id(section) not in homes:
                homes[id(section)] = enclosed.home(section, out)
            inside = homes[id(section)]
            if inside:
                index, path = inside
                where = out[index].fields[0].location
                fields = [replace(one, location=where) for one in found.fields]
                out[index] = nesting.within(out[index], path, fields)
            else:
                out.append(found)
        return out

    def _apart(self) -> Iterator[tuple[Section, FieldList]]:
        form = self._form()
        # Where a section describes what is sent, its response fields are not part of that.
        sending = {id(section) for section, part in self._tags if not _answers(part)}
        for section, part in self._tags:
            field = self._field(part, part.tag)
            if field is None:
                continue
            slot = headings.slot(section)
            if _answers(part):
                own = slot if slot and slot.role == "response" else None
                if slot and slot.role == "body" and id(section) not in sending:
                    own = slot
                own = own or Slot(role="response")
                yield section, _answer(own, field) or _list(own, field, section)
            else:
                yield section, _list(self._sent(slot, field, form), field, section)

    def _sent(self, slot: Slot | None, field: Field, form: str | None) -> Slot:
        if field.location is None and slot and slot.role in ("body", "response"):
            return slot if slot.role == "response" else self._body(slot, form)
        where = slot.location if slot and slot.role == "parameters" else None
        media = slot.media_type if slot and slot.role == "body" else None
        return Slot(
            role="parameters",
            location=where,
            media_type=form or media or JSON,
        )

    def _body(self, slot: Slot, form: str | None) -> Slot:
        return replace(slot, media_type=form) if form else slot

    def _form(self) -> str | None:
        """The form that the endpoint's body is, by a file in it or by the word; None for JSON."""
        sent = [part.tag for _, part in self._tags if not _answers(part)]
        if any(self._is_file(tag) for tag in sent):
            return PARTS
        forms = [tag for tag in sent if tag_words.where(tag) == "form"]
        return FORM if forms else None

    def _is_file(self, tag: Tag) -> bool:
        if self._endpoint.route.method in BODYLESS or tag_words.where(tag) in (
            "header",
            "path",
        ):
            return False
        if _FILE.search(tag.text("type") or ""):
            return True
        # Editors that know no files leave `object` or `string` for one in a form.
        found = next((one for one in self._tags if one[1].tag is tag), None)
        slot = headings.slot(found[0]) if found else None
        return (
            found is not None
            and slot is not None
            and slot.role == "body"
            and slot.media_type != JSON
            and (tag.text("type") or "string").lower() in ("object", "string")
            and _FILE_NAME.fullmatch(tag_words.name(tag)) is not None
            and _FILE.search(tag_words.prose(tag, found[1].text)) is not None
        )

    def _field(self, part: Tagged, tag: Tag) -> Field | None:
        name, types = tag_words.name(tag), tag_words.types(tag)
        if (
            not name
            and types
            and not typewords.is_type(types)
            and _WORD.fullmatch(types)
        ):
            # Editors let one fill in the name in place of the type.
            name, types = types, ""
        where = tag_words.where(tag)
        if not name:
            # A key is shown as it is sent, and its tag left without a name.
            shown = _SENT.search(part.text, tag.inner, tag.inner_end)
            if shown is None or where not in (None, "header"):
                self.nameless.append(self._place(part, tag.start))
                return None
            name, where = shown[1], "header"
        said = tag_words.prose(tag, part.text)
        if where == "query" and tag_words.is_marked(tag):
            # `:id` is how the path has it.
            where = "path" if self._endpoint.route.has_place(name) else where
        if where == "query" and self._is_file(tag):
            # No file goes into an address.
            where = "body"
        if types and not _FILE.search(types) and self._is_file(tag):
            types = "file"
        place: Location | str | None = "body" if where == "form" else where
        return Field(
            name=name,
            place=self._place(part, tag_words.named_at(tag)),
            types=types,
            required=tag_words.required(tag, said),
            description=tag_words.one_line(said),
            location=location(place) if place else None,
            default=tag_words.default(tag, said),
            values=tag_words.values(tag, said, types),
            deprecated=tag_words.is_flagged(tag, "deprecated"),
            children=tuple(self._children(part, tag)),
        )

    def _children(self, part: Tagged, tag: Tag) -> Iterator[Field]:
        for child in tag.children:
            if is_beside(child, tag, part.text):
                continue
            if is_field(child.name, child.attributes):
                field = self._field(part, child)
                if field:
                    yield replace(field, location=None)
            elif not _SHOWN.search(child.text("title") or ""):
                yield from self._children(part, child)

    def _place(self, part: Tagged, offset: int) -> InPage:
        if id(part.text) not in self._lines:
            self._lines[id(part.text)] = Lines(part.text)
        spot = self._lines[id(part.text)].spot(offset)
        return InPage(page=self._page, line=spot.line, column=spot.column)


def _answers(part: Tagged) -> bool:
    """Whether a tag by its name describes what comes back."""
    return _ANSWERED.match(part.tag.name) is not None


def _answer(slot: Slot, field: Field) -> FieldList | None:
    """What a field named by a status, `200: OK`, says of that answer."""
    found = _STATUS.fullmatch(field.name)
    if found is None:
        return None
    listed = re.match(r"(?i)\W*(?:array|list)\b", field.types) is not None
    return FieldList(
        slot=replace(slot, status=found[1].upper(), listed=listed),
        fields=field.children,
        place=field.place,
        heading=field.description or field.name,
    )


def _list(slot: Slot, field: Field, section: Section) -> FieldList:
    title = section.title
    place = field.place
    if title and slot.role == "response":
        place = InPage(page=place.page, line=title.line, column=title.column)
    return FieldList(
        slot=slot, fields=(field,), place=place, heading=section.heading or "Response"
    )
