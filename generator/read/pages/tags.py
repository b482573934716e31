"""Tags within a page's text, `<Name a="b">` and `{% name a="b" %}`, as a tree, whatever is wrong with them."""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from generator.read.pages.tag_tokens import BLANK_LINE, Attribute, Token, tokens

_SPACE = re.compile(r"\s*")
# Without its semicolon `&lte` would be read too, which is a part of an address.
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z]\w*);")
_DEEPEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """An element. start, inner, inner_end, end: offsets of it and of what it holds.

    closed: whether its end is on the page; else it ends where it may, and what stands after it is its neighbour's.
    """

    name: str
    attributes: Mapping[str, Attribute]
    start: int
    inner: int
    inner_end: int
    end: int
    closed: bool
    children: "tuple[Tag, ...]" = ()

    def text(self, name: str) -> str | None:
        """The text of an attribute by its name in lower case; None for a flag and for none."""
        found = self.attributes.get(name)
        if found is None or found.value is None:
            return None
        return _ENTITY.sub(lambda one: html.unescape(one.group()), found.value)


Wanted = Callable[[str, Mapping[str, Attribute]], bool]
"""Whether a tag is looked at, by its name and attributes; all others are part of the text."""


@dataclass(slots=True, kw_only=True)
class _Open:
    name: str
    attributes: Mapping[str, Attribute]
    start: int
    inner: int
    children: list[Tag] = field(default_factory=list[Tag])


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanned:
    """tags: the outermost, each with those in it. strays: names of ends without a beginning, and where they stand."""

    tags: tuple[Tag, ...]
    strays: tuple[tuple[str, int, int], ...]


def scan(text: str, wanted: Wanted, breaks: Wanted) -> Scanned:
    """The wanted tags of a text outside its code.

    breaks: the tags that a heading ends, where nothing else does.
    """
    tree = _Tree(text, breaks)
    for token in tokens(text):
        match token.kind:
            case "heading":
                tree.heading(token.start)
            case "close":
                tree.close(token)
            case _ if wanted(token.name, token.attributes):
                tree.open(token)
            case _:
                pass
    return Scanned(tags=tree.finish(len(text)), strays=tuple(tree.strays))


class _Tree:
    def __init__(self, text: str, breaks: Wanted) -> None:
        self._text = text
        self._breaks = breaks
        self._open: list[_Open] = []
        self._done: list[Tag] = []
        self.strays: list[tuple[str, int, int]] = []

    def open(self, token: Token) -> None:
        one = _Open(
            name=token.name,
            attributes=token.attributes,
            start=token.start,
            inner=token.end,
        )
        if token.kind == "alone":
            self._add([_tag(one, token.end, token.end, closed=True)])
            return
        if len(self._open) >= _DEEPEST:
            # Nobody nests so deep: these have lost their ends.
            while self._open:
                self._cut(token.start)
        self._open.append(one)

    def close(self, token: Token) -> None:
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].name == token.name:
                while len(self._open) > index + 1:
                    self._cut(token.start)
                one = self._open.pop()
                self._add([_tag(one, token.start, token.end, closed=True)])
                return
        self.strays.append((token.name, token.start, token.end))

    def heading(self, at: int) -> None:
        while self._open and (
            self._breaks(self._open[-1].name, self._open[-1].attributes)
            or self._has_lost_its_end(at)
        ):
            self._cut(at)

    def _has_lost_its_end(self, at: int) -> bool:
        """Whether the last tag is inside one that a heading ends, and another of its name begins before any ends."""
        if not any(self._breaks(one.name, one.attributes) for one in self._open):
            return False
        name = re.escape(self._open[-1].name)
        found = re.compile(rf"<(/?){name}\b|\{{%-?\s*(end)?{name}\b").search(
            self._text, at
        )
        return found is None or not (found[1] or found[2])

    def finish(self, at: int) -> tuple[Tag, ...]:
        while self._open:
            self._cut(at)
        return tuple(self._done)

    def _add(self, tags: list[Tag]) -> None:
        (self._open[-1].children if self._open else self._done).extend(tags)

    def _cut(self, at: int) -> None:
        """Ends what has no end of its own: a field at the next thing beside it, all else here."""
        one = self._open.pop()
        if not self._breaks(one.name, one.attributes):
            self._add([_tag(one, at, at, closed=False)])
            return
        column = self._column(one.start)
        within: list[Tag] = []
        beside: list[Tag] = []
        for child in one.children:
            deeper = self._column(child.start) > column or not self._breaks(
                child.name, child.attributes
            )
            (within if deeper and not beside else beside).append(child)
        end = beside[0].start if beside else at
        first = within[0].start if within else end
        inner_end = _paragraph(self._text, one.inner, first)
        if within:
            inner_end = within[-1].end
        one.children = within
        self._add([_tag(one, inner_end, inner_end, closed=False), *beside])

    def _column(self, offset: int) -> int:
        return offset - self._text.rfind("\n", 0, offset)


def _paragraph(text: str, start: int, end: int) -> int:
    """The end of the first paragraph of a stretch."""
    lead = _SPACE.match(text, start, end)
    blank = BLANK_LINE.search(text, lead.end() if lead else start, end)
    return blank.start() if blank else end


def _tag(one: _Open, inner_end: int, end: int, *, closed: bool) -> Tag:
    return Tag(
        name=one.name,
        attributes=one.attributes,
        start=one.start,
        inner=one.inner,
        inner_end=inner_end,
        end=end,
        closed=closed,
        children=tuple(one.children),
    )
