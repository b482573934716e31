"""An API Blueprint taken apart by its lines: headings, and below each its prose and its nested lists."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_HEADING = re.compile(r"[ ]{0,3}(#{1,6})(?:[ \t]+|(?=[A-Z/\[]))(.*?)[ \t]*#*[ \t]*$")
_RULER = re.compile(r"[ ]{0,3}(=+|-{2,})[ \t]*$")
_BULLET = re.compile(r"([ \t]*)[+*-](?:[ \t]+(.*?))?[ \t]*$")
FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})(.*)$")
_PART = re.compile(r"(?i)(?:body|headers?|schema|attributes?|parameters?)\b")
_HOLDER = re.compile(
    r"(?i)(?:body|headers?|schema|request|response|model)\b(?!\s*:)(?=$|\s|\()"
)
# A line that forgot its mark, and can be nothing else.
_UNMARKED = re.compile(r"(?:Response [1-5]\d\d|Request) \([\w.+-]+/[\w.+-]+[^()]*\)\s*")
_CODE_INDENT = 4
_DEEPEST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the page by its number, from 1."""

    text: str
    number: int


@dataclass(slots=True, kw_only=True)
class Item:
    """One entry of a list. text: what stands after its mark; lines: what it holds beside its own entries."""

    text: str
    line: int
    column: int
    indent: int
    lines: list[Line] = field(default_factory=list[Line])
    items: "list[Item]" = field(default_factory=list["Item"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A heading, level 0 where there is none, and what stands under it up to the next."""

    level: int
    title: str
    line: int
    column: int
    prose: tuple[Line, ...]
    items: tuple[Item, ...]


def parts(text: str) -> Iterator[Part]:
    """The parts of a text, in order; the first has no heading."""
    lines = [Line(text=line, number=n) for n, line in enumerate(text.split("\n"), 1)]
    starts = [(0, 0, "", 1), *_headings(lines)]
    ends = [start for start, *_ in starts[1:]] + [len(lines)]
    for (start, level, title, column), end in zip(starts, ends, strict=True):
        body = lines[start + (level > 0) : end]
        if level and body and _RULER.fullmatch(body[0].text):
            body = body[1:]
        prose, items = _lists(body)
        yield Part(
            level=level,
            title=title,
            line=lines[start].number if lines else 1,
            column=column,
            prose=tuple(prose),
            items=tuple(items),
        )


def _headings(lines: Sequence[Line]) -> Iterator[tuple[int, int, str, int]]:
    """Where headings stand: index, level, title and column; never in code."""
    closing = ""
    for index, line in enumerate(lines):
        closing, inside = _fenced(line.text, closing)
        if inside:
            continue
        found = _HEADING.fullmatch(line.text)
        if found:
            yield index, len(found[1]), found[2].strip(), found.start(2) + 1
            continue
        below = lines[index + 1].text if index + 1 < len(lines) else ""
        ruler = _RULER.fullmatch(below)
        if ruler and line.text[:1].strip() and not _BULLET.fullmatch(line.text):
            yield index, 1 if ruler[1][0] == "=" else 2, line.text.strip(), 1


def _fenced(text: str, closing: str) -> tuple[str, bool]:
    """The marks that end the code which is open after a line, and whether the line is part of code."""
    found = FENCE.fullmatch(text)
    if not closing:
        return (found[1], True) if found else ("", False)
    ends = found and found[1].startswith(closing) and not found[2].strip()
    return ("" if ends else closing), True


def _lists(lines: Sequence[Line]) -> tuple[list[Line], list[Item]]:
    """The lines before and outside the lists, and the lists' entries with what is theirs."""
    prose: list[Line] = []
    top: list[Item] = []
    around: list[Item] = []
    closing = ""
    for line in lines:
        closing, code = _fenced(line.text, closing)
        item = None if code else _item(line, around)
        if item is not None:
            while around and around[-1].indent >= item.indent:
                around.pop()
            (around[-1].items if around else top).append(item)
            around.append(item)
            continue
        if not code and _ends_lists(line, around):
            around = []
        (around[-1].lines if around else prose).append(line)
    return prose, top


def _ends_lists(line: Line, around: Sequence[Item]) -> bool:
    """Whether a line is text at the margin; JSON is set there too, under what it belongs to."""
    if not line.text.strip() or line.text[:1].isspace():
        return False
    return not (around and _HOLDER.match(around[-1].text) and line.text[0] in '{}[]"')


def _item(line: Line, around: Sequence[Item]) -> Item | None:
    """The entry that a line begins, unless it is a line of what an entry shows."""
    found = _BULLET.fullmatch(line.text)
    if found is None and _UNMARKED.fullmatch(line.text):
        return Item(text=line.text.strip(), line=line.number, column=1, indent=0)
    if found is None or len(around) > _DEEPEST:
        return None
    indent = len(found[1].expandtabs(4))
    holders = [item for item in around if item.indent < indent]
    holder = holders[-1] if holders else None
    text = found[2] or ""
    if holder and _HOLDER.match(holder.text) and not _PART.match(text):
        shown = re.match(r"(?i)(?:body|headers?|schema)\b", holder.text)
        if shown or indent >= holder.indent + 2 + _CODE_INDENT:
            return None
    if not holder and indent >= _CODE_INDENT:
        return None
    column = (found.start(2) if found[2] else len(line.text)) + 1
    return Item(text=text, line=line.number, column=column, indent=indent)
