"""Pages put together from others, `<Reefs />` or `<!-- include(reefs.md) -->`: their text as one, and where each line is from."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generator.findings import Finding, Findings
from generator.fragments import Fragment
from generator.places import InBlock, InPage, Origins, Place
from generator.read.layout.noise import front_matter
from generator.read.pages.stretches import prose
from generator.read.texts.text import Lines

_IMPORT = re.compile(
    r"(?m)^[ \t]*import\s+([A-Z]\w*)\s+from\s+[\"']([^\"'\n]+\.(?:mdx?|markdown))[\"'];?[ \t]*$"
)
# What such a page has by this name is written as code: `export const Fields = () => (...)`.
_IMPORT_OF = re.compile(
    r"(?m)^[ \t]*import\s+\{([\w\s,]+)\}\s*from\s+[\"']([^\"'\n]+\.(?:mdx?|markdown))[\"'];?[ \t]*$"
)
_NAMED = re.compile(r"(?:^|,)\s*(?:\w+\s+as\s+)?([A-Z]\w*)\s*(?=,|$)")
_TAG = re.compile(
    r"<([A-Z]\w*)((?:\s+[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'))*)\s*(?:/>|>\s*</\1>)"
)
_FILE = re.compile(r"(?:^|\s)file=[\"']([^\"']+\.(?:mdx?|markdown))[\"']")
_GIVEN = re.compile(r"([\w-]+)=(?:\"([^\"\n]*)\"|'([^'\n]*)')")
# What API Blueprint's tools read: a comment, or a link that is drawn in.
_DRAWN = re.compile(
    r"<!--[ \t]*include\([ \t]*([^()\s]+)[ \t]*\)[ \t]*-->"
    r"|(?m:^[ \t]*)(:\[[^\[\]\n]*\]\(([^()\s]+\.\w+)\))(?m:[ \t]*$)"
)
_ASKED = re.compile(r"\{\s*(?:props\.)?([\w-]+)\s*\}")
_MARKS = ("import ", "include(", ":[", "<Snippet")
_SNIPPET = "Snippet"
_DEEPEST = 8
_LONGEST = 1_000_000
# A few pages that name each other many times over come to millions.
_MOST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of the whole. page, number: where it is from. indent: how many columns were put before it."""

    text: str
    page: str
    number: int
    indent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """A place that another page is to be read at. file: as it is named there; given: what it is told; code: what is meant there is code."""

    start: int
    end: int
    tag: str
    file: str
    given: tuple[tuple[str, str], ...] = ()
    code: bool = False


Opener = Callable[[str, str], tuple[str, str] | None]
"""The name and the text of the page that a page calls by a file; None where there is none."""


@dataclass(frozen=True, slots=True)
class Whole:
    """The text of a page with all that it includes."""

    page: str
    lines: tuple[_Line, ...]

    @property
    def text(self) -> str:
        """The text as one."""
        return "\n".join(one.text for one in self.lines)

    def fragment(self, one: Fragment) -> Fragment:
        """What was read from the text, with its places on the pages that the lines are from."""
        places = {
            pointer: tuple(map(self._place, said))
            for pointer, said in one.origins.places.items()
        }
        return replace(one, origins=Origins(places=places))

    def finding(self, one: Finding) -> Finding:
        """What was reported of the text, in the same way."""
        notes = tuple(
            replace(note, place=self._place(note.place) if note.place else None)
            for note in one.notes
        )
        place = self._place(one.place) if one.place else None
        return replace(one, place=place, notes=notes)

    def _place(self, place: Place) -> Place:
        if place.page != self.page:
            return place
        if isinstance(place, InBlock):
            line = self._line(place.block.first_line)
            block = replace(
                place.block,
                first_line=line.number,
                indent=max(place.block.indent - line.indent, 0),
            )
            return replace(place, page=line.page, block=block)
        if place.line is None:
            return place
        line = self._line(place.line)
        column = place.column and max(place.column - line.indent, 1)
        return replace(place, page=line.page, line=line.number, column=column)

    def _line(self, number: int) -> _Line:
        return self.lines[min(max(number, 1), len(self.lines)) - 1]


