"""What tags on a page are for: endpoints, fields, answers and tabs, as marks between the parts of its text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.read.pages import calls
from generator.read.pages.markdown import Reference, Tagged, Text
from generator.read.pages.stretches import blank
from generator.read.pages.tag_tokens import Attribute
from generator.read.pages.tags import Tag, scan
from generator.read.texts.text import Lines, Spot

_FIELD = re.compile(
    r"(?i)(?:[\w.-]*[-.])?\w*(?:field|param|parameter|property|attribute|argument)"
)
_LOCATIONS = ("path", "query", "body", "header", "cookie", "form", "formdata")
_WRAPPER = re.compile(
    r"(?i)tabs|tabitem|codegroup|code-group|accordiongroup|expandable|code|codetabs"
    r"|swagger-[\w-]+|api-method-[\w-]+|openapi|openapi-[\w-]+"
    r"|hint|columns?|stepper|step|content-ref"
)
_TITLED = re.compile(r"(?i)(tab|tabitem|accordion|expandable|panel|collapsible)")
_ANSWER = re.compile(r"(?i)[\w-]*response[\w-]*")
_EXAMPLE = re.compile(r"(?i)(request|response)-?example")
_GROUP = re.compile(
    r"api-method-(path|query|headers|body|form-data|cookie)(?:-parameters)?"
)
_SUMMARY = re.compile(r"[\w-]*-summary")
# What a tab of an answer is called is no heading of its own.
_BARE = re.compile(r"(?i)(response )?(body|payload|content|json|schema|examples?)")
_BLANK_LINE = "***"
_RANK_OF_ENDPOINT = 6
_RANK_OF_TITLE = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Where a tag begins that does a heading's work. rank: as of headings, deeper than any for a tab.

    apart: whether the headings around it say nothing about what it holds. closed: whether a Closing follows.
    """

    title: Text
    rank: int
    apart: bool
    closed: bool

    @property
    def line(self) -> int:
        """Where it stands."""
        return self.title.line


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A summary that stands in a tag."""

    text: Text

    @property
    def line(self) -> int:
        """Where it stands."""
        return self.text.line


Mark = Opening | Closing | Said | Tagged | Reference


def marks(text: str) -> tuple[str, tuple[Mark, ...]]:
    """A page's text with its tags blanked, each line where it was, and what they mark, in order."""
    if "<" not in text and "{%" not in text:
        return text, ()
    scanned = scan(text, _wanted, is_field)
    marking = _Marking(text)
    for tag in scanned.tags:
        marking.take(tag)
    for name, start, end in scanned.strays:
        if _FIELD.fullmatch(name) or _wanted(name, {}):
            marking.blank(start, end)
    return marking.blanked(), tuple(marking.marks)


def is_field(name: str, attributes: Mapping[str, Attribute]) -> bool:
    """Whether a tag describes one parameter or field; without a name it is one by its type."""
    if _FIELD.fullmatch(name) is None:
        return False
    return any(key in attributes for key in ("name", "type", *_LOCATIONS))


def is_beside(child: Tag, parent: Tag, text: str) -> bool:
    """Whether a field within another is its neighbour: it says where it goes, and stands no deeper."""
    located = any(key in child.attributes for key in (*_LOCATIONS, "in"))
    return (
        located
        and is_field(child.name, child.attributes)
        and _column(text, child.start) <= _column(text, parent.start)
    )


def _column(text: str, offset: int) -> int:
    return offset - text.rfind("\n", 0, offset)


def _wanted(name: str, attributes: Mapping[str, Attribute]) -> bool:
    return (
        is_field(name, attributes)
        or _WRAPPER.fullmatch(name) is not None
        or _TITLED.fullmatch(name) is not None
        or _EXAMPLE.fullmatch(name) is not None
        or calls.is_call(name, attributes)
    )


