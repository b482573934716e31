"""Fields in tags of their own, `<ParamField>`, `<ResponseField>`, `{% swagger-parameter %}`, with all that is in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.findings import Findings
from generator.places import InPage
from generator.read.code import samples
from generator.read.listed import headings
from generator.read.listed.fields import Field, FieldList, Location, Slot
from generator.read.listed.locations import location
from generator.read.pages.components import is_beside, is_field
from generator.read.pages.markdown import Reference, Section, Tagged
from generator.read.pages.paths import BODYLESS
from generator.read.pages.tags import Tag
from generator.read.routing.endpoints import Endpoint
from generator.read.texts.text import Lines
from generator.read.words import typewords, wording

_ANSWERED = re.compile(r"(?i)(response|return|result|output)\w*")
_PLACES: dict[str, Location | str] = {
    "path": "path",
    "query": "query",
    "header": "header",
    "cookie": "cookie",
    "body": "body",
    "form": "form",
    "formdata": "form",
}
_FENCE = re.compile(
    r"^[ \t>]*(`{3,}|~{3,}).*?(?:^[ \t>]*\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_MARKUP = re.compile(r"(`+[^`\n]+`+)|</?[A-Za-z][^<>\n]*>|\{%[^%]*%\}")
_ITEM = re.compile(r"^[ \t]*[*+-][ \t]+(.*)$", re.MULTILINE)
_CODED = re.compile(r"`([^`\s]{1,60})`\s*(?:$|[-–—:(=→].*)")
_LEAD = re.compile(
    r"(?i)\b(values?|options?|status(es)?|formats?|types?|modes?|one of|either|states?|sizes?|choices?)\b|:\s*$"
)
_OPEN = re.compile(
    r"(?i)\b(e\.?g\.?|examples?|such as|including|includes?|for instance|like)\b[^\n]{0,20}$"
)
_DEFAULT = re.compile(
    r"(?i)(?:^|[.;(\n])\s*defaults?(?: value)?(?: is| to|:)?\s*`([^`\n]+)`"
)
_LITERAL = re.compile(r"\"[^\"|]+\"|'[^'|]+'|`[^`|]+`")
_LITERALS = re.compile(rf"(?:{_LITERAL.pattern})(?:\s*\\?\|\s*(?:{_LITERAL.pattern}))+")
_WORD = re.compile(r"[A-Za-z_]\w*")
# What one may name freely is shown by examples; they are no fields.
_SHOWN = re.compile(r"(?i)\b(examples?|samples?)\b")
_FORMS = {
    "form": "application/x-www-form-urlencoded",
    "json": "application/json",
    "file": "multipart/form-data",
}
_FILE = re.compile(r"(?i)\b(file|binary)s?\b")


def of_page(
    page: str, endpoints: Sequence[Endpoint], findings: Findings
) -> list[tuple[FieldList, ...]]:
    """The fields of each endpoint that stand in tags, in order; those described elsewhere are reported."""
    lines: dict[int, Lines] = {}
    for endpoint in endpoints:
        _report(page, endpoint, findings)
    return [tuple(_Reading(page, one, lines).lists()) for one in endpoints]


def _report(page: str, endpoint: Endpoint, findings: Findings) -> None:
    for section in endpoint.sections:
        for part in section.parts:
            if isinstance(part, Reference):
                findings.warning(
                    "described-elsewhere",
                    f"{endpoint.route.key!r} is described in "
                    f"{f'{part.to!r}' if part.to else 'a specification'}, which this page "
                    "does not hold; of what it takes, only what else is said here was read",
                    InPage(page=page, line=part.line, column=part.column),
                )


class _Reading:
    def __init__(self, page: str, endpoint: Endpoint, lines: dict[int, Lines]) -> None:
        self._page = page
        self._endpoint = endpoint
        self._lines = lines
        self._tags = [
            (section, part)
            for section in endpoint.sections
            for part in section.parts
            if isinstance(part, Tagged)
        ]

    def lists(self) -> Iterator[FieldList]:
        """The fields, each as a list of its own, under what its tag and its headings say."""
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
                yield _list(own or Slot(role="response"), field, section)
            else:
                yield _list(self._sent(slot, field, form), field, section)

    def _sent(self, slot: Slot | None, field: Field, form: str | None) -> Slot:
        if field.location is None and slot and slot.role in ("body", "response"):
            return slot if slot.role == "response" else self._body(slot, form)
        where = slot.location if slot and slot.role == "parameters" else None
        media = slot.media_type if slot and slot.role == "body" else None
        return Slot(
            role="parameters",
            location=where,
            media_type=form or media or _FORMS["json"],
        )

    def _body(self, slot: Slot, form: str | None) -> Slot:
        return replace(slot, media_type=form) if form else slot

    def _form(self) -> str | None:
        """The form that the endpoint's body is, by a file in it or by the word; None for JSON."""
        sent = [part.tag for _, part in self._tags if not _answers(part)]
        if any(self._is_file(tag) for tag in sent):
            return _FORMS["file"]
        forms = [tag for tag in sent if _where(tag) == "form"]
        return _FORMS["form"] if forms else None

    def _is_file(self, tag: Tag) -> bool:
        if self._endpoint.route.method in BODYLESS or _where(tag) in ("header", "path"):
            return False
        return _FILE.search(tag.text("type") or "") is not None

    def _field(self, part: Tagged, tag: Tag) -> Field | None:
        name, types = _name(tag), _types(tag)
        if (
            not name
            and types
            and not typewords.is_type(types)
            and _WORD.fullmatch(types)
        ):
            # Editors let one fill in the name in place of the type.
            name, types = types, ""
        if not name:
            return None
        said = _prose(tag, part.text)
        where = _where(tag)
        if where == "query" and self._is_file(tag):
            # No file goes into an address.
            where = "body"
        place: Location | str | None = "body" if where == "form" else where
        return Field(
            name=name,
            place=self._place(part, _named_at(tag)),
            types=types,
            required=_required(tag, said),
            description=" ".join(_ITEM.sub(r"- \1", said).split()),
            location=location(place) if place else None,
            default=_default(tag, said),
            values=_values(tag, said, types),
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
        lines = self._lines.setdefault(id(part.text), Lines(part.text))
        spot = lines.spot(offset)
        return InPage(page=self._page, line=spot.line, column=spot.column)


def _answers(part: Tagged) -> bool:
    """Whether a tag by its name describes what comes back."""
    return _ANSWERED.match(part.tag.name) is not None


def _list(slot: Slot, field: Field, section: Section) -> FieldList:
    title = section.title
    place = field.place
    if title and slot.role == "response":
        place = InPage(page=place.page, line=title.line, column=title.column)
    return FieldList(
        slot=slot, fields=(field,), place=place, heading=section.heading or "Response"
    )


def _name(tag: Tag) -> str:
    named = next((tag.text(key) for key in _PLACES if tag.text(key)), None)
    return (tag.text("name") or named or "").replace("\\", "").strip(" `:{}")


def _named_at(tag: Tag) -> int:
    keys = ("name", *_PLACES)
    return next(
        (tag.attributes[key].offset for key in keys if tag.text(key)), tag.start
    )


def _where(tag: Tag) -> str | None:
    for key in ("in", "location", "paramtype"):
        said = (tag.text(key) or "").strip().lower()
        if said in _PLACES:
            return said if said != "formdata" else "form"
    return next((str(_PLACES[key]) for key in _PLACES if tag.text(key)), None)


def _types(tag: Tag) -> str:
    words = (tag.text("type") or tag.text("schema") or "").strip()
    if _LITERALS.fullmatch(words):
        return "string"
    found = re.fullmatch(r"(?i)enum\s*(?:<\s*(\w+)\s*>)?", words)
    if found:
        return found[1] or "string"
    form = tag.text("format")
    return (
        form if form and words in ("", "string") and typewords.is_type(form) else words
    )


def _required(tag: Tag, said: str) -> bool | None:
    found = tag.attributes.get("required")
    if found:
        return (found.value or "true").strip().lower() not in ("false", "no", "0")
    if "optional" in tag.attributes:
        return (tag.text("optional") or "true").lower() == "false"
    return wording.required(said)


def _default(tag: Tag, said: str) -> str | None:
    stated = tag.text("default")
    if stated:
        return stated
    found = _DEFAULT.search(said)
    return found[1].strip("\"'") if found else None


def _values(tag: Tag, said: str, types: str) -> tuple[str, ...]:
    """The values that a tag lists: as an attribute, or as the one list of bullets in its text."""
    literal = (tag.text("type") or "").strip()
    if _LITERALS.fullmatch(literal):
        return tuple(dict.fromkeys(one[1:-1] for one in _LITERAL.findall(literal)))
    for key in ("enum", "options", "values", "allowedvalues"):
        listed = samples.read(tag.text(key) or "")
        if listed and isinstance(listed.value, list):
            return tuple(one for one in listed.value if isinstance(one, str))
    if types.lower() not in ("", "string", "any"):
        return ()
    items = [found[1].strip() for found in _ITEM.finditer(said)]
    coded = [_CODED.fullmatch(item) for item in items]
    if len(items) < 2 or not all(coded):
        return ()
    before = said[: next(_ITEM.finditer(said)).start()].rstrip()
    if _OPEN.search(before) or not _LEAD.search(before[-80:]):
        return ()
    return tuple(dict.fromkeys(found[1].strip("\"'") for found in coded if found))


def _prose(tag: Tag, text: str) -> str:
    """The text of a tag without the fields, the code and the markup in it."""
    out: list[str] = []
    at = tag.inner
    for child in tag.children:
        out.append(text[at : child.start])
        if not is_field(child.name, child.attributes) and not child.children:
            out.append(text[child.inner : child.inner_end])
        at = max(at, child.end)
    out.append(text[at : max(at, tag.inner_end)])
    return _MARKUP.sub(r"\1", _FENCE.sub("", "".join(out))).strip()