def whole(page: str, text: str, opener: Opener, findings: Findings) -> Whole | None:
    """A page with all that it includes; None where it includes nothing. What cannot be is reported."""
    if not any(mark in text for mark in _MARKS) or not any(_uses(text)):
        return None
    gathering = _Gathering(opener, findings)
    lines = tuple(gathering.lines(page, text, (page,)))
    return Whole(page, lines) if gathering.included else None


def _uses(text: str) -> Iterator[_Use]:
    """The places outside code that another file is to be read at, in order."""
    imported, coded = dict[str, str](), dict[str, str]()
    for start, end in prose(text):
        for one in _IMPORT.finditer(text, start, end):
            imported[one[1]] = one[2]
        for one in _IMPORT_OF.finditer(text, start, end):
            coded |= dict.fromkeys(_NAMED.findall(one[1]), one[2])
    found: list[_Use] = []
    for start, end in prose(text):
        for one in _DRAWN.finditer(text, start, end):
            group = 2 if one[2] else 0
            use = _Use(
                start=one.start(group),
                end=one.end(group),
                tag=one[group],
                file=one[1] or one[3],
            )
            found.append(use)
        for one in _TAG.finditer(text, start, end):
            file = imported.get(one[1]) or coded.get(one[1]) or _snippet(one)
            given = tuple((n, a or b) for n, a, b in _GIVEN.findall(one[2]))
            if file:
                found.append(
                    _Use(
                        start=one.start(),
                        end=one.end(),
                        tag=f"<{one[1]} />",
                        file=file,
                        given=given,
                        code=one[1] in coded,
                    )
                )
    yield from sorted(found, key=lambda use: use.start)


def _snippet(tag: re.Match[str]) -> str | None:
    """The file of a tag that names one itself."""
    found = _FILE.search(tag[2]) if tag[1] == _SNIPPET else None
    return f"/snippets/{found[1]}" if found else None


class _Gathering:
    def __init__(self, opener: Opener, findings: Findings) -> None:
        self._opener = opener
        self._findings = findings
        self._size = 0
        self._uses = 0
        self.included = False

    def lines(self, page: str, text: str, above: tuple[str, ...]) -> Iterator[_Line]:
        """The lines of a page and of what it includes. above: the pages that are being included."""
        spots, uses = Lines(text), dict[int, list[_Use]]()
        for use in _uses(text):
            uses.setdefault(spots.spot(use.start).line, []).append(use)
        for number, line in enumerate(text.split("\n"), 1):
            own = uses.get(number, [])
            indent = len(line) - len(line.lstrip())
            inner: list[_Line] = []
            for one in own:
                alone = len(own) == 1 and line.strip() == text[one.start : one.end]
                column = spots.spot(one.start).column
                place = InPage(page=page, line=number, column=column)
                inner += self._included(one, place, above, alone=alone)
            pad = line[:indent]
            if inner:
                yield from (
                    replace(each, text=pad + each.text, indent=each.indent + indent)
                    for each in inner
                )
            else:
                yield _Line(text=line, page=page, number=number)

    def _included(
        self, use: _Use, place: InPage, above: tuple[str, ...], *, alone: bool
    ) -> list[_Line]:
        readable = alone and not use.code
        opened = self._opener(place.page, use.file) if readable else None
        if use.code:
            why = f"stands for a part of '{use.file}' that is written as code"
        elif not alone:
            why = "stands in a line with other text"
        elif opened is None:
            why = f"stands for '{use.file}', which is not among the pages"
        elif opened[0] in above:
            why = f"stands for '{use.file}', which includes itself"
        elif (
            len(above) > _DEEPEST
            or self._uses >= _MOST
            or self._size + len(opened[1]) > _LONGEST
        ):
            why = f"stands for '{use.file}', with which the page gets too large"
        else:
            self._uses += 1
            self._size += len(opened[1])
            self.included = True
            name, text = opened
            return list(self.lines(name, _told(text, use.given), (*above, name)))
        self._findings.warning(
            "partial-not-read",
            f"'{use.tag}' {why}; what that holds was not read",
            place,
        )
        return []


def _told(text: str, given: tuple[tuple[str, str], ...]) -> str:
    """The text of a page that is included: without what is about itself, and with what it is told."""
    body, _ = front_matter(text)
    known = dict(given)
    return _ASKED.sub(lambda one: known.get(one[1], one[0]), body) if known else body