class _Marking:
    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = Lines(text)
        self._spans: list[tuple[int, int]] = []
        self._answers = 0
        self.marks: list[Mark] = []

    def take(self, tag: Tag) -> None:
        """Notes what a tag and those in it mark."""
        if is_field(tag.name, tag.attributes):
            self._spans.append((tag.start, tag.end))
            self.marks.append(Tagged(tag=tag, text=self._text, line=self._line(tag)))
            for child in tag.children:
                if is_beside(child, tag, self._text):
                    self.take(child)
            return
        call = calls.call_of(tag, self._text)
        if call:
            self._call(tag, call)
            return
        if _SUMMARY.fullmatch(tag.name):
            self._spans.append((tag.start, tag.end))
            self._say(self._text[tag.inner : tag.inner_end], tag.inner)
            return
        title = _title(tag, self._text)
        answer = title is not None and _ANSWER.fullmatch(tag.name) is not None
        if title and self._answers and _BARE.fullmatch(title):
            title = None
        if title:
            apart = _EXAMPLE.fullmatch(tag.name) is not None
            self._open(tag, title, _RANK_OF_TITLE, apart=apart, closed=tag.closed)
        self._answers += answer
        self._within(tag)
        self._answers -= answer
        if title and tag.closed:
            self._close(tag)

    def blank(self, start: int, end: int) -> None:
        """Leaves a stretch out of the text."""
        self._spans.append((start, end))

    def blanked(self) -> str:
        """The text without what was noted; a tag that begins a line ends a list as it did before."""
        out: list[str] = []
        at = 0
        for start, end in sorted(self._spans):
            if start < at:
                continue
            out.append(self._text[at:start])
            blanks = blank(self._text[start:end])
            if self._is_alone(start, end):
                blanks = _BLANK_LINE + blanks[len(_BLANK_LINE) :]
            out.append(blanks)
            at = end
        return "".join(out) + self._text[at:]

    def _is_alone(self, start: int, end: int) -> bool:
        """Whether the first line of a span holds nothing else."""
        line_end = self._text.find("\n", start)
        line_end = len(self._text) if line_end < 0 else line_end
        before = self._text[self._text.rfind("\n", 0, start) + 1 : start]
        after = self._text[min(end, line_end) : line_end]
        first = min(end, line_end) - start
        return not before.strip() and not after.strip() and first >= len(_BLANK_LINE)

    def _call(self, tag: Tag, call: calls.Call) -> None:
        place = self._spot(call.offset)
        title = _text(call.route, place)
        # What only names an endpoint is followed by what is said about it.
        holds = tag.inner_end > tag.inner and (
            not call.whole or call.elsewhere is not None
        )
        closed = tag.closed and holds
        self._open(tag, title, _RANK_OF_ENDPOINT, apart=False, closed=closed)
        if call.summary:
            self._say(call.summary.value or "", call.summary.offset)
        if call.elsewhere is not None:
            self.marks.append(
                Reference(to=call.elsewhere, line=place.line, column=place.column)
            )
        for query in call.query:
            self.marks.append(Tagged(tag=query, text=self._text, line=place.line))
        if call.whole:
            self._spans.append((tag.start, tag.end))
        else:
            self._within(tag)
        if closed:
            self._close(tag)

    def _within(self, tag: Tag) -> None:
        self._spans.append((tag.start, tag.inner))
        if tag.closed:
            self._spans.append((tag.inner_end, tag.end))
        for child in tag.children:
            self.take(child)

    def _open(
        self, tag: Tag, title: "Text | str", rank: int, *, apart: bool, closed: bool
    ) -> None:
        text = title if isinstance(title, Text) else _text(title, self._spot(tag.start))
        self.marks.append(Opening(title=text, rank=rank, apart=apart, closed=closed))

    def _close(self, tag: Tag) -> None:
        self.marks.append(Closing(line=self._lines.spot(tag.inner_end).line))

    def _say(self, words: str, offset: int) -> None:
        plain = " ".join(words.replace("\\", "").split())
        if plain:
            lead = len(words) - len(words.lstrip())
            self.marks.append(Said(text=_text(plain, self._spot(offset + lead))))

    def _line(self, tag: Tag) -> int:
        return self._lines.spot(tag.start).line

    def _spot(self, offset: int) -> Spot:
        return self._lines.spot(offset)


def _title(tag: Tag, text: str) -> str | None:
    """The heading that a tag stands for."""
    group = _GROUP.fullmatch(tag.name)
    if group:
        return _GROUPS[group[1]]
    example = _EXAMPLE.fullmatch(tag.name)
    if example:
        return f"{example[1].capitalize()} example"
    status = tag.text("status") or tag.text("httpcode")
    if status is not None and _ANSWER.fullmatch(tag.name):
        said = tag.text("description") or "".join(_descriptions(tag, text))
        return f"{status or 'Response'} {' '.join(said.split())}".strip()
    if _TITLED.fullmatch(tag.name):
        return tag.text("title") or tag.text("label") or tag.text("header")
    return None


_GROUPS = {
    "path": "Path parameters",
    "query": "Query parameters",
    "headers": "Headers",
    "body": "Body parameters",
    "form-data": "Form data parameters",
    "cookie": "Cookie parameters",
}


def _descriptions(tag: Tag, text: str) -> Iterator[str]:
    for child in tag.children:
        if child.name.endswith("-description"):
            yield text[child.inner : child.inner_end]


def _text(words: str, spot: Spot) -> Text:
    return Text(
        source=words,
        plain=words,
        codes=(),
        link=None,
        line=spot.line,
        column=spot.column,
    )
